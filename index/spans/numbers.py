"""Which of the numbers of a sentence are told of what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.korean.amounts import Measure, measures, of_change, of_noun, same_amount
from index.korean.asked import ExpectedAnswer
from index.korean.asking import HOW_MUCH
from index.korean.clauses import (
    A_SUM,
    APART,
    ASKS_APART,
    BECAME,
    BEFORE,
    EACH,
    OF_THEM,
    TO_ANOTHER,
    TO_WHAT,
)
from index.korean.quantities import is_ordinal
from index.records import Term
from index.spans.binding import Told, asks_of, told_of
from index.spans.span_candidates import SpanCandidate

_NOT_COUNTED: tuple[Measure, ...] = ("money", "rate", "duration", "age", "length", "weight", "rank")
_NOT_WORTH: tuple[Measure, ...] = ("duration", "people", "age", "rank")
_BRACKETS = re.compile(r"^\([^)]*\)")
_FAR = 8  # letters behind an amount in which a rise or a fall is told
_FARTHEST = 30  # with what stands in brackets between
_NEXT = re.compile(r"[\d,]")  # what stands behind another amount is told of that one


def counted(words: str) -> bool:
    """Whether an amount counts things: 3채널 and 7가지, not 13개월."""
    return not is_ordinal(words) and not any(measures(m, words) for m in _NOT_COUNTED)


def worth(
    asked: ExpectedAnswer, text: str, numbers: Sequence[SpanCandidate]
) -> list[SpanCandidate]:
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


def in_its_unit(
    asked: ExpectedAnswer, text: str, spans: Sequence[SpanCandidate]
) -> list[SpanCandidate]:
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
    asked: ExpectedAnswer,
    text: str,
    terms: Sequence[Term],
    spans: Sequence[SpanCandidate],
    all_spans: Sequence[SpanCandidate],
) -> list[SpanCandidate]:
    """Those told of the noun asked for; where none is, those that are told of no other amount;
    none where two are told of two (각각 3%, 5%)."""
    if EACH.search(text) and len({span.end for span in spans}) > 1 and not asked.several:
        return []
    taken = [span for span in all_spans if span.kind in {"time", "number"}]
    apart = ASKS_APART.search(asked.text) is not None
    spans = [s for s in spans if (APART.match(text, s.end) is not None) == apart] or spans
    left = _after_a_change(asked, text, _of_the_change(asked, text, spans))
    told = [(span, told_of(text, terms, span, taken)) for span in left]
    if of_noun(asked.word):
        named = [span for span, noun in told if asked.word in {noun.word, noun.behind}]
        if named:
            named = _named_before(asked, text, named, taken)
            return [s for s in spans if any(s.start <= n.start and n.end <= s.end for n in named)]
    left = [span for span, noun in told if not _of_another(asked, noun)]
    if (whole := A_SUM.search(text)) is None:
        return left
    parts = {s for s, noun in told if s.end < whole.end() and not asks_of(asked, noun.left, "")}
    return [span for span in left if span not in parts] or left


def _named_before(
    asked: ExpectedAnswer, text: str, spans: Sequence[SpanCandidate], taken: Sequence[SpanCandidate]
) -> list[SpanCandidate]:
    """Of amounts of one noun, those with most of the question right before them (가람전자 지분 5%,
    나래통신 지분 8%)."""
    counts = []
    for span in spans:
        floor = max((t.end for t in taken if t.end <= span.start), default=0)
        before = text[
            floor : span.start
        ].lower()  # by letters: 나래통신 is cut in two here and there
        counts.append(sum(form in before for form in asked.weights))
    return [span for span, count in zip(spans, counts, strict=True) if count == max(counts)]


def _of_the_change(
    asked: ExpectedAnswer, text: str, spans: Sequence[SpanCandidate]
) -> list[SpanCandidate]:
    """Those that tell of a rise or a fall where the question asks by how much, the others where it
    does not: 2달러(약 2600원) 인상한 13.99달러."""
    change = asked.change and not TO_WHAT.search(asked.text)
    return [span for span in spans if _is_change(text, span) == change] or list(spans)


def _is_change(text: str, span: SpanCandidate) -> bool:
    behind = _BRACKETS.sub("", text[span.end : span.end + _FARTHEST])[:_FAR]
    return of_change(_NEXT.split(behind)[0]) and not BECAME.match(behind)


def _after_a_change(
    asked: ExpectedAnswer, text: str, spans: Sequence[SpanCandidate]
) -> list[SpanCandidate]:
    """Without what it was before (6%에서 5%로), and without all of which it is a part (9명 중 4명)."""
    if BEFORE.search(asked.text):
        return list(spans)
    left = [
        span
        for span in spans
        if not TO_ANOTHER.match(text, span.end) and not OF_THEM.match(text, span.end)
    ]
    return left or list(spans)


def is_of(asked: ExpectedAnswer, told: Told) -> bool:
    """Whether it is an amount of the very noun asked for, or of one that is another word for it."""
    return asked.word in {told.word, told.behind} or (
        bool(told.word) and same_amount(asked.word, told.word)
    )


def _of_another(asked: ExpectedAnswer, told: Told) -> bool:
    """Whether it is an amount of the same measure that the question does not ask for."""
    if not (told.word and of_noun(asked.word)) or of_noun(told.word) != asked.measure:
        return False
    return not (asks_of(asked, told.left, told.word) or same_amount(asked.word, told.word))
