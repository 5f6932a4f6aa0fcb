"""How long one question may work: after that, what was found by then is told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Of the answering thread itself, so that a busy machine changes no answer. What is under way is
# finished: the whole stays below 0.3 s for the worst of texts at 10,000 sentences.
_SECONDS = 0.15

_end: ContextVar[float | None] = ContextVar("end", default=None)


@contextmanager
def budget(seconds: float = _SECONDS) -> Iterator[None]:
    """What is done within has so many seconds; an outer budget holds for all within."""
    if _end.get() is not None:
        yield
        return
    token = _end.set(time.thread_time() + seconds)
    try:
        yield
    finally:
        _end.reset(token)


def spent() -> bool:
    """Whether the time of the question is over; never outside of a budget."""
    end = _end.get()
    return end is not None and time.thread_time() > end
