"""Stretches of the calendar as (first, last) days, both inclusive."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]


def year(number: int) -> Days:
    return date(number, 1, 1), date(number, 12, 31)


def month(number: int, of: int) -> Days:
    """Month `of` (1 to 12) of year `number`."""
    return date(number, of, 1), date(number, of, monthrange(number, of)[1])


def half(number: int, of: int) -> Days:
    """Half `of` (1 or 2) of year `number`."""
    return month(number, 6 * of - 5)[0], month(number, 6 * of)[1]


def quarter(number: int, of: int) -> Days:
    """Quarter `of` (1 to 4) of year `number`."""
    return month(number, 3 * of - 2)[0], month(number, 3 * of)[1]


def months_away(day: date, count: int) -> tuple[int, int]:
    """(year, month) of the month `count` months after that of `day`; negative counts go back."""
    at = day.year * 12 + day.month - 1 + count
    return at // 12, at % 12 + 1


def week(day: date, count: int) -> Days:
    """The week from Monday to Sunday, `count` weeks after that of `day`."""
    monday = day + timedelta(days=7 * count - day.weekday())
    return monday, monday + timedelta(days=6)


def day_of(year_number: int, month_number: int, day_number: int) -> date | None:
    """None for a day that the calendar does not have."""
    try:
        return date(year_number, month_number, day_number)
    except ValueError:
        return None
