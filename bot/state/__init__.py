"""What a bot remembers between two starts, beside the collection that it answers from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.state.admins import Admins
from bot.state.drafts import Draft, Drafts
from bot.state.journal import Journal
from bot.state.migrations import MIGRATIONS
from bot.state.people import People
from bot.state.questions import Asked, Questions
from bot.state.takeover import OLD, STATE
from index.store import TakenOver, take_over
from index.store.database import Database

__all__ = ["Asked", "Draft", "State"]


class State:
    """What one bot remembers; safe to share between threads.

    Args:
        path: the database file, which may hold the collection and other bots too.
        bot: the bot's own id at Telegram.

    Attributes:
        people: languages that people chose.
        questions: what was asked, the messages that answer it, and votes on them.
        admins: those who were paired, and what admins did.
        drafts: articles that wait for an admin's confirmation.
        journal: updates that were taken from Telegram and not yet dealt with.

    Raises:
        StoreError: the file cannot be opened, is not a database, or is from a newer version.
    """

    def __init__(self, path: Path, bot: int) -> None:
        self._database = Database(path, MIGRATIONS, part="bot")
        self._bot = bot
        # Every update writes three times. Without a sync at each of them a power cut (not a
        # killed process) may lose the last ones, which Telegram then delivers again.
        self._database.execute("PRAGMA synchronous = NORMAL")
        self.people = People(self._database, bot)
        self.questions = Questions(self._database, bot)
        self.admins = Admins(self._database, bot)
        self.drafts = Drafts(self._database, bot)
        self.journal = Journal(self._database, bot)

    def take_over(self) -> list[TakenOver]:
        """Take over what bots remembered in files of their own, as this bot's; see `take_over`.

        Such files do not tell whose they are. Raises StoreError.
        """
        return take_over(self._database, "questions", OLD, STATE, {"bot": self._bot})

    def forget(self, user_id: int) -> int:
        """Delete what is kept of a user, but for the record of an admin's acts; questions gone."""
        with self._database.transaction():
            self.people.forget(user_id)
            self.drafts.forget(user_id)
            return self.questions.forget(user_id)

    def expire(self, days: int, now: datetime | None = None) -> None:
        """Delete questions and drafts older than `days`, and updates older than a day."""
        now = now or datetime.now(UTC)
        with self._database.transaction():
            self.questions.expire(now - timedelta(days=days))
            self.drafts.expire(now - timedelta(days=days))
            self.journal.expire(now - timedelta(days=1))

    def close(self) -> None:
        self._database.close()
