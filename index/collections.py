"""Which collection serves a store: in memory, on disk, or in a cluster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from index.collection import Collection, MemoryCollection
from index.collection_on_disk import DiskCollection
from index.engines.choice import Choice
from index.store import Store

# Sentences up to which `auto` stays in memory. Each 10,000 take 1.3 s of a restart there, so that with
# more it would pass 5 s; the candidates of a question take 1 ms instead of 2 to 9 on disk.
LARGE = 20_000


def open_collection(store: Store, choice: Choice, changed: Callable[[], None]) -> Collection:
    """The collection of a store.

    Args:
        changed: called when another index is served than before.

    Raises:
        StoreError, EngineError: it cannot be opened.
    """
    kind = chosen(store, choice)
    if kind == "memory":
        return MemoryCollection(store)
    if kind == "cluster" and choice.cluster is not None:
        # Its client takes a while to load.
        from index.engines.in_cluster import ClusterHome

        folder = store.path.with_suffix(".cluster") / store.folders.key
        name = f"{choice.cluster.name}-{store.folders.key}"
        cluster = replace(choice.cluster, name=name)
        return DiskCollection(store, ClusterHome(folder, cluster), changed=changed)
    from index.engines.built import DiskHome

    return DiskCollection(store, DiskHome(home_of(store)), changed=changed)


def home_of(store: Store) -> Path:
    """Where the indexes on disk of a store lie."""
    return store.path.with_suffix(".index") / store.folders.key


def chosen(store: Store, choice: Choice) -> Literal["memory", "disk", "cluster"]:
    """What `auto` stands for with a store."""
    if choice.kind != "auto":
        return choice.kind
    return "disk" if store.served.has_more_than(LARGE) else "memory"


def is_outgrown(collection: Collection, store: Store, choice: Choice) -> bool:
    """Whether another engine serves a store better by now."""
    return isinstance(collection, MemoryCollection) and chosen(store, choice) != "memory"
