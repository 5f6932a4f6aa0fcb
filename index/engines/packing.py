"""Paragraphs packed so that very many of them are scored at once, without making a text of any.

A paragraph is a row of texts: the title over it, which has the number 0, then its sentences. Terms
are hashed to 64 bits: among the 500,000 forms of a large collection two with one hash are to be
expected once in 150 million collections.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from index.corpus import Entry
from index.engines.first_stage import plain_words
from index.store.paragraphs import PackedParagraph

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Hashes = NDArray[np.uint64]

_TEXT = np.dtype([("number", "<i4"), ("terms", "<i4"), ("letters", "<i4")])
_BLANK = ord(" ")
_KEPT = 65_536  # hashes


def packed(entry: Entry) -> Iterator[PackedParagraph]:
    """The paragraphs of a document."""
    title, text = entry.title or (), entry.document.text
    for key, group in entry.paragraphs().items():
        forms = [list(title), *(sentence.forms() for sentence in group)]
        # A blank behind each, so that no pair of letters stands across two.
        words = ["", *(" ".join(plain_words(text[s.start : s.end])) + " " for s in group)]
        numbers = [0, *(sentence.number for sentence in group)]
        texts = [(n, len(f), len(w)) for n, f, w in zip(numbers, forms, words, strict=True)]
        yield PackedParagraph(
            key,
            np.array(texts, _TEXT).tobytes(),
            b"".join(_hash(form) for part in forms for form in part),
            "".join(words).encode("utf-16-le", "surrogatepass"),
        )


@lru_cache(maxsize=_KEPT)
def _hash(form: str) -> bytes:
    return blake2b(form.encode(errors="surrogatepass"), digest_size=8).digest()


def _hashes(forms: Iterable[str]) -> Hashes:
    return np.frombuffer(b"".join(map(_hash, forms)), "<u8")


class Unpacked:
    """Some paragraphs side by side; rows are those of their texts.

    Attributes:
        keys: of the paragraphs.
        first: row of the title of each.
        owner: of each row, the place of its paragraph.
        numbers: of the sentences, 0 for a title.
    """

    def __init__(self, paragraphs: Sequence[PackedParagraph]) -> None:
        self.keys = [paragraph.key for paragraph in paragraphs]
        texts = np.frombuffer(b"".join(p.texts for p in paragraphs), _TEXT)
        sizes = np.array([len(p.texts) // _TEXT.itemsize for p in paragraphs], np.int64)
        self.first: Ints = np.cumsum(sizes) - sizes
        self.owner: Ints = np.repeat(np.arange(len(sizes)), sizes)
        self.numbers: Ints = texts["number"].astype(np.int64)
        self._terms = np.frombuffer(b"".join(p.terms for p in paragraphs), "<u8")
        self._lengths = texts["terms"].astype(np.int64)
        letters = b"".join(p.letters for p in paragraphs)
        self._letters = np.frombuffer(
            letters.decode("utf-16-le", "surrogatepass").encode("utf-32-le", "surrogatepass"), "<u4"
        )
        self._spans = texts["letters"].astype(np.int64)
        self._place = {key: place for place, key in enumerate(self.keys)}

    def rows(self, places: Iterable[tuple[str, int]]) -> list[int]:
        """The rows of sentences by (key of the paragraph, number); those that are not there are
        passed over."""
        found = []
        for key, number in places:
            place = self._place.get(key)
            if place is None:
                continue
            title = int(self.first[place])
            row = title + 1 + number - int(self.numbers[title + 1])
            if title < row < len(self.owner) and self.owner[row] == place:
                found.append(row)
        return found

    def members(self, place: int) -> range:
        """The rows of the sentences of a paragraph."""
        end = self.first[place + 1] if place + 1 < len(self.first) else len(self.owner)
        return range(int(self.first[place]) + 1, int(end))

    def places(self, keys: Collection[str]) -> list[int]:
        """The places of paragraphs by their keys."""
        return [self._place[key] for key in keys if key in self._place]

    def terms(self, searched: Collection[str]) -> tuple[Ints, Ints]:
        """How often each of some terms stands in each text, and how many terms each has."""
        return _held(self._terms, self._lengths, _hashes(searched)), self._lengths

    def pairs(self, searched: Collection[str], rows: Ints) -> tuple[Ints, Ints]:
        """How often each of some pairs of letters stands in each of some texts, and how many each
        has.

        Args:
            rows: of the texts, ascending.
        """
        spans = self._spans[rows]
        wanted = np.zeros(len(self._spans), np.bool_)
        wanted[rows] = True
        letters = self._letters[np.repeat(wanted, self._spans)].astype(np.uint64)
        text = np.repeat(np.arange(len(rows)), spans)
        whole = (letters[1:] != _BLANK) & (letters[:-1] != _BLANK)
        pairs = (letters[:-1] << np.uint64(32) | letters[1:])[whole]
        lengths = np.bincount(text[:-1][whole], minlength=len(rows))
        asked = [ord(pair[0]) << 32 | ord(pair[1]) for pair in searched]
        return _held(pairs, lengths, np.array(asked, np.uint64)), lengths


def _held(values: Hashes, lengths: Ints, searched: Hashes) -> Ints:
    """How often each searched value stands in each text.

    Args:
        values: of all texts, one text behind the other.
        lengths: how many each text has.
    """
    if not len(searched):
        return np.zeros((len(lengths), 0), np.int64)
    order = np.argsort(searched)
    ordered = searched[order]
    at = np.searchsorted(ordered, values)
    at[at == len(ordered)] = 0
    there = np.flatnonzero(ordered[at] == values)
    text = np.repeat(np.arange(len(lengths)), lengths)[there]
    cells = text * len(searched) + order[at[there]]
    held = np.bincount(cells, minlength=len(lengths) * len(searched))
    return held.reshape(len(lengths), len(searched))


def summed(values: Ints, unpacked: Unpacked) -> Ints:
    """What the texts of each paragraph have together."""
    if not len(unpacked.first):
        return values[:0]
    return np.add.reduceat(values, unpacked.first, axis=0)
