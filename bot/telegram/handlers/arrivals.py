"""The bot comes into a group: it says how to ask."""

from __future__ import annotations

from telegram import ChatMember, Update
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram.sending import Place, send
from bot.telegram.services import Services
from bot.texts import say

_OUTSIDE = frozenset({ChatMember.LEFT, ChatMember.BANNED})


class Arrivals:
    """The handler of ``my_chat_member``."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def happened(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell a group in two lines how to ask, when the bot comes into it; nothing elsewhere."""
        change = update.my_chat_member
        if change is None or change.chat.type not in {"group", "supergroup"}:
            return
        came = change.old_chat_member.status in _OUTSIDE
        if not came or change.new_chat_member.status in _OUTSIDE:
            return
        text = say(self._desk.language(update), "group_welcome", name=context.bot.username)
        await send(context.bot, Place(change.chat.id), render.split_text(text))
