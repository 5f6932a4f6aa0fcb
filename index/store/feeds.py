"""Feeds that are checked for new articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from index.errors import SourceError, dumped, loaded
from index.store.database import Table
from index.store.rows import legible

_FIELDS = "url, title, etag, last_modified, checked_at, problem"


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed as it was last seen.

    Attributes:
        checked_at: with its time zone; None where it was never fetched.
        problem: why the last check failed, a sentence where an older version wrote it; None where
            it went well.
    """

    url: str
    title: str
    etag: str | None = None
    last_modified: str | None = None
    checked_at: datetime | None = None
    problem: SourceError | str | None = None


class Feeds(Table):
    """The table feeds."""

    def all(self) -> list[FeedState]:
        """All feeds, by address."""
        rows = self._db.execute(f"SELECT {_FIELDS} FROM feeds ORDER BY url")
        return [
            FeedState(
                url,
                title,
                etag,
                last_modified,
                legible(datetime.fromisoformat, checked_at) if checked_at else None,
                loaded(problem) if problem else None,
            )
            for url, title, etag, last_modified, checked_at, problem in rows
        ]

    def put(self, feed: FeedState) -> None:
        """Add a feed, or replace what is known of the same address."""
        self._db.execute(
            f"INSERT OR REPLACE INTO feeds ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?)",
            (
                feed.url,
                feed.title,
                feed.etag,
                feed.last_modified,
                feed.checked_at.isoformat() if feed.checked_at else None,
                dumped(feed.problem) if isinstance(feed.problem, SourceError) else feed.problem,
            ),
        )

    def delete(self, url: str) -> bool:
        """Forget a feed; whether there was one. Its articles stay."""
        with self._db.transaction():
            known = bool(self._db.execute("SELECT 1 FROM feeds WHERE url = ?", (url,)))
            self._db.execute("DELETE FROM feeds WHERE url = ?", (url,))
        return known
