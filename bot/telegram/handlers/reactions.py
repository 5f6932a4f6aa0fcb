"""Reactions to answers, which count as votes."""

from __future__ import annotations

from telegram import ReactionTypeEmoji, Update
from telegram.ext import ContextTypes

from bot.telegram.services import Services

_UP = frozenset("👍❤🔥🥰👏🎉🤩🙏👌💯🏆🤝🫡😍⚡🆒😘🤗")
_DOWN = frozenset("👎😢😡🤬🤮💩😱🤔🤨😐🥱💔🖕")


class Reactions:
    """The handler of ``message_reaction``, which Telegram sends from private chats and from groups
    where the bot is an admin."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def happened(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep what a person's reactions to an answer come to."""
        change, state = update.message_reaction, self._desk.state
        if change is None or change.user is None:
            return
        asked = await state.run(state.questions.of_reply, change.chat.id, change.message_id)
        if asked is None:
            return
        signs = {r.emoji[0] for r in change.new_reaction if isinstance(r, ReactionTypeEmoji)}
        vote = 1 if signs & _UP else -1 if signs & _DOWN else 0
        await state.run(state.feedback.react, asked.number, change.user.id, vote)
