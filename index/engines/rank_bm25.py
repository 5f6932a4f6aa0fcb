"""Ranking by rank-bm25, through postings. The only module that knows rank-bm25."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from index.engines.first_stage import K1, B, idf_of

Scores = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]


class _Okapi(BM25Okapi):  # type: ignore[misc]  # rank-bm25 has no types
    """BM25Okapi (Robertson et al. 1994), its idf to be set.

    rank-bm25's own idf is negative for a term in more than half of the texts, and zero or less
    for every term of a collection of one: then a match would count against a text.
    """

    def _calc_idf(self, document_frequencies: Mapping[str, int]) -> None:
        """It is counted from the postings when it is asked for."""


class _Idf:
    """The idf of each term of the postings, as rank-bm25 asks for it."""

    def __init__(self, postings: Mapping[str, Rows], texts: int) -> None:
        self._postings = postings
        self._texts = texts

    def get(self, term: str) -> float:
        return idf_of(self._texts, len(self._postings.get(term, ())))


class RankBM25:
    """BM25 over (id, terms) pairs; nothing in it changes after it is made.

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
        k1: float = K1,
        b: float = B,
        padding: int = 0,
    ) -> None:
        self._options = {"k1": k1, "b": b}
        self._padding = padding
        self._ids: list[str | None] = []  # None for what was taken out
        self._rows: dict[str, int] = {}
        self._postings: dict[str, Rows] = {}
        # rank-bm25 divides by the number of texts and by their mean length: without terms there
        # is nothing to rank, and no engine.
        self._engine: Any = None
        self._take(list(texts))

    def changed(
        self, texts: Iterable[tuple[str, Sequence[str]]], removed: Collection[str] = ()
    ) -> RankBM25:
        """The same after a change: it costs what the texts cost that come and go.

        Args:
            texts: that come; ids that are there already must be among `removed`.
            removed: ids; those that are not there are passed over.
        """
        gone = [self._rows[text_id] for text_id in removed if text_id in self._rows]
        other = copy.copy(self)
        other.__dict__.pop("_places", None)
        if self._engine is None or len(self) < 2 * len(gone):  # what is gone would outweigh it
            kept = (row for row in self._rows.values() if row not in set(gone))
            terms = [(str(self._ids[row]), self._terms(row)) for row in kept]
            other._ids, other._rows, other._postings, other._engine = [], {}, {}, None
            other._take([*terms, *texts])
            return other
        other._ids, other._rows = list(self._ids), dict(self._rows)
        other._postings = dict(self._postings)
        other._drop(gone)
        other._take(list(texts))
        return other

    def _terms(self, row: int) -> list[str]:
        return list(Counter(self._engine.doc_freqs[row]).elements()) if self._engine else []

    def _drop(self, gone: Sequence[int]) -> None:
        frequencies = list(self._engine.doc_freqs)
        for term in {term for row in gone for term in frequencies[row]}:
            rows = self._postings[term]
            left = rows[~np.isin(rows, gone)]
            if len(left):
                self._postings[term] = left
            else:
                del self._postings[term]
        lengths = self._engine.doc_len.copy()
        lengths[list(gone)] = 0
        for row in gone:
            frequencies[row] = {}
            del self._rows[str(self._ids[row])]
            self._ids[row] = None
        self._engine = copy.copy(self._engine)
        self._engine.doc_freqs, self._engine.doc_len = frequencies, lengths

    def _take(self, texts: Sequence[tuple[str, Sequence[str]]]) -> None:
        postings: dict[str, list[int]] = {}
        for row, (text_id, terms) in enumerate(texts, start=len(self._ids)):
            self._ids.append(text_id)
            self._rows[text_id] = row
            for term in set(terms):
                postings.setdefault(term, []).append(row)
        alive = sum(text_id is not None for text_id in self._ids)
        if len(self._rows) != alive:
            raise ValueError("ids must be unique")
        for term, rows in postings.items():
            held = self._postings.get(term)
            new = np.asarray(rows, np.int64)
            self._postings[term] = new if held is None else np.concatenate((held, new))
        if self._engine is None and not postings:
            return
        self._engine = self._grown([terms for _, terms in texts])
        total = int(self._engine.doc_len.sum())
        self._engine.corpus_size, self._engine.avgdl = alive, total / max(1, alive)
        self._engine.idf = _Idf(self._postings, alive + self._padding)
        self._impacts = lru_cache(maxsize=4096)(self._impacts_of)

    def _grown(self, texts: Sequence[Sequence[str]]) -> Any:
        """The engine with more texts, as rank-bm25 takes them apart."""
        if not any(texts) and self._engine is not None:
            engine = copy.copy(self._engine)
            engine.doc_freqs = [*engine.doc_freqs, *({} for _ in texts)]
            engine.doc_len = np.concatenate((engine.doc_len, np.zeros(len(texts), np.int64)))
            return engine
        new = _Okapi(texts, **self._options)
        # rank-bm25 makes an array of this list for every term: 5 ms at 100,000 texts
        new.doc_len = np.asarray(new.doc_len)
        if self._engine is not None:
            new.doc_freqs = [*self._engine.doc_freqs, *new.doc_freqs]
            new.doc_len = np.concatenate((self._engine.doc_len, new.doc_len))
        return new

    @cached_property
    def _places(self) -> Rows:
        """The place of each row by its id."""
        places = np.zeros(len(self._ids), dtype=np.int64)
        rows = [self._rows[text_id] for text_id in sorted(self._rows)]
        places[rows] = np.arange(len(rows))
        return places

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, term: object) -> bool:
        """Whether any text holds a term."""
        return term in self._postings

    @property
    def terms(self) -> Collection[str]:
        """All terms."""
        return self._postings.keys()

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
        ranked = sorted((-float(totals[row]), str(self._ids[row])) for row in rows.tolist())
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
        return idf_of(len(self._rows) + self._padding, len(self._postings.get(term, ())))

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
