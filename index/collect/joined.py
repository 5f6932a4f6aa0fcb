"""Work that is done once for all who ask for it while it is at hand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


class Joined(Generic[T]):
    """Does one piece of work at a time; who comes meanwhile waits for it and shares what comes of it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: Future[T] | None = None

    def run(self, work: Callable[[], T]) -> T:
        """What `work` returns, or the one that is at hand. Raises what that raises."""
        with self._lock:
            running = self._running
            if running is None:
                mine: Future[T] = Future()
                self._running = mine
        if running is not None:
            return running.result()
        try:
            result = work()
        except BaseException as exc:
            mine.set_exception(exc)
            raise
        else:
            mine.set_result(result)
            return result
        finally:
            with self._lock:
                self._running = None
