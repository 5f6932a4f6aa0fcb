"""Which handler does what: the whole wiring of the Telegram application."""

from __future__ import annotations

import asyncio
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    TypeHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.telegram.admin.albums import Albums
from bot.telegram.admin.corrections import Corrections, is_correction
from bot.telegram.admin.decisions import Decisions
from bot.telegram.admin.guard import Guarded, Handler, admins_only
from bot.telegram.admin.lists import FeedCommands, WordCommands
from bot.telegram.admin.pairing import Pairing
from bot.telegram.admin.reindexing import ReindexCommand
from bot.telegram.admin.reports import Reports
from bot.telegram.admin.sources import Sources
from bot.telegram.admin.submissions import Submissions, is_article, is_submission
from bot.telegram.handlers.access import Access
from bot.telegram.handlers.arrivals import Arrivals
from bot.telegram.handlers.buttons import Buttons
from bot.telegram.handlers.errors import Errors
from bot.telegram.handlers.following import Following
from bot.telegram.handlers.forgetting import Forgetting
from bot.telegram.handlers.gate import Gate
from bot.telegram.handlers.help_pages import Pages
from bot.telegram.handlers.inline import Inline
from bot.telegram.handlers.korean import KOREAN, in_korean
from bot.telegram.handlers.offered import Offered
from bot.telegram.handlers.preferences import Preferences
from bot.telegram.handlers.proposals import Proposals
from bot.telegram.handlers.questions import QuestionHandlers
from bot.telegram.handlers.reactions import Reactions
from bot.telegram.metrics import Metrics
from bot.telegram.receiving import RawBot
from bot.telegram.sending import PatientLimiter
from bot.telegram.services import Services
from bot.telegram.turns import InTurn

App = Application[Any, Any, Any, Any, Any, Any]
_AT_ONCE = 256  # updates; those of a busy chat wait for each other within them
_CONNECTIONS = 16  # to the Bot API server; each request looks at every one of them
_NEW = filters.UpdateType.MESSAGE  # an edited command is not run again
_WORDS = filters.TEXT | filters.CAPTION
_PRIVATE = _NEW & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL & ~filters.VIA_BOT


class _Submission(filters.MessageFilter):
    def filter(self, message: Message) -> bool:
        return is_submission(message)


class _Article(filters.MessageFilter):
    def filter(self, message: Message) -> bool:
        return is_article(message)


class _From(filters.MessageFilter):
    """Of an admin; what others paste is a question that is too long."""

    def __init__(self, desk: Services) -> None:
        super().__init__()
        self._desk = desk

    def filter(self, message: Message) -> bool:
        return message.from_user is not None and message.from_user.id in self._desk.admins()


class _Correction(filters.MessageFilter):
    def filter(self, message: Message) -> bool:
        return is_correction(message)


def raw_bot(api: str, token: str, metrics: Metrics) -> RawBot:
    """The bot at the Bot API server `api`, not yet initialized."""
    return RawBot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=HTTPXRequest(connection_pool_size=_CONNECTIONS, pool_timeout=10),
        get_updates_request=HTTPXRequest(connection_pool_size=1),
        rate_limiter=PatientLimiter(metrics),
    )


def build(desk: Services, bot: RawBot, pairing: Pairing) -> App:
    """The application, not yet started; updates come in by `bot.telegram.receiving`."""
    application = (
        ApplicationBuilder()
        .updater(None)
        .bot(bot)
        .update_queue(asyncio.Queue())
        .concurrent_updates(turns := InTurn(desk.state, _AT_ONCE))
        .build()
    )
    reindexing = ReindexCommand(desk)
    access = Access(desk)
    application.add_handler(TypeHandler(Update, Gate(desk).look), group=-2)
    application.add_handler(TypeHandler(Update, access.look), group=-1)
    _add_commands(application, desk, pairing, reindexing)
    _add_messages(application, desk, QuestionHandlers(desk, turns.is_crowded))
    _add_buttons(application, desk, reindexing, access)
    application.add_handler(ChatMemberHandler(Arrivals(desk).happened))
    application.add_handler(MessageReactionHandler(Reactions(desk).happened))
    application.add_handler(InlineQueryHandler(Inline(desk).typed))
    application.add_error_handler(Errors(desk).happened)
    return application


def _add_commands(
    application: App, desk: Services, pairing: Pairing, reindexing: ReindexCommand
) -> None:
    pages, reports, forgetting = Pages(desk), Reports(desk), Forgetting(desk)
    preferences = Preferences(desk)
    everybody: dict[str, Guarded] = {
        "start": pages.start,
        "help": pages.help,
        "privacy": pages.privacy,
        "language": pages.language,
        "forget": forgetting.asked,
        "cancel": pages.cancel,
        "sources": Sources(desk).asked,
        "pair": pairing.pair,
        "settings": preferences.asked,
        "follow": Following(desk).asked,
    }
    admins: dict[str, Handler] = {
        "reindex": reindexing.asked,
        "feeds": FeedCommands(desk, reindexing).asked,
        "words": WordCommands(desk, reindexing).asked,
        "gaps": reports.gaps,
        "stats": reports.stats,
        "export": reports.export,
        "audit": reports.audit,
        "digest": reports.digest,
        "unpair": pairing.unpair,
    }
    handlers = everybody | {name: admins_only(desk, act) for name, act in admins.items()}
    for name, callback in handlers.items():
        application.add_handler(CommandHandler(name, callback, filters=_NEW))
    application.add_handler(MessageHandler(_PRIVATE & KOREAN, in_korean(handlers)))


def _add_messages(application: App, desk: Services, questions: QuestionHandlers) -> None:
    pages, submissions = Pages(desk), Submissions(desk)
    proposals = Proposals(desk)
    for message_filter, callback in (
        (filters.UpdateType.GUEST_MESSAGE, questions.guest),
        (_NEW & filters.COMMAND, pages.unknown_command),
        (_PRIVATE & filters.Regex(r"^/\w"), pages.unknown_command),  # /도움: no entity in Hangul
        (_PRIVATE & _Correction(), admins_only(desk, Corrections(desk).answered)),
        (
            _PRIVATE & filters.Document.ALL & ~filters.ANIMATION,
            proposals.unless_admin(submissions.file),
        ),
        (_PRIVATE & _Submission(), proposals.unless_admin(submissions.links)),
        (_PRIVATE & _Article() & _From(desk), submissions.text),
        (_NEW & _WORDS, pages.album_asked(questions.asked)),
        (filters.UpdateType.CHANNEL_POST & _WORDS, questions.asked),
        (filters.UpdateType.EDITED_MESSAGE & _WORDS, questions.edited),
        (filters.UpdateType.EDITED_CHANNEL_POST & _WORDS, questions.edited),
        (_PRIVATE, pages.not_text),
    ):
        application.add_handler(MessageHandler(message_filter, callback))


def _add_buttons(
    application: App, desk: Services, reindexing: ReindexCommand, access: Access
) -> None:
    corrections = Corrections(desk)
    buttons, sources, lists = Buttons(desk), Sources(desk), r"(?:r:[0-9a-f]{16}|c:0)$"
    for pattern, callback in (
        (r"q:", buttons.pressed),
        (r"s:p:\d{1,6}(?::[ndt]:.*)?$", sources.pressed),
        (r"s:[ryu]:\d{1,6}:[0-9a-f]+$", sources.pressed),
        (r"e:f:(?:d\d{1,15}|a[0-9a-f]{12}):[a-z]{1,10}$", admins_only(desk, corrections.pressed)),
        (r"e:[moxb]:(?:d\d{1,15}|a[0-9a-f]{12})$", admins_only(desk, corrections.pressed)),
        (r"d:[ynu]:\d{1,15}$", admins_only(desk, Decisions(desk).pressed)),
        (rf"f:{lists}", admins_only(desk, FeedCommands(desk, reindexing).pressed)),
        (rf"w:{lists}", admins_only(desk, WordCommands(desk, reindexing).pressed)),
        (r"l:", Pages(desk).language_chosen),
        (r"g:[yn]:\d{1,15}$", Forgetting(desk).pressed),
        (r"k:[0-9a-f]{12}:\d{1,3}:[0-9a-f]{8}$", Offered(desk, QuestionHandlers(desk)).pressed),
        (r"v:\d{1,15}$", Proposals(desk).pressed),
        (r"o:(?:ko|en|auto|digest)$", Preferences(desk).pressed),
        (r"n:x:\d{1,15}$", Following(desk).stopped),
        (r"m:[yn]:\d{1,15}:\d{1,15}$", admins_only(desk, Albums(desk).pressed)),
        (r"x:a:-?\d{1,15}$", access.asked),
        (r"x:[yn]:-?\d{1,15}$", admins_only(desk, access.decided)),
        (r"", buttons.unknown),
    ):
        application.add_handler(CallbackQueryHandler(callback, pattern=pattern))
