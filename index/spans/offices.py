"""Names with their offices: 홍길동 가람전자 대표, 가람전자 대표 홍길동, 가람전자(대표 홍길동)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.korean.asked import ExpectedAnswer
from index.korean.equivalents import load_equivalents
from index.korean.offices import GAPS, GENERIC, TITLES, is_title
from index.korean.tags import NOUN_PARTS
from index.records import Term
from index.spans.span_candidates import SpanCandidate

_NOUNS = NOUN_PARTS | {"MM"}
_MOST_TERMS = 8


@dataclass(frozen=True, slots=True)
class Office:
    """The office of a name.

    Attributes:
        title: as one word, lower-case; empty where none stands beside the name.
        holder: the forms of what it is an office of; empty where the words beside do not say.
    """

    title: str
    holder: tuple[str, ...]


def office_of(text: str, terms: Sequence[Term], span: SpanCandidate) -> Office:
    """The office that stands beside a name, behind it or before it.

    Args:
        terms: of the sentence, with offsets into `text`.
    """
    behind = _chain(text, terms[span.last : span.last + _MOST_TERMS], span.end)
    for i, word in enumerate(behind):
        if is_title(_letters(text, word)):
            return _office(text, behind[: i + 1])
    before = _chain_back(text, terms[max(0, span.first - _MOST_TERMS) : span.first], span.start)
    if before and is_title(_letters(text, before[-1])):
        return _office(text, before)
    return Office("", ())


def office_fits(asked: ExpectedAnswer, office: Office) -> bool:
    """Whether an office is the one asked for, or what the question says nothing of."""
    same = {asked.word, asked.focus, *load_equivalents().of(asked.focus)}
    same |= set(load_equivalents().of(asked.word))
    return any(
        office.title == word or office.title.endswith(word) or word.endswith(office.title)
        for word in same
        if len(word) > 1
    )


def holder_named(asked: ExpectedAnswer, office: Office) -> bool:
    """Whether the question names what an office is of."""
    equivalents = load_equivalents()
    return any(
        form in asked.weights
        or (len(form) > 1 and form in asked.text.lower())
        or any(other in asked.weights for other in equivalents.of(form))
        for form in office.holder
    )


def _office(text: str, words: Sequence[Sequence[Term]]) -> Office:
    title = _letters(text, words[-1])
    holder = [t.form for word in words[:-1] for t in word if t.form not in GENERIC]
    short = max((t for t in TITLES if title.endswith(t)), key=len)
    if len(short) < len(title):
        rest = len(title) - len(short)
        start = words[-1][0].start
        holder += [t.form for t in words[-1] if t.end - start <= rest and t.form not in GENERIC]
    return Office(title, tuple(holder))


def _letters(text: str, word: Sequence[Term]) -> str:
    return text[word[0].start : word[-1].end].lower()


def _chain(text: str, terms: Sequence[Term], at: int) -> list[list[Term]]:
    words: list[list[Term]] = []
    for term in terms:
        gap = text[at : term.start]
        if term.tag not in _NOUNS or gap not in GAPS:
            break
        if gap == "" and words:
            words[-1].append(term)
        else:
            words.append([term])
        at = term.end
    return words


def _chain_back(text: str, terms: Sequence[Term], at: int) -> list[list[Term]]:
    words: list[list[Term]] = []
    for term in reversed(terms):
        gap = text[term.end : at]
        if term.tag not in _NOUNS or gap not in GAPS:
            break
        if gap == "" and words:
            words[0].insert(0, term)
        else:
            words.insert(0, [term])
        at = term.start
    return words
