"""The body of an HTTP response, unpacked, and no longer than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

# What we can unpack, as a request says it. Only one layer of it: of gzip within gzip, 64 KB become
# 64 GB.
ACCEPT_ENCODING = "gzip, deflate"
_AUTO = 32 + zlib.MAX_WBITS  # gzip or zlib, by what it begins with
_RAW = -zlib.MAX_WBITS
_STEP = 65_536  # bytes unpacked at a time


class TooLargeError(Exception):
    """The body is longer than allowed.

    Attributes:
        limit: bytes.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(f"more than {limit} bytes")


class BrokenBodyError(Exception):
    """The body is packed in a way that is not known, or damaged."""


def read_body(chunks: Iterable[bytes], encoding: str, limit: int, *, cut: bool = False) -> bytes:
    """The body of a response.

    Args:
        chunks: as they come from the network.
        encoding: the value of Content-Encoding.
        limit: bytes, of the unpacked body.
        cut: take the first `limit` bytes of what is longer.

    Raises:
        TooLargeError: there is more than `limit`; the rest is not read.
        BrokenBodyError: it cannot be unpacked.
    """
    parts: list[bytes] = []
    size = 0
    for part in _unpacked(chunks, encoding.strip().lower()):
        parts.append(part)
        size += len(part)
        if size > limit:
            if not cut:
                raise TooLargeError(limit)
            break
    return b"".join(parts)[:limit]


def _unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in {"", "identity"}:
        yield from chunks
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise BrokenBodyError(encoding)
    unpacker: _Unpacker | None = None
    for chunk in chunks:
        # Some servers send deflate without the zlib header that RFC 9110 asks for.
        if unpacker is None and chunk:
            raw = encoding == "deflate" and chunk[0] & 0x0F != zlib.DEFLATED
            unpacker = _Unpacker(_RAW if raw else _AUTO)
        if unpacker is not None:
            yield from unpacker.feed(chunk)
    if unpacker is not None and not unpacker.complete:
        raise BrokenBodyError("cut off")


class _Unpacker:
    """zlib in steps, so that no single call can fill the memory."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._zlib = zlib.decompressobj(wbits)

    @property
    def complete(self) -> bool:
        return self._zlib.eof

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._zlib.eof:  # gzip may have several members, one behind the other
                if not data.startswith(b"\x1f\x8b"):
                    return
                self._zlib = zlib.decompressobj(self._wbits)
            try:
                part = self._zlib.decompress(data, _STEP)
            except zlib.error as exc:
                raise BrokenBodyError(str(exc)) from exc
            data = self._zlib.unused_data if self._zlib.eof else self._zlib.unconsumed_tail
            yield part
