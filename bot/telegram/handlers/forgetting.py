"""/forget: deletes what is kept of whoever asks for it, once they said so again."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.sending import edit
from bot.telegram.services import Services, reply, toast
from bot.texts import say


class Forgetting:
    """The handlers of /forget and of the buttons under it (``g:ACT:USER``)."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell what will be deleted, and ask."""
        user, language = update.effective_user, self._desk.language(update)
        if user is None:
            return
        keyboard = keyboards.row_of(
            (say(language, "button_forget"), f"g:y:{user.id}"),
            (say(language, "button_keep"), f"g:n:{user.id}"),
            style="danger",
        )
        await reply(update, context.bot, render.split_text(say(language, "forget_ask")), keyboard)

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Delete or leave it; in a group only whoever asked may say so."""
        query, message = update.callback_query, update.effective_message
        if query is None or message is None:
            return
        language, user_id = self._desk.language(update), query.from_user.id
        _, act, whose = (query.data or "").split(":")
        if int(whose) != user_id:
            await toast(update, say(language, "forget_not_yours"), alert=True)
            return
        text = say(language, "forget_left")
        if act == "y":
            count = await self._desk.known.forget(user_id)
            text = say(language, "forgotten", questions=count)
        await toast(update)
        (html,) = render.split_text(text)
        await edit(context.bot, message.chat.id, message.message_id, html)
