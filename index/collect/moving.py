"""Files that lie in another folder now, as where a folder was renamed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from index.collect.folder import LARGEST_FILE
from index.store import Origin, Store


def follow(store: Store, files: Mapping[str, Path]) -> None:
    """Find out where files lie now that are not where they were read.

    A file is the same where its name and its bytes are. Its document keeps its id and its vectors,
    and one that was taken out stays out. Raises StoreError.
    """
    origins = store.origins.all()
    new = {location: path for location, path in files.items() if location not in origins}
    lost = {
        (Path(o.location).name, o.size, o.digest): o
        for o in origins.values()
        if new and o.kind == "folder" and o.location not in files and not Path(o.location).exists()
    }
    seen = {(name, size) for name, size, _ in lost}
    moved: dict[str, Origin] = {}
    for location, path in new.items():
        try:
            stat = path.stat()
            if (path.name, stat.st_size) not in seen or stat.st_size > LARGEST_FILE:
                continue
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            continue  # reading it will say why
        old = lost.pop((path.name, stat.st_size, digest), None)
        if old is not None:
            moved[old.location] = replace(old, location=location, mtime_ns=stat.st_mtime_ns)
    if moved:
        _move(store, moved)


def forget_empty(store: Store) -> None:
    """Forget folders that are gone and of which nothing is left. Raises StoreError."""
    for folder in store.folders.all():
        if not folder.path.exists() and not store.folders.locations(folder.path):
            store.folders.delete(folder.path)


def _move(store: Store, moved: Mapping[str, Origin]) -> None:
    with store.transaction():
        store.origins.delete(moved)
        for left, origin in moved.items():
            store.origins.put(origin)
            store.history.move(left, origin.location)
            document = store.documents.get(origin.doc_id) if origin.doc_id else None
            if document is not None and document.source == left:
                store.documents.move(document.doc_id, origin.location)
        store.documents.new_generation(f"moved {len(moved)}")
