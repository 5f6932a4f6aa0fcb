"""How much articles are about words: in their titles, their leads, their texts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.korean.hangul import WORD_BEGINS
from index.records import Document

# BM25F (Robertson, Zaragoza, Taylor 2004): a word in the title counts as so many in the text.
_K1, _B = 1.2, 0.4
_IN_TITLE, _IN_LEAD = 5.0, 2.0
_LEAD = 300  # letters
_LEAST_OF_SECTION = 3  # words
_CENTRAL = 3  # times that an article must name something to be about it, outside title and lead


class Form:
    """Letters to be found wherever they stand.

    Those of a single letter only where a word begins, and Latin ones never within others.

    Args:
        spaced: whether blanks may stand between the letters.
    """

    def __init__(self, letters: str, *, spaced: bool = False) -> None:
        self.letters = letters
        latin = [letter.isascii() and letter.isalpha() for letter in letters]
        self._pattern: re.Pattern[str] | None = None
        if spaced or any(latin) or len(letters) == 1:
            body = (r"\s?" if spaced else "").join(map(re.escape, letters))
            before = "(?<![A-Za-z])" if latin[0] else WORD_BEGINS if len(letters) == 1 else ""
            behind = "(?![A-Za-z])" if latin[-1] else ""
            self._pattern = re.compile(f"{before}{body}{behind}", re.IGNORECASE)

    def times(self, text: str) -> int:
        """How often a text holds them."""
        if self._pattern is None:
            return text.count(self.letters)  # ten times as fast
        return len(self._pattern.findall(text))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the topic: ways to find it, each a group of forms that must all be there."""

    typed: str
    groups: tuple[tuple[Form, ...], ...]

    def times(self, text: str) -> int:
        """How often a text holds it."""
        return max((min(form.times(text) for form in group) for group in self.groups), default=0)


def word_of(typed: str, alternatives: Sequence[Sequence[str]]) -> Word:
    """A word by the forms that may stand for it."""
    return Word(typed, tuple(tuple(Form(form) for form in group) for group in alternatives))


def scores_of(
    words: Sequence[Word], documents: Iterable[Document]
) -> tuple[dict[str, float], dict[str, set[int]]]:
    """BM25F of the documents that hold any of the words, and which words each holds.

    Args:
        documents: looked at once, one after the other.
    """
    counts: dict[str, list[float]] = {}
    lengths: dict[str, int] = {}
    number = letters = 0
    for document in documents:
        number += 1
        letters += len(document.text)
        found = [_weighed(word, document) for word in words]
        if any(found):
            counts[document.doc_id] = found
            lengths[document.doc_id] = len(document.text)
    average = letters / max(1, number)
    scores: dict[str, float] = {}
    for n in range(len(words)):
        holding = sum(1 for found in counts.values() if found[n])
        idf = math.log(1 + (number - holding + 0.5) / (holding + 0.5))
        for doc_id, found in counts.items():
            length = lengths[doc_id] / max(1.0, average)
            norm = _K1 * (1 - _B + _B * length)
            gain = idf * found[n] * (_K1 + 1) / (found[n] + norm)
            scores[doc_id] = scores.get(doc_id, 0.0) + gain
    held = {d: {n for n, times in enumerate(found) if times} for d, found in counts.items()}
    return scores, held


def is_about(document: Document, words: Sequence[Word]) -> bool:
    """Whether an article is about one of the words, rather than naming it in passing."""
    beginning = f"{document.title}\n{document.text[:_LEAD]}"
    return any(word.times(beginning) or word.times(document.text) >= _CENTRAL for word in words)


def of_section(document: Document, telling: re.Pattern[str]) -> float:
    """How much the beginning of an article tells that it is of a section; 0 where it does not.

    Args:
        telling: finds the words of the section.
    """
    titled = set(telling.findall(document.title))
    found = titled | set(telling.findall(document.text[: 2 * _LEAD]))
    return len(found) + len(titled) if len(found) >= _LEAST_OF_SECTION else 0.0


def _weighed(word: Word, document: Document) -> float:
    lead = document.text[:_LEAD]
    return (
        word.times(document.text)
        + _IN_TITLE * word.times(document.title)
        + _IN_LEAD * bool(word.times(lead))
    )
