"""Updates that were taken from Telegram, so that none is lost or dealt with twice.

Telegram forgets an update once the next getUpdates confirms it (or the webhook returned 200),
which is before the bot has answered. A bot that is killed in between finds it here. Where several
processes share a database, an update is dealt with by the one that wrote it down, and those of a chat
in the order in which they were written down by whomever.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.state.table import Table, now
from index.store.database import Database

_ATTEMPTS = 3  # an update that took the process down so often would do it again
NOBODY = -1
"""The seat of updates that failed: for the next process that starts."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An update that was written down.

    Attributes:
        place: higher than of all that were written down before.
        behind: an earlier one of its line is under way that this process did not take itself.
    """

    place: int
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """An update that somebody did not finish."""

    body: str
    place: int


class Journal(Table):
    """The table updates: the JSON of those under way, and the bare numbers of those of a day.

    Args:
        seat: of this process among those that share the database; see `bot.telegram.seats`.
    """

    def __init__(self, database: Database, bot: int, seat: int) -> None:
        super().__init__(database, bot)
        self._seat = seat

    def take(self, update_id: int, body: str, line: int = 0) -> Taken | None:
        """Write an update down; None where it was there before.

        Args:
            line: the chat, or whatever else has its updates one after the other.
        """
        rows = self._db.execute(
            "INSERT INTO updates (bot, update_id, body, taken_at, line, seat, place) VALUES"
            " (?1, ?, ?, ?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM updates WHERE bot = ?1))"
            " ON CONFLICT DO NOTHING RETURNING place",
            (self._bot, update_id, body, now(), line, self._seat),
        )
        if not rows:
            return None
        ((place,),) = rows
        # Those that were taken over are this process's, but may not have come into line yet.
        others = "AND (seat <> ? OR attempts > 0)"
        return Taken(place, bool(self._earlier(line, place, others, self._seat)))

    def take_all(
        self, bodies: Mapping[int, str], lines: Mapping[int, int]
    ) -> tuple[dict[int, Taken], int]:
        """Write updates down by their numbers, all or none: those that were not there before.

        Also a number that grows with every change of what `Known` holds.

        Args:
            lines: by the same numbers; see `take`.
        """
        with self._db.transaction():
            taken = {n: self.take(n, body, lines.get(n, 0)) for n, body in bodies.items()}
            ((changes,),) = self._db.execute("SELECT number FROM changes")
        return {n: place for n, place in taken.items() if place is not None}, changes

    def is_clear(self, line: int, place: int) -> bool:
        """Whether nothing is under way any more that stands before a place in a line."""
        return not self._earlier(line, place)

    def _earlier(self, line: int, place: int, which: str = "", *values: int) -> bool:
        return bool(
            self._db.execute(
                "SELECT 1 FROM updates WHERE bot = ? AND line = ? AND place < ?"
                f" AND body IS NOT NULL AND attempts < ? AND seat <> ? {which} LIMIT 1",
                (self._bot, line, place, _ATTEMPTS, NOBODY, *values),
            )
        )

    def done(self, update_id: int) -> None:
        """Forget what an update said, and remember that it was dealt with."""
        self._db.execute(
            "UPDATE updates SET body = NULL WHERE bot = ? AND update_id = ?", (self._bot, update_id)
        )

    def refuse(self, update_id: int) -> None:
        """Keep an update that nobody can read for whoever looks into it, and for no run."""
        self._db.execute(
            "UPDATE updates SET attempts = ? WHERE bot = ? AND update_id = ?",
            (_ATTEMPTS, self._bot, update_id),
        )

    def leave(self, update_id: int) -> None:
        """Leave an update that failed to the next run; no later one waits for it."""
        self._db.execute(
            "UPDATE updates SET seat = ? WHERE bot = ? AND update_id = ?",
            (NOBODY, self._bot, update_id),
        )

    def forget(self, user_id: int) -> None:
        """Forget what a user's updates said, unfinished ones too, and what cannot be read any more."""
        self._db.execute(
            "UPDATE updates SET body = NULL WHERE bot = ? AND body IS NOT NULL AND"
            " (NOT json_valid(body) OR EXISTS (SELECT 1"
            " FROM json_tree(iif(json_valid(body), body, '{}'))"
            " WHERE key = 'id' AND value = ? AND path LIKE '%.from'))",
            (self._bot, user_id),
        )

    def seats(self) -> set[int]:
        """The seats that have updates under way."""
        rows = self._db.execute(
            "SELECT DISTINCT seat FROM updates WHERE bot = ? AND body IS NOT NULL AND attempts < ?",
            (self._bot, _ATTEMPTS),
        )
        return {seat for (seat,) in rows}

    def left(self, seats: Collection[int] = (0, NOBODY)) -> list[Left]:
        """Take over what processes that are gone did not finish, oldest first; each three times at
        most.

        Args:
            seats: that those processes had.
        """
        of_these = f"bot = ? AND body IS NOT NULL AND seat IN ({', '.join('?' * len(seats))})"
        values = (self._bot, *seats)
        with self._db.transaction():
            self._db.execute(
                f"UPDATE updates SET body = NULL WHERE {of_these} AND attempts >= ?",
                (*values, _ATTEMPTS),
            )
            rows = self._db.execute(
                f"SELECT update_id, body, place FROM updates WHERE {of_these} ORDER BY update_id",
                values,
            )
            self._db.execute_many(
                "UPDATE updates SET attempts = attempts + 1, seat = ?"
                " WHERE bot = ? AND update_id = ?",
                [(self._seat, self._bot, number) for number, *_ in rows],
            )
        return [Left(body, place) for _, body, place in rows]

    def expire(self, before: datetime) -> None:
        """Forget old updates but those under way; Telegram itself keeps them for a day."""
        self._db.execute(
            "DELETE FROM updates WHERE bot = ? AND (body IS NULL OR attempts >= ?) AND taken_at < ?",
            (self._bot, _ATTEMPTS, before.isoformat(timespec="seconds")),
        )
