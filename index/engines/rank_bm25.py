"""Ranking by rank-bm25, through postings. The only module that knows rank-bm25."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

Scores = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]


class _Okapi(BM25Okapi):  # type: ignore[misc]  # rank-bm25 has no types
    """BM25Okapi (Robertson et al. 1994) with the idf of Lucene, ``ln(1 + (N-n+0.5)/(n+0.5))``.

    rank-bm25's own idf is negative for a term in more than half of the texts, and zero or less
    for every term of a collection of one: then a match would count against a text.
    """

    def __init__(self, corpus: Sequence[Sequence[str]], *, padding: int, **options: float) -> None:
        self._padding = padding
        super().__init__(corpus, **options)

    def _calc_idf(self, document_frequencies: Mapping[str, int]) -> None:
        for term, n in document_frequencies.items():
            self.idf[term] = _idf(self.corpus_size + self._padding, n)


class RankBM25:
    """BM25 over (id, terms) pairs.

    rank-bm25 alone scores every text for every question (146 ms at 100,000 sentences). Here each
    query term scores the texts of its own posting list only, and the scores of terms that come
    up again are kept.

    Args:
        texts: (id, terms) pairs; ids are unique.
        k1: saturation of the term frequency.
        b: share of the length normalisation, 0 to 1.
        padding: texts without terms that the idf counts in.
    """

    def __init__(
        self,
        texts: Iterable[tuple[str, Sequence[str]]],
        *,
        k1: float = 0.9,
        b: float = 0.4,
        padding: int = 0,
    ) -> None:
        self._padding = padding
        self._ids: list[str] = []
        corpus: list[Sequence[str]] = []
        postings: dict[str, list[int]] = {}
        for row, (text_id, terms) in enumerate(texts):
            self._ids.append(text_id)
            corpus.append(terms)
            for term in set(terms):
                postings.setdefault(term, []).append(row)
        self._rows = {text_id: row for row, text_id in enumerate(self._ids)}
        if len(self._rows) != len(self._ids):
            raise ValueError("ids must be unique")
        self._places = np.empty(len(self._ids), dtype=np.int64)  # of each row, by id
        self._places[sorted(range(len(self._ids)), key=self._ids.__getitem__)] = np.arange(
            len(self._ids)
        )
        self._postings = {term: np.asarray(rows) for term, rows in postings.items()}
        # rank-bm25 divides by the number of texts and by their mean length: without terms there
        # is nothing to rank, and no engine.
        self._engine: Any = None
        if postings:
            self._engine = _Okapi(corpus, k1=k1, b=b, padding=padding)
            # rank-bm25 makes an array of this list for every term: 5 ms at 100,000 texts
            self._engine.doc_len = np.asarray(self._engine.doc_len)
        self._impacts = lru_cache(maxsize=4096)(self._impacts_of)

    def __len__(self) -> int:
        return len(self._ids)

    def rank(self, query: Mapping[str, float], k: int) -> list[tuple[str, float]]:
        """The `k` best (id, score) pairs of texts that share a term, best first, ties by id.

        Args:
            query: terms and their weights; a weight multiplies the score of its term.

        Raises:
            ValueError: `k` is below 1.
        """
        if k < 1:
            raise ValueError(f"k must be 1 or more, got {k}")
        totals, touched = self._totals(query)
        rows = np.flatnonzero(touched)
        if len(rows) > k:
            rows = self._first(rows, totals[rows], k)
        ranked = sorted((-float(totals[row]), self._ids[row]) for row in rows.tolist())
        return [(text_id, -negative) for negative, text_id in ranked[:k]]

    def _first(self, rows: Rows, scores: Scores, k: int) -> Rows:
        """The rows of the `k` best scores in any order; of those that tie, the first by id.

        Thousands may tie (sentences that share one word of the question): they are not sorted.
        """
        kth = np.partition(scores, len(rows) - k)[len(rows) - k]
        better, tied = rows[scores > kth], rows[scores == kth]
        wanted = k - len(better)
        first = np.argpartition(self._places[tied], wanted - 1)[:wanted]
        return np.concatenate((better, tied[first]))

    def scores(self, query: Mapping[str, float], ids: Sequence[str]) -> list[float]:
        """The scores of these texts, in their order; 0.0 where nothing is shared.

        Raises:
            KeyError: an id is not in the collection.
        """
        totals, _ = self._totals(query)
        return [float(totals[self._rows[text_id]]) for text_id in ids]

    def idf(self, term: str) -> float:
        """The idf of a term; that of a term in no text where it is not in the collection."""
        if self._engine is not None and term in self._engine.idf:
            return float(self._engine.idf[term])
        return _idf(len(self._ids) + self._padding, 0)

    def _totals(self, query: Mapping[str, float]) -> tuple[Scores, npt.NDArray[np.bool_]]:
        totals = np.zeros(len(self._ids))
        touched = np.zeros(len(self._ids), dtype=bool)
        for term, weight in query.items():
            if term in self._postings:
                rows = self._postings[term]
                totals[rows] += weight * self._impacts(term)
                touched[rows] = True
        return totals, touched

    def _impacts_of(self, term: str) -> Scores:
        rows = self._postings[term]
        return np.asarray(self._engine.get_batch_scores([term], rows.tolist()))


def _idf(texts: int, holding: int) -> float:
    return math.log(1 + (texts - holding + 0.5) / (holding + 0.5))
