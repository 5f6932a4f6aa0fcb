"""The first stage: the few sentences that are worth a closer look, by BM25 over three fields.

The fields are the terms of a sentence, those of its paragraph with the title, and the letter pairs
of the sentence, which find words that the analyzer cuts differently in question and article.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus, Entry, PackedSentence
from index.korean.folding import letters
from index.korean.known_words import KnownWords
from index.records import Document

# BM25 (Robertson et al. 1994): saturation of the term frequency, share of the length in it.
K1, B = 0.9, 0.4

# In a single article nearly every word is rare, and the idf tells few apart. Counted as if so many
# sentences beside them held none, the right sentence comes first for 0.863 of the questions to one
# article of KorQuAD 1.0 dev part 1 (0.858 without), and for 0.899 of those to one paragraph (0.890).
PADDING = 300

SENTENCES = 100  # taken by their own terms
PARAGRAPHS = 20  # taken whole

_WEIGHT_OF_PARAGRAPH = 0.6
_WEIGHT_OF_BIGRAMS = 0.25

_Scores = TypeVar("_Scores", float, NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched for: terms and letter pairs, and what each counts."""

    terms: Mapping[str, float]
    pairs: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FieldScores:
    """A sentence that was found, with its scores.

    Attributes:
        by_terms, by_paragraph, by_bigrams: BM25 of its terms, of those of its paragraph and title,
            and of its letter pairs.
    """

    sentence_id: str
    by_terms: float
    by_paragraph: float
    by_bigrams: float

    @property
    def total(self) -> float:
        """The score of the first stage."""
        return total_of(self.by_terms, self.by_paragraph, self.by_bigrams)


class FirstStage(Protocol):
    """An engine that finds sentences; safe to share between threads, one of which may change it.

    `corpus` is the collection as the caller sees it. An engine may be a change ahead or behind:
    what only one of the two has is not found.
    """

    @property
    def words(self) -> KnownWords:
        """The forms of all terms."""

    def change(self, put: Sequence[Entry], removed: Sequence[Entry] = ()) -> None:
        """Take documents in, and take others out, at one stroke.

        Args:
            put: documents that are not held, or that are among `removed` in an older version.
            removed: documents that are held, as they were put.

        Raises:
            EngineError, StoreError: the engine cannot be changed; it is as it was.
        """

    def best(
        self, searched: Searched, k: int, corpus: Corpus, also: Sequence[str] = ()
    ) -> list[FieldScores]:
        """The `k` best sentences that share a term or stand in a paragraph that does, best first,
        ties by id.

        Args:
            also: ids of sentences that are scored beside them whatever they share.

        Raises:
            ValueError: `k` is below 1.
            EngineError: the engine does not answer.
        """

    def idf(self, form: str) -> float:
        """The weight of a form, by the sentences that hold it."""

    def idf_of_pair(self, pair: str) -> float:
        """The weight of a pair of letters, by the sentences that hold it."""

    def holding(self, folded: str, corpus: Corpus) -> Iterator[str]:
        """Ids of documents whose letters (see `letters_of`) hold these, in order of their adding
        as far as the engine knows it."""


def total_of(by_terms: _Scores, by_paragraph: _Scores, by_bigrams: _Scores) -> _Scores:
    """The score of the first stage, or a column of them; see `FieldScores`."""
    return by_terms + _WEIGHT_OF_PARAGRAPH * by_paragraph + _WEIGHT_OF_BIGRAMS * by_bigrams


def idf_of(texts: int, holding: int) -> float:
    """The idf of Lucene, ``ln(1 + (N-n+0.5)/(n+0.5))``, which is never negative."""
    return math.log(1 + (texts - holding + 0.5) / (holding + 0.5))


def ranked(
    scored: Iterable[FieldScores], found: Collection[str], k: int, also: Collection[str]
) -> list[FieldScores]:
    """The `k` best of those that words found, and all of `also`, best first, ties by id."""
    order = sorted(scored, key=lambda scores: (-scores.total, scores.sentence_id))
    by_words = [scores.sentence_id for scores in order if scores.sentence_id in found][:k]
    kept = {*by_words, *also}
    return [scores for scores in order if scores.sentence_id in kept]


def plain_words(text: str) -> list[str]:
    """The words of a text, lower-case; marks are left out."""
    return [
        word if word.isalnum() else "".join(filter(str.isalnum, word))
        for word in text.lower().split()
    ]


def bigrams(text: str) -> list[str]:
    """Overlapping pairs of letters of the words of a text, lower-case; marks are left out."""
    pairs: list[str] = []
    for word in plain_words(text):
        pairs.extend(map(str.__add__, word, word[1:]))
    return pairs


def paragraph_terms(paragraph: Sequence[PackedSentence], title: Sequence[str]) -> list[str]:
    """The terms of a paragraph with those of the title over it."""
    return [form for sentence in paragraph for form in sentence.forms()] + list(title)


def letters_of(document: Document) -> str:
    """All that a document says, as letters: title, byline, outlet, captions and text."""
    fields = (document.title, document.outlet, document.author, *document.captions, document.text)
    return "\n".join(letters(field) for field in fields if field)
