"""One message that tells how far long work has come."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from telegram import InlineKeyboardMarkup, Message

from bot.telegram import cards as render
from bot.telegram.sending import edit
from index.library import Progress

_T = TypeVar("_T")
INTERVAL = 1.5  # seconds between two edits at least: more often, and Telegram answers 429


class ProgressMessage:
    """A message of the bot that is edited while work goes on in a thread."""

    def __init__(self, message: Message) -> None:
        self._message = message
        self._edited = float("-inf")

    async def run(
        self, work: Callable[[Progress], _T], describe: Callable[[int, int, str], str]
    ) -> _T:
        """Do `work` in a thread and show what it reports; returns or raises what it does.

        Work that is done before the first interval ends is not told of on the way.
        """
        latest: list[tuple[int, int, str]] = []

        def report(done: int, total: int, name: str) -> None:
            latest[:] = [(done, total, name)]

        shown = ""
        task = asyncio.ensure_future(asyncio.to_thread(work, report))
        while not (await asyncio.wait({task}, timeout=INTERVAL))[0]:
            text = describe(*latest[0]) if latest else shown
            if text != shown:
                shown = text
                await self._edit(text, None)
        return task.result()

    async def finish(self, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """The last words, not sooner after the edit before than any other."""
        await asyncio.sleep(max(0.0, self._edited + INTERVAL - time.monotonic()))
        await self._edit(text, keyboard)

    async def _edit(self, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
        (html, *_) = render.split_text(text)
        self._edited = time.monotonic()
        message = self._message
        await edit(message.get_bot(), message.chat.id, message.message_id, html, keyboard)


def percent(done: int, total: int) -> str:
    """``37%``; empty where the whole is not known."""
    return f"{done / total:.0%}" if total else ""
