"""Exact scores of what an index picked, by BM25 over the three fields, many texts at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import numpy as np

from index.engines.first_stage import (
    K1,
    PADDING,
    PARAGRAPHS,
    SENTENCES,
    B,
    FieldScores,
    Searched,
    idf_of,
    ranked,
    total_of,
)
from index.engines.packing import Floats, Ints, Unpacked, summed


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the texts: how many there are, and how long they are in the mean."""

    texts: int
    mean: float

    def idf(self, holding: int) -> float:
        return idf_of(self.texts + PADDING, holding)

    def scores(self, held: Ints, lengths: Ints, weights: Iterable[float]) -> Floats:
        """BM25 of texts.

        Args:
            held: how often each term that is searched for stands in each text.
            lengths: how many terms each text has.
            weights: of the terms, their idf in it.
        """
        base = K1 * (1 - B + B * lengths / self.mean) if self.mean else np.full(len(lengths), K1)
        # Added up row by row in one order, so that equal texts score equally.
        parts = held * (K1 + 1) / (held + base[:, None]) * np.array([*weights], float)
        return np.asarray(parts.sum(axis=1))


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a collection at one moment; another one after each change.

    Attributes:
        of_form: how many sentences and how many paragraphs hold a form.
        of_pair: how many sentences hold a pair of letters.
    """

    sentences: Field
    paragraphs: Field
    pairs: Field
    of_form: Callable[[str], tuple[int, int]]
    of_pair: Callable[[str], int]


class Scoring:
    """The scores of the texts of some paragraphs for one question; rows are those of the texts."""

    def __init__(self, figures: Figures, searched: Searched, paragraphs: Unpacked) -> None:
        self._figures = figures
        self._searched = searched
        self._paragraphs = paragraphs
        held = {form: (w, *figures.of_form(form)) for form, w in searched.terms.items()}
        known = {form: found for form, found in held.items() if found[2]}
        times, lengths = paragraphs.terms(known)
        own = (w * figures.sentences.idf(n) for w, n, _ in known.values())
        around = (w * figures.paragraphs.idf(n) for w, _, n in known.values())
        self._own = figures.sentences.scores(times, lengths, own)
        self._around = figures.paragraphs.scores(
            summed(times, paragraphs), summed(lengths, paragraphs), around
        )

    def found(self, sentences: Collection[int], paragraphs: Collection[int]) -> set[int]:
        """The first of some sentences by their terms, and all of the first of some paragraphs by
        theirs; ties by id."""
        keys = self._paragraphs.keys
        chosen = _first(sentences, self._own, SENTENCES, self._id)
        for place in _first(paragraphs, self._around, PARAGRAPHS, keys.__getitem__):
            chosen += self._paragraphs.members(place)
        return set(chosen)

    def best(self, found: Collection[int], k: int, also: Collection[int]) -> list[FieldScores]:
        """The `k` best of what was found, and all of `also`, best first, ties by id."""
        rows = np.array(sorted({*found, *also}), np.int64)
        figures, searched = self._figures, self._searched.pairs
        weights = (w * figures.pairs.idf(figures.of_pair(pair)) for pair, w in searched.items())
        letters = figures.pairs.scores(*self._paragraphs.pairs(searched, rows), weights)
        own, around = self._own[rows], self._around[self._paragraphs.owner[rows]]
        totals = total_of(own, around, letters)
        by_words = np.isin(rows, list(found))
        least = np.sort(totals[by_words])[-k:].min(initial=np.inf)  # seldom more are of use
        kept = (totals >= least) & by_words | np.isin(rows, list(also))
        columns = (column[kept].tolist() for column in (rows, own, around, letters))
        scored = [
            FieldScores(self._id(row), *fields) for row, *fields in zip(*columns, strict=True)
        ]
        return ranked(scored, set(map(self._id, found)), k, list(map(self._id, also)))

    def _id(self, row: int) -> str:
        key = self._paragraphs.keys[self._paragraphs.owner[row]]
        return f"{key.rpartition(':p')[0]}:{self._paragraphs.numbers[row]}"


def _first(
    rows: Collection[int], scores: Floats, count: int, name: Callable[[int], str]
) -> list[int]:
    """The `count` rows with the highest scores, ties by name; in any order."""
    if len(rows) <= count:
        return list(rows)
    own = scores[list(rows)]
    least = np.partition(own, -count)[-count]
    above = [row for row, score in zip(rows, own.tolist(), strict=True) if score > least]
    tied = [row for row, score in zip(rows, own.tolist(), strict=True) if score == least]
    return above + sorted(tied, key=name)[: count - len(above)]
