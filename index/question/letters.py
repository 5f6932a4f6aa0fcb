"""Everything that the articles say, as letters: what stands there however it is cut into words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from index.corpus import Corpus
from index.korean.folding import letters
from index.records import Document

_PLACES = 1 << 22
_SPREAD = 2_654_435_761  # multiplicative hashing (Knuth 1973)

_LONGEST_WORD = 40
_LOOKED_AT = 8  # documents in which a word is looked up as it stands there


class Letters:
    """The letters of a collection: texts, captions, titles, bylines and outlets.

    Some 6 MB at 100,000 sentences. Most words that stand nowhere are told by a pair of letters
    that stands nowhere; the others take one search through it all.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._ids = list(corpus.documents)
        parts = [_folded(document) for document in corpus.documents.values()]
        self._starts = [0]
        for part in parts:
            self._starts.append(self._starts[-1] + len(part) + 1)
        self._all = "\n".join(parts)
        self._pairs = np.zeros(_PLACES, dtype=bool)
        self._pairs[_pairs(self._all)] = True

    def hold(self, word: str) -> bool:
        """Whether the letters of a word stand anywhere, blanks, marks and capitals aside."""
        return self._find(letters(word), 0) >= 0

    def as_cut(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The terms that make up a word where it stands in a text, one group for each way it is
        cut; with what they are part of, where it is a part itself (랩스: 네이버랩스)."""
        folded = letters(word)
        if len(folded) < 2:
            return ()
        groups = (self._group(doc_id, word, folded) for doc_id in self._documents(folded))
        return tuple(dict.fromkeys(filter(None, groups)))

    def _documents(self, folded: str) -> Iterator[str]:
        """The first few that hold some letters."""
        place = self._find(folded, 0)
        for _ in range(_LOOKED_AT):
            if place < 0:
                return
            number = bisect_right(self._starts, place)
            yield self._ids[number - 1]
            place = self._find(folded, self._starts[number])

    def _find(self, folded: str, start: int) -> int:
        if not 0 < len(folded) <= _LONGEST_WORD:
            return -1
        if not self._pairs[_pairs(folded)].all():
            return -1
        return self._all.find(folded, start)

    def _group(self, doc_id: str, word: str, folded: str) -> tuple[str, ...]:
        text = self._corpus.documents[doc_id].text
        start, end = text.find(word), text.find(word) + len(word)
        if start < 0:
            match = re.search(r"[^\w\s]*".join(map(re.escape, folded)), text, re.IGNORECASE)
            if match is None:
                return ()
            start, end = match.span()
        sentences = self._corpus.sentences(doc_id)
        place = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
        terms = sentences[place].unpack().terms if place >= 0 else ()
        inside = (term.form for term in terms if term.start < end and start < term.end)
        return tuple(dict.fromkeys(inside))


def _pairs(text: str) -> npt.NDArray[np.uint32]:
    """The place of each pair of letters among `_PLACES`; rarely, two pairs have one place."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return (codes[:-1] * np.uint32(_SPREAD) + codes[1:]) % np.uint32(_PLACES)


def _folded(document: Document) -> str:
    fields = (document.title, document.outlet, document.author, *document.captions, document.text)
    return "\n".join(letters(field) for field in fields if field)
