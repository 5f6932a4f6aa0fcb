"""Which of the numbers of a sentence are told of what is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from index.korean.amounts import Measure, measures, of_change, of_noun, same_amount
from index.korean.asked import Asked
from index.korean.asking import HOW_MUCH
from index.korean.clauses import BEFORE, EACH, OF_THEM, TO_ANOTHER
from index.korean.quantities import is_ordinal
from index.records import Term
from index.spans.binding import Told, asks_of, told_of
from index.spans.span_candidates import Candidate

_NOT_COUNTED: tuple[Measure, ...] = ("money", "rate", "duration", "age", "length", "weight", "rank")
_NOT_WORTH: tuple[Measure, ...] = ("duration", "people", "age", "rank")
_FAR = 8  # letters behind an amount in which a rise or a fall is told


def counted(words: str) -> bool:
    """Whether an amount counts things: 3채널 and 7가지, not 13개월."""
    return not is_ordinal(words) and not any(measures(m, words) for m in _NOT_COUNTED)


def worth(asked: Asked, text: str, numbers: Sequence[Candidate]) -> list[Candidate]:
    """What 얼마 asks for where no noun says more: money first, never a time or a count of people."""
    numbers = [span for span in numbers if not is_ordinal(text[span.start : span.end])]
    if not HOW_MUCH.search(asked.text):
        return list(numbers)
    money = [span for span in numbers if measures("money", text[span.start : span.end])]
    return money or [
        span
        for span in numbers
        if not any(measures(m, text[span.start : span.end]) for m in _NOT_WORTH)
    ]


def in_its_unit(asked: Asked, text: str, spans: Sequence[Candidate]) -> list[Candidate]:
    """Sums of money for 공사비, lengths for 높이, shares for 시청률."""
    assert asked.measure is not None
    found = []
    for span in spans:
        if span.kind != "number":
            continue
        words = text[span.start : span.end]
        aged = asked.measure == "age" and words.isdigit() and text[span.start - 1] == "("
        if aged or measures(asked.measure, words):
            found.append(span)
    return found


def of_its_noun(
    asked: Asked,
    text: str,
    terms: Sequence[Term],
    spans: Sequence[Candidate],
    all_spans: Sequence[Candidate],
) -> list[Candidate]:
    """Those told of the noun asked for; where none is, those that are told of no other amount;
    none where two are told of two (각각 3%, 5%)."""
    if EACH.search(text) and len({span.end for span in spans}) > 1 and not asked.several:
        return []
    taken = [span for span in all_spans if span.kind in {"time", "number"}]
    left = []
    for span in spans:
        told = told_of(text, terms, span, taken)
        if of_noun(asked.word) and asked.word in {told.word, told.behind}:
            return [s for s in spans if s.start <= span.start and span.end <= s.end]
        if not _of_another(asked, told):
            left.append(span)
    left = _after_a_change(asked, text, left)
    if asked.change:
        return left
    steady = [s for s in left if not of_change(text[s.end : s.end + _FAR])]
    return steady or left


def _after_a_change(asked: Asked, text: str, spans: Sequence[Candidate]) -> list[Candidate]:
    """Without what it was before (6%에서 5%로), and without all of which it is a part (9명 중 4명)."""
    if BEFORE.search(asked.text):
        return list(spans)
    left = [
        span
        for span in spans
        if not TO_ANOTHER.match(text, span.end) and not OF_THEM.match(text, span.end)
    ]
    return left or list(spans)


def _of_another(asked: Asked, told: Told) -> bool:
    """Whether it is an amount of the same measure that the question does not ask for."""
    if not (told.word and of_noun(asked.word)) or of_noun(told.word) != asked.measure:
        return False
    return not (asks_of(asked, told.left, told.word) or same_amount(asked.word, told.word))
