"""Which files of a folder are articles, and which of them changed."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from index.collect.intake import Pending
from index.errors import SourceError
from index.readers import SUFFIXES, Glue
from index.readers.apart import apart
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
    where = location(folder)
    folder = folder.absolute()
    if _is(folder, stat.S_ISREG):
        return [folder]
    if not _is(folder, stat.S_ISDIR):
        raise SourceError(where, "folder_missing")
    files = sorted(_walk(folder, set()))
    if not files:
        kinds = ", ".join(sorted(SUFFIXES))
        raise SourceError(where, "folder_without_articles", kinds=kinds)
    return files


def location(path: Path) -> str:
    """A path as it is stored and shown.

    A name that is not UTF-8 is taken for CP949, as old Korean archives have it; what is neither is
    shown by its numbers.
    """
    name = os.fsencode(path)
    for encoding in ("utf-8", "cp949"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "backslashreplace")


def read_file(path: Path, kind: Kind = "folder", glue: Glue | None = None) -> Pending:
    """Read one file.

    Args:
        glue: see `index.readers.read`.

    Raises:
        SourceError: it cannot be opened, is no regular file, is larger than 20 MB, or holds no
            article.
    """
    place = location(path)
    data, found = _bytes(path, place)
    digest = hashlib.sha256(data).hexdigest()
    document = apart().read(data, place, glue=glue)
    if kind == "file" and Path(place) != path:
        kind = "upload"  # what is stored does not lead back to the file, to look at it again
    origin = Origin(place, found.st_size, found.st_mtime_ns, digest, document_id(place), kind=kind)
    return Pending(document, origin)


def _bytes(path: Path, place: str) -> tuple[bytes, os.stat_result]:
    """What is in a regular file, with the state it was in; never more than is read of one."""
    try:
        # A pipe that nobody writes to would be waited for at opening; it is opened all the same,
        # for what was looked at before may be another file by now.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(number, "rb") as file:
            found = os.fstat(number)
            if not stat.S_ISREG(found.st_mode):
                raise SourceError(place, "file_irregular")
            data: bytes | None = file.read(LARGEST_FILE + 1)
            if data is None:  # some of /proc are waited for, and say that they are regular
                raise SourceError(place, "file_irregular")
    except OSError as exc:
        raise SourceError(place, "file_unopened", reason=exc.strerror or str(exc)) from exc
    if len(data) > LARGEST_FILE:
        raise SourceError(
            place,
            "file_too_large",
            size_mb=round(found.st_size / 2**20),
            limit_mb=LARGEST_FILE // 2**20,
        )
    return data, found


def changed(path: Path, known: Origin) -> bool:
    """Whether a file has to be read; one whose size and time are the same has not changed."""
    try:
        found = path.stat()
    except OSError:
        return True  # reading it will say why
    return (known.size, known.mtime_ns) != (found.st_size, found.st_mtime_ns)


def size_of(path: Path) -> int:
    """Bytes of a file; 0 where it cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is(path: Path, kind: Callable[[int], bool]) -> bool:
    """Whether there is something of a kind; not where it may not be looked at."""
    try:
        return kind(path.stat().st_mode)
    except (OSError, ValueError):  # ValueError: a name with a zero in it
        return False


def _walk(folder: Path, entered: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        found = folder.stat()
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError:
        return
    identity = (found.st_dev, found.st_ino)
    if identity in entered:
        return
    entered.add(identity)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if _is(path, stat.S_ISDIR):
            yield from _walk(path, entered)
        elif path.suffix.lower() in SUFFIXES:
            yield path
