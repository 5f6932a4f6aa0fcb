"""Who was paired as an admin, and what admins did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.state.table import Table, now
from index.store.rows import legible


@dataclass(frozen=True, slots=True)
class Act:
    """Something an admin did; `done_at` is in UTC."""

    user_id: int
    act: str
    detail: str
    done_at: datetime


class Admins(Table):
    """The tables admins, allowed, codes and audit."""

    def paired(self) -> frozenset[int]:
        """The ids of all who were paired."""
        return frozenset(
            user_id
            for (user_id,) in self._db.execute(
                "SELECT user_id FROM admins WHERE bot = ?", (self._bot,)
            )
        )

    def pair(self, user_id: int) -> None:
        """Make a user an admin, until `unpair`."""
        self._db.execute(
            "INSERT OR IGNORE INTO admins (bot, user_id, paired_at) VALUES (?, ?, ?)",
            (self._bot, user_id, now()),
        )

    def unpair(self, user_id: int) -> None:
        self._db.execute("DELETE FROM admins WHERE bot = ? AND user_id = ?", (self._bot, user_id))

    def allowed(self) -> frozenset[int]:
        """The ids of the people and chats whom an admin let ask."""
        rows = self._db.execute("SELECT id FROM allowed WHERE bot = ?", (self._bot,))
        return frozenset(number for (number,) in rows)

    def allow(self, number: int) -> None:
        """Let a person or a chat ask."""
        self._db.execute(
            "INSERT OR IGNORE INTO allowed (bot, id) VALUES (?, ?)", (self._bot, number)
        )

    def offer_code(self, code: str, ends_at: float) -> None:
        """Let a pairing code be used once, at whatever process; `ends_at` as `time.time` tells it."""
        self._db.execute("INSERT INTO codes VALUES (?, ?, ?)", (self._bot, code, ends_at))

    def use_code(self, code: str, now: float) -> bool:
        """Whether a code holds; it does no more. Those whose time is over are forgotten."""
        with self._db.transaction():
            self._db.execute("DELETE FROM codes WHERE bot = ? AND ends_at <= ?", (self._bot, now))
            found = self._db.execute(
                "DELETE FROM codes WHERE bot = ? AND code = ? RETURNING 1", (self._bot, code)
            )
        return bool(found)

    def record(self, user_id: int, act: str, detail: str = "") -> None:
        """Write down what an admin did; nothing is ever taken out of this table."""
        self._db.execute(
            "INSERT INTO audit (bot, user_id, act, detail, done_at) VALUES (?, ?, ?, ?, ?)",
            (self._bot, user_id, act, detail, now()),
        )

    def acts(self, most: int = 100) -> list[Act]:
        """The latest acts, newest first."""
        return [
            Act(user_id, act, detail, moment)
            for user_id, act, detail, done_at in self._db.execute(
                "SELECT user_id, act, detail, done_at FROM audit WHERE bot = ?"
                " ORDER BY done_at DESC, id DESC LIMIT ?",
                (self._bot, most),
            )
            if (moment := legible(datetime.fromisoformat, done_at)) is not None
        ]
