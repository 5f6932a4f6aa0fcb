"""What the collection keeps, in one SQLite file. Only this package talks SQL."""

from __future__ import annotations

from contextlib import AbstractContextManager, closing
from pathlib import Path

from index.errors import StoreError
from index.store.backup import free_bytes, restore
from index.store.corrections import FIELDS, Correction, Corrections, Field
from index.store.database import Database
from index.store.documents import Documents
from index.store.feeds import Feeds, FeedState
from index.store.folders import Folder, Folders
from index.store.history import History, Kept
from index.store.mending import Mended, is_broken, mend
from index.store.migrations import MIGRATIONS
from index.store.origins import Kind, Origin, Origins
from index.store.served import Changes, Served
from index.store.takeover import COLLECTION, TakenOver, take_over
from index.store.told import Told
from index.store.vectors import Coverage, StoredVectors, Unread, Vectors
from index.store.words import UserWords

__all__ = [
    "FIELDS",
    "Changes",
    "Correction",
    "Coverage",
    "Database",
    "FeedState",
    "Field",
    "Folder",
    "Kept",
    "Kind",
    "Mended",
    "Origin",
    "Served",
    "Store",
    "StoredVectors",
    "TakenOver",
    "Unread",
    "free_bytes",
    "is_broken",
    "mend",
    "restore",
    "take_over",
]


class Store:
    """The tables of one collection; safe to share between threads.

    Attributes:
        documents: documents with their sentences and fingerprints.
        served: the same, read by ids and by pages.
        origins: where documents came from, and what could not be read.
        corrections: what people set in the place of what was read.
        history: what was removed or replaced, for undo.
        folders: folders that were read, and which of them are served.
        feeds: feeds that are checked for new articles.
        words: words that the analyzer shall keep whole.
        vectors: what sentences mean.
        told: which generation every process serves at least.

    Raises:
        StoreError: the file cannot be opened, is not a database, or is from a newer version.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path, MIGRATIONS)
        self.path = path
        self.documents = Documents(self._database)
        self.origins = Origins(self._database)
        self.corrections = Corrections(self._database)
        self.history = History(self._database)
        self.folders = Folders(self._database)
        self.served = Served(self._database, self.folders)
        self.feeds = Feeds(self._database)
        self.words = UserWords(self._database)
        self.vectors = Vectors(self._database)
        self.told = Told(path.with_suffix(".told"))

    def reader(self) -> Served:
        """Over a connection of its own, which waits for nobody who writes. Raises StoreError."""
        database = Database(self.path, MIGRATIONS)
        folders = Folders(database)
        folders.choose(*self.folders.chosen())
        return Served(database, folders)

    def take_over(self) -> list[TakenOver]:
        """Take over the collections that older versions left beside this one; see `take_over`."""
        return take_over(self._database, "documents", MIGRATIONS[:3], COLLECTION)

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; see `Database.transaction`."""
        return self._database.transaction()

    def backup(self, path: Path) -> None:
        """Copy all of it, as it is now, into a file, while others read and write. Raises StoreError."""
        self._database.copy_to(path)

    def faults(self) -> list[str]:
        """What is wrong with the file, or with what is in it; empty where nothing is.

        Raises:
            StoreError: it is too damaged to be looked at.
        """
        return [*self._database.faults(), *self.documents.damaged()]

    def check(self) -> None:
        """Look through the file over a connection of its own, which holds up nobody.

        Raises:
            StoreError: it is broken, or cannot be read.
        """
        with closing(Database(self.path, None)) as database:
            if faults := database.faults():
                raise StoreError(str(self.path), "store_damaged", reason=faults[0])

    def close(self) -> None:
        self.told.close()
        self._database.close()
