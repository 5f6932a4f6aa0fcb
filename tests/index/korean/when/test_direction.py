from __future__ import annotations

from datetime import date

import pytest

from index.korean.when.direction import (
    Tenses,
    bare_day,
    bare_half,
    bare_month,
    bare_quarter,
    month_and_day,
)

_PAST: Tenses = ("past", "past")
_FUTURE: Tenses = ("future", "future")
_REPORTED: Tenses = ("present", "past")
_NONE: Tenses = (None, None)


@pytest.mark.parametrize(
    ("number", "today", "tenses", "expected"),
    [
        (28, date(2019, 10, 28), _FUTURE, date(2019, 10, 28)),
        (31, date(2019, 11, 1), _PAST, date(2019, 10, 31)),
        (31, date(2019, 11, 1), _REPORTED, date(2019, 10, 31)),
        (30, date(2019, 10, 28), _REPORTED, date(2019, 10, 30)),
        (3, date(2019, 10, 28), _PAST, date(2019, 10, 3)),
        (3, date(2019, 10, 28), _FUTURE, date(2019, 11, 3)),
        (20, date(2019, 10, 28), _FUTURE, None),  # the 20th of November would be written so
        (28, date(2019, 10, 20), _PAST, None),  # that of September likewise
        (31, date(2019, 10, 28), _NONE, date(2019, 10, 31)),
        (10, date(2019, 10, 28), _NONE, None),
    ],
)
def test_a_bare_day_is_near_the_article(
    number: int, today: date, tenses: Tenses, expected: date | None
) -> None:
    assert bare_day(number, today, tenses, None) == expected


def test_a_month_and_day_takes_the_year_of_its_clause() -> None:
    assert month_and_day(12, 24, date(2020, 1, 6), _PAST, None) == date(2019, 12, 24)
    assert month_and_day(2, 29, date(2021, 1, 6), _FUTURE, None) is None
    assert month_and_day(3, 1, date(2021, 12, 6), _FUTURE, None) == date(2022, 3, 1)


def test_a_bare_month_needs_a_tense_unless_it_is_the_current_one() -> None:
    assert bare_month(10, date(2019, 10, 28), _NONE) == (date(2019, 10, 1), date(2019, 10, 31))
    assert bare_month(3, date(2019, 10, 28), _PAST) == (date(2019, 3, 1), date(2019, 3, 31))
    assert bare_month(3, date(2019, 10, 28), _FUTURE) == (date(2020, 3, 1), date(2020, 3, 31))
    assert bare_month(3, date(2019, 10, 28), _NONE) is None
    assert bare_month(11, date(2019, 10, 28), _PAST) is None


def test_reports_in_the_new_year_speak_of_the_last_quarter() -> None:
    assert bare_quarter(4, date(2023, 2, 6), _PAST) == (date(2022, 10, 1), date(2022, 12, 31))
    assert bare_quarter(4, date(2023, 2, 6), _FUTURE) == (date(2023, 10, 1), date(2023, 12, 31))
    assert bare_quarter(1, date(2023, 11, 6), _FUTURE) is None
    assert bare_half(2, date(2023, 2, 6), _PAST) == (date(2022, 7, 1), date(2022, 12, 31))
