"""Everything that the articles say, as letters: what stands there however it is cut into words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from index.corpus import Corpus
from index.korean.folding import letters

Holding = Callable[[str, Corpus], Iterator[str]]
"""Ids of documents whose letters hold some; see `index.engines.first_stage.FirstStage.holding`."""

_LONGEST_WORD = 40
_LOOKED_AT = 8  # documents in which a word is looked up as it stands there
_KEPT = 4096  # words


def _nowhere(_: str, __: Corpus) -> Iterator[str]:
    return iter(())


class Letters:
    """The letters of a collection: texts, captions, titles, bylines and outlets.

    Args:
        holding: finds letters; nothing holds any where not given.
    """

    def __init__(self, corpus: Corpus, holding: Holding = _nowhere) -> None:
        self._corpus = corpus
        self._holding = holding
        self.as_cut = lru_cache(maxsize=_KEPT)(self._as_cut)

    def hold(self, word: str) -> bool:
        """Whether the letters of a word stand anywhere, blanks, marks and capitals aside."""
        return next(self.documents(word), None) is not None

    def documents(self, word: str) -> Iterator[str]:
        """Ids of documents that hold the letters of a word, not all of them perhaps."""
        return self._documents(letters(word))

    def _as_cut(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The terms that make up a word where it stands in a text, one group for each way it is
        cut; with what they are part of, where it is a part itself (랩스: 네이버랩스)."""
        folded = letters(word)
        if len(folded) < 2:
            return ()
        groups = (
            self._group(doc_id, word, folded)
            for doc_id in islice(self._documents(folded), _LOOKED_AT)
        )
        return tuple(dict.fromkeys(filter(None, groups)))

    def _documents(self, folded: str) -> Iterator[str]:
        if not 0 < len(folded) <= _LONGEST_WORD:
            return iter(())
        return self._holding(folded, self._corpus)

    def _group(self, doc_id: str, word: str, folded: str) -> tuple[str, ...]:
        document = self._corpus.documents.get(doc_id)
        text = document.text if document is not None else ""
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
