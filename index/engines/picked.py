"""The first stage for collections that are not held in memory: an index picks sentences, and their
exact scores are counted from their texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from index.corpus import Corpus, Entry, paragraph_id
from index.engines.first_stage import (
    PARAGRAPHS,
    SENTENCES,
    FieldScores,
    Searched,
    bigrams,
    letters_of,
    paragraph_terms,
)
from index.engines.packing import Unpacked, packed
from index.engines.rows import place_of
from index.engines.scoring import Field, Figures, Scoring
from index.store.frequencies import Counts, Frequencies

_KEPT = 16_384  # weights
# Picked by other constants of BM25, to have the best by ours among them.
_PICKED = 2 * SENTENCES, 2 * PARAGRAPHS
_LETTERS_OF = 64  # documents that are looked at for letters at most
_READ = 8  # of them at once; few questions look at more


class Picker(Protocol):
    """An index of Kiwi's terms that ranks by BM25, whatever its constants."""

    def pick(
        self, terms: Mapping[str, float], sentences: int, paragraphs: int
    ) -> tuple[list[str], list[str]]:
        """Keys of the best sentences, see `place_of`, and of the best paragraphs."""

    def holding(self, pairs: Collection[str], k: int) -> list[str]:
        """Ids of `k` documents whose letters hold all of these pairs, in order of their adding as
        far as the index knows it."""

    def change(self, put: Iterable[Entry], removed: Collection[str]) -> None:
        """Take documents in, and others out by their ids; seen by the next question."""

    def reload(self) -> None:
        """See what another process has changed."""

    @property
    def broken(self) -> bool:
        """Whether it could not be read, by whatever process; it has to be made again then."""


class Picked:
    """A `FirstStage` of an index that picks, and of figures that score what it picked.

    Args:
        frequencies: of the very documents that the index holds.
    """

    def __init__(self, picker: Picker, frequencies: Frequencies) -> None:
        self._picker = picker
        self._frequencies = frequencies
        self.words = frequencies
        self.refresh()

    def refresh(self) -> None:
        """See what another has changed."""
        totals = self._frequencies.totals()

        def field(texts: str, terms: str) -> Field:
            return Field(totals[texts], totals[terms] / max(1, totals[texts]))

        self._figures = Figures(
            field("sentences", "terms"),
            field("paragraphs", "paragraph_terms"),
            field("sentences", "pairs"),
            lru_cache(maxsize=_KEPT)(self._frequencies.of_form),
            lru_cache(maxsize=_KEPT)(self._frequencies.of_pair),
        )

    def change(self, put: Sequence[Entry], removed: Sequence[Entry] = ()) -> None:
        counts = Counts()
        for entry in removed:
            count(counts, entry, -1)
        for entry in put:
            count(counts, entry, 1)
        with self._frequencies.changing():
            self._frequencies.add(counts)
            stored = self._frequencies.paragraphs
            stored.delete(key for entry in removed for key in entry.paragraphs())
            stored.put(paragraph for entry in put for paragraph in packed(entry))
            self._picker.change(put, counts.removed)
        self.refresh()

    def best(
        self, searched: Searched, k: int, corpus: Corpus, also: Sequence[str] = ()
    ) -> list[FieldScores]:
        if k < 1:
            raise ValueError(f"k must be 1 or more, got {k}")
        of_form = self._figures.of_form
        terms = {form: w for form, w in searched.terms.items() if of_form(form)[1]}
        picked, parents = self._picker.pick(terms, *_PICKED) if terms else ([], [])
        places, beside = list(map(place_of, picked)), _places(also, corpus)
        keys = dict.fromkeys([*parents, *(key for key, _ in (*places, *beside))])
        paragraphs = Unpacked(self._frequencies.paragraphs.some(keys))
        scoring = Scoring(self._figures, searched, paragraphs)
        found = scoring.found(paragraphs.rows(places), paragraphs.places(parents))
        best = scoring.best(found, k, paragraphs.rows(beside))
        corpus.ahead({scores.sentence_id.rpartition(":")[0] for scores in best})
        return [scores for scores in best if corpus.holds(scores.sentence_id)]

    def idf(self, form: str) -> float:
        return self._figures.sentences.idf(self._figures.of_form(form)[0])

    def idf_of_pair(self, pair: str) -> float:
        return self._figures.pairs.idf(self._figures.of_pair(pair))

    def holding(self, folded: str, corpus: Corpus) -> Iterator[str]:
        pairs = {folded[i : i + 2] for i in range(len(folded) - 1)}
        doc_ids = self._picker.holding(pairs or {folded}, _LETTERS_OF)
        for place, doc_id in enumerate(doc_ids):
            if place % _READ == 0:
                corpus.ahead(doc_ids[place : place + _READ])
            document = corpus.documents.get(doc_id)
            if document is not None and folded in letters_of(document):
                yield doc_id


def _places(ids: Iterable[str], corpus: Corpus) -> list[tuple[str, int]]:
    """Paragraphs and numbers of sentences, those that are there."""
    corpus.ahead({sentence_id.rpartition(":")[0] for sentence_id in ids})
    sentences = [corpus.sentence(sentence_id) for sentence_id in ids if corpus.holds(sentence_id)]
    return [(paragraph_id(sentence), sentence.number) for sentence in sentences]


def count(counts: Counts, entry: Entry, sign: int) -> None:
    """Add what a document holds to some counts, or take it away."""
    document, totals = entry.document, counts.totals
    for sentence in entry.sentences:
        forms, pairs = sentence.forms(), bigrams(document.text[sentence.start : sentence.end])
        _count(counts.sentences, forms, sign)
        _count(counts.pairs, pairs, sign)
        totals["terms"] += sign * len(forms)
        totals["pairs"] += sign * len(pairs)
    totals["sentences"] += sign * len(entry.sentences)
    for group in entry.paragraphs().values():
        terms = paragraph_terms(group, entry.title or ())
        _count(counts.paragraphs, terms, sign)
        totals["paragraphs"] += sign
        totals["paragraph_terms"] += sign * len(terms)
    if sign > 0:
        counts.held[document.doc_id] = entry.stamp
    else:
        counts.removed.append(document.doc_id)


def _count(counter: Counter[str], terms: Iterable[str], sign: int) -> None:
    (counter.update if sign > 0 else counter.subtract)(set(terms))
