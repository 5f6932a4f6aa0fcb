"""What an amount measures: money, a rate, a length, an age; asked for by a noun, a verb or a unit.

A noun is read by its ending (입장*료*, 공사*비*, 분양*가*, 득표*율*): new ones are made every day.
"""

from __future__ import annotations

import re
from typing import Literal

from index.korean.units import units_of
from index.korean.when.words import COUNTED_DAYS, one_of
from index.patterns import Patterns

Measure = Literal[
    "money",
    "rate",
    "length",
    "area",
    "weight",
    "speed",
    "temperature",
    "age",
    "score",
    "rank",
    "duration",
    "people",
]

_PATTERNS: tuple[tuple[Measure, str], ...] = (
    ("money", rf"(?:{units_of('money')}|\d\s?[천만억조]+)(?:대|선|여|가량)?$"),
    ("rate", rf"{units_of('rate')}|푼|^0\.\d{{3}}|절반|분의"),
    ("length", rf"(?:{units_of('length')})$|[\d\s]리$|척$"),
    ("area", rf"(?:{units_of('area')})$"),
    ("weight", rf"(?:{units_of('weight')})$"),
    ("speed", rf"{units_of('speed')}|㎞|km|킬로|m/s|미터"),
    ("temperature", rf"(?:{units_of('temperature')}|°)$"),
    ("age", rf"(?:{units_of('age')}|대)$"),
    ("score", rf"(?:{units_of('score')})$|\d(?:[-–:]|\s?대\s?)\d"),
    ("rank", rf"(?:{units_of('rank')}|째)$"),
    ("duration", rf"(?:{units_of('duration')})(?:간|여)?$|^(?:{one_of(COUNTED_DAYS)})"),
    ("people", rf"(?:{units_of('people')})$"),
)
_UNITS = {measure: re.compile(pattern) for measure, pattern in _PATTERNS}

_TABLES = Patterns("index.korean", "amounts.txt", 0)
_ANY_MONEY = ("돈", "금액", "액수")


def measure_of(noun: str, counter: str, behind: str) -> Measure | None:
    """What is measured.

    Args:
        noun: the word that the amount is asked of, with all its parts (영업이익).
        counter: the unit asked for; it says more than the noun.
        behind: what follows 얼마 in the question.
    """
    if counter == "대":
        return None  # cars, or the first half of 몇 대 몇
    if counter:
        return next(
            (m for m, units in _UNITS.items() if m != "speed" and units.search(counter)), None
        )
    verbs = _TABLES.named("verbs")
    by_verb: Measure | None = next((m for m, verb in verbs if verb.search(behind)), None)
    return by_verb or of_noun(noun)


def noun_of(behind: str) -> str:
    """The noun that a predicate behind 얼마 asks by: 길이 for "얼마나 길어"; empty where none."""
    return next((noun for noun, verb in _TABLES.named("by_verb") if verb.search(behind)), "")


def same_amount(asked: str, told: str) -> bool:
    """Whether two nouns name one amount: 적자 and 순손실, 너비 and 폭; 돈 is any money."""
    if asked.endswith(_ANY_MONEY) or told.endswith(asked) or asked.endswith(told):
        return True
    return any(same.search(asked) and same.search(told) for _, same in _TABLES.named("same"))


def of_noun(noun: str) -> Measure | None:
    """What an amount told of this noun measures, by the noun's ending."""
    if not noun or _TABLES["no_amount"].search(noun):
        return None
    if _TABLES["lone_price"].search(noun):
        return "money"
    return next((measure for measure, nouns in _TABLES.named("nouns") if nouns.search(noun)), None)


def names_amount(noun: str) -> bool:
    """Whether a noun by itself asks for an amount: 입장료는?"""
    if len(noun) < 2 or _TABLES["not_alone"].search(noun):
        return False
    return of_noun(noun) is not None


def measures(measure: Measure, words: str) -> bool:
    """Whether an amount has a unit of this measure."""
    return bool(_UNITS[measure].search(words))


def of_change(words: str) -> bool:
    """Whether words tell of more or less: the rise is not what it rose to."""
    return bool(_TABLES["change"].search(words))
