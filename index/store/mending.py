"""A broken database is made anew from what can be read of it; the broken file is kept beside it.

A process killed at any moment leaves the broken file or the new one in its place, never half of one.
"""

from __future__ import annotations

import logging
import mmap
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from index.errors import StoreError
from index.store.backup import numbered_anew
from index.store.database import Database, copied
from index.store.origins import Origins
from index.store.pages import Pages, Row, is_sound_header, mended_header
from index.store.shapes import Shape, shapes
from index.store.takeover import TAKEN_OVER

_log = logging.getLogger(__name__)
_BROKEN = frozenset({"store_foreign", "store_damaged"})
_KEPT = 5  # broken files at most; then the oldest gives way
_HIGHEST = 1 << 53  # of numbers that are given; higher ones are broken
_HELPERS = ("-wal", "-shm", "-journal")

Made = Callable[[Path], None]
"""Makes a new database in its present form, with the tables of all parts."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was made of a broken database.

    Attributes:
        kept: where the broken file lies.
        documents: articles that are there again.
        lost: where articles came from that are not, and that no file tells.
    """

    kept: Path
    documents: int
    lost: tuple[str, ...]


def mend(path: Path, made: Made) -> Mended | None:
    """Make a broken database anew; None where it is whole, or is not there.

    Nobody else may have it open. What is missing then has to be read again from where it came.

    Raises:
        StoreError: the new one cannot be written; the broken one is as it was.
    """
    lost: tuple[str, ...] = ()
    try:
        with FileLock(_beside(path, "mending"), mode=0o600):
            if not is_broken(path):  # another process was faster
                return None
            ready = _beside(path, "mended")
            if not ready.exists():
                lost = _made_anew(path, ready, made)
            kept = _set_aside(path)
            for helper in _HELPERS:
                _beside(path, helper).unlink(missing_ok=True)
            ready.replace(path)
    except OSError as exc:
        raise StoreError(str(path), "store_unopened", reason=exc.strerror or str(exc)) from exc
    with closing(Database(path, None)) as new:
        ((documents,),) = new.execute("SELECT count(*) FROM documents")
    return Mended(kept, documents, lost)


def _beside(path: Path, name: str) -> Path:
    return path.with_name(path.name + (name if name.startswith("-") else f".{name}"))


def is_broken(path: Path) -> bool:
    """Whether SQLite finds a file broken, or it was being mended; takes 1.4 s for each GB.

    Only for a process that has not opened it: a file that is read beside SQLite lets go of SQLite's
    locks when it is closed (https://sqlite.org/howtocorrupt.html, 2.2).

    Raises:
        StoreError: it cannot be looked at.
    """
    if _beside(path, "mended").exists():  # a process was killed right before the end
        return True
    if not path.exists() or not path.stat().st_size:
        return False
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100 or not is_sound_header(head):
        return True
    try:
        with closing(Database(path, None)) as database:
            return bool(database.faults())
    except StoreError as exc:
        if exc.code not in _BROKEN:
            raise
        return True


def _made_anew(path: Path, ready: Path, made: Made) -> tuple[str, ...]:
    """Write what can be read of one file into another; where the articles came from that are lost."""
    raw, whole, fresh = (_beside(path, name) for name in ("raw", "whole", "fresh"))
    files = [_beside(file, part) for file in (raw, whole, fresh) for part in _HELPERS]
    try:
        for file in (*files, raw, whole, fresh):
            file.unlink(missing_ok=True)
        _merge(path, raw, whole)
        made(fresh)
        with closing(Database(fresh, None)) as new, whole.open("rb") as read:
            new.execute(TAKEN_OVER)
            new.execute("PRAGMA foreign_keys = OFF")
            with new.transaction(), mmap.mmap(read.fileno(), 0, access=mmap.ACCESS_READ) as data:
                _fill(new, Pages(data))
                lost = _without_parents(new)
                numbered_anew(new, int(time.time()), "mended")
        fresh.replace(ready)
    finally:
        for file in (*files, raw, whole, fresh):
            file.unlink(missing_ok=True)
    return lost


def _merge(path: Path, raw: Path, whole: Path) -> None:
    """Copy a file with what its log has, so that its header at least is whole."""
    shutil.copyfile(path, raw)
    with raw.open("r+b") as file:
        length = raw.stat().st_size
        head = mended_header(file.read(100).ljust(100, b"\0"), length)
        size = int.from_bytes(head[16:18], "big")
        file.truncate(max(1, -(-length // size)) * size if size > 1 else length)
        file.seek(0)
        file.write(head)
    log = _beside(path, "-wal")
    if log.exists():
        shutil.copyfile(log, _beside(raw, "-wal"))
    try:
        copied(raw, whole)
    except StoreError as exc:
        if exc.code not in _BROKEN:
            raise
        raw.replace(whole)  # without its log, then


def _fill(new: Database, pages: Pages) -> None:
    """Every row goes to its table: by the schema, and where that leads nowhere, by its form."""
    roots = _roots(pages)
    known = shapes(new)
    for shape in known:
        if root := roots.get(shape.name):
            rows = pages.tree(root, shape.fits)
            if shape.table:
                shape.put(new, rows)
            else:
                for _ in rows:
                    """So that it is known whose these pages are."""
    if pages.broken:
        for shape, stray in sorted(_placed(pages, known), key=lambda p: p[0].name == "documents"):
            if shape.name == "documents":  # what was removed has no place that it came from
                stray = [row for row in stray if _has_origin(new, row)]
            shape.put(new, iter(stray))
    if root := roots.get("sqlite_sequence"):
        for name, number in (row.values for row in pages.tree(root, _is_sequence)):
            new.execute(
                "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name)
            )
            new.execute(
                "INSERT INTO sqlite_sequence SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM sqlite_master"
                " WHERE name = ?1) AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)",
                (name, number),
            )


def _placed(pages: Pages, known: list[Shape]) -> Iterator[tuple[Shape, list[Row]]]:
    """Pages that nothing leads to, where only one table can be theirs."""
    for rowids, rows in pages.strays():
        fitting = [s for s in known if s.rowids == rowids and all(map(s.fits, rows))]
        if len(fitting) == 1 and fitting[0].table:
            yield fitting[0], rows


def _has_origin(new: Database, row: Row) -> bool:
    """Whether a document has one, or none has."""
    return bool(
        new.execute("SELECT 1 FROM origins WHERE doc_id = ?", (row.values[0],))
        or not new.execute("SELECT 1 FROM origins LIMIT 1")
    )


def _roots(pages: Pages) -> dict[str, int]:
    """The first pages of tables and indexes by their names."""
    rows = list(pages.tree(1, _is_of_schema))
    if pages.broken:
        rows += [row for _, found in pages.strays() for row in found if _is_of_schema(row)]
    return {str(name): int(str(root)) for _, name, _, root, _ in (row.values for row in rows)}


def _is_of_schema(row: Row) -> bool:
    kinds = [type(value) for value in row.values[:4]]
    return (
        len(row.values) == 5
        and kinds == [str, str, str, int]
        and row.values[0] in {"table", "index"}
    )


def _is_sequence(row: Row) -> bool:
    match row.values:
        case (str(), int(number)):
            return 0 <= number < _HIGHEST
    return False


def _without_parents(new: Database) -> tuple[str, ...]:
    """Take out what hangs on rows that are lost; where articles came from that no file tells."""
    gone = (
        "SELECT location FROM origins WHERE doc_id IS NOT NULL"
        " AND doc_id NOT IN (SELECT doc_id FROM documents)"
    )
    places = [str(place) for (place,) in new.execute(gone)]
    Origins(new).put_unread(places)
    new.execute(f"UPDATE origins SET doc_id = NULL WHERE location IN ({gone})")
    for shape in shapes(new):
        if not shape.table:
            continue
        for _, _, parent, child, key, *_ in new.execute(f"PRAGMA foreign_key_list({shape.name})"):
            new.execute(
                f"DELETE FROM {shape.name} WHERE {child} IS NOT NULL"
                f" AND {child} NOT IN (SELECT {key} FROM {parent})"
            )
    lost = tuple(place for place in places if not Path(place).exists())
    for place in lost:
        _log.warning("an article was lost with the broken database: %s", place)
    return lost


def _set_aside(path: Path) -> Path:
    """Keep the broken file, with its log, under another name too; that name."""
    names = [_beside(path, f"damaged-{number}") for number in range(1, _KEPT + 1)]
    there = [name for name in names if name.exists()]
    for name in there:
        if name.samefile(path):
            return name
    kept = next((name for name in names if name not in there), None)
    kept = kept or min(there, key=lambda name: name.stat().st_mtime)
    for part in ("-wal", ""):
        old, name = _beside(path, part) if part else path, _beside(kept, part) if part else kept
        name.unlink(missing_ok=True)
        if not old.exists():
            continue
        try:
            os.link(old, name)
        except OSError:  # a file system without links
            shutil.copyfile(old, name)
        with suppress(OSError):  # somebody else's
            name.chmod(0o600)
    return kept
