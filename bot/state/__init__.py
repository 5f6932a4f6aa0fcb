"""What a bot remembers between two starts, beside the collection that it answers from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from bot.state.admins import Admins
from bot.state.drafts import Draft, Drafts
from bot.state.feedback import Feedback
from bot.state.follows import Follow, Follows
from bot.state.journal import Journal
from bot.state.migrations import MIGRATIONS, OLD, STATE
from bot.state.people import People
from bot.state.questions import KeptQuestion, KeptQuestions
from index.store import TakenOver, take_over
from index.store.database import Database

__all__ = ["Draft", "Follow", "KeptQuestion", "State"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

_WAITING = 30_000  # milliseconds that a statement waits for another process, as `Database` has it
_PAGES = 10_000  # of 4 kB, that the log may have before it is emptied all the same
_CLEARING = 500  # milliseconds that the clearing of the log waits: all else waits for it


class State:
    """What one bot remembers; safe to share between threads.

    Args:
        path: the database file, which may hold the collection and other bots too.
        bot: the bot's own id at Telegram.
        seat: of this process; see `bot.telegram.seats`.

    Another process may hold the database for seconds, so the event loop reaches them by `run`.

    Attributes:
        people: languages that people chose.
        questions: what was asked, the messages that answer it, and votes on them.
        feedback: why answers got a 👎, and who waits for one.
        follows: who wants to be told of new articles.
        admins: those who were paired, and what admins did.
        drafts: articles that wait for an admin's confirmation.
        journal: updates that were taken from Telegram and not yet dealt with.
        uncleared: something that was deleted may stand in the write-ahead log, for somebody used
            the database just then; `clear_log` is to be called again.

    Raises:
        StoreError: the file cannot be opened, is not a database, or is from a newer version.
    """

    def __init__(self, path: Path, bot: int, seat: int = 0) -> None:
        self._database = Database(path, MIGRATIONS, part="bot")
        self._bot = bot
        # Every update writes three times. Without a sync at each of them a power cut (not a
        # killed process) may lose the last ones, which Telegram then delivers again.
        self._database.execute("PRAGMA synchronous = NORMAL")
        # Whoever writes next would wait for the disk (12 ms, measured); see `checkpoint`.
        self._database.execute(f"PRAGMA wal_autocheckpoint = {_PAGES}")
        # What is deleted is overwritten, as it tells who asked what.
        self._database.execute("PRAGMA secure_delete = ON")
        self.uncleared = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="state")
        self.people = People(self._database, bot)
        self.questions = KeptQuestions(self._database, bot)
        self.feedback = Feedback(self._database, bot)
        self.follows = Follows(self._database, bot)
        self.admins = Admins(self._database, bot)
        self.drafts = Drafts(self._database, bot)
        self.journal = Journal(self._database, bot, seat)

    def take_over(self) -> list[TakenOver]:
        """Take over what bots remembered in files of their own, as this bot's; see `take_over`.

        Such files do not tell whose they are. Raises StoreError.
        """
        return take_over(self._database, "questions", OLD, STATE[0], {"bot": self._bot})

    async def run(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Do what reads or writes the tables on their own thread, in the order of the calls."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, partial(work, *args, **kwargs))

    def forget(self, user_id: int) -> int:
        """Delete what is kept of a user, but for the record of an admin's acts; questions gone."""
        with self._database.transaction():
            self.people.forget(user_id)
            self.follows.forget(user_id)
            self.drafts.forget(user_id)
            self.journal.forget(user_id)
            count = self.questions.forget(user_id)
        self.clear_log()
        return count

    def expire(self, days: int, now: datetime | None = None) -> None:
        """Delete questions and drafts older than `days`, and updates older than a day."""
        now = now or datetime.now(UTC)
        with self._database.transaction():
            self.questions.expire(now - timedelta(days=days))
            self.drafts.expire(now - timedelta(days=days))
            self.journal.expire(now - timedelta(days=1))
        self.clear_log()

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._database.close()

    def checkpoint(self) -> None:
        """Move what was written from the log to its place; not on the thread of `run`.

        Raises:
            StoreError: the file cannot be opened.
        """
        with closing(Database(self._database.path, None)) as own:
            own.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def clear_log(self) -> None:
        """Leave nothing of what was deleted in the write-ahead log; see `uncleared`."""
        self._database.execute(f"PRAGMA busy_timeout = {_CLEARING}")
        try:
            ((held, *_),) = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._database.execute(f"PRAGMA busy_timeout = {_WAITING}")
        self.uncleared = bool(held)
