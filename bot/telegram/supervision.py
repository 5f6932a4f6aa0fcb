"""Work that goes on for as long as the bot does."""

from __future__ import annotations

import asyncio
import ctypes
import logging
import os
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

from bot.telegram.metrics import Metrics

_log = logging.getLogger(__name__)
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8  # of mallopt, as malloc.h of glibc has them
_LARGE = 256 * 1024  # bytes
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


def keep_memory_together() -> None:
    """Have the C library give back what is freed; to be called before threads begin.

    glibc keeps a heap for each of many threads, and what a changed collection leaves there is
    never given back: a soak of ten minutes went from 732 to 783 MB with the same objects in use.
    With two heaps, and what is large mapped by itself, it stays at 660.
    """
    with suppress(AttributeError, OSError, TypeError):  # another library, or system
        library = ctypes.CDLL(None)
        library.mallopt(_M_ARENA_MAX, 2)
        library.mallopt(_M_MMAP_THRESHOLD, _LARGE)


def end_within(seconds: float, status: int = 0) -> None:
    """End this process after so long, whatever holds it up: a thread cannot be told to stop.

    What was taken from Telegram and is not done stands in the journal, and the database survives
    this as it survives a power cut.
    """
    timer = threading.Timer(seconds, os._exit, [status])
    timer.daemon = True
    timer.start()
