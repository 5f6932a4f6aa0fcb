"""What the bot remembers between two starts, in a SQLite file of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from bot.state.admins import Admins
from bot.state.drafts import Draft, Drafts
from bot.state.journal import Journal
from bot.state.migrations import MIGRATIONS
from bot.state.people import People
from bot.state.questions import Asked, Questions
from index.store.database import Database

__all__ = ["Asked", "Draft", "State"]

_P = ParamSpec("_P")
_T = TypeVar("_T")


class State:
    """The tables of one bot; safe to share between threads.

    Another process may hold the database for seconds, so the event loop reaches them by `run`.

    Attributes:
        people: languages that people chose.
        questions: what was asked, the messages that answer it, and votes on them.
        admins: those who were paired, and what admins did.
        drafts: articles that wait for an admin's confirmation.
        journal: updates that were taken from Telegram and not yet dealt with.

    Raises:
        StoreError: the file cannot be opened, is not a database, or is from a newer version.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path, MIGRATIONS)
        # Every update writes three times. Without a sync at each of them a power cut (not a
        # killed process) may lose the last ones, which Telegram then delivers again.
        self._database.execute("PRAGMA synchronous = NORMAL")
        # What is deleted is overwritten, as it tells who asked what.
        self._database.execute("PRAGMA secure_delete = ON")
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="state")
        self.people = People(self._database)
        self.questions = Questions(self._database)
        self.admins = Admins(self._database)
        self.drafts = Drafts(self._database)
        self.journal = Journal(self._database)

    async def run(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Do what reads or writes the tables on their own thread, in the order of the calls."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, partial(work, *args, **kwargs))

    def forget(self, user_id: int) -> int:
        """Delete what is kept of a user, but for the record of an admin's acts; questions gone."""
        with self._database.transaction():
            self.people.forget(user_id)
            self.drafts.forget(user_id)
            self.journal.forget(user_id)
            count = self.questions.forget(user_id)
        self._clear_log()
        return count

    def expire(self, days: int, now: datetime | None = None) -> None:
        """Delete questions and drafts older than `days`, and updates older than a day."""
        now = now or datetime.now(UTC)
        with self._database.transaction():
            self.questions.expire(now - timedelta(days=days))
            self.drafts.expire(now - timedelta(days=days))
            self.journal.expire(now - timedelta(days=1))
        self._clear_log()

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._database.close()

    def _clear_log(self) -> None:
        """Leave nothing of what was deleted in the write-ahead log.

        Where another process reads just now, that is left to the next time, or to the end.
        """
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
