"""Up to which generation a collection was told to be ready, for all processes that serve it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from index.errors import StoreError
from index.store.database import Database

_MIGRATIONS = (
    (
        "CREATE TABLE told (generation INTEGER NOT NULL)",
        "INSERT INTO told VALUES (0)",
    ),
)


class Told:
    """One number, which no process may stay behind; a small file of its own, beside the database.

    A change commits document by document, and the index follows at its end. Whoever served each of
    these commits would take them in one by one while the change goes on; whoever looked now and then
    would deny what somebody was told to be there.

    Args:
        path: of the file; made when it is first needed. Where it cannot be, nothing can be changed here
            either.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _db(self) -> Database | None:
        try:
            database = Database(self._path, _MIGRATIONS)
        except StoreError:
            return None
        # A power cut may take the number back, and every process with it.
        database.execute("PRAGMA synchronous = NORMAL")
        return database

    def generation(self) -> int:
        """The one that was told last. Raises StoreError."""
        return int(self._db.execute("SELECT generation FROM told")[0][0]) if self._db else 0

    def tell(self, generation: int) -> None:
        """From now on every process serves this one, or a later one, at its next question."""
        if self._db is not None and generation > self.generation():
            self._db.execute("UPDATE told SET generation = max(generation, ?)", (generation,))

    def begin(self, generation: int) -> int:
        """What was told last, but for what was told of another database in this place.

        Args:
            generation: of the database that is in this place now.
        """
        if self._db is not None and generation < self.generation():
            self._db.execute("UPDATE told SET generation = ?", (generation,))
        return self.generation()

    def close(self) -> None:
        if (database := self.__dict__.get("_db")) is not None:
            database.close()
