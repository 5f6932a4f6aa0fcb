from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from index.web.body import BrokenBodyError, TooLargeError, read_body
from tests.index.web.conftest import zeros

_TEXT = "가람시가 도서관을 열었다. ".encode() * 1000


def _chunks(data: bytes, size: int = 7) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (_TEXT, ""),
        (_TEXT, "identity"),
        (gzip.compress(_TEXT), "gzip"),
        (gzip.compress(_TEXT), " X-GZIP "),
        (gzip.compress(_TEXT[:5000]) + gzip.compress(_TEXT[5000:]), "gzip"),
        (gzip.compress(_TEXT) + b"\0\0\0", "gzip"),
        (zlib.compress(_TEXT), "deflate"),
        (zlib.compress(_TEXT, wbits=-15), "deflate"),
        (b"", "gzip"),
    ],
)
def test_a_packed_body_is_unpacked_however_it_is_cut(data: bytes, encoding: str) -> None:
    wanted = _TEXT if data else b""
    assert read_body(_chunks(data), encoding, len(_TEXT)) == wanted
    assert read_body([data], encoding, len(_TEXT)) == wanted


def test_a_body_of_more_than_the_limit_is_refused() -> None:
    with pytest.raises(TooLargeError):
        read_body(_chunks(_TEXT), "", len(_TEXT) - 1)


def test_the_rest_of_a_body_that_is_too_long_is_not_read() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 1000

    with pytest.raises(TooLargeError):
        read_body(endless(), "", 10_000)
    assert read_body(endless(), "", 10_000, cut=True) == b"x" * 10_000


def test_a_gzip_bomb_is_stopped_before_it_fills_the_memory() -> None:
    bomb = zeros(200)
    tracemalloc.start()
    try:
        with pytest.raises(TooLargeError):
            read_body([bomb], "gzip", 2**20)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * 2**20


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"br", "br"),
        (zeros(1, layers=2), "gzip, gzip"),
        (b"not packed", "gzip"),
        (gzip.compress(_TEXT)[:-20], "gzip"),
        (gzip.compress(_TEXT)[:40] + b"\xff" * 60, "gzip"),
    ],
    ids=["unknown", "twice", "not packed", "cut off", "broken"],  # the bytes hold the clock
)
def test_a_body_that_cannot_be_unpacked_is_an_error(data: bytes, encoding: str) -> None:
    with pytest.raises(BrokenBodyError):
        read_body([data], encoding, 10 * 2**20)
