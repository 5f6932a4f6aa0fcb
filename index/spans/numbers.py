"""Which of the numbers of a sentence are told of what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.korean.amounts import Measure, measures, of_change, of_noun, same_amount
from index.korean.asked import Asked
from index.records import Term
from index.spans.binding import Told, asks_of, told_of
from index.spans.span_candidates import Candidate

_NOT_COUNTED: tuple[Measure, ...] = ("money", "rate", "duration", "age", "length", "weight", "rank")
_NOT_WORTH: tuple[Measure, ...] = ("duration", "people", "age", "rank")
_ORDINAL = re.compile(r"^제\s?\d|\d(?:호|세대|차|차원|집|조|항|번째)$|^\d{1,4}$")
_EACH = re.compile(
    r"각각\s?[^,\s]*\d[^,\s]*,?\s?(?:[과와]\s)?[^,\s]*\d|\d[^,\s]*,\s\d[^,\s]*\s(?:씩\s)?각각"
)
_BEFORE = re.compile(r"원래|전에|예전|종전|기존|이전|중에?\s|당초|처음")
_TO_ANOTHER = re.compile(r"(?:이던\s\S+)?에서\s(?:\S+\s)?[^\s]*\d?\S*(?:으?로)[\s,]")
_OF_THEM = re.compile(r"(?:의|\s[가-힣]+)?\s(?:중|가운데)(?=\s)")
_OF_A_SUM = re.compile(r"[을를]?\s(?:합[쳐치친한해]|더[해한하])")
_IN_BRACKETS = re.compile(r"\([^)]{1,20}\)")
_FAR = 8  # letters behind an amount in which a rise or a fall is told


def counted(words: str) -> bool:
    """Whether an amount counts things: 3채널 and 7가지, not 13개월."""
    return not _ORDINAL.search(words) and not any(measures(m, words) for m in _NOT_COUNTED)


def worth(asked: Asked, text: str, numbers: Sequence[Candidate]) -> list[Candidate]:
    """What 얼마 asks for where no noun says more: money first, never a time or a count of people."""
    numbers = [span for span in numbers if not _ORDINAL.search(text[span.start : span.end])]
    if "얼마" not in asked.text or "얼마나" in asked.text:
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
    if _EACH.search(text) and len({span.end for span in spans}) > 1 and not asked.several:
        return []
    taken = [span for span in all_spans if span.kind in {"time", "number"}]
    told = [told_of(text, terms, span, taken) for span in spans]
    by_name = [
        span
        for span, noun in zip(spans, told, strict=True)
        if of_noun(asked.word) and asked.word in {noun.word, noun.behind}
    ]
    if by_name:
        return [s for s in spans if any(s.start <= n.start and n.end <= s.end for n in by_name)]
    left = [s for s, noun in zip(spans, told, strict=True) if not _of_another(asked, noun)]
    left = _after_a_change(asked, text, left)
    changes = [_is_change(text, span) for span in left]
    fitting = [s for s, change in zip(left, changes, strict=True) if change == asked.change]
    return fitting or left


def _is_change(text: str, span: Candidate) -> bool:
    """Whether a rise or a fall by so much is told: 2달러(약 2600원) 인상한 13.99달러."""
    at = match.end() if (match := _IN_BRACKETS.match(text, span.end)) else span.end
    return of_change(text[at : at + _FAR])


def _after_a_change(asked: Asked, text: str, spans: Sequence[Candidate]) -> list[Candidate]:
    """Without what it was before (6%에서 5%로), all of which it is a part (9명 중 4명), and the parts
    of a sum (3억원을 합쳐 8억원)."""
    if _BEFORE.search(asked.text):
        return list(spans)
    left = [
        span
        for span in spans
        if not any(p.match(text, span.end) for p in (_TO_ANOTHER, _OF_THEM, _OF_A_SUM))
    ]
    return left or list(spans)


def _of_another(asked: Asked, told: Told) -> bool:
    """Whether it is an amount of the same measure that the question does not ask for."""
    if not (told.word and of_noun(asked.word)) or of_noun(told.word) != asked.measure:
        return False
    return not (asks_of(asked, told.left, told.word) or same_amount(asked.word, told.word))
