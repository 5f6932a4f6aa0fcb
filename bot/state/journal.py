"""Updates that were taken from Telegram, so that none is lost or dealt with twice.

Telegram forgets an update once the next getUpdates confirms it (or the webhook returned 200),
which is before the bot has answered. A bot that is killed in between finds it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.state.table import Table, now

_ATTEMPTS = 3  # an update that took the process down so often would do it again


class Journal(Table):
    """The table updates: the JSON of those under way, and the bare numbers of those of a day."""

    def take(self, update_id: int, body: str) -> bool:
        """Write an update down; False where it was there before."""
        return bool(
            self._db.execute(
                "INSERT INTO updates (bot, update_id, body, taken_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING RETURNING 1",
                (self._bot, update_id, body, now()),
            )
        )

    def take_all(self, bodies: Mapping[int, str]) -> frozenset[int]:
        """Write updates down by their numbers, all or none; those that were not there before."""
        with self._db.transaction():
            return frozenset(number for number, body in bodies.items() if self.take(number, body))

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

    def forget(self, user_id: int) -> None:
        """Forget what a user's updates said, unfinished ones too, and what cannot be read any more."""
        self._db.execute(
            "UPDATE updates SET body = NULL WHERE bot = ? AND body IS NOT NULL AND"
            " (NOT json_valid(body) OR EXISTS (SELECT 1"
            " FROM json_tree(iif(json_valid(body), body, '{}'))"
            " WHERE key = 'id' AND value = ? AND path LIKE '%.from'))",
            (self._bot, user_id),
        )

    def left(self) -> list[str]:
        """Updates that an earlier run did not finish, oldest first; each three times at most."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE updates SET body = NULL WHERE bot = ? AND body IS NOT NULL AND attempts >= ?",
                (self._bot, _ATTEMPTS),
            )
            self._db.execute(
                "UPDATE updates SET attempts = attempts + 1 WHERE bot = ? AND body IS NOT NULL",
                (self._bot,),
            )
            rows = self._db.execute(
                "SELECT body FROM updates WHERE bot = ? AND body IS NOT NULL ORDER BY update_id",
                (self._bot,),
            )
        return [body for (body,) in rows]

    def expire(self, before: datetime) -> None:
        """Forget old updates but those under way; Telegram itself keeps them for a day."""
        self._db.execute(
            "DELETE FROM updates WHERE bot = ? AND (body IS NULL OR attempts >= ?) AND taken_at < ?",
            (self._bot, _ATTEMPTS, before.isoformat(timespec="seconds")),
        )
