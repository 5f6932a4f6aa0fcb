"""What people who are no admins send as articles: it is proposed to the admins if they wish."""

from __future__ import annotations

import logging
import time
from collections.abc import Coroutine
from typing import Any

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.admin.guard import Guarded, Handler
from bot.telegram.limits import Limits
from bot.telegram.sending import Place, edit, send
from bot.telegram.services import Services, toast
from bot.texts import say

_AN_HOUR = 5  # proposals of one person
_log = logging.getLogger(__name__)


class Proposals:
    """The handlers of what newcomers send, and of the button under the reply (``v:MESSAGE``)."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk
        self._limits = Limits(_AN_HOUR, lambda: time.monotonic() / 60)

    def unless_admin(self, act: Handler) -> Guarded:
        """`act` for admins; others are told what the bot is for, and may propose what they sent."""

        async def guarded(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            await (act(update, context) if self._desk.is_admin(update) else self._told(update))

        return guarded

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Pass what was sent on to every admin whom the bot may write to."""
        query, language = update.callback_query, self._desk.language(update)
        if query is None or not isinstance(query.message, Message):
            await toast(update, say(language, "old_button"), alert=True)
            return
        _, sent = (query.data or "").split(":")
        if self._limits.take(query.from_user.id) != "yes":
            await toast(update, say(language, "proposals_enough"), alert=True)
            return
        chat_id, name = query.message.chat.id, query.from_user.full_name
        reached = 0
        for admin in self._desk.admins():
            try:
                spoken = self._desk.known.language(admin) or "ko"
                text = say(spoken, "proposed", name=name[:100])
                await send(context.bot, Place(admin), render.split_text(text))
                await context.bot.forward_message(admin, chat_id, int(sent))
                reached += 1
            except TelegramError as exc:
                _log.info("a proposal did not reach an admin: %s", exc)
        await toast(update)
        key = "proposal_sent" if reached else "proposal_lost"
        (html,) = render.split_text(say(language, key))
        await edit(context.bot, chat_id, query.message.message_id, html)

    def _told(self, update: Update) -> Coroutine[Any, Any, Any]:
        message, language = update.effective_message, self._desk.language(update)
        assert message is not None
        texts = render.split_text(say(language, "not_taken"))
        button = (say(language, "button_propose"), f"v:{message.message_id}")
        keyboard = keyboards.row_of(button, style="primary")
        return send(message.get_bot(), Place.of(message), texts, keyboard)
