"""Articles and feeds that wait for an admin's confirmation, and what became of them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from bot.state.table import Table, now
from index.collect.intake import Pending
from index.readers.wire import packed, unpacked
from index.store import FeedState, Origin
from index.store.rows import legible

# ``taking``: confirmed, and on the way into the library; what a crash left there may go on.
Status = Literal["waiting", "taking", "added", "changed", "registered", "dropped", "undone"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What someone sent to the bot; `number` stands in the buttons under its preview."""

    number: int
    user_id: int
    content: Pending | FeedState
    status: Status


class Drafts(Table):
    """The table drafts."""

    def add(self, user_id: int, content: Pending | FeedState) -> Draft:
        ((number,),) = self._db.execute(
            "INSERT INTO drafts (bot, user_id, content, made_at) VALUES (?, ?, ?, ?) RETURNING id",
            (self._bot, user_id, _pack(content), now()),
        )
        return Draft(number, user_id, content, "waiting")

    def get(self, number: int) -> Draft | None:
        """None where it is no longer kept, or cannot be read."""
        rows = self._db.execute(
            "SELECT id, user_id, content, status FROM drafts WHERE id = ? AND bot = ?",
            (number, self._bot),
        )
        return legible(_draft, *rows[0]) if rows else None

    def move(self, number: int, old: Status, new: Status) -> bool:
        """Change the status; False where it is not `old` any more."""
        return bool(
            self._db.execute(
                "UPDATE drafts SET status = ? WHERE id = ? AND bot = ? AND status = ? RETURNING 1",
                (new, number, self._bot, old),
            )
        )

    def drop_waiting(self, user_id: int) -> int:
        """Drop all that wait for this user; their number."""
        return len(
            self._db.execute(
                "UPDATE drafts SET status = 'dropped' WHERE bot = ? AND user_id = ?"
                " AND status = 'waiting' RETURNING 1",
                (self._bot, user_id),
            )
        )

    def waiting_between(self, first: int, last: int, user_id: int) -> list[int]:
        """The numbers of this user's drafts that wait, both ends included."""
        rows = self._db.execute(
            "SELECT id FROM drafts WHERE bot = ? AND id BETWEEN ? AND ? AND user_id = ?"
            " AND status = 'waiting' ORDER BY id",
            (self._bot, first, last, user_id),
        )
        return [number for (number,) in rows]

    def drop_between(self, first: int, last: int, user_id: int) -> int:
        """Drop these drafts of a user where they wait; their number."""
        return sum(
            self.move(number, "waiting", "dropped")
            for number in self.waiting_between(first, last, user_id)
        )

    def forget(self, user_id: int) -> None:
        self._db.execute("DELETE FROM drafts WHERE bot = ? AND user_id = ?", (self._bot, user_id))

    def expire(self, before: datetime) -> None:
        self._db.execute(
            "DELETE FROM drafts WHERE bot = ? AND made_at < ?",
            (self._bot, before.isoformat(timespec="seconds")),
        )


def _draft(number: int, user_id: int, content: str, status: Status) -> Draft:
    return Draft(number, user_id, _unpack(content), status)


def _pack(content: Pending | FeedState) -> str:
    value: dict[str, Any]
    if isinstance(content, FeedState):
        value = {"url": content.url, "title": content.title}
    else:
        value = {"document": packed(content.document), "origin": asdict(content.origin)}
    return json.dumps(value, ensure_ascii=False)


def _unpack(text: str) -> Pending | FeedState:
    value = json.loads(text)
    if "url" in value:
        return FeedState(value["url"], value["title"])
    return Pending(unpacked(value["document"]), Origin(**value["origin"]))
