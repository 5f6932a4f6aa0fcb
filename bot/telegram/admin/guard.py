"""Only admins pass, and only where nobody else reads along."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram.services import Services, reply, toast
from bot.texts import say

Handler = Callable[[Update, ContextTypes.DEFAULT_TYPE], Awaitable[None]]
Guarded = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


def admins_only(desk: Services, act: Handler) -> Guarded:
    """`act` for admins in their private chats; others are told politely.

    Asked anew at every step: who was an admin when a button was made may be none now.
    """

    async def guarded(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        chat, user = update.effective_chat, update.effective_user
        if not desk.is_admin(update):
            key = "admins_only"
        elif chat is None or chat.type != "private":
            key = "private_only"
        else:
            await act(update, context)
            return
        text = say(desk.language(update), key, user_id=user.id if user else "")
        if update.callback_query is not None:
            await toast(update, text, alert=True)
        else:
            await reply(update, context.bot, render.split_text(text))

    return guarded
