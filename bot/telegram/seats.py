"""Which processes of a bot run beside this one, told by locks that the system lets go of with them.

Locks rather than times: a process that was stopped for a while still has its updates, and one that was
killed has none at once.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.settings import Settings, SettingsError

SEATS = 4
"""Processes of one bot at most; each answers with as many cores as it has workers."""
_LOOK = 1.0  # seconds between two looks whether the one that leads is gone


class Seat:
    """A place among the processes that share a database, held until `release` or the end.

    Where updates are asked for, one process alone may do so, and has all seats. Where they are posted
    to a webhook, each process has one: Telegram's calls are spread among them by the proxy in front.

    Attributes:
        number: from 0; tells which updates are this process's.
        held: the numbers of all seats that it has.

    Raises:
        SettingsError: other processes leave it none, or the folder cannot be written.
    """

    def __init__(self, settings: Settings) -> None:
        self._file, self._locks = settings.lock, dict[int, FileLock]()
        wanted = SEATS if settings.webhook is None else 1
        try:
            settings.lock.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            for number in range(SEATS):
                if len(self._locks) < wanted and (lock := _taken(self._path(number))) is not None:
                    self._locks[number] = lock
        except OSError as exc:
            self.release()
            raise SettingsError("no_lock", data=settings.data, reason=exc.strerror) from exc
        if len(self._locks) < wanted:
            self.release()
            raise SettingsError("already_running", data=settings.data)
        self.held = tuple(self._locks)
        self.number = self.held[0]

    @contextmanager
    def empty(self, seats: Collection[int]) -> Iterator[set[int]]:
        """Those of some seats whose processes are gone; nobody takes them while the body runs."""
        others = {number for number in seats if 0 <= number < SEATS} - set(self.held)
        locks = {number: _taken(self._path(number)) for number in others}
        try:
            yield {number for number, lock in locks.items() if lock is not None}
        finally:
            for lock in locks.values():
                if lock is not None:
                    lock.release()

    def release(self) -> None:
        for lock in self._locks.values():
            lock.release()

    def _path(self, number: int) -> Path:
        return self._file.with_suffix(f".{number}.lock") if number else self._file


class Lead:
    """Tells the one among the processes of a bot that does what is to be done once; safe to share.

    Another one leads as soon as it is gone.
    """

    def __init__(self, settings: Settings) -> None:
        self._path = settings.lock.with_suffix(".lead")
        self._lock: FileLock | None = None
        self._looking = threading.Lock()

    def held(self) -> bool:
        """Whether this process leads; it does from now on where no other does."""
        with self._looking:
            if self._lock is None:
                self._lock = _taken(self._path)
            return self._lock is not None

    def only(self, work: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """The same work, as soon as this process leads."""

        async def once_leading() -> None:
            while not self.held():
                await asyncio.sleep(_LOOK)
            await work()

        return once_leading

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _taken(path: Path) -> FileLock | None:
    """The lock of a file; None where another process has it. Raises OSError."""
    lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock
