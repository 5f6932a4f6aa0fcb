"""The first stage for collections that are not held in memory: an index picks sentences, and their
exact scores are counted from their texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from index.corpus import Corpus, Entry, PackedSentence, Paragraph
from index.engines.first_stage import (
    K1,
    PADDING,
    PARAGRAPHS,
    SENTENCES,
    B,
    FieldScores,
    Searched,
    bigrams,
    idf_of,
    letters_of,
    paragraph_terms,
    ranked,
)
from index.store.frequencies import Counts, Frequencies

_KEPT = 16_384  # weights
# Picked by other constants of BM25, to have the best by ours among them.
_PICKED = 2 * SENTENCES, 2 * PARAGRAPHS
_LETTERS_OF = 64  # documents that are looked at for letters at most


class Picker(Protocol):
    """An index of Kiwi's terms that ranks by BM25, whatever its constants."""

    def pick(
        self, terms: Mapping[str, float], sentences: int, paragraphs: int
    ) -> tuple[list[str], list[str]]:
        """Ids of the best sentences and of the best paragraphs."""

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


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of the texts: how many there are, and how long they are in the mean."""

    texts: int
    mean: float

    def idf(self, holding: int) -> float:
        return idf_of(self.texts + PADDING, holding)

    def score(self, weights: Mapping[str, float], terms: Sequence[str]) -> float:
        """BM25 of a text by its terms.

        Args:
            weights: of the terms that are searched for, their idf in it.
        """
        base = K1 * (1 - B + B * len(terms) / self.mean) if self.mean else K1
        there, score = set(terms), 0.0
        for term, weight in weights.items():
            if term in there:
                held = terms.count(term)
                score += weight * held * (K1 + 1) / (held + base)
        return score


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures at one moment; another one after each change."""

    sentences: _Field
    paragraphs: _Field
    pairs: _Field
    of_form: Callable[[str], tuple[int, int]]
    of_pair: Callable[[str], int]


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

        def field(texts: str, terms: str) -> _Field:
            return _Field(totals[texts], totals[terms] / max(1, totals[texts]))

        self._figures = _Figures(
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
            self._picker.change(put, counts.removed)
        self.refresh()

    def best(
        self, searched: Searched, k: int, corpus: Corpus, also: Sequence[str] = ()
    ) -> list[FieldScores]:
        if k < 1:
            raise ValueError(f"k must be 1 or more, got {k}")
        terms = {form: w for form, w in searched.terms.items() if form in self.words}
        picked, parents = self._picker.pick(terms, *_PICKED) if terms else ([], [])
        scoring = _Scoring(self._figures, searched)
        found = dict.fromkeys(scoring.best_sentences(corpus.some(picked)))
        scoring.take(corpus.paragraphs(list(dict.fromkeys((*found, *also))), parents))
        for members in scoring.best_paragraphs(parents):
            found.update(dict.fromkeys(members))
        scored = [scores for key in dict.fromkeys((*found, *also)) if (scores := scoring.of(key))]
        return ranked(scored, found, k, also)

    def idf(self, form: str) -> float:
        return self._figures.sentences.idf(self._figures.of_form(form)[0])

    def idf_of_pair(self, pair: str) -> float:
        return self._figures.pairs.idf(self._figures.of_pair(pair))

    def holding(self, folded: str, corpus: Corpus) -> Iterator[str]:
        pairs = {folded[i : i + 2] for i in range(len(folded) - 1)}
        for doc_id in self._picker.holding(pairs or {folded}, _LETTERS_OF):
            document = corpus.documents.get(doc_id)
            if document is not None and folded in letters_of(document):
                yield doc_id


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
    for term in set(terms):
        counter[term] += sign


class _Scoring:
    """Exact scores of sentences for one question."""

    def __init__(self, figures: _Figures, searched: Searched) -> None:
        self._figures = figures
        self._by_key: dict[str, Paragraph] = {}
        self._sentences: dict[str, tuple[PackedSentence, Paragraph]] = {}
        held = {form: (w, *figures.of_form(form)) for form, w in searched.terms.items()}
        self._terms = {f: w * figures.sentences.idf(n) for f, (w, n, _) in held.items() if n}
        self._around = {f: w * figures.paragraphs.idf(n) for f, (w, _, n) in held.items() if n}
        self._pairs = {
            pair: weight * figures.pairs.idf(figures.of_pair(pair))
            for pair, weight in searched.pairs.items()
        }
        self._forms: dict[str, list[str]] = {}
        self._scored: dict[str, float] = {}

    def take(self, paragraphs: Iterable[Paragraph]) -> None:
        """Score sentences of these from now on."""
        for paragraph in paragraphs:
            self._by_key[paragraph.key] = paragraph
            for sentence in paragraph.sentences:
                self._sentences[sentence.sentence_id] = sentence, paragraph

    def best_sentences(self, sentences: Iterable[PackedSentence]) -> list[str]:
        """The first of some sentences by their terms, ties by id."""
        field = self._figures.sentences
        scored = sorted(
            (-field.score(self._terms, self._forms_of(sentence)), sentence.sentence_id)
            for sentence in sentences
        )
        return [sentence_id for _, sentence_id in scored[:SENTENCES]]

    def best_paragraphs(self, keys: Sequence[str]) -> list[list[str]]:
        """The sentences of the first of some paragraphs by their terms, ties by id."""
        there = [self._by_key[key] for key in keys if key in self._by_key]
        there.sort(key=lambda paragraph: (-self._around_of(paragraph), paragraph.key))
        return [[s.sentence_id for s in paragraph.sentences] for paragraph in there[:PARAGRAPHS]]

    def of(self, sentence_id: str) -> FieldScores | None:
        """The scores of a sentence; None where it is not there now."""
        if sentence_id not in self._sentences:
            return None
        sentence, paragraph = self._sentences[sentence_id]
        pairs = bigrams(paragraph.text[sentence.start : sentence.end])
        return FieldScores(
            sentence_id,
            self._figures.sentences.score(self._terms, self._forms_of(sentence)),
            self._around_of(paragraph),
            self._figures.pairs.score(self._pairs, pairs),
        )

    def _around_of(self, paragraph: Paragraph) -> float:
        if (score := self._scored.get(paragraph.key)) is None:
            terms = [f for sentence in paragraph.sentences for f in self._forms_of(sentence)]
            terms += paragraph.title
            score = self._figures.paragraphs.score(self._around, terms)
            self._scored[paragraph.key] = score
        return score

    def _forms_of(self, sentence: PackedSentence) -> list[str]:
        if sentence.terms not in self._forms:  # a string knows its hash
            self._forms[sentence.terms] = sentence.forms()
        return self._forms[sentence.terms]
