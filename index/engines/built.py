"""The index on disk of one collection: opened, built anew, told apart from older ones.

Everything in it is derived from the store: whoever deletes it loses nothing but time.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from filelock import FileLock

from index.corpus import Entry
from index.engines.on_disk import OnDisk
from index.engines.packing import packed
from index.engines.picked import Picked, Picker, count
from index.errors import EngineError, StoreError
from index.store.frequencies import Counts, Frequencies

_log = logging.getLogger(__name__)
_FORMAT = 2  # another one where texts are taken apart or counted otherwise
_FIGURES, _TERMS = "figures.sqlite3", "terms"

OnBuilt = Callable[[int], None]
"""Told how many documents were taken in so far."""


@dataclass(frozen=True, slots=True)
class Built:
    """An index with its figures."""

    engine: Picked
    frequencies: Frequencies
    picker: Picker

    @classmethod
    def of(cls, picker: Picker, frequencies: Frequencies) -> Built:
        return cls(Picked(picker, frequencies), frequencies, picker)


class Home(Protocol):
    """Where the indexes of a collection are."""

    def alone(self) -> AbstractContextManager[None]:
        """No other process builds an index here meanwhile."""

    def open(self) -> Built | None:
        """The index that was built last; None where there is none that can be used."""

    def has_newer(self) -> bool:
        """Whether another process built one since one was opened or built here."""

    def build(self, pages: Iterable[list[Entry]], generation: int, progress: OnBuilt) -> Built:
        """Build another index from all entries beside the one that serves.

        Raises:
            EngineError, StoreError: it cannot be written; the old one is as it was.
        """


class Numbered:
    """A folder of indexes, or of what belongs to them, by their numbers; the newest has the highest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._serving = 0

    @contextmanager
    def alone(self) -> Iterator[None]:
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self._folder.with_suffix(".building"), mode=0o600):
            yield

    def has_newer(self) -> bool:
        for number in numbers(self._folder):
            if number > self._serving:
                with suppress(StoreError):
                    if (frequencies := opened_figures(self._folder / str(number))) is not None:
                        frequencies.close()
                        return True
        return False


class DiskHome(Numbered):
    """Indexes of tantivy in a folder."""

    def open(self) -> Built | None:
        for number in sorted(numbers(self._folder), reverse=True):
            folder = self._folder / str(number)
            with suppress(EngineError, StoreError):
                frequencies = opened_figures(folder)
                if frequencies is not None:
                    built = Built.of(OnDisk(folder / _TERMS), frequencies)
                    if not built.picker.broken:
                        clear(self._folder, but=number)
                        self._serving = number
                        return built
            _log.warning("%s cannot be used, and will be made again", folder)
        return None

    def build(self, pages: Iterable[list[Entry]], generation: int, progress: OnBuilt) -> Built:
        number = max(numbers(self._folder), default=0) + 1
        folder, counts = self._folder / str(number), Counts()
        try:
            frequencies = new_figures(folder)
            picker = OnDisk(folder / _TERMS)
            picker.change(counted(pages, counts, frequencies, progress), ())
            write_figures(frequencies, counts, generation)
            built = Built.of(picker, frequencies)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._serving = number
        return built


def new_figures(folder: Path) -> Frequencies:
    """Those of an index that is being made, in its folder; see `write_figures`."""
    folder.mkdir(parents=True, exist_ok=True)
    return Frequencies(folder / _FIGURES)


def counted(
    pages: Iterable[list[Entry]], counts: Counts, frequencies: Frequencies, progress: OnBuilt
) -> Iterator[Entry]:
    """The entries one by one, each counted and its paragraphs put in."""
    done = 0
    for page in pages:
        frequencies.paragraphs.put(paragraph for entry in page for paragraph in packed(entry))
        for entry in page:
            count(counts, entry, 1)
            yield entry
        done += len(page)
        progress(done)


def write_figures(frequencies: Frequencies, counts: Counts, generation: int) -> None:
    """Put in what was counted; only now are they whole."""
    with frequencies.changing():
        frequencies.add(counts)
        frequencies.set_totals({"generation": generation, "format": _FORMAT})


def opened_figures(folder: Path) -> Frequencies | None:
    """The figures in a folder; None where they are not whole, or of another version.

    Raises StoreError.
    """
    if not (folder / _FIGURES).exists():
        return None
    frequencies = Frequencies(folder / _FIGURES)
    totals = frequencies.totals()
    if totals["generation"] and totals["format"] == _FORMAT and not frequencies.faults():
        return frequencies
    frequencies.close()
    return None


def numbers(home: Path) -> list[int]:
    """Of the indexes in a folder."""
    return [int(path.name) for path in home.glob("[0-9]*") if path.name.isdecimal()]


def clear(home: Path, but: int) -> None:
    """Delete what no process will open any more; who has it open keeps it."""
    for number in numbers(home):
        if number < but:
            shutil.rmtree(home / str(number), ignore_errors=True)
