"""The noun that an amount or a time is told of: the one right before it, or the one behind it.

"매출은 14조원, 영업이익은 1조2000억원": each number belongs to one noun. Read from particles and
clauses; no parser is needed where a sentence is as regular as news are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.korean.asked import ExpectedAnswer
from index.korean.clauses import BEHIND_AMOUNT, BETWEEN, CLAUSE, COMPARED_WITH
from index.korean.particles import particle_of
from index.korean.tags import NOUN_PARTS, NUMBERS, PREDICATES
from index.records import Term
from index.spans.span_candidates import SpanCandidate

_NOUNS = NOUN_PARTS - NUMBERS
_WORD = re.compile(r"\S+")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Told:
    """What an amount is told of.

    Attributes:
        left: the forms of the noun before it; empty where there is none in its clause.
        word: that noun as one word (영업이익).
        particle: what that noun carries, as `particle_of` names it.
        right: the forms of the noun behind it ("35m *높이*"); empty where none stands there.
        behind: that noun as one word.
    """

    left: tuple[str, ...]
    word: str
    particle: str
    right: tuple[str, ...]
    behind: str


def told_of(
    text: str, terms: Sequence[Term], span: SpanCandidate, taken: Sequence[SpanCandidate]
) -> Told:
    """The nouns around an amount.

    Args:
        terms: of the sentence, with offsets into `text`.
        taken: the amounts and times of the sentence: no noun is looked for beyond another one.
    """
    floor = max((t.end for t in taken if t.end <= span.start), default=0)
    left, word, particle = _before(text, terms, span.start, floor)
    match = BEHIND_AMOUNT.match(text, span.end)
    at = match.end() if match else span.end
    right = [t for t in terms if t.start >= at][:4]
    run: list[Term] = []
    for term in right:
        if term.tag not in _NOUNS or term.start - (run[-1].end if run else at) > 0:
            break
        run.append(term)
    return Told(
        left,
        word,
        particle,
        tuple(term.form for term in run),
        text[run[0].start : run[-1].end].lower() if run else "",
    )


def asks_of(asked: ExpectedAnswer, forms: Sequence[str], word: str) -> bool:
    """Whether a question speaks of the noun that an amount is told of."""
    return any(form in asked.weights for form in forms) or (len(word) > 1 and word in asked.text)


def _before(
    text: str, terms: Sequence[Term], start: int, floor: int
) -> tuple[tuple[str, ...], str, str]:
    words = list(_WORD.finditer(text, floor, start))
    for word in words[-1 : -1 - _MOST_WORDS : -1]:
        inside = [t for t in terms if word.start() <= t.start < word.end()]
        nouns = [t for t in inside if t.tag in _NOUNS]
        letters = word.group().strip(",.()[]‘’“”'\"")
        if letters in BETWEEN or letters.endswith(COMPARED_WITH):
            continue
        if not nouns or (word.end() < start and any(t.tag in PREDICATES for t in inside)):
            return (), "", "none"
        tail = text[nouns[-1].end : word.end()]
        return (
            tuple(t.form for t in nouns),
            text[nouns[0].start : nouns[-1].end].lower(),
            particle_of(tail),
        )
    return (), "", "none"


def clauses(text: str) -> Callable[[int], int]:
    """Tells of each place of a sentence in which of its clauses it stands."""
    borders = [match.end() for match in CLAUSE.finditer(text)]
    return lambda at: bisect_right(borders, at)
