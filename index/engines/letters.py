"""Everything that the articles say, as one string of letters in memory."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from index.engines.first_stage import letters_of
from index.records import Document

_PLACES = 1 << 22
_SPREAD = 2_654_435_761  # multiplicative hashing (Knuth 1973)


class Letters:
    """The letters of a collection, see `letters_of`; some 6 MB at 100,000 sentences.

    Most words that stand nowhere are told by a pair of letters that stands nowhere; the others
    take one search through it all.
    """

    def __init__(self) -> None:
        self._parts: dict[str, str] = {}
        # Pairs that went with a document stay: then the search tells that a word stands nowhere.
        self._pairs = np.zeros(_PLACES, dtype=bool)
        self._all: tuple[str, list[str], list[int]] | None = None

    def change(self, documents: Collection[Document], removed: Collection[str]) -> None:
        """Take in documents, and take others out."""
        parts = dict(self._parts)
        kept = {document.doc_id for document in documents}
        for doc_id in set(removed) - kept:  # what is replaced keeps its place
            parts.pop(doc_id, None)
        for document in documents:
            part = parts[document.doc_id] = letters_of(document)
            self._pairs[_places(part)] = True
        self._parts, self._all = parts, None

    def holding(self, folded: str) -> Iterator[str]:
        """Ids of documents that hold some letters, in order of their adding."""
        if not folded or not self._pairs[_places(folded)].all():
            return
        every, ids, starts = self._all or self._join()
        place = every.find(folded)
        while place >= 0:
            number = bisect_right(starts, place)
            yield ids[number - 1]
            if number == len(starts):
                return
            place = every.find(folded, starts[number])

    def _join(self) -> tuple[str, list[str], list[int]]:
        parts = self._parts
        starts = accumulate((len(part) + 1 for part in parts.values()), initial=0)
        self._all = "\n".join(parts.values()), list(parts), list(starts)[:-1]
        return self._all


def _places(text: str) -> npt.NDArray[np.uint32]:
    """The place of each pair of letters among `_PLACES`; rarely, two pairs have one place."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return (codes[:-1] * np.uint32(_SPREAD) + codes[1:]) % np.uint32(_PLACES)
