"""Files that an admin sends together: one summary, and one button that takes them all in."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.summary import taken_text
from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.sending import Place, edit, send
from bot.telegram.services import Services, toast
from bot.texts import Language, say
from bot.texts.errors import told
from index.collect.intake import IntakeResult, Pending
from index.errors import GisabotError
from index.plain import flat

_log = logging.getLogger(__name__)
_QUIET = 1.0  # seconds after its last file; Telegram tells neither the number nor the end
_TITLE = 100  # characters


@dataclass(slots=True)
class _Album:
    message: Message
    language: Language
    lines: list[str] = field(default_factory=list)
    drafts: list[int] = field(default_factory=list)
    closing: asyncio.Task[None] | None = None


class Albums:
    """Collects albums, and handles the buttons under their summaries (``m:ACT:FIRST:LAST``).

    The drafts of an album have the numbers from FIRST to LAST, but for those of other admins.
    """

    def __init__(self, desk: Services) -> None:
        self._desk = desk
        self._open: dict[str, _Album] = {}

    async def add(
        self, message: Message, found: tuple[Pending, IntakeResult] | str, language: Language
    ) -> None:
        """Take one file of an album: what was read of it, or why nothing was."""
        assert message.from_user is not None
        key = f"{message.chat.id}:{message.media_group_id}"
        album = self._open.setdefault(key, _Album(message, language))
        if isinstance(found, str):
            album.lines.append(f"⚠️ {found}")
        else:
            pending, taken = found
            line = flat(taken.document.title)[:_TITLE]
            if taken.outcome == "duplicate":
                line += f" — {say(language, 'preview_duplicate')}"
            else:
                state = self._desk.state
                draft = await state.run(state.drafts.add, message.from_user.id, pending)
                album.drafts.append(draft.number)
                line += f" — {say(language, 'album_sentences', n=taken.sentences)}"
            album.lines.append(line)
        if album.closing is not None:
            album.closing.cancel()
        album.closing = asyncio.create_task(self._close(key))

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Take all in, or none."""
        query, message = update.callback_query, update.effective_message
        if query is None or message is None:
            return
        language, state = self._desk.language(update), self._desk.state
        _, act, first, last = (query.data or "").split(":")
        between = int(first), int(last), query.from_user.id
        await toast(update)
        if act == "n":
            count = await state.run(state.drafts.drop_between, *between)
            heading, lines = say(language, "cancelled", n=count), []
        else:
            drafts = await state.run(state.drafts.waiting_between, *between)
            told = [await self._take(update, number, language) for number in drafts]
            lines = [line for line in told if line]
            heading = say(language, "album_done", n=len(told) - len(lines))
        (html, *_) = render.table(heading, lines) if lines else render.split_text(heading)
        await edit(context.bot, message.chat.id, message.message_id, html)

    async def _take(self, update: Update, number: int, language: Language) -> str:
        """Take one in; what is to be told of it, empty where it was simply added."""
        state = self._desk.state
        draft = await state.run(state.drafts.get, number)
        if draft is None or not isinstance(draft.content, Pending):
            return say(language, "already_gone")
        document = draft.content.document
        await state.run(state.drafts.move, number, "waiting", "taking")
        try:
            (taken,) = await asyncio.to_thread(self._desk.library.add, [draft.content])
        except GisabotError as exc:
            _log.exception("an article of an album could not be added")
            await state.run(state.drafts.move, number, "taking", "waiting")
            return f"⚠️ {told(language, exc, 'chat')}"
        status = "dropped" if taken.outcome == "duplicate" else taken.outcome
        await state.run(state.drafts.move, number, "taking", status)
        await self._desk.record(update, "add", f"{document.doc_id} {document.title}")
        plain = taken.outcome == "added" and taken.twin is None
        return "" if plain else taken_text(taken, language)

    async def _close(self, key: str) -> None:
        await asyncio.sleep(_QUIET)
        album = self._open.pop(key)
        heading = say(album.language, "album", n=len(album.lines))
        lines = [f"{number}. {line}" for number, line in enumerate(album.lines, start=1)]
        buttons = None
        if album.drafts:
            span = f"{album.drafts[0]}:{album.drafts[-1]}"
            buttons = keyboards.row_of(
                (say(album.language, "button_add_all", n=len(album.drafts)), f"m:y:{span}"),
                (say(album.language, "button_cancel"), f"m:n:{span}"),
                style="primary",
            )
        try:
            bot, place = album.message.get_bot(), Place.of(album.message)
            await send(bot, place, render.table(heading, lines), buttons)
        except TelegramError as exc:
            _log.warning("the summary of an album was not sent: %s", exc)
