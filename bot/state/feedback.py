"""What people say of answers beyond a vote: why 👎, and that they wait for one."""

from __future__ import annotations

from typing import Literal, get_args

from bot.state.table import Table

Reason = Literal["sentence", "article", "old", "missing"]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Why an answer got a 👎: the wrong sentence, the wrong article, out of date, not in the articles."""


class Feedback(Table):
    """The table waiting, and the reasons of the table votes."""

    def explain(self, number: int, user_id: int, reason: Reason) -> bool:
        """Keep why somebody gave a 👎; False where they gave none, or took it back."""
        return bool(
            self._db.execute(
                "UPDATE votes SET reason = ? WHERE question_id = ? AND user_id = ? AND vote = -1"
                " RETURNING 1",
                (reason, number, user_id),
            )
        )

    def react(self, number: int, user_id: int, vote: int) -> None:
        """Keep a vote in the place of the one before: 1, -1, or 0 for none."""
        with self._db.transaction():
            self._db.execute(
                "DELETE FROM votes WHERE question_id = ? AND user_id = ? AND vote <> ?",
                (number, user_id, vote),
            )
            if vote:
                self._db.execute(
                    "INSERT OR IGNORE INTO votes (question_id, user_id, vote) VALUES (?, ?, ?)",
                    (number, user_id, vote),
                )

    def reasons(self) -> dict[str, dict[Reason, int]]:
        """How often each reason was given, by the question as it was read."""
        found: dict[str, dict[Reason, int]] = {}
        known = {str(reason): reason for reason in REASONS}
        for question, reason, count in self._db.execute(
            "SELECT q.read_as, v.reason, count(*) FROM votes v JOIN questions q"
            " ON q.id = v.question_id WHERE q.bot = ? AND v.reason IS NOT NULL GROUP BY 1, 2",
            (self._bot,),
        ):
            if reason in known:
                found.setdefault(question, {})[known[reason]] = count
        return found

    def wait(self, number: int, user_id: int) -> None:
        """Remember that who asked a question wants to be told of an answer."""
        self._db.execute(
            "INSERT OR IGNORE INTO waiting (question_id, user_id) VALUES (?, ?)", (number, user_id)
        )

    def waiting(self) -> list[int]:
        """The numbers of the questions that somebody waits for, oldest first."""
        rows = self._db.execute(
            "SELECT question_id FROM waiting JOIN questions ON id = question_id WHERE bot = ?"
            " ORDER BY question_id",
            (self._bot,),
        )
        return [number for (number,) in rows]

    def told(self, number: int) -> bool:
        """Wait no longer; False where nobody did."""
        return bool(
            self._db.execute("DELETE FROM waiting WHERE question_id = ? RETURNING 1", (number,))
        )
