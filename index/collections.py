"""Which collection serves a store: in memory or on disk."""

from __future__ import annotations

from collections.abc import Callable

from index.collection import Collection, MemoryCollection
from index.collection_on_disk import DiskCollection
from index.store import Store

Choice = str
"""``auto``, ``memory`` or ``disk``."""

# Sentences from which `auto` takes the index on disk.
LARGE = 20_000


def open_collection(store: Store, choice: Choice, changed: Callable[[], None]) -> Collection:
    """The collection of a store.

    Args:
        changed: called when another index is served than before.

    Raises:
        StoreError, EngineError: it cannot be opened.
    """
    if chosen(store, choice) == "disk":
        return DiskCollection(store, changed=changed)
    return MemoryCollection(store)


def chosen(store: Store, choice: Choice) -> Choice:
    """What `auto` stands for with a store."""
    if choice != "auto":
        return choice
    return "disk" if store.served.has_more_than(LARGE) else "memory"


def is_outgrown(collection: Collection, store: Store, choice: Choice) -> bool:
    """Whether another engine serves a store better by now."""
    return isinstance(collection, MemoryCollection) and chosen(store, choice) != "memory"
