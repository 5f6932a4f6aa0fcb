"""Work that goes on for as long as the bot does."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Awaitable, Callable, Iterator

from bot.telegram.metrics import Metrics

_log = logging.getLogger(__name__)
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0  # seconds


def growing(first: float = _FIRST_PAUSE, longest: float = _LONGEST_PAUSE) -> Iterator[float]:
    """Pauses in seconds, each twice as long as the one before, without end."""
    pause = first
    while True:
        yield pause
        pause = min(longest, 2 * pause)


async def keep_doing(
    name: str, work: Callable[[], Awaitable[None]], every: float, metrics: Metrics
) -> None:
    """Do `work` every so many seconds, for ever; a round that fails is told and followed by others.

    Args:
        every: seconds between two rounds; after failed ones more, by and by.
    """
    pauses = growing(every, max(every, _LONGEST_PAUSE))
    while True:
        try:
            await work()
        except Exception:
            _log.exception("%s failed; it is tried again", name)
            metrics.errors.labels(name).inc()
            await asyncio.sleep(next(pauses))
        else:
            pauses = growing(every, max(every, _LONGEST_PAUSE))
            await asyncio.sleep(every)


def end_within(seconds: float, status: int = 0) -> None:
    """End this process after so long, whatever holds it up: a thread cannot be told to stop.

    What was taken from Telegram and is not done stands in the journal, and the database survives
    this as it survives a power cut.
    """
    timer = threading.Timer(seconds, os._exit, [status])
    timer.daemon = True
    timer.start()
