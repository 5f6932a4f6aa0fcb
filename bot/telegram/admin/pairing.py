"""Becoming an admin by a code that only the server's console shows."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import Counter
from collections.abc import Callable
from typing import Protocol

from telegram import Update
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram.profile import show_admin_commands
from bot.telegram.services import Services, reply
from bot.texts import say

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without I, O, 0, 1, which look alike
_LENGTH = 8
_VALID = 3600.0  # seconds
# One code may be guessed so often, by one person and by all: accounts cost nothing, and 32^8 codes are
# out of reach of more.
_GUESSES_EACH, _GUESSES = 5, 20


class Tell(Protocol):
    """Tells the person at the console something: a sentence of `bot.texts` by its key."""

    def __call__(self, key: str, **values: object) -> None: ...


class Pairing:
    """The handlers of /pair and /unpair.

    Args:
        tell: shows the code; called again with a new one whenever one was used, or asked for after
            its time.
        clock: seconds, the same in all processes.
    """

    def __init__(self, desk: Services, tell: Tell, clock: Callable[[], float] = time.time) -> None:
        self._desk = desk
        self._tell = tell
        self._clock = clock
        self._renew()

    async def pair(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Make whoever knows the code an admin, once."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None:
            return
        language = self._desk.language(update)
        key = "private_only"
        if chat.type == "private":
            key = await self._judged(user.id, " ".join(context.args or []))
        if key == "paired":
            await self._desk.known.pair(user.id)
            await self._desk.record(update, "pair")
            await show_admin_commands(context.bot, user.id)
        await reply(update, context.bot, render.split_text(say(language, key)))

    async def unpair(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """An admin stops being one."""
        user = update.effective_user
        if user is None:
            return
        await self._desk.record(update, "unpair")
        await self._desk.known.unpair(user.id)
        key = "unpair_settings" if user.id in self._desk.settings.admins else "unpaired"
        text = say(self._desk.language(update), key, user_id=user.id)
        await reply(update, context.bot, render.split_text(text))

    async def _judged(self, user_id: int, given: str) -> str:
        """What to tell a user who sent this code: ``paired``, or why not."""
        state, now = self._desk.state, self._clock()
        if now >= self._ends:
            self._renew()
            return "pair_expired"
        if self._wrong.total() >= _GUESSES or self._wrong[user_id] >= _GUESSES_EACH:
            return "pair_refused"
        # Another process of the bot may have shown it.
        if not await state.run(state.admins.use_code, _kept(given), now):
            self._wrong[user_id] += 1
            return "pair_wrong"
        self._renew()
        return "paired"

    def _renew(self) -> None:
        code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        self._wrong: Counter[int] = Counter()
        self._ends = self._clock() + _VALID
        self._desk.state.admins.offer_code(_kept(code), self._ends)
        half = _LENGTH // 2
        shown = f"{code[:half]}-{code[half:]}"
        self._tell("pair_code", code=shown, minutes=int(_VALID // 60))


def _kept(code: str) -> str:
    """What of a code is kept: nobody reads it from the database, or from a copy of that."""
    plain = code.replace("-", "").replace(" ", "").upper()
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()
