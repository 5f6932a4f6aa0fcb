"""What the tables of a bot have in common."""

from __future__ import annotations

from datetime import UTC, datetime

from index.store.database import Database


class Table:
    """Reads and writes the rows of one bot."""

    def __init__(self, database: Database, bot: int) -> None:
        self._db = database
        self._bot = bot


def now() -> str:
    """This second, as the tables hold moments."""
    return datetime.now(UTC).isoformat(timespec="seconds")
