"""Which files of a folder are articles, and which of them changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from index.collect.intake import Pending
from index.errors import SourceError
from index.readers import SUFFIXES, Glue, read
from index.records import document_id
from index.store import Kind, Origin

LARGEST_FILE = 20 * 2**20  # bytes; a thick book is one or two million


def find_files(folder: Path) -> list[Path]:
    """All files below `folder` that a reader knows, sorted, as absolute paths.

    Hidden files and folders are passed over; a folder that a link leads back to is entered once.
    A file is taken as it is named, whatever its suffix.

    Raises:
        SourceError: there is no such folder, or nothing in it to read.
    """
    where = str(folder)
    folder = folder.absolute()
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise SourceError(where, "folder_missing")
    files = sorted(_walk(folder, set()))
    if not files:
        kinds = ", ".join(sorted(SUFFIXES))
        raise SourceError(where, "folder_without_articles", kinds=kinds)
    return files


def read_file(path: Path, kind: Kind = "folder", glue: Glue | None = None) -> Pending:
    """Read one file.

    Args:
        glue: see `index.readers.read`.

    Raises:
        SourceError: it cannot be opened, is larger than 20 MB, or holds no article.
    """
    location = str(path)
    try:
        stat = path.stat()
        if stat.st_size > LARGEST_FILE:
            raise SourceError(
                location,
                "file_too_large",
                size_mb=round(stat.st_size / 2**20),
                limit_mb=LARGEST_FILE // 2**20,
            )
        data = path.read_bytes()
    except OSError as exc:
        raise SourceError(location, "file_unopened", reason=exc.strerror or str(exc)) from exc
    digest = hashlib.sha256(data).hexdigest()
    document = read(data, location, glue=glue)
    origin = Origin(
        location, stat.st_size, stat.st_mtime_ns, digest, document_id(location), kind=kind
    )
    return Pending(document, origin)


def changed(path: Path, known: Origin) -> bool:
    """Whether a file has to be read; one whose size and time are the same has not changed."""
    try:
        stat = path.stat()
    except OSError:
        return True  # reading it will say why
    return (known.size, known.mtime_ns) != (stat.st_size, stat.st_mtime_ns)


def _walk(folder: Path, entered: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        stat = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    identity = (stat.st_dev, stat.st_ino)
    if identity in entered:
        return
    entered.add(identity)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_dir():
            yield from _walk(path, entered)
        elif path.suffix.lower() in SUFFIXES:
            yield path
