"""Whether two texts are the same article: by their letters, and by a sample of them."""

from __future__ import annotations

import hashlib
from zlib import crc32

_WIDTH = 12  # letters of a shingle: about three Korean words, rarely shared by chance
_SAMPLE = 16  # one shingle in sixteen is kept
_SHORTEST = 8  # marks below which nothing is said: some 130 letters

NEAR_COPY = 0.6  # share of the smaller text's marks


def digest(text: str) -> str:
    """The same for texts that differ in blanks, marks and letter case only."""
    return hashlib.sha256(_letters(text).encode()).hexdigest()


def fingerprints(text: str) -> frozenset[int]:
    """The marks of a text: hashes of the shingles whose hash is divisible by sixteen.

    Which shingles are kept depends on their letters alone (Manber 1994, "Finding similar files in
    a large file system"), so that texts which share a stretch share its marks, wherever it
    stands.
    """
    data = _letters(text).encode("utf-32-le")
    size = 4 * _WIDTH
    hashes = (crc32(data[at : at + size]) for at in range(0, len(data) - size + 1, 4))
    return frozenset(mark for mark in hashes if mark % _SAMPLE == 0)


def likeness(shared: int, one: int, other: int) -> float:
    """Share of the smaller text that stands in the other, 0 to 1; 0 where too little is known.

    Args:
        shared: marks that both have.
        one, other: marks that each has.
    """
    smaller = min(one, other)
    return shared / smaller if smaller >= _SHORTEST else 0.0


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
