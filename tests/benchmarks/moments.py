"""Relative dates: how many are resolved, and how many rightly (``make bench-moments``).

``data/moments.tsv`` holds invented sentences with the days that their relative dates mean. A
moment is right when its place and its days are both those of the gold. The library
korean-datetime is no part of the project: it is measured where it is installed
(``pip install korean-datetime==1.0.0``), and named as missing where not.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Literal

from index.korean.when.days import month, year
from index.korean.when.moments import resolve
from index.records import Moment, Published

Half = Literal["tune", "held", "fresh"]
Resolver = Callable[[str, date], Sequence[Moment]]

DATA = Path(__file__).parent / "data" / "moments.tsv"
_MARKED = re.compile(r"\{([^=}]+)=([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """A text of an article of one day, with the moments in it; `half` as in the borders."""

    half: Half
    today: date
    text: str
    gold: frozenset[Moment]


@dataclass(frozen=True, slots=True)
class Score:
    gold: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold


def examples() -> list[Example]:
    """All sentences: the odd ones are for tuning, but for those written afterwards."""
    old, _, fresh = DATA.read_text(encoding="utf-8").partition("# fresh")
    halves: tuple[Half, ...] = ("tune", "held")
    found = [_example(halves[n % 2], *row) for n, row in enumerate(_rows(old))]
    return found + [_example("fresh", *row) for row in _rows(fresh.partition("\n")[2])]


def _rows(text: str) -> list[tuple[str, str]]:
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [(day, marked) for day, _, marked in (line.partition("\t") for line in lines)]


def _example(half: Half, today: str, marked: str) -> Example:
    text, gold, done = "", set(), 0
    for match in _MARKED.finditer(marked):
        text += marked[done : match.start()]
        gold.add(Moment(len(text), len(text) + len(match[1]), *_days(match[2])))
        text += match[1]
        done = match.end()
    return Example(half, date.fromisoformat(today), text + marked[done:], frozenset(gold))


def _days(value: str) -> tuple[date, date]:
    first, _, last = value.partition("/")
    if last:
        return date.fromisoformat(first), date.fromisoformat(last)
    numbers = [int(number) for number in first.split("-")]
    if len(numbers) == 1:
        return year(numbers[0])
    if len(numbers) == 2:
        return month(*numbers)
    return date(*numbers), date(*numbers)


def ours(text: str, today: date) -> Sequence[Moment]:
    return resolve(text, Published(today))


def korean_datetime(cycle: str) -> Resolver | None:
    """The library with its option for news (`nearest`) or its default; None where missing."""
    if importlib.util.find_spec("korean_datetime") is None:
        return None
    module = importlib.import_module("korean_datetime")
    options = module.ParseOptions(cycle=module.Cycle(cycle))

    def find(text: str, today: date) -> list[Moment]:
        now = datetime.combine(today, time(9))
        return list(_of_library(module.parse_all(text, now=now, options=options), text))

    return find


def _of_library(found: Iterable[object], text: str) -> Iterator[Moment]:
    for item in found:
        start, end = item.span  # type: ignore[attr-defined]
        first, behind = item.start, item.end  # type: ignore[attr-defined]
        last = max(first, behind - timedelta(microseconds=1))
        if not re.search(r"(?:19|20)\d\d\s?[년.\-]", text[start:end]):
            yield Moment(start, end, first.date(), last.date())


def score(resolver: Resolver, chosen: Iterable[Example], *, loosely: bool = False) -> Score:
    """How a resolver does; `loosely` counts right days at any overlapping place."""
    gold = given = right = 0
    for example in chosen:
        found = list(resolver(example.text, example.today))
        gold += len(example.gold)
        given += len(found)
        right += sum(_right(moment, example.gold, loosely=loosely) for moment in found)
    return Score(gold, given, right)


def _right(moment: Moment, gold: frozenset[Moment], *, loosely: bool) -> bool:
    if not loosely:
        return moment in gold
    return any(
        (moment.first, moment.last) == (other.first, other.last)
        and moment.start < other.end
        and other.start < moment.end
        for other in gold
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="상대 날짜 풀이의 정밀도와 재현율을 잽니다.")
    parser.add_argument(
        "--errors", choices=("tune", "held", "fresh"), help="틀린 문장을 보여 줍니다."
    )
    arguments = parser.parse_args()
    resolvers = {
        "ours": ours,
        "korean-datetime, default": korean_datetime("future"),
        "korean-datetime, nearest": korean_datetime("nearest"),
    }
    halves: tuple[Half, ...] = ("tune", "held", "fresh")
    for name, resolver in resolvers.items():
        if resolver is None:
            print(f"{name}: not installed")
            continue
        for half in halves:
            chosen = [example for example in examples() if example.half == half]
            for loosely in (False, True):
                got = score(resolver, chosen, loosely=loosely)
                print(
                    f"{name:26} {half} {'days' if loosely else 'days and place':15}"
                    f" precision {got.precision:.3f} recall {got.recall:.3f}"
                    f" ({got.right} right, {got.given} given, {got.gold} gold)"
                )
    if arguments.errors:
        _show_errors(arguments.errors)


def _show_errors(half: Half) -> None:
    for example in examples():
        found = set(ours(example.text, example.today))
        if example.half == half and found != example.gold:
            print(example.today, example.text)
            for label, moments in (
                ("wrong", found - example.gold),
                ("missed", example.gold - found),
            ):
                for moment in sorted(moments, key=lambda m: m.start):
                    words = example.text[moment.start : moment.end]
                    print(f"  {label} {words}: {moment.first}/{moment.last}")


if __name__ == "__main__":
    main()
