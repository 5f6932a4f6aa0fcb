"""What speaks for and against a candidate being the answer, as named features.

Each feature is a name and a value; the model (`index.spans.answer_span`) adds up the weights of the
names times their values. Names that cross the kind of question with a property of the candidate
do what the splits of a tree do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from index.korean.asked import ExpectedAnswer
from index.korean.clauses import REPORTED
from index.korean.names import like_a_name
from index.korean.offices import is_title
from index.korean.particles import particle_of
from index.korean.units import counts
from index.korean.when.times import parts_named
from index.records import Term
from index.spans.binding import clauses
from index.spans.offices import Office, holder_named, office_fits, office_of
from index.spans.span_candidates import SpanCandidate
from index.spans.told_features import (
    Feature,
    by_clause,
    by_noun,
    by_predicate,
    predicates,
)

_WORD_END = re.compile(r"\S*")
_AT_ONCE = 6  # letters
_NEAR = (1, 2, 3, 5, 8)  # borders of distance, in terms


def features(
    asked: ExpectedAnswer,
    text: str,
    terms: Sequence[Term],
    spans: Sequence[SpanCandidate],
    idf: Callable[[str], float],
) -> list[list[Feature]]:
    """The features of each candidate of one sentence.

    Args:
        terms: the sentence's, with offsets into `text`.
        idf: weight of a form in the collection.
    """
    weights = [asked.weights.get(term.form, 0.0) * idf(term.form) for term in terms]
    total = sum(factor * idf(form) for form, factor in asked.weights.items()) or 1.0
    shares = [weight / total for weight in weights]
    taken = [span for span in spans if span.kind in {"time", "number"}]
    clause = clauses(text)
    places = [clause(term.start) for term in terms]
    verbs = predicates(text, terms)
    said = {term.start for term, share in zip(terms, shares, strict=True) if share}
    by_place = lru_cache(maxsize=None)(
        lambda place: list(by_clause(asked, terms, shares, places, place))
    )
    there = [(place, share) for place, share in enumerate(shares) if share]
    rarity = [idf(term.form) for term in terms]
    found = []
    for span in spans:
        row = list(_features(asked, text, terms, span, shares, there, rarity))
        row += by_place(clause(span.start))
        row += by_predicate(asked, said, verbs, span)
        if span.kind in {"time", "number"}:
            row += by_noun(asked, text, terms, span, taken)
        found.append(row)
    return found


def _features(
    asked: ExpectedAnswer,
    text: str,
    terms: Sequence[Term],
    span: SpanCandidate,
    shares: Sequence[float],
    there: Sequence[tuple[int, float]],
    rarity: Sequence[float],
) -> Iterator[Feature]:
    wanted = asked.wanted if asked.explicit else f"({asked.wanted})"
    words = text[span.start : span.end]
    inside = terms[span.first : span.last]
    tail = _WORD_END.match(text, span.end)
    particle = particle_of(tail.group() if tail else "")
    held = shares[span.first : span.last]
    matched = sum(1 for share in held if share)
    for name in _crossed(asked, wanted, span, words, particle, (matched, len(inside))):
        yield name, 1.0
    if words in asked.text:
        yield "stands in the question", 1.0
    yield "share asked", sum(held)
    yield from _by_focus(asked, wanted, span, words)
    yield from _by_counter(asked, text, span, words)
    yield from _by_place(text, span, particle)
    yield from _by_neighbours(asked, wanted, terms, span, there)
    yield from _by_person(asked, wanted, text, terms, span)
    values = rarity[span.first : span.last] or [0.0]
    yield "rarest", max(values) / 10
    yield "rarity", sum(values) / len(values) / 10
    yield f"{span.kind}|rarity", sum(values) / len(values) / 10


def _crossed(
    asked: ExpectedAnswer,
    wanted: str,
    span: SpanCandidate,
    words: str,
    particle: str,
    terms: tuple[int, int],
) -> tuple[str, ...]:
    """The kind of question crossed with what a candidate is like.

    Args:
        terms: how many of its terms the question has, and how many it has.
    """
    matched, of = terms
    return (
        f"{wanted}|{span.kind}",
        f"{wanted}|{particle}",
        f"{span.kind}|{particle}",
        f"role {asked.role}|{particle}",
        f"{span.kind}|{min(of, 5)} terms",
        f"{wanted}|{min(len(words), 12)} letters",
        f"{min(matched, 2)} asked|{matched == of}",
        f"{span.kind}|{min(span.before, 2)} before",
        f"{span.kind}|{min(span.after, 2)} after",
        f"{wanted}|ends {words[-1]}",
        f"{wanted}|begins {words[0]}",
        f"several {asked.several}|{span.kind}",
        f"{wanted}|{span.kind}|{particle}",
    )


def _by_focus(
    asked: ExpectedAnswer, wanted: str, span: SpanCandidate, words: str
) -> Iterator[Feature]:
    if not asked.focus:
        return
    yield f"focus {asked.focus}|{span.kind}", 1.0
    yield f"focus ends {words.endswith(asked.focus)}", 1.0
    if words[-1] == asked.focus[-1]:
        yield "focus ends alike", 1.0
        yield f"{wanted}|focus ends alike", 1.0
    if asked.focus in words:
        yield "focus within", 1.0
    yield f"focus {asked.focus[-1]}|ends {words[-1]}", 1.0


def _by_counter(
    asked: ExpectedAnswer, text: str, span: SpanCandidate, words: str
) -> Iterator[Feature]:
    if span.kind == "time" and span.start < _AT_ONCE:
        yield f"{asked.wanted}|dateline {bool(REPORTED.search(text))}", 1.0
    if asked.counter:
        yield f"counter {counts(asked.counter, words)}|{span.kind}", 1.0
    if span.kind == "time":
        yield f"{asked.wanted}|{parts_named(words)}", 1.0


def _by_place(text: str, span: SpanCandidate, particle: str) -> Iterator[Feature]:
    position = span.start / max(1, len(text))
    yield f"place {int(position * 5)}", 1.0
    if text[span.end : span.end + 1] == "(":
        yield "bracket behind", 1.0
    if span.start and text[span.start - 1] in "(《『「‘“<\"'〈":
        yield f"bracket before {text[span.start - 1]}", 1.0
    if text[span.end : span.end + 1] in tuple("·-~/"):
        yield "cut within a word", 1.0


def _by_neighbours(
    asked: ExpectedAnswer,
    wanted: str,
    terms: Sequence[Term],
    span: SpanCandidate,
    held: Sequence[tuple[int, float]],
) -> Iterator[Feature]:
    """How close the words of the question are, on the left and on the right.

    Args:
        held: places of the terms that the question has, with their shares of its weight.
    """
    sides: dict[str, tuple[float, bool]] = {}
    nearest = {True: 99, False: 99}
    for i, share in held:
        if span.first <= i < span.last:
            continue
        left = i < span.first
        distance = span.first - i if left else i - span.last + 1
        nearest[left] = min(nearest[left], distance)
        value = share / (1 + 0.3 * distance)
        if value > sides.get(terms[i].form, (0.0, left))[0]:
            sides[terms[i].form] = (value, left)
    yield "close on the left", sum(value for value, left in sides.values() if left)
    yield "close on the right", sum(value for value, left in sides.values() if not left)
    yield f"{wanted}|close", sum(value for value, _ in sides.values())
    for left, distance in nearest.items():
        step = sum(distance > border for border in _NEAR)
        yield f"left {left}, nearest {step}", 1.0
        yield f"{wanted}|left {left}, nearest {step}", 1.0
    if span.last < len(terms):
        behind = terms[span.last]
        yield f"{wanted}|behind {behind.tag}", 1.0
        if any(i == span.last for i, _ in held):
            yield f"role {asked.role}|asked behind {behind.tag}", 1.0
    if span.first:
        yield f"before {terms[span.first - 1].tag}", 1.0


def _by_person(
    asked: ExpectedAnswer, wanted: str, text: str, terms: Sequence[Term], span: SpanCandidate
) -> Iterator[Feature]:
    if asked.wanted != "person" or span.kind not in {"name", "noun", "latin"}:
        return
    words = text[span.start : span.end]
    alone = " " not in words
    named = alone and like_a_name(words)
    yield f"{wanted}|like a name {named}|{span.kind}", 1.0
    office = office_of(text, terms, span)
    last = terms[span.last - 1].form if span.last > span.first else ""
    yield f"{wanted}|title behind {bool(office.title)}", 1.0
    yield f"{wanted}|ends in a title {is_title(last)}", 1.0
    yield f"{wanted}|title of {_of_office(asked, office)}|{named}", 1.0
    if is_title(words):
        yield f"{wanted}|title|{alone}", 1.0


def _of_office(asked: ExpectedAnswer, office: Office) -> str:
    """Whether the office is the one asked for, and its holder one that is named."""
    if not office.title:
        return "none"
    title = "asked" if office_fits(asked, office) else "other"
    if not office.holder:
        return title
    return f"{title} {'named' if holder_named(asked, office) else 'unnamed'}"
