"""Becoming an admin by a code that only the server's console shows."""

from __future__ import annotations

import hmac
import secrets
from collections import Counter
from typing import Protocol

from telegram import Update
from telegram.ext import ContextTypes

from bot.telegram import cards as render
from bot.telegram.desk import Desk, reply
from bot.telegram.profile import show_admin_commands
from bot.texts import say

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without I, O, 0, 1, which look alike
_LENGTH = 8
_GUESSES = 5  # a person may be wrong; 32^8 codes are out of reach of more


class Tell(Protocol):
    """Tells the person at the console something: a sentence of `bot.texts` by its key."""

    def __call__(self, key: str, **values: object) -> None: ...


class Pairing:
    """The handlers of /pair and /unpair.

    Args:
        tell: shows the code; called again with a new one whenever one was used.
    """

    def __init__(self, desk: Desk, tell: Tell) -> None:
        self._desk = desk
        self._tell = tell
        self._wrong: Counter[int] = Counter()
        self._code = ""
        self._renew()

    async def pair(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Make whoever knows the code an admin, once."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None:
            return
        language = self._desk.language(update)
        key = "paired"
        if chat.type != "private":
            key = "private_only"
        elif self._wrong[user.id] >= _GUESSES:
            key = "pair_refused"
        elif not hmac.compare_digest(_plain(" ".join(context.args or [])), _plain(self._code)):
            self._wrong[user.id] += 1
            key = "pair_wrong"
        else:
            self._desk.state.admins.pair(user.id)
            self._desk.record(update, "pair")
            self._renew()
            await show_admin_commands(context.bot, user.id)
        await reply(update, context.bot, render.split_text(say(language, key)))

    async def unpair(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """An admin stops being one."""
        user = update.effective_user
        if user is None:
            return
        self._desk.record(update, "unpair")
        self._desk.state.admins.unpair(user.id)
        key = "unpair_settings" if user.id in self._desk.settings.admins else "unpaired"
        text = say(self._desk.language(update), key, user_id=user.id)
        await reply(update, context.bot, render.split_text(text))

    def _renew(self) -> None:
        self._code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        half = _LENGTH // 2
        self._tell("pair_code", code=f"{self._code[:half]}-{self._code[half:]}")


def _plain(code: str) -> bytes:
    return code.replace("-", "").replace(" ", "").upper().encode()
