"""What the bot does with a message: commands and questions."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from telegram import LinkPreviewOptions, Message, Update
from telegram.constants import ChatAction, ParseMode
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.render import render, split_text
from bot.summary import summary
from bot.texts import Language, language_of, say
from index.errors import GisabotError
from index.library import Library, Report

_log = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

# Brings the library up to date and tells what changed; may take minutes.
Reindex = Callable[[], Report]


class Handlers:
    """The handlers of one bot.

    Args:
        library: answers come from it.
        admins: numeric ids of those who may reindex.
        reindex: brings the library up to date; runs in a thread.
    """

    def __init__(self, library: Library, admins: frozenset[int], reindex: Reindex) -> None:
        self._library = library
        self._admins = admins
        self._reindex = reindex

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await _send(update, split_text(say(language(update), "start")))

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        spoken = language(update)
        admin = say(spoken, "help_admin") if self._is_admin(update) else ""
        await _send(update, split_text(say(spoken, "help_page", admin=admin)))

    async def privacy(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await _send(update, split_text(say(language(update), "privacy")))

    async def sources(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        answer = await asyncio.to_thread(self._library.retriever.articles)
        await _send(update, render(answer, language(update)))

    async def question(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None or not message.text:
            return
        context.application.create_task(_typing(message), update=update)
        answer = await asyncio.to_thread(self._library.retriever.answer, message.text)
        await _send(update, render(answer, language(update)))

    async def reindex(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        spoken = language(update)
        user = update.effective_user
        if not self._is_admin(update):
            user_id = user.id if user else ""
            await _send(update, split_text(say(spoken, "admins_only", user_id=user_id)))
            return
        await _send(update, split_text(say(spoken, "reindexing")))
        try:
            text = summary(await asyncio.to_thread(self._reindex), spoken)
        except GisabotError as exc:
            _log.exception("reindexing failed")
            text = say(spoken, "reindex_failed", reason=exc)
        except Exception:
            _log.exception("reindexing failed unexpectedly")
            text = say(spoken, "reindex_crashed")
        await _send(update, split_text(text))

    async def unknown_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message and message.text:
            command = message.text.split()[0][:40]
            await _send(
                update, split_text(say(language(update), "unknown_command", command=command))
            )

    async def not_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await _send(update, split_text(say(language(update), "text_only")))

    async def error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log first, then apologise: the second may fail for the same reason as the first."""
        _log.error("an update could not be handled", exc_info=context.error)
        if isinstance(update, Update) and update.effective_message:
            try:
                await _send(update, split_text(say(language(update), "crashed")))
            except TelegramError:
                _log.exception("the apology could not be sent")

    def _is_admin(self, update: Update) -> bool:
        return update.effective_user is not None and update.effective_user.id in self._admins


def language(update: Update) -> Language:
    """Korean for Korean clients, English for others; by the text where the client does not tell."""
    user = update.effective_user
    if user is not None and user.language_code:
        return "ko" if user.language_code.lower().startswith("ko") else "en"
    message = update.effective_message
    return language_of(message.text or "") if message else "ko"


async def _send(update: Update, messages: list[str]) -> None:
    message = update.effective_message
    if message is None:
        return
    for text in messages:
        await message.reply_text(text, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW)


async def _typing(message: Message) -> None:
    try:
        await message.reply_chat_action(ChatAction.TYPING)
    except TelegramError as exc:  # a missing "typing…" is no reason to lose the answer
        _log.info("no chat action: %s", exc)
