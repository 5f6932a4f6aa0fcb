"""Commands by Korean words: Telegram's own have Latin letters alone."""

from __future__ import annotations

import re
from collections.abc import Coroutine, Mapping
from typing import Any

from telegram import Update
from telegram.ext import ContextTypes, filters

from bot.telegram.admin.guard import Guarded

COMMANDS = {
    "시작": "start",
    "도움말": "help",
    "도움": "help",
    "기사": "sources",
    "목록": "sources",
    "언어": "language",
    "설정": "settings",
    "알림": "follow",
    "취소": "cancel",
    "개인정보": "privacy",
    "지우기": "forget",
    "다시읽기": "reindex",
    "피드": "feeds",
    "낱말": "words",
    "못답한질문": "gaps",
    "현황": "stats",
    "내려받기": "export",
    "기록": "audit",
    "요약": "digest",
}
"""The command that each word stands for."""

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
