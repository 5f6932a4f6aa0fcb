"""Which of several days, months or quarters a bare number means: the past one or the coming one.

Every rule gives None rather than a guess. The distances are those of news style: a bare "28일" is
of the month of the article, but for the first days of a month; what is farther off is written
"지난달 28일", "다음 달 28일".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from index.korean.when.days import Days, day_of, half, month, months_away, quarter
from index.korean.when.tense import Tense

_JUST_NOW = 3  # days: what happened so lately is told without a month
_LAST_MONTH = 7
_NEXT_MONTH = 10
_FAR = 45

# The tenses of the nearest and of the last predicate of the clause.
Tenses = tuple[Tense | None, Tense | None]


def bare_day(number: int, today: date, tenses: Tenses, weekday: int | None) -> date | None:
    """The day that "28일" means in an article of `today`; `weekday` where it is written behind."""
    days = [
        day
        for shift in (-1, 0, 1)
        if (day := day_of(*months_away(today, shift), number)) is not None
    ]
    if weekday is not None:
        fitting = [d for d in days if d.weekday() == weekday and abs((d - today).days) <= _FAR]
        return fitting[0] if len(fitting) == 1 else None
    near, last = tenses
    latest = max((d for d in days if d <= today), default=None)
    if latest == today:
        return today
    coming = min((d for d in days if d > today), default=None)
    if latest is not None and (today - latest).days <= _JUST_NOW:
        return latest if near in {"past", None} or last == "past" else None
    if near == "past":
        return _past(latest, coming, today)
    if near in {"present", "future"}:
        return _future(coming, today)
    if coming is not None and coming.month == today.month and (coming - today).days <= _LAST_MONTH:
        return coming
    if latest is not None and latest.month == today.month and (today - latest).days <= _LAST_MONTH:
        return latest
    return None


def _past(latest: date | None, coming: date | None, today: date) -> date | None:
    if coming is not None and (coming - today).days <= 2:
        return None  # tomorrow's date in a report of the past: one of the two is wrong
    if latest is None:
        return None
    same_month = latest.month == today.month
    return latest if same_month or (today - latest).days <= _LAST_MONTH else None


def _future(coming: date | None, today: date) -> date | None:
    if coming is None:
        return None
    same_month = coming.month == today.month
    return coming if same_month or (coming - today).days <= _NEXT_MONTH else None


def month_and_day(
    of: int, number: int, today: date, tenses: Tenses, weekday: int | None
) -> date | None:
    """The day that "11월 28일" means, without a year."""
    days = [
        day for shift in (-1, 0, 1) if (day := day_of(today.year + shift, of, number)) is not None
    ]
    if weekday is not None:
        days = [day for day in days if day.weekday() == weekday]
    near = tenses[0]
    latest = max((d for d in days if d <= today), default=None)
    coming = min((d for d in days if d > today), default=None)
    back = (today - latest).days if latest is not None else 999
    ahead = (coming - today).days if coming is not None else 999
    if back <= _JUST_NOW and (near != "future" or not back):
        return latest
    if near == "past":
        return latest if back <= 300 and ahead > 2 else None
    if near in {"present", "future"}:
        return coming if ahead <= 200 else None
    return latest if back <= 120 else coming if ahead <= 120 else None


def bare_month(of: int, today: date, tenses: Tenses) -> Days | None:
    """The month that "3월" means."""
    if of == today.month:
        return month(today.year, of)
    back = (today.month - of) % 12
    if tenses[0] == "past":
        return month(*months_away(today, -back)) if back <= 9 else None
    if tenses[0] in {"present", "future"}:
        return month(*months_away(today, 12 - back)) if 12 - back <= 9 else None
    return None


def bare_quarter(of: int, today: date, tenses: Tenses) -> Days | None:
    """The quarter that "3분기" means: reports speak of the last ones, plans of the next."""
    return _part(quarter, of, (today.month + 2) // 3, 4, today, tenses[0])


def bare_half(of: int, today: date, tenses: Tenses) -> Days | None:
    """The half that "상반기" (1) or "하반기" (2) means."""
    return _part(half, of, (today.month + 5) // 6, 2, today, tenses[0])


def last_of(days: Sequence[Days], today: date) -> Days | None:
    """The latest stretch that ended before `today`."""
    return max((d for d in days if d[1] < today), default=None)


def next_of(days: Sequence[Days], today: date) -> Days | None:
    """The earliest stretch that begins after `today`."""
    return min((d for d in days if d[0] > today), default=None)


def _part(
    make: Callable[[int, int], Days],
    of: int,
    current: int,
    count: int,
    today: date,
    near: Tense | None,
) -> Days | None:
    """Part `of` of this year, or of the last for reports on its last part."""
    if near in {"present", "future"}:
        return make(today.year, of) if of >= current else None
    if of <= current and (near == "past" or of < current or today.month > 1):
        return make(today.year, of)
    if near == "past" and current == 1 and of == count:
        return make(today.year - 1, of)
    return None
