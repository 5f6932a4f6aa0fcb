"""The one gate that everything passes which a person can have the bot do."""

from __future__ import annotations

from telegram import Message, Update, User
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.telegram import cards as render
from bot.telegram.handlers.addressing import asked_of
from bot.telegram.services import Services, reply, toast
from bot.texts import say

# In questions. Apps ask inline at every few letters typed; a card has eight passages to page through.
_BUTTON, _INLINE = 0.5, 0.25


class Gate:
    """Stops what comes faster than the rate of the settings, and says so once."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def look(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let an update pass, or keep it from all handlers. Raises ApplicationHandlerStop."""
        user, price = update.effective_user, cost(update, context.bot.bot)
        if user is None or not price:
            return
        may = self._desk.limits.take(user.id, price)
        if may == "yes":
            return
        self._desk.metrics.refused.inc()
        if may == "wait":
            await self._tell(update, context)
        raise ApplicationHandlerStop

    async def _tell(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        text = say(self._desk.language(update), "wait_a_little", rate=self._desk.settings.rate)
        if update.callback_query is not None:
            await toast(update, text, alert=True)
        elif update.guest_message is None:
            await reply(update, context.bot, render.split_text(text))


def cost(update: Update, bot: User) -> float:
    """What an update counts for, in questions; 0 for what nobody asks of the bot."""
    if update.callback_query is not None:
        return _BUTTON
    if update.inline_query is not None:
        return _INLINE
    message = update.message or update.edited_message
    if update.guest_message is not None or (message is not None and _is_for_us(message, bot)):
        return 1.0
    return 0.0


def _is_for_us(message: Message, bot: User) -> bool:
    """All of a private chat; of a group commands, mentions and replies."""
    if message.chat.type == "private" or asked_of(message, bot) is not None:
        return True
    command, _, name = (message.text or "").partition(" ")[0].partition("@")
    return command.startswith("/") and name.lower() in ("", (bot.username or "").lower())
