"""How much articles are about words: in their titles, their leads, their texts."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Document

# BM25F (Robertson, Zaragoza, Taylor 2004): a word in the title counts as so many in the text.
_K1, _B = 1.2, 0.4
_IN_TITLE, _IN_LEAD = 5.0, 2.0
_LEAD = 300  # letters
_CENTRAL = 3  # times that an article must name something to be about it, outside title and lead


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the topic: ways to find it, each a group of patterns that must all be there."""

    typed: str
    groups: tuple[tuple[re.Pattern[str], ...], ...]


def scores_of(
    words: Sequence[Word], documents: Sequence[Document]
) -> tuple[dict[str, float], dict[str, set[int]]]:
    """BM25F of the documents that hold any of the words, and which words each holds."""
    counts: dict[str, list[float]] = {}
    for document in documents:
        found = [_weighed(word, document) for word in words]
        if any(found):
            counts[document.doc_id] = found
    lengths = {d.doc_id: len(d.text) for d in documents}
    average = sum(lengths.values()) / max(1, len(documents))
    scores: dict[str, float] = {}
    for n in range(len(words)):
        holding = sum(1 for found in counts.values() if found[n])
        idf = math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
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
    return any(times(word, beginning) or times(word, document.text) >= _CENTRAL for word in words)


def _weighed(word: Word, document: Document) -> float:
    return (
        times(word, document.text)
        + _IN_TITLE * times(word, document.title)
        + _IN_LEAD * bool(times(word, document.text[:_LEAD]))
    )


def times(word: Word, text: str) -> int:
    """How often a text holds a word."""
    return max(
        (min(len(pattern.findall(text)) for pattern in group) for group in word.groups), default=0
    )


def groups_of(alternatives: Sequence[Sequence[str]]) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """The patterns of the forms that may stand for a word."""
    return tuple(tuple(pattern_of(form) for form in group) for group in alternatives)


def pattern_of(letters: str) -> re.Pattern[str]:
    """A word wherever it stands, blanks aside; one of a single letter only where a word begins,
    and Latin letters never within others."""
    body = r"\s?".join(re.escape(letter) for letter in letters)
    if len(letters) == 1:
        body = rf"(?<![가-힣]){body}"
    if letters[:1].isascii() and letters[:1].isalpha():
        body = rf"(?<![A-Za-z]){body}"
    if letters[-1:].isascii() and letters[-1:].isalpha():
        body = rf"{body}(?![A-Za-z])"
    return re.compile(body, re.IGNORECASE)
