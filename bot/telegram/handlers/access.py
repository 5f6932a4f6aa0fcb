"""Who may ask: everybody, those whom the settings name, or those whom an admin let in."""

from __future__ import annotations

import logging

from telegram import InlineQueryResultsButton, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.handlers.gate import cost
from bot.telegram.sending import Place, edit, send
from bot.telegram.services import Services, reply, toast
from bot.texts import say

_log = logging.getLogger(__name__)
_OPEN = frozenset({"start", "help", "privacy", "forget", "language", "pair"})


class Access:
    """Stops what comes from people and chats that may not ask, and tells them how they may.

    Buttons: ``x:a:ID`` asks the admins to let somebody in, ``x:y:ID`` and ``x:n:ID`` are their answer.
    """

    def __init__(self, desk: Services) -> None:
        self._desk = desk
        self._named = desk.settings.access
        self._wished: set[int] = set()

    async def look(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let an update pass, or keep it from all handlers. Raises ApplicationHandlerStop."""
        if self._named is None or self._may(update) or not cost(update, context.bot.bot):
            return
        await self._tell(update, context)
        raise ApplicationHandlerStop

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Pass a wish on to every admin whom the bot may write to."""
        query, language = update.callback_query, self._desk.language(update)
        if query is None or query.message is None or not self._desk.settings.approval:
            return
        chat = query.message.chat
        if chat.id in self._wished:  # admins are asked once, and again after a restart
            await toast(update, say(language, "access_asked"), alert=True)
            return
        name = query.from_user.full_name if chat.type == "private" else chat.title or ""
        reached = False
        for admin in self._desk.admins():
            spoken = self._desk.known.language(admin) or "ko"
            texts = render.split_text(say(spoken, "access_wish", name=name[:100], number=chat.id))
            buttons = keyboards.row_of(
                (say(spoken, "button_let_in"), f"x:y:{chat.id}"),
                (say(spoken, "button_refuse"), f"x:n:{chat.id}"),
                style="primary",
            )
            try:
                await send(context.bot, Place(admin), texts, buttons)
                reached = True
                self._wished.add(chat.id)
            except TelegramError as exc:
                _log.info("a wish to be answered did not reach an admin: %s", exc)
        key = "access_asked" if reached else "proposal_lost"
        await toast(update, say(language, key), alert=True)

    async def decided(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """An admin lets somebody in, or does not."""
        query, message = update.callback_query, update.effective_message
        if query is None or message is None:
            return
        language = self._desk.language(update)
        _, act, number = (query.data or "").split(":")
        if act == "y":
            await self._desk.known.allow(int(number))
            await self._desk.record(update, "let in", number)
            await self._welcome(int(number), context)
        await toast(update)
        key = "access_given" if act == "y" else "access_refused"
        (html,) = render.split_text(say(language, key, number=number))
        await edit(context.bot, message.chat.id, message.message_id, html)

    def _may(self, update: Update) -> bool:
        user, chat = update.effective_user, update.effective_chat
        allowed = (self._named or frozenset()) | self._desk.known.let_in() | self._desk.admins()
        if {user.id if user else 0, chat.id if chat else 0} & allowed:
            return True
        query, message = update.callback_query, update.message
        if query is not None and (query.data or "").startswith(("x:", "l:", "g:")):
            return True
        command = (message.text or "").partition(" ")[0].partition("@")[0] if message else ""
        return command.removeprefix("/") in _OPEN and command.startswith("/")

    async def _tell(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        language, chat = self._desk.language(update), update.effective_chat
        approval = self._desk.settings.approval
        text = say(language, "access_by_wish" if approval else "access_closed")
        if update.callback_query is not None:
            await toast(update, text, alert=True)
        elif update.inline_query is not None:
            button = InlineQueryResultsButton(say(language, "access_inline"), start_parameter="ask")
            await update.inline_query.answer([], cache_time=0, is_personal=True, button=button)
        elif update.guest_message is None and chat is not None:
            wish = (say(language, "button_wish"), f"x:a:{chat.id}")
            keyboard = keyboards.row_of(wish, style="primary") if approval else None
            await reply(update, context.bot, render.split_text(text), keyboard)

    async def _welcome(self, number: int, context: ContextTypes.DEFAULT_TYPE) -> None:
        language = self._desk.known.language(number) or "ko"
        try:
            texts = render.split_text(say(language, "access_welcome"))
            await send(context.bot, Place(number), texts)
        except TelegramError as exc:
            _log.info("who was let in could not be told: %s", exc)
