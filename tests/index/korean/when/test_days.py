from __future__ import annotations

from datetime import date

from index.korean.when.days import day_of, half, month, months_away, quarter, week, year


def test_stretches_end_with_their_last_day() -> None:
    assert month(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert quarter(2019, 3) == (date(2019, 7, 1), date(2019, 9, 30))
    assert half(2019, 2) == (date(2019, 7, 1), date(2019, 12, 31))
    assert year(2019) == (date(2019, 1, 1), date(2019, 12, 31))


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert months_away(date(2020, 1, 31), -1) == (2019, 12)
    assert months_away(date(2019, 12, 31), 2) == (2020, 2)


def test_weeks_begin_on_monday() -> None:
    assert week(date(2019, 10, 27), 0) == (date(2019, 10, 21), date(2019, 10, 27))
    assert week(date(2019, 10, 28), -1) == (date(2019, 10, 21), date(2019, 10, 27))


def test_a_day_that_the_calendar_does_not_have_is_none() -> None:
    assert day_of(2019, 2, 29) is None
    assert day_of(2020, 2, 29) == date(2020, 2, 29)
