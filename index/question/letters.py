"""Everything that the articles say, as letters: what stands there however it is cut into words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from index.corpus import Corpus
from index.korean.folding import letters
from index.records import Document

_LONGEST_WORD = 40
_LOOKED_AT = 3  # documents in which a word is looked up as it stands there


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
        self._pairs = frozenset(map("".join, zip(self._all, self._all[1:], strict=False)))

    def hold(self, word: str) -> bool:
        """Whether the letters of a word stand anywhere, blanks, marks and capitals aside."""
        return next(self._places(letters(word)), None) is not None

    def as_cut(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The terms that make up a word where it stands in a text, one group for each way it is
        cut; with what they are part of, where it is a part itself (랩스: 네이버랩스)."""
        folded = letters(word)
        if len(folded) < 2:
            return ()
        pattern = re.compile(r"[^\w\s]*".join(map(re.escape, folded)), re.IGNORECASE)
        groups: dict[tuple[str, ...], None] = {}
        for doc_id in self._documents(folded):
            for group in self._groups(doc_id, pattern):
                groups.setdefault(group)
        return tuple(groups)

    def _documents(self, folded: str) -> Iterator[str]:
        seen: set[str] = set()
        for place in self._places(folded):
            doc_id = self._ids[bisect_right(self._starts, place) - 1]
            if doc_id not in seen:
                yield doc_id
                seen.add(doc_id)
            if len(seen) == _LOOKED_AT:
                return

    def _places(self, folded: str) -> Iterator[int]:
        if not 0 < len(folded) <= _LONGEST_WORD:
            return
        if any(folded[i : i + 2] not in self._pairs for i in range(len(folded) - 1)):
            return
        place = self._all.find(folded)
        while place >= 0:
            yield place
            place = self._all.find(folded, place + 1)

    def _groups(self, doc_id: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, ...]]:
        match = pattern.search(self._corpus.documents[doc_id].text)
        if match is None:
            return
        for packed in self._corpus.sentences(doc_id):
            if packed.start <= match.start() < packed.end:
                inside = [
                    term
                    for term in packed.unpack().terms
                    if term.start < match.end() and match.start() < term.end
                ]
                if inside:
                    yield tuple(dict.fromkeys(term.form for term in inside))
                return


def _folded(document: Document) -> str:
    fields = (document.title, document.outlet, document.author, *document.captions, document.text)
    return "\n".join(letters(field) for field in fields if field)
