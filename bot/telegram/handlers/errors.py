"""Errors: logged first, then apologised for."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram.services import Services, reply, toast
from bot.texts import say
from bot.texts.errors import said
from index.errors import EngineError

_log = logging.getLogger(__name__)


class Errors:
    """The handler of what no other handler expected."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def happened(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log first, then apologise: the second may fail for the same reason as the first."""
        if isinstance(context.error, Forbidden):
            _log.info("nobody there to write to: %s", context.error)
            return
        self._desk.metrics.errors.labels("handler").inc()
        _log.error("an update could not be handled", exc_info=context.error)
        if not isinstance(update, Update):
            return
        language, text = self._desk.language(update), ""
        if isinstance(context.error, EngineError):  # it comes back by itself
            text = " ".join(said(language, context.error, "chat"))
        text = text or say(language, "crashed")
        try:
            if update.callback_query is not None:
                await toast(update, text, alert=True)
            elif update.inline_query is None and update.guest_message is None:
                await reply(update, context.bot, render.split_text(text))
        except TelegramError:
            _log.exception("the apology could not be sent")
