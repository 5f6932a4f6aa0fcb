"""Articles that wait for an admin's confirmation, and what became of them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal

from index.intake import Pending
from index.records import Document, Published
from index.store import Origin
from index.store.database import Database

Status = Literal["waiting", "added", "changed", "dropped", "undone"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that someone sent to the bot; `number` stands in the buttons under its preview."""

    number: int
    user_id: int
    pending: Pending
    status: Status


class Drafts:
    """The table drafts."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, user_id: int, pending: Pending) -> Draft:
        ((number,),) = self._db.execute(
            "INSERT INTO drafts (user_id, pending, made_at) VALUES (?, ?, ?) RETURNING id",
            (user_id, _pack(pending), datetime.now(UTC).isoformat(timespec="seconds")),
        )
        return Draft(number, user_id, pending, "waiting")

    def get(self, number: int) -> Draft | None:
        """None where it is no longer kept."""
        rows = self._db.execute(
            "SELECT id, user_id, pending, status FROM drafts WHERE id = ?", (number,)
        )
        if not rows:
            return None
        number, user_id, pending, status = rows[0]
        return Draft(number, user_id, _unpack(pending), status)

    def move(self, number: int, old: Status, new: Status) -> bool:
        """Change the status; False where it is not `old` any more: somebody was faster."""
        return bool(
            self._db.execute(
                "UPDATE drafts SET status = ? WHERE id = ? AND status = ? RETURNING 1",
                (new, number, old),
            )
        )

    def drop_waiting(self, user_id: int) -> int:
        """Drop all that wait for this user; their number."""
        return len(
            self._db.execute(
                "UPDATE drafts SET status = 'dropped' WHERE user_id = ? AND status = 'waiting'"
                " RETURNING 1",
                (user_id,),
            )
        )

    def forget(self, user_id: int) -> None:
        self._db.execute("DELETE FROM drafts WHERE user_id = ?", (user_id,))

    def expire(self, before: datetime) -> None:
        self._db.execute(
            "DELETE FROM drafts WHERE made_at < ?", (before.isoformat(timespec="seconds"),)
        )


def _pack(pending: Pending) -> str:
    document = asdict(pending.document)
    published = pending.document.published
    document["published"] = published.isoformat() if published else None
    return json.dumps([document, asdict(pending.origin)], ensure_ascii=False)


def _unpack(text: str) -> Pending:
    document, origin = json.loads(text)
    document["captions"] = tuple(document["captions"])
    if document["published"]:
        document["published"] = Published.fromisoformat(document["published"])
    return Pending(Document(**document), Origin(**origin))
