"""Very many vectors in a file that is mapped into memory: what lies there costs none of it.

The file is derived from the store and disposable. It is never changed, but replaced by another one;
whoever has the old one mapped keeps it. It begins with a length and a checksum of its header.
"""

from __future__ import annotations

import json
import logging
import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.engines.embedder import Bytes, Floats
from index.engines.graph import Keys, keys_of
from index.store import StoredVectors

_log = logging.getLogger(__name__)

IN_MEMORY = 50_000  # rows that may stay in memory beside a file; 19 MB of 384 numbers

_START = struct.Struct("<8sII")
_MAGIC = b"gisabot1"
_AT_ONCE = 4096  # rows
_LOOKED_AT = 1024  # of so many rows one is looked at, whether it is what was written


@dataclass(frozen=True, slots=True)
class Mapped:
    """Vectors of documents, one document behind the other.

    Attributes:
        documents: ids in the order of their rows, with their numbers and how many rows they have.
        rows, lengths, keys: of all, see `index.engines.vectors`; mapped.
    """

    documents: tuple[tuple[str, int, int], ...]
    rows: Bytes
    lengths: Floats
    keys: Keys

    def stored(self) -> dict[str, StoredVectors]:
        """The vectors of each document by its id."""
        return {
            doc_id: StoredVectors(number, self.rows[start:end])
            for (doc_id, number, _), (start, end) in zip(self.documents, self.spans(), strict=True)
        }

    def spans(self) -> Iterator[tuple[int, int]]:
        """First and last row of each document, half-open."""
        end = 0
        for _, _, count in self.documents:
            start, end = end, end + count
            yield start, end


def lengths_of(rows: Bytes) -> Floats:
    """How long the rows are, 1 for one of zeros."""
    found = np.empty(len(rows), np.float32)
    for at in range(0, len(rows), _AT_ONCE):
        found[at : at + _AT_ONCE] = np.linalg.norm(
            rows[at : at + _AT_ONCE].astype(np.float32), axis=1
        )
    return np.maximum(found, np.float32(1))


def write_mapped(path: Path, model: str, stored: Mapping[str, StoredVectors]) -> Mapped | None:
    """Write vectors into a file and map it; None where it cannot be written."""
    documents = [(doc_id, found.number, len(found.rows)) for doc_id, found in stored.items()]
    width = max((found.rows.shape[1] for found in stored.values()), default=1)
    header = json.dumps({"model": model, "width": width, "documents": documents}).encode()
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(_START.pack(_MAGIC, len(header), zlib.crc32(header)))
            file.write(header)
            file.write(bytes(_padding(file.tell())))
            for found in stored.values():
                file.write(found.rows.tobytes())
            file.write(bytes(_padding(file.tell())))
            for column in (lengths_of, keys_of):
                for found in stored.values():
                    file.write(column(found.rows).tobytes())
                file.write(bytes(_padding(file.tell())))
        beside.replace(path)
    except OSError as exc:
        _log.warning("%s could not be written, and vectors stay in memory: %s", path, exc)
        beside.unlink(missing_ok=True)
        return None
    return open_mapped(path, model)


def open_mapped(path: Path, model: str) -> Mapped | None:
    """Map a file; None where there is none, it is of another model, or not as it was written."""
    try:
        told, at = _header(path)
        if told["model"] != model:
            return None
        documents = tuple((str(d), int(n), int(rows)) for d, n, rows in told["documents"])
        mapped = _map(path, at, int(told["width"]), documents)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, struct.error) as exc:
        _log.warning("%s cannot be used, and will be made again: %s", path, exc)
        return None
    if not np.array_equal(keys_of(mapped.rows[::_LOOKED_AT]), mapped.keys[::_LOOKED_AT]):
        _log.warning("%s is damaged, and will be made again", path)
        return None
    return mapped


def _header(path: Path) -> tuple[dict[str, Any], int]:
    """What a file begins with, and where that ends. Raises OSError, ValueError, struct.error."""
    with path.open("rb") as file:
        magic, size, checksum = _START.unpack(file.read(_START.size))
        header = file.read(size)
    if magic != _MAGIC or zlib.crc32(header) != checksum:
        raise ValueError("its header is damaged")
    return json.loads(header), _START.size + size


def _map(path: Path, at: int, width: int, documents: tuple[tuple[str, int, int], ...]) -> Mapped:
    count = sum(rows for _, _, rows in documents)
    columns: list[Any] = []
    for dtype, shape in ((np.int8, (count, width)), (np.float32, (count,)), (np.uint64, (count,))):
        at += _padding(at)
        columns.append(np.memmap(path, dtype, "r", at, shape))
        at += columns[-1].nbytes
    if path.stat().st_size != at + _padding(at):
        raise ValueError("it is longer than it was written")
    return Mapped(documents, *columns)


def _padding(at: int) -> int:
    """Bytes up to where a column may begin."""
    return -at % 64
