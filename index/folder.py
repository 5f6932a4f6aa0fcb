"""Which files of a folder are articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from index.errors import SourceError
from index.readers import SUFFIXES

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
        raise SourceError(where, "그런 폴더가 없어요.", "경로를 확인해 주세요.")
    files = sorted(_walk(folder, set()))
    if not files:
        kinds = ", ".join(sorted(SUFFIXES))
        raise SourceError(
            where, "폴더에 읽을 기사가 없어요.", f"다음 형식의 파일을 넣어 주세요: {kinds}"
        )
    return files


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
