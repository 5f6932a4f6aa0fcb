"""The index on disk of one collection: opened, built anew, told apart from older ones.

Everything in it is derived from the store: whoever deletes it loses nothing but time.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.corpus import Entry
from index.engines.on_disk import OnDisk
from index.engines.picked import Picked, Picker, count
from index.errors import EngineError, StoreError
from index.store.frequencies import Counts, Frequencies

_log = logging.getLogger(__name__)
_FORMAT = 1  # another one where texts are taken apart or counted otherwise
_FIGURES, _TERMS = "figures.sqlite3", "terms"

OnBuilt = Callable[[int], None]
"""Told how many documents were taken in so far."""


@dataclass(frozen=True, slots=True)
class Built:
    """An index with its figures.

    Attributes:
        folder: where it lies.
    """

    folder: Path
    engine: Picked
    frequencies: Frequencies
    picker: Picker


def open_index(home: Path) -> Built | None:
    """The index that was built last; None where there is none that can be used."""
    for number in sorted(_numbers(home), reverse=True):
        folder = home / str(number)
        with suppress(EngineError, StoreError):
            built = _opened(folder, OnDisk(folder / _TERMS))
            totals = built.frequencies.totals()
            if totals["generation"] and totals["format"] == _FORMAT:
                _clear(home, but=number)
                return built
            built.frequencies.close()
        _log.warning("%s cannot be used, and will be made again", folder)
    return None


def build_index(
    home: Path, pages: Iterable[list[Entry]], generation: int, progress: OnBuilt
) -> Built:
    """Build an index beside those that there are, from all entries.

    Raises:
        EngineError, StoreError: it cannot be written; the old ones are as they were.
    """
    folder = home / str(max(_numbers(home), default=0) + 1)
    counts = Counts()

    def counted() -> Iterator[Entry]:
        done = 0
        for page in pages:
            for entry in page:
                count(counts, entry, 1)
                yield entry
            done += len(page)
            progress(done)

    try:
        picker = OnDisk(folder / _TERMS)
        picker.change(counted(), ())
        frequencies = Frequencies(folder / _FIGURES)
        with frequencies.changing():
            frequencies.add(counts)
            frequencies.set_totals({"generation": generation, "format": _FORMAT})
        frequencies.close()
        return _opened(folder, picker)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _opened(folder: Path, picker: OnDisk) -> Built:
    frequencies = Frequencies(folder / _FIGURES)
    return Built(folder, Picked(picker, frequencies), frequencies, picker)


def _numbers(home: Path) -> list[int]:
    return [int(path.name) for path in home.glob("[0-9]*") if path.name.isdecimal()]


def _clear(home: Path, but: int) -> None:
    """Delete what no process will open any more; who has it open keeps it."""
    for number in _numbers(home):
        if number < but:
            shutil.rmtree(home / str(number), ignore_errors=True)
