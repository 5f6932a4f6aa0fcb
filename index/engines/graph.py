"""The nearest of very many vectors without looking at each: usearch, a graph of neighbours."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engines.embedder import Bytes, Floats, pack

Keys = NDArray[np.uint64]
RowsAt = Callable[[NDArray[np.int64]], Bytes]

_log = logging.getLogger(__name__)

# Sentences that may be looked at one by one (37 ms); with more, a graph is made of all.
LOOSE = 200_000

# Malkov & Yashunin 2018 call them M, efConstruction and ef. Among 250,000 vectors in clusters the
# graph finds 0.92 of the nearest 25 with an ef of 64, 0.96 with 128, 0.978 with 256 (1.5 ms), 0.988
# with 512 (2 ms).
_NEIGHBOURS = 16
_TRIED_ADDING = 128
_TRIED = 256
_HASHED = 4096  # rows at once
_AT_ONCE = 256  # added between two looks at `stop`; some 1 ms each


class Graph:
    """Vectors by keys; nothing in it changes after it is made."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._known: Keys = np.sort(np.asarray(index.keys, np.uint64)) if len(index) else _NONE

    def __len__(self) -> int:
        return len(self._known)

    def knows(self, keys: Keys) -> NDArray[np.bool_]:
        """Which of the keys are in it."""
        if not len(self):
            return np.zeros(len(keys), np.bool_)
        at = np.searchsorted(self._known, keys)  # a quarter of the time of isin, which sorts both
        at[at == len(self)] = 0
        return np.asarray(self._known[at] == keys)

    def nearest(self, question: Floats, count: int) -> Keys:
        """The keys of about the `count` vectors most like a question."""
        found = self._index.search(pack(question[None])[0], min(count, len(self)), threads=1)
        return np.asarray(found.keys, np.uint64)


def keys_of(rows: Bytes) -> Keys:
    """A key for each vector, made of its values: the same after a restart and in any corpus.

    Multilinear hashing modulo 2**64 (Carter & Wegman 1979).
    """
    width = -(-rows.shape[1] // 8)
    factors = np.random.default_rng(0).integers(0, 2**64, width, np.uint64) | np.uint64(1)
    keys: Keys = np.empty(len(rows), np.uint64)
    for at in range(0, len(rows), _HASHED):
        part = rows[at : at + _HASHED]
        wide = np.zeros((len(part), width * 8), np.int8)
        wide[:, : rows.shape[1]] = part
        words = wide.view(np.uint64) * factors
        keys[at : at + _HASHED] = words.sum(axis=1, dtype=np.uint64) >> np.uint64(1)
    return keys


def load_graph(path: Path, dimensions: int) -> Graph | None:
    """The graph of a file, mapped rather than read; None where there is none to be had."""
    index = _open(path, dimensions, mapped=True)
    return Graph(index) if index is not None and len(index) else None


def grow_graph(path: Path, keys: Keys, rows: RowsAt, stop: Callable[[], bool]) -> Graph | None:
    """Put vectors into the graph of a file, as far as it comes before `stop` says so.

    None without usearch: all vectors are looked at one by one then.

    Args:
        keys: of all vectors that shall be in it.
        rows: gives those at some places among them.
    """
    dimensions = rows(np.zeros(0, np.int64)).shape[1]
    index = _open(path, dimensions, mapped=False)
    if index is None:
        return None
    known, first = np.unique(keys, return_index=True)
    if len(index) > 2 * len(known):  # most of it has left the collection
        index.clear()
    new = first[~np.isin(known, np.asarray(index.keys, np.uint64) if len(index) else _NONE)]
    for at in range(0, len(new), _AT_ONCE):
        if stop():
            break
        part = np.sort(new[at : at + _AT_ONCE])
        index.add(keys[part], rows(part), threads=1)
    try:
        beside = path.with_suffix(".new")
        index.save(str(beside))
        beside.replace(path)
    except (OSError, RuntimeError) as exc:
        _log.warning("%s could not be written, and will be made again: %s", path, exc)
        return Graph(index)
    return load_graph(path, dimensions) or Graph(index)


_NONE: Keys = np.zeros(0, np.uint64)


def _open(path: Path, dimensions: int, *, mapped: bool) -> Any:
    """What the file holds, or an empty index; None without usearch.

    Args:
        mapped: it is not changed, and what is looked at comes from the disk when it is.
    """
    try:
        from usearch.index import Index
    except (ImportError, OSError):
        return None

    def empty() -> Any:
        return Index(
            ndim=dimensions,
            metric="cos",
            dtype="i8",
            connectivity=_NEIGHBOURS,
            expansion_add=_TRIED_ADDING,
            expansion_search=_TRIED,
        )

    index = empty()
    if path.exists():
        try:
            (index.view if mapped else index.load)(str(path))
            index.expansion_search = _TRIED
        except Exception as exc:  # whatever it says of a file that is broken, it is made again
            _log.warning("%s could not be read, and will be made again: %s", path, exc)
            return empty()
        if index.ndim != dimensions:
            return empty()
    return index
