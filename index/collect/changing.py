"""One change of a collection at a time, in whatever process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from index.errors import EngineError

_LOOK = 0.1  # seconds between two looks whether a change began


class Changing:
    """Who changes a collection, and who brings what is served up to date; safe to share.

    Args:
        path: of the file that the one that changes it holds.
        catch_up: serves what is stored now.

    Attributes:
        lock: of what is served here; a change that is under way holds it too.
    """

    def __init__(self, path: Path, catch_up: Callable[[], object]) -> None:
        self._path = path
        self._catch_up = catch_up
        self.lock = threading.RLock()
        self._under_way = False

    @contextmanager
    def change(self) -> Iterator[None]:
        """Alone among all threads and processes, and from what the last one left."""
        lock = FileLock(self._path, mode=0o600)
        with suppress(OSError):  # where it cannot be made, nothing can be changed
            lock.acquire()
        try:
            with self.lock:
                with suppress(EngineError):  # what is stored now is served once the cluster is back
                    self._catch_up()
                self._under_way = True
                try:
                    yield
                finally:
                    self._under_way = False
        finally:
            lock.release()

    def catch_up_at_once(self) -> None:
        """Catch up; where a change is under way here, it began with that and is not waited for."""
        while not self._under_way:
            if self.lock.acquire(timeout=_LOOK):
                try:
                    self._catch_up()
                finally:
                    self.lock.release()
                return
