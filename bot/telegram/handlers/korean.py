"""Commands by Korean words: Telegram's own have Latin letters alone."""

from __future__ import annotations

import re
from collections.abc import Coroutine, Mapping
from typing import Any

from telegram import Update
from telegram.ext import ContextTypes, filters

from bot.telegram.admin.guard import Guarded
from bot.texts.commands import COMMANDS

_TYPED = re.compile(rf"^/({'|'.join(COMMANDS)})(?:@\w+)?(?:\s|$)")
KOREAN = filters.Regex(_TYPED)


def in_korean(handlers: Mapping[str, Guarded]) -> Guarded:
    """A handler of messages that `KOREAN` lets pass, by those of the commands."""

    def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> Coroutine[Any, Any, None]:
        return _handled(update, context, handlers)

    return handle


async def _handled(
    update: Update, context: ContextTypes.DEFAULT_TYPE, handlers: Mapping[str, Guarded]
) -> None:
    message = update.effective_message
    typed = _TYPED.match(message.text or "") if message is not None else None
    if message is None or typed is None:
        return
    context.args = (message.text or "").split()[1:]
    await handlers[COMMANDS[typed[1]]](update, context)
