"""Copies of the whole database, and the way back."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from index.errors import StoreError
from index.store.database import Database, copied
from index.store.migrations import MIGRATIONS

_LOST = frozenset({"store_foreign", "store_damaged", "store_failed"})


def restore(path: Path, backup: Path) -> Path | None:
    """Put a backup in the place of a database, all or nothing; a running bot serves it at once.

    What was there is kept beside it; where it is kept, or None where there was nothing.

    Raises:
        StoreError: the backup is none, is damaged, or is from a newer version; nothing changed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.restoring")
    kept = path.with_name(f"{path.name}.before-restore") if path.exists() else None
    try:
        try:
            live = Database(path, MIGRATIONS)
        except StoreError as exc:
            if exc.code not in _LOST:
                raise
            _check(backup, fresh, 0)
            for suffix in ("", "-wal", "-shm"):  # what was there cannot be opened any more
                old = path.with_name(path.name + suffix)
                if kept is not None and old.exists():
                    old.replace(kept.with_name(kept.name + suffix))
            fresh.replace(path)
            return kept
        with closing(live):
            ((generation,),) = live.execute("SELECT max(generation) FROM generations")
            _check(backup, fresh, generation)
            if kept is not None:
                live.copy_to(kept)
            live.copy_from(fresh)
        return kept
    finally:
        fresh.unlink(missing_ok=True)


def _check(backup: Path, fresh: Path, generation: int) -> None:
    """Copy a backup, bring the copy to the present form, and give it a later generation.

    Its stamps are of none that an index has seen, nor of that generation: whatever keeps up with the
    database by them reads all of it again.
    """
    try:
        _look_at(backup, fresh)
        with closing(Database(fresh, MIGRATIONS)) as new, new.transaction():
            numbered_anew(new, generation or 0, "restored")
    except StoreError as exc:
        raise exc.at(str(backup)) from exc


def numbered_anew(new: Database, above: int, reason: str) -> None:
    """Give all documents a stamp, and the whole a generation, that are above one and all its own."""
    ((own,),) = new.execute("SELECT max(generation) FROM generations")
    stamp = max(own or 0, above) + 1
    new.execute("UPDATE documents SET stamp = ?", (stamp,))
    new.execute("DELETE FROM gone")
    new.execute(
        "INSERT INTO generations (generation, made_at, reason) VALUES (?, ?, ?)",
        (stamp + 1, datetime.now(UTC).isoformat(timespec="seconds"), reason),
    )


def _look_at(backup: Path, fresh: Path) -> None:
    if not backup.is_file():
        raise StoreError(str(backup), "store_unopened", reason=os.strerror(errno.ENOENT))
    copied(backup, fresh)
    with closing(Database(fresh, None)) as old:
        if not old.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents'"):
            raise StoreError(str(backup), "store_foreign")
        if faults := old.faults():
            raise StoreError(str(backup), "store_damaged", reason=faults[0])


def free_bytes(folder: Path) -> int:
    """How much the disk of a folder takes; of the nearest one above it that is there."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
