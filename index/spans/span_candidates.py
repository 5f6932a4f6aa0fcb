"""What in a sentence may be an answer: dates, amounts, names, nouns, quoted titles, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from index.korean.names import like_a_name
from index.korean.particles import AND
from index.korean.quantities import AMOUNT, COUNTED
from index.korean.tags import NOUN_PARTS, NOUNS
from index.korean.when import times
from index.records import Term

Kind = Literal["time", "number", "name", "noun", "quote", "latin", "list"]

_LONGEST = 4  # units joined by a blank; 96.5% of KorQuAD's answers by characters
_LONGEST_LIST = 12
_WITHIN_NAMES = "·-~&.,/:’'"

_QUOTED = re.compile(
    r"《([^》]{1,40})》|〈([^〉]{1,40})〉|<([^>]{1,40})>|『([^』]{1,40})』|「([^」]{1,40})」"
    r"|“([^”]{1,60})”|‘([^’]{1,40})’|\"([^\"]{1,60})\"|'([^']{1,40})'"
)


@dataclass(frozen=True, slots=True)
class SpanCandidate:
    """A stretch of a sentence that may be an answer.

    Attributes:
        start, end: code points into the text of the sentence, half-open.
        first, last: the terms that it holds, indices, half-open; equal where it holds none.
        before, after: how many more units its run of nouns has on either side.
    """

    start: int
    end: int
    kind: Kind
    first: int
    last: int
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    kind: Kind


def candidates(text: str, terms: Sequence[Term]) -> list[SpanCandidate]:
    """All candidates of one sentence, without repetition.

    Args:
        terms: with offsets into `text`.
    """
    units = _units(text, terms)
    found: dict[tuple[int, int], tuple[Kind, int, int]] = {}
    for run in _runs(text, units):
        for i in range(len(run)):
            for j in range(i, min(len(run), i + _LONGEST)):
                kind = _kind_of_run(text, run[i : j + 1])
                found[run[i].start, run[j].end] = (kind, i, len(run) - 1 - j)
    for unit in units:
        if unit.kind == "time":
            found.update((part, ("time", 0, 0)) for part in times.parts(text, unit.start, unit.end))
    for start, end, event in times.by_another(text):
        if event is None or any(t.end == event and t.tag in NOUNS for t in terms):
            found.setdefault((start, end), ("time", 0, 0))
    for group in _lists(text, units):
        found.setdefault((group[0].start, group[-1].end), (_kind_of_list(group), 0, 0))
    quotes = list(_QUOTED.finditer(text))
    for match in quotes:
        found[match.span(match.lastindex or 0)] = ("quote", 0, 0)
    for start, end in _quotes_in_a_row(text, quotes):
        found.setdefault((start, end), ("list", 0, 0))
    for start, end in _names_in_a_row(text, units):
        found[start, end] = ("list", 0, 0)
    return [
        SpanCandidate(start, end, kind, *_terms_within(terms, start, end), before, after)
        for (start, end), (kind, before, after) in found.items()
    ]


def _quotes_in_a_row(text: str, quotes: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """From the first mark to the last of ‘봄’, ‘여름’, ‘가을’."""
    start = 0
    for i in range(1, len(quotes) + 1):
        if i == len(quotes) or not AND.fullmatch(text[quotes[i - 1].end() : quotes[i].start()]):
            if i - start > 1:
                yield quotes[start].start(), quotes[i - 1].end()
            start = i


def _names_in_a_row(text: str, units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Names of persons with nothing but a blank between them, as a group's members are told."""
    row: list[_Unit] = []
    for unit in [*units, _Unit(len(text) + 9, len(text) + 9, "noun")]:
        size = unit.end - unit.start
        follows = not row or text[row[-1].end : unit.start] == " "
        if not (follows and 2 <= size <= 4 and unit.kind in {"name", "noun"}):
            while row and not like_a_name(text[row[-1].start : row[-1].end]):
                row.pop()
            while row and not like_a_name(text[row[0].start : row[0].end]):
                row.pop(0)
            if len(row) > 2 and sum(like_a_name(text[u.start : u.end]) for u in row) * 3 >= 2 * len(
                row
            ):
                yield row[0].start, row[-1].end
            row = []
        if 2 <= size <= 4 and unit.kind in {"name", "noun"}:
            row.append(unit)


def _kind_of_run(text: str, run: Sequence[_Unit]) -> Kind:
    first, last = run[0], run[-1]
    if len(run) > 1 and first.kind == "number" and " " not in text[first.start : last.end]:
        return "number"  # 5관왕, 20홈런
    if len(run) > 1 and last.kind in {"time", "number"} and first.kind != last.kind:
        return "noun"  # 어른 8000원: not the amount alone
    if last.kind == "noun" and any(unit.kind == "name" for unit in run):
        return "name"
    return last.kind


def _kind_of_list(group: Sequence[_Unit]) -> Kind:
    return "time" if all(unit.kind == "time" for unit in group) else "list"


def _terms_within(terms: Sequence[Term], start: int, end: int) -> tuple[int, int]:
    inside = [i for i, term in enumerate(terms) if start <= term.start < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _units(text: str, terms: Sequence[Term]) -> list[_Unit]:
    """Times, amounts and runs of noun terms, in text order, none within another."""
    units = [_Unit(*match.span(), "time") for match in times.TIME.finditer(text)]
    for pattern in (AMOUNT, COUNTED):
        for match in pattern.finditer(text):
            start = match.start()
            end = start + len(text[start : _outside_words(terms, match.end())].rstrip())
            whole = pattern is AMOUNT or end == match.end()  # 한 대학: no amount
            if start < end and whole and not any(start < u.end and u.start < end for u in units):
                units.append(_Unit(start, end, "number"))
    units += _noun_units(text, terms, units)
    return sorted(units, key=lambda unit: unit.start)


def _outside_words(terms: Sequence[Term], end: int) -> int:
    """`end`, or the start of the noun that it would cut (3채널 is not 3채)."""
    return next((t.start for t in terms if t.tag in NOUN_PARTS and t.start < end < t.end), end)


def _noun_units(text: str, terms: Sequence[Term], taken: Sequence[_Unit]) -> Iterator[_Unit]:
    free = [
        term
        for i, term in enumerate(terms)
        if (term.tag in NOUN_PARTS or _prefix(terms, i))
        and not any(unit.start <= term.start < unit.end for unit in taken)
    ]
    run: list[Term] = []
    for term in free:
        if run and not _joined(text, run[-1].end, term.start):
            yield _noun_unit(run)
            run = []
        run.append(term)
    if run:
        yield _noun_unit(run)


def _prefix(terms: Sequence[Term], i: int) -> bool:
    """Kiwi takes the first syllable of some names for a determiner (이장, 한솔)."""
    if terms[i].tag != "MM" or i + 1 == len(terms):
        return False
    return terms[i + 1].start == terms[i].end and terms[i + 1].tag in NOUN_PARTS


def _noun_unit(run: Sequence[Term]) -> _Unit:
    tags = {term.tag for term in run}
    kind: Kind = "latin" if tags == {"SL"} else "name" if "NNP" in tags else "noun"
    return _Unit(run[0].start, run[-1].end, kind)


def _joined(text: str, end: int, start: int) -> bool:
    return start == end or (start - end == 1 and text[end] in _WITHIN_NAMES)


def _runs(text: str, units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """Units with one blank between them, or nothing."""
    run: list[_Unit] = []
    for unit in units:
        if run and text[run[-1].end : unit.start] not in {"", " "}:
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _lists(text: str, units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """Units joined by 과, 와, 및 or a comma; times also by 부터 and ~."""
    group: list[_Unit] = []
    for left, right in pairwise(units):
        between = text[left.end : right.start]
        joined = AND.fullmatch(between) or (
            {left.kind, right.kind} <= {"time", "number"} and times.TO_NEXT.fullmatch(between)
        )
        if joined:
            group = [*group, right] if group else [left, right]
        elif group:
            yield group[:_LONGEST_LIST]
            group = []
    if group:
        yield group[:_LONGEST_LIST]
