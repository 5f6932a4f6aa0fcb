"""Readers of longer stretches: months, quarters, weeks, years."""

from __future__ import annotations

import re
from datetime import timedelta

from index.korean.when.days import Days, half, month, months_away, quarter, week, year
from index.korean.when.direction import bare_half, bare_month, bare_quarter, last_of, next_of
from index.korean.when.moment_reading import Reading
from index.korean.when.words import MONTHS, WEEKDAYS, WEEKS


def read_month(reading: Reading, match: re.Match[str]) -> Days | None:
    if reading.not_a_date(match):
        return None
    of, today = int(match["of"]), reading.today
    days: Days | None
    if match["year"]:
        days = month(reading.year(match["year"]), of)
    elif match["mark"]:
        around = [month(today.year + shift, of) for shift in (-1, 0, 1)]
        days = (last_of if match["mark"] == "지난" else next_of)(around, today)
        if of == today.month:
            days = None
    elif reading.tells_history(match.start()):
        days = None
    else:
        days = bare_month(of, today, reading.tenses(match.end()))
    return reading.name(match, days)


def read_part(reading: Reading, match: re.Match[str]) -> Days | None:
    make = quarter if match["quarter"] else half
    of = int(match["quarter"]) if match["quarter"] else 1 + (match["half"] == "하")
    days: Days | None
    if match["year"]:
        days = make(reading.year(match["year"]), of)
    elif match["mark"]:
        around = [make(reading.today.year + shift, of) for shift in (-1, 0, 1)]
        days = (last_of if match["mark"] == "지난" else next_of)(around, reading.today)
    elif reading.tells_history(match.start()) or reading.not_a_date(match):
        days = None
    else:
        choose = bare_quarter if match["quarter"] else bare_half
        days = choose(of, reading.today, reading.tenses(match.end()))
    return reading.name(match, days)


def read_this_part(reading: Reading, match: re.Match[str]) -> Days:
    shift = WEEKS[match["which"]]
    number, of = months_away(reading.today, 3 * shift)
    return quarter(number, (of + 2) // 3)


def read_month_word(reading: Reading, match: re.Match[str]) -> Days | None:
    shift = MONTHS[re.sub(r"\s", "", match["month_word"])]
    return reading.name(match, month(*months_away(reading.today, shift)))


def read_week(reading: Reading, match: re.Match[str]) -> Days | None:
    if reading.today.weekday() == 6 and match["which"] not in {"지난", "저번"}:
        return None  # on a Sunday, "이번 주" may be the one that begins tomorrow
    days = week(reading.today, WEEKS[match["which"]])
    if not match["weekday"]:
        return days
    day = days[0] + timedelta(days=WEEKDAYS.index(match["weekday"]))
    return reading.name(match, (day, day), is_day=True)


def read_weekend(reading: Reading, match: re.Match[str]) -> Days | None:
    if reading.today.weekday() >= 5:
        return None  # during a weekend, "이번" and "지난" may both mean it
    shift = 0 if match["which"] == "오는" else WEEKS[match["which"]]
    saturday = week(reading.today, shift)[1] - timedelta(days=1)
    return saturday, saturday + timedelta(days=1)


def read_year_word(reading: Reading, match: re.Match[str]) -> Days | None:
    number = reading.year(match["year"])
    return reading.name(match, month(number, 12) if match["late"] else year(number))


def read_turn(reading: Reading, match: re.Match[str]) -> Days | None:
    """연말 and 연초: December and January by the dictionary."""
    of, near = (12 if match["turn"] == "말" else 1), reading.tenses(match.end())[0]
    if match["year"]:
        return reading.name(match, month(reading.year(match["year"]), of))
    if reading.not_a_date(match):
        return None
    late = reading.today.month >= 11
    if of == 12 and reading.today.month <= 2:
        return month(reading.today.year - 1, 12) if near == "past" else None
    if of == 1 and late and near != "past":
        return month(reading.today.year + 1, 1) if near == "future" else None
    return month(reading.today.year, of)
