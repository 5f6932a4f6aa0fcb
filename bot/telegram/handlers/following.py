"""/follow: new articles, told to a person, a group or a topic."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.state import Follow
from bot.telegram import cards as render
from bot.telegram.sending import Place, edit
from bot.telegram.services import Services, reply, runs_chat, toast
from bot.texts import Language, say

_QUIET = (22, 8)  # hours of the day in Seoul
_HOURS = re.compile(r"([01]?\d|2[0-4])\s?[-~]\s?([01]?\d|2[0-4])")
_LONGEST, _MOST = 50, 20  # characters of a word; wishes of a chat


class Following:
    """The handlers of /follow and of the buttons that end it (``n:x:NUMBER``)."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/follow 낱말 [22-8]`` follows a word, an outlet or the address of a feed; alone it lists."""
        message, user = update.effective_message, update.effective_user
        if message is None or user is None:
            return
        language, state = self._desk.language(update), self._desk.state
        words = list(context.args or [])
        if words and not await runs_chat(update):
            await reply(update, context.bot, render.split_text(say(language, "chat_admins_only")))
            return
        hours = _HOURS.fullmatch(words[-1]) if len(words) > 1 else None
        quiet = (int(hours[1]) % 24, int(hours[2]) % 24) if hours else _QUIET
        word = _followed(" ".join(words[:-1] if hours else words))
        known = await state.run(state.follows.all, message.chat.id)
        if word and len(known) < _MOST and word not in {follow.word for follow in known}:
            thread = Place.of(message).thread_id
            wish = (message.chat.id, thread, user.id, word, language, quiet)
            known.append(await state.run(state.follows.add, *wish))
        texts, buttons = await self._list(message.chat.id, language)
        await reply(update, context.bot, texts, buttons)

    async def stopped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """End one; who may not begin one in a group may not end it."""
        query, state, language = (
            update.callback_query,
            self._desk.state,
            self._desk.language(update),
        )
        if query is None or not isinstance(query.message, Message):
            await toast(update, say(language, "old_button"), alert=True)
            return
        if not await runs_chat(update):
            await toast(update, say(language, "chat_admins_only"), alert=True)
            return
        chat_id, number = query.message.chat.id, int((query.data or "").rpartition(":")[2])
        gone = await state.run(state.follows.stop, number, chat_id)
        await toast(update, say(language, "follow_stopped" if gone else "already_gone"))
        texts, buttons = await self._list(chat_id, language)
        await edit(context.bot, chat_id, query.message.message_id, texts[0], buttons)

    async def _list(
        self, chat_id: int, language: Language
    ) -> tuple[list[str], InlineKeyboardMarkup | None]:
        state = self._desk.state
        known = await state.run(state.follows.all, chat_id)
        if not known:
            return render.split_text(say(language, "no_follows")), None
        lines = [
            say(language, _told(f), n=n, word=f.word, first=f.quiet[0], last=f.quiet[1])
            for n, f in enumerate(known, start=1)
        ]
        buttons = [
            InlineKeyboardButton(f"🔕 {f.word}", callback_data=f"n:x:{f.number}") for f in known
        ]
        rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
        return render.table(say(language, "follows"), lines), InlineKeyboardMarkup(rows)


def _told(follow: Follow) -> str:
    """The key of the line that tells of one."""
    return "follow_always" if follow.quiet[0] == follow.quiet[1] else "follow"


def _followed(words: str) -> str:
    """What is looked for: a word or an outlet, or of an address its server."""
    host = urlsplit(words).hostname if words.startswith(("http://", "https://")) else None
    return (host or words).removeprefix("www.")[:_LONGEST].strip()
