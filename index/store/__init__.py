"""What the collection keeps, in one SQLite file. Only this package talks SQL."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from index.store.database import Database
from index.store.documents import Documents
from index.store.feeds import Feeds, FeedState
from index.store.folders import Folder, Folders
from index.store.history import History, Kept
from index.store.migrations import MIGRATIONS
from index.store.origins import Kind, Origin, Origins
from index.store.served import Changes, Served
from index.store.takeover import COLLECTION, TakenOver, take_over
from index.store.vectors import Coverage, StoredVectors, Unread, Vectors
from index.store.words import Words

__all__ = [
    "Changes",
    "Coverage",
    "Database",
    "FeedState",
    "Folder",
    "Kept",
    "Kind",
    "Origin",
    "Served",
    "Store",
    "StoredVectors",
    "TakenOver",
    "Unread",
    "take_over",
]

_MAPPED = 1 << 30  # bytes


class Store:
    """The tables of one collection; safe to share between threads.

    Attributes:
        documents: documents with their sentences and fingerprints.
        served: the same, read by ids and by pages.
        origins: where documents came from, and what could not be read.
        history: what was removed or replaced, for undo.
        folders: folders that were read, and which of them are served.
        feeds: feeds that are checked for new articles.
        words: words that the analyzer shall keep whole.
        vectors: what sentences mean.

    Raises:
        StoreError: the file cannot be opened, is not a database, or is from a newer version.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path, MIGRATIONS)
        self.path = path
        self.documents = Documents(self._database)
        self.origins = Origins(self._database)
        self.history = History(self._database)
        self.folders = Folders(self._database)
        self.served = Served(self._database, self.folders)
        self.feeds = Feeds(self._database)
        self.words = Words(self._database)
        self.vectors = Vectors(self._database)

    def reader(self) -> Served:
        """Over a connection of its own, which waits for nobody who writes. Raises StoreError."""
        database = Database(self.path, MIGRATIONS)
        # Pages are shared with other processes: what 220 paragraphs take sinks from 19 to 10 ms.
        database.execute(f"PRAGMA mmap_size = {_MAPPED}")
        folders = Folders(database)
        folders.follow(self.folders)
        return Served(database, folders)

    def take_over(self) -> list[TakenOver]:
        """Take over the collections that older versions left beside this one; see `take_over`."""
        return take_over(self._database, "documents", MIGRATIONS[:3], COLLECTION)

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; see `Database.transaction`."""
        return self._database.transaction()

    def close(self) -> None:
        self._database.close()
