"""Rows out of an SQLite file that SQLite itself does not read any more.

It goes from page to page as https://sqlite.org/fileformat2.html has them, so that whatever stands in a
whole page is found, however broken the pages around it are.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from mmap import mmap

Value = int | float | str | bytes | None

_HEADER = 100  # bytes before the first page's own header
_MAGIC = b"SQLite format 3\0"
_VERSIONS = 1000  # no database of this project will have had so many forms
_PAGE = 4096  # bytes of a page, where the header does not tell
_INNER_INDEX, _INNER_TABLE, _LEAF_INDEX, _LEAF_TABLE = 2, 5, 10, 13
_INNER = frozenset({_INNER_INDEX, _INNER_TABLE})
_OF_TABLES = frozenset({_INNER_TABLE, _LEAF_TABLE})
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)  # bytes of a value, by its serial type
_BROKEN = (struct.error, IndexError, ValueError)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it lies in a page.

    Attributes:
        rowid: 0 in an index, and in a table without rowids.
        values: in the order in which the page has them.
    """

    rowid: int
    values: tuple[Value, ...]


Fits = Callable[[Row], bool]


def is_sound_header(data: bytes) -> bool:
    """Whether the first 100 bytes of a file have what SQLite itself does not look at before it
    refuses to write, or what would be read as another version's."""
    schema, version = struct.unpack(">I12xi", data[44:64])
    return data[18:20] in (b"\1\1", b"\2\2") and schema in (0, 4) and 0 <= version < _VERSIONS


def mended_header(data: bytes, length: int) -> bytes:
    """The first 100 bytes of a file, with what every database of this project has there.

    Args:
        data: the header as it is.
        length: bytes of the file.
    """
    (size,) = struct.unpack(">H", data[16:18])
    size = 65_536 if size == 1 else size if size >= 512 and size & (size - 1) == 0 else _PAGE
    head = bytearray(data)
    head[:16] = _MAGIC
    head[16:18] = struct.pack(">H", size % 65_535)  # 65,536 is written as 1
    head[18:24] = bytes((2, 2, 0, 64, 32, 32))  # WAL, no byte of a page reserved
    head[28:32] = struct.pack(">I", length // size)
    head[44:48] = struct.pack(">I", 4)  # the schema's format
    head[56:60] = struct.pack(">I", 1)  # UTF-8
    return bytes(head)


class Pages:
    """The pages of a file.

    Args:
        data: all of it, with a header that is whole.

    Attributes:
        broken: pages and rows that could not be read, or did not fit, on the way so far.
    """

    def __init__(self, data: bytes | mmap) -> None:
        self._data = data
        (size,) = struct.unpack(">H", data[16:18])
        self._size = 65_536 if size == 1 else size
        self._count = len(data) // self._size
        self._seen: set[int] = set()
        self.broken = 0

    def tree(self, root: int, fits: Fits) -> Iterator[Row]:
        """The rows below a root; what is broken is passed over, and what does not fit."""
        waiting, kinds = [root], None
        while waiting:
            number = waiting.pop()
            try:
                kind = self._kind(number)
                kinds = kinds or (_OF_TABLES if kind in _OF_TABLES else {_LEAF_INDEX, _INNER_INDEX})
                if number in self._seen or kind not in kinds:
                    raise ValueError(number)
                children = self._children(number) if kind in _INNER else []
            except _BROKEN:
                self.broken += 1
                continue
            found = list(self._rows(number))
            rows = [row for row in found if fits(row)]
            self.broken += len(found) - len(rows)
            if rows or children:
                self._seen.add(number)
            waiting += children
            yield from rows

    def strays(self) -> Iterator[tuple[bool, list[Row]]]:
        """(of a table with rowids, its rows) of each page that no tree led to."""
        for number in range(1, self._count + 1):
            if number in self._seen or number in self._free:
                continue
            with_rows = _LEAF_TABLE, _LEAF_INDEX, _INNER_INDEX
            if self._data[self._at(number)] in with_rows and (rows := list(self._rows(number))):
                yield self._data[self._at(number)] == _LEAF_TABLE, rows

    @cached_property
    def _free(self) -> set[int]:
        """Pages that were given up: what they hold was deleted."""
        free: set[int] = set()
        (trunk,) = struct.unpack(">I", self._data[32:36])
        while 0 < trunk <= self._count and trunk not in free:
            free.add(trunk)
            page = self._page(trunk)
            trunk, count = struct.unpack(">II", page[:8])
            leaves = page[8 : 8 + 4 * min(count, self._size // 4 - 2)]
            free.update(number for (number,) in struct.iter_unpack(">I", leaves))
        return free

    def _at(self, number: int) -> int:
        return (number - 1) * self._size + (_HEADER if number == 1 else 0)

    def _kind(self, number: int) -> int:
        if not 0 < number <= self._count:
            raise ValueError(number)
        return self._data[self._at(number)]

    def _page(self, number: int) -> bytes:
        return self._data[(number - 1) * self._size : number * self._size]

    def _pointers(self, number: int) -> tuple[int, ...]:
        """Where the cells of a page begin."""
        at = self._at(number)
        (count,) = struct.unpack(">H", self._data[at + 3 : at + 5])
        first = at + (12 if self._data[at] in _INNER else 8)
        return struct.unpack(f">{count}H", self._data[first : first + 2 * count])

    def _children(self, number: int) -> list[int]:
        """The pages below one, the last first."""
        at, page = self._at(number), self._page(number)
        places = [page[pointer : pointer + 4] for pointer in self._pointers(number)]
        places.append(self._data[at + 8 : at + 12])
        return [child for place in reversed(places) for child in struct.unpack(">I", place)]

    def _rows(self, number: int) -> Iterator[Row]:
        """Those of one page that can be read."""
        kind, page = self._kind(number), self._page(number)
        if kind == _INNER_TABLE:
            return
        try:
            pointers = self._pointers(number)
        except _BROKEN:
            self.broken += 1
            return
        for at in pointers:
            try:
                yield self._row(page, at, kind)
            except _BROKEN:
                self.broken += 1

    def _row(self, page: bytes, at: int, kind: int) -> Row:
        if kind == _INNER_INDEX:
            at += 4
        length, at = _varint(page, at)
        rowid = 0
        if kind == _LEAF_TABLE:
            rowid, at = _varint(page, at)
        payload = self._payload(page, at, length, kind)
        return Row(rowid - (1 << 64) if rowid >> 63 else rowid, _record(payload))

    def _payload(self, page: bytes, at: int, length: int, kind: int) -> bytes:
        """A record, with what of it lies in other pages."""
        size = self._size
        most = size - 35 if kind == _LEAF_TABLE else (size - 12) * 64 // 255 - 23
        here = length
        if length > most:
            least = (size - 12) * 32 // 255 - 23
            here = least + (length - least) % (size - 4)
            here = here if here <= most else least
        found = [page[at : at + here]]
        left, following = length - here, page[at + here : at + here + 4]
        while left > 0:
            (number,) = struct.unpack(">I", following)
            if not 0 < number <= self._count:
                raise ValueError(number)
            more = self._page(number)
            found.append(more[4 : 4 + left])
            left, following = left - (size - 4), more[:4]
        return b"".join(found)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number, and where it ends."""
    value = 0
    for more in range(8):
        byte = data[at + more]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + more + 1
    return value << 8 | data[at + 8], at + 9


def _record(payload: bytes) -> tuple[Value, ...]:
    """The values of a record; ValueError where it is none."""
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        size = _SIZES[kind] if kind < len(_SIZES) else (kind - 12) // 2
        values.append(_value(kind, payload[at : at + size]))
        at += size
    if at != len(payload):
        raise ValueError(at)
    return tuple(values)


def _value(kind: int, data: bytes) -> Value:
    match kind:
        case 0:
            return None
        case 7:
            return float(struct.unpack(">d", data)[0])
        case 8 | 9:
            return kind - 8
        case 10 | 11:
            raise ValueError(kind)
    if kind < 7:
        return int.from_bytes(data, "big", signed=True)
    if kind % 2 == 0:
        return data
    if b"\0" in data:  # of a page that was overwritten: no text of this project has one
        raise ValueError(kind)
    return data.decode()
