"""Readers of single days: "28일", "지난 금요일", "오늘", "이날", "사흘 전"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.korean.when import moment_patterns as patterns
from index.korean.when.days import Days, day_of, month, months_away, year
from index.korean.when.direction import bare_day, last_of, month_and_day, next_of
from index.korean.when.moment_reading import Named, Reading
from index.korean.when.tense import Tense
from index.korean.when.words import (
    COUNTED_DAYS,
    COUNTED_MONTHS,
    MONTHS,
    NAMED_BEFORE,
    TODAY,
    WEEKDAYS,
)

_FREE_BEFORE = re.compile(r"(?:[.,?!“\n(]|[은는를을에]|에서|\s(?:약|불과|바로|이미))$")


def read_day(reading: Reading, match: re.Match[str]) -> Days | None:
    if reading.not_a_date(match):
        return None
    first = _first_day(reading, match)
    last = first
    if first is not None and match["last_day"]:
        of = int(match["last_of"] or first.month)
        last = day_of(first.year + (of < first.month), of, int(match["last_day"]))
        if last is None or last <= first:
            first = None
    days = (first, last) if first is not None and last is not None else None
    return reading.name(match, days, is_day=True)


def _first_day(reading: Reading, match: re.Match[str]) -> date | None:
    number, today = int(match["day"]), reading.today
    of = int(match["of"]) if match["of"] else None
    if match["year"]:
        return day_of(reading.year(match["year"]), of, number) if of else None
    if match["month_word"]:
        shift = MONTHS[re.sub(r"\s", "", match["month_word"])]
        return None if of else day_of(*months_away(today, shift), number)
    if match["mark"]:
        return _marked_day(reading, match["mark"], of, number)
    linked = _linked(reading, match)
    if linked is not None:
        return _continued(reading, linked, of, number)
    if reading.tells_history(match.start()) and (of or abs(today.day - number) > 3):
        return None
    weekday = _weekday_behind(reading.text, match.end())
    tenses = reading.tenses(match.end())
    if of:
        return month_and_day(of, number, today, tenses, weekday)
    found = bare_day(number, today, tenses, weekday)
    return _checked(reading, match, found, number)


def _marked_day(reading: Reading, mark: str, of: int | None, number: int) -> date | None:
    today = reading.today
    if of:
        found = [day_of(today.year + shift, of, number) for shift in (-1, 0, 1)]
    else:
        found = [day_of(*months_away(today, shift), number) for shift in (-1, 0, 1)]
    if not of and number == today.day:
        return None  # "지난 28일" on a 28th: today's, or of the month before
    days = [(day, day) for day in found if day is not None]
    chosen = last_of(days, today) if mark == "지난" else next_of(days, today)
    return chosen[0] if chosen else None


def _linked(reading: Reading, match: re.Match[str]) -> Named | None:
    """The day that this one stands in a list with."""
    if not reading.named or not reading.named[-1].is_day:
        return None
    between = reading.text[reading.named[-1].end : match.start()]
    return reading.named[-1] if between and patterns.LINK.fullmatch(between) else None


def _continued(reading: Reading, before: Named, of: int | None, number: int) -> date | None:
    if before.days is None:
        return None
    last = before.days[1]
    if of:
        return day_of(last.year + (of < last.month), of, number)
    found = day_of(last.year, last.month, number)
    return found if found is not None and found > last else None


def _checked(
    reading: Reading, match: re.Match[str], found: date | None, number: int
) -> date | None:
    """Against a day named before in the sentence: "4월 2일 개막해 20일까지", same month."""
    earlier = [n for n in reading.before(match.start()) if n.is_day and n.explicit and n.days]
    if not earlier or earlier[0].days is None:
        return found
    last = earlier[0].days[1]
    same = day_of(last.year, last.month, number)
    if found is None:
        return same if same is not None and same > last and _until(match) else None
    just_now = 0 <= (reading.today - found).days <= 1
    return found if found == same or just_now else None


def _until(match: re.Match[str]) -> bool:
    return match["until"] is not None  # a lookahead: it matches the empty string


def read_weekday(reading: Reading, match: re.Match[str]) -> Days | None:
    ahead = (WEEKDAYS.index(match["weekday"]) - reading.today.weekday()) % 7
    if not ahead:
        return None
    day = reading.today + timedelta(days=ahead - 7 if match["mark"] == "지난" else ahead)
    return reading.name(match, (day, day), is_day=True)


def read_today_word(reading: Reading, match: re.Match[str]) -> Days:
    day = reading.today + timedelta(days=TODAY[match["word"]])
    return day, day


def read_named_before(reading: Reading, match: re.Match[str]) -> Days | None:
    """이날, 전날, 다음 날: counted from the day named last, or from that of the article."""
    shift = NAMED_BEFORE[re.sub(r"\s", "", match["word"])]
    near = reading.tenses(match.end())[0]
    day = _last_named(reading, near)
    if day is None and not any(n.is_day for n in reading.named) and shift < 1 and near != "future":
        day = reading.today if match["word"] != "같은 날" else None
    if day is None:
        return None
    found = day + timedelta(days=shift)
    return found, found


def _last_named(reading: Reading, near: Tense | None) -> date | None:
    """The one day of the last sentence that names any."""
    last = next((n for n in reversed(reading.named) if n.is_day), None)
    if last is None:
        return None
    same = [last, *(n for n in reading.before(last.end) if n.is_day)]
    if any(n.days is None or n.days[0] != n.days[1] for n in same):
        return None
    days = {n.days[0] for n in same if n.days is not None}
    if len(days) > 1 and near is not None:
        days = {day for day in days if (day <= reading.today) == (near == "past")}
    return days.pop() if len(days) == 1 else None


def read_counted(reading: Reading, match: re.Match[str]) -> Days | None:
    """Read "사흘 전" where it is counted from the article, not from an event before it."""
    if not _stands_free(reading, match.start()) or reading.before(match.start()):
        return None
    near, back = reading.tenses(match.end())[0], match["side"] == "전"
    if near is None or (near == "past") != back:
        return None
    sign = -1 if back else 1
    if match["years"]:
        return year(reading.today.year + sign * int(match["years"]))
    if match["months"]:
        count = COUNTED_MONTHS[match["months"].removesuffix("개월").rstrip(" 달")]
        return month(*months_away(reading.today, sign * count))
    word = match["days"]
    days = COUNTED_DAYS.get(word) or int(word.rstrip("일"))
    found = reading.today + timedelta(days=sign * days)
    return reading.name(match, (found, found), is_day=True)


def _stands_free(reading: Reading, at: int) -> bool:
    before = reading.text[max(0, at - 20) : at].rstrip(" ")
    return not before or _FREE_BEFORE.search(before) is not None


def _weekday_behind(text: str, at: int) -> int | None:
    """Monday is 0; None where no weekday is written."""
    match = patterns.WEEKDAY_BEHIND.match(text, at)
    return WEEKDAYS.index(match["short"] or match["long"]) if match else None
