"""What a question says about time, and how far the date of an article meets it."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from index.korean.when.days import Days, day_of, month, months_away, week, year
from index.korean.when.words import MONTHS, TODAY, WEEKS, YEARS, one_of
from index.records import AskedTime, Published

_RECENT = 90  # days that count as 최근
_HALF_LIFE = 365  # days
# What the date of an article may take off its score. A tie or a near-tie is decided by it; a
# passage that answers better stays first.
_MOST_TAKEN_OFF = 0.15


def _past(words: Mapping[str, int]) -> str:
    """Those of what has been: no article is of a time to come."""
    return one_of(word for word, shift in words.items() if shift <= 0)


_TIME = rf"""
    (?: (?P<number>(?:19|20)\d\d)(?:년도?(?:\s?(?P<of>1[0-2]|0?[1-9])월(?:\s?(?P<day>3[01]|[12]\d|0?[1-9])일)?)?)
      | (?P<year>{_past(YEARS)})(?!의)(?:\s?(?P<year_of>1[0-2]|0?[1-9])월)?
      | (?P<month>{_past(MONTHS)})
      | (?P<week>{_past(WEEKS)})\s?주(?![가-힣]|\s?식)
      | (?P<word>{_past(TODAY)})(?!날)%s )
"""
# Without a year, a month of the articles is the last one there was; one of the facts may be any.
# So written with marks, a number of the facts may be anything (11/1, 2023.11).
_OF_ARTICLES_ALONE = r"""
    | (?P<alone>1[0-2]|0?[1-9])(?:월(?:\s?(?P<alone_day>3[01]|[12]\d|0?[1-9])일)?
        |/(?P<slashed_day>3[01]|[12]\d|0?[1-9])(?![\d/]))
    | (?P<dotted>(?:19|20)\d\d)[.\-/]\s?(?P<dotted_of>1[0-2]|0?[1-9])(?!\d)
        (?:[.\-/]\s?(?P<dotted_day>3[01]|[12]\d|0?[1-9])(?!\d)\.?)?
    | (?P<short>\d\d)년(?:\s?(?P<short_of>1[0-2]|0?[1-9])월(?:\s?(?P<short_day>3[01]|[12]\d|0?[1-9])일)?)?
"""
_ARTICLE = r"(?:기사|뉴스|보도|신문|칼럼|사설)(?![가-힣]{0,1}(?:봇|사\s?대표))"
_OF_ARTICLES = re.compile(
    rf"""(?<![\d가-힣]){_TIME % _OF_ARTICLES_ALONE}\s?(?P<side>이후|이전|부터|까지|전|뒤)?
        (?:\s?에?\s?(?:나온|나왔던|쓴|쓰인|보도된|실린|발행된|게재된|작성된)|에|의|자|치|엔)?\s?{_ARTICLE}""",
    re.VERBOSE,
)
_ANYWHERE = re.compile(
    rf"(?<![\d가-힣]){_TIME % _OF_ARTICLES_ALONE}\s?(?P<side>이후|이전|부터|까지)?", re.VERBOSE
)
_OF_FACTS = re.compile(rf"(?<![\d가-힣]){_TIME % ''}", re.VERBOSE)
_ENGLISH_ARTICLES = re.compile(
    r"\b(?:articles?|news|reports?)\s(?:from|of|in|published\sin)\s(?P<number>(?:19|20)\d\d)\b",
    re.I,
)
_ENGLISH_YEAR = re.compile(r"\b(?:in|of|during)\s(?P<number>(?:19|20)\d\d)\b", re.I)
_RECENTLY = re.compile(
    r"(?<![가-힣])(?:최근|요즘|근래|최신)|^요새(?=\s)|\b(?:recent(?:ly)?|lately|latest|these\sdays)\b",
    re.I,
)
_NOW = re.compile(
    r"(?<![가-힣])(?:지금|현재|오늘날)(?!까지)(?=[가-힣]{0,3}(?:\s|[?!.,]|$))"
    r"|(?<![가-힣])현\s(?=대표|회장|사장|시장|장관|대통령|총리|감독|위원장|원장)"
    r"|\b(?:now(?!\sthat)|currently|current|at\spresent)\b",
    re.I,
)


def asked_time(question: str, today: date) -> AskedTime | None:
    """What `question` says about time; None where it says nothing.

    A time that is part of what is asked about ("2022년 월드컵 우승국은?") never leaves an article
    out: only a phrase that speaks of the articles themselves does.
    """
    for pattern in (_OF_ARTICLES, _ENGLISH_ARTICLES):
        if (match := pattern.search(question)) and (days := _days(match, today)):
            first, last = _side(days, match.groupdict().get("side"))
            return AskedTime("filter", first, last, today, *match.span())
    if match := _NOW.search(question):
        return AskedTime("now", today, today, today, *match.span())
    if match := _RECENTLY.search(question):
        return AskedTime("favour", today - timedelta(_RECENT), today, today, *match.span())
    for pattern in (_OF_FACTS, _ENGLISH_YEAR):
        if (match := pattern.search(question)) and (days := _days(match, today)):
            return AskedTime("favour", *days, today, *match.span())
    return None


def article_time(
    question: str, today: date, known: Collection[date]
) -> tuple[Days, tuple[int, int]] | None:
    """The days that a question on the articles themselves names, and where: (start, end), half-open.

    Args:
        known: days on which articles came out. A month or a day without a year is the latest with
            an article, else the last there was.
    """
    match = _ANYWHERE.search(question) or _ENGLISH_ARTICLES.search(question)
    if match is None:
        return None
    groups, days = match.groupdict(), None
    if groups.get("alone"):
        years = sorted({day.year for day in known}, reverse=True)
        of, day = groups["alone"], groups["alone_day"] or groups["slashed_day"]
        named = filter(None, (_written(number, of, day) for number in years))
        days = next((d for d in named if any(d[0] <= k <= d[1] for k in known)), None)
    days = days or _days(match, today)
    return (_side(days, groups.get("side")), match.span()) if days else None


def weight(published: Published | None, asked: AskedTime | None) -> float:
    """What to multiply the score of a passage by: 0 to 1.

    0 leaves it out, which only a filter does: also for an article without a date, of which nobody
    can say that it is of that time. Otherwise at least 0.85.
    """
    if asked is None:
        return 1.0
    if asked.mode == "filter":
        return float(published is not None and asked.first <= published.day <= asked.last)
    if published is None:
        return 1 - _MOST_TAKEN_OFF
    distance = max((asked.first - published.day).days, (published.day - asked.last).days, 0)
    return 1 - _MOST_TAKEN_OFF * (1 - math.pow(0.5, distance / _HALF_LIFE))


def without_time(question: str, asked: AskedTime | None) -> str:
    """`question` with blanks for the words that only tell when: same length, so offsets hold.

    A year that may be part of what is asked about ("2022년 월드컵") stays.
    """
    if asked is None:
        return question
    words = question[asked.start : asked.end]
    if asked.mode == "favour" and any(letter.isdigit() for letter in words):
        return question
    return question[: asked.start] + " " * len(words) + question[asked.end :]


def age(published: Published | None, today: date) -> int | None:
    """Whole months since the article came out, at least 0; None where its date is not known."""
    if published is None:
        return None
    day = published.day
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return max(months, 0)


def _days(match: re.Match[str], today: date) -> Days | None:
    groups = match.groupdict()
    if groups["number"]:
        return _written(int(groups["number"]), groups.get("of"), groups.get("day"))
    if groups["year"]:
        number = today.year + YEARS[re.sub(r"\s", "", groups["year"])]
        if groups["year_of"]:
            return month(number, int(groups["year_of"]))
        return year(number) if groups["year"] != "올" else None
    if groups["month"]:
        return month(*months_away(today, MONTHS[re.sub(r"\s", "", groups["month"])]))
    if groups["week"]:
        return week(today, WEEKS[groups["week"]])
    if groups["word"]:
        day = today + timedelta(TODAY[groups["word"]])
        return day, day
    if groups["dotted"]:
        return _written(int(groups["dotted"]), groups["dotted_of"], groups["dotted_day"])
    if groups["short"]:
        return _written(2000 + int(groups["short"]), groups["short_of"], groups["short_day"])
    of, day_number = groups["alone"], groups["alone_day"] or groups["slashed_day"]
    days = _written(today.year, of, day_number)
    return days if days and days[0] <= today else _written(today.year - 1, of, day_number)


def _written(number: int, of: str | None, day: str | None) -> Days | None:
    if not of:
        return year(number)
    if not day:
        return month(number, int(of))
    found = day_of(number, int(of), int(day))
    return (found, found) if found else None


def _side(days: Days, side: str | None) -> Days:
    if side in {"이후", "부터"}:
        return days[0], date.max
    if side == "뒤":
        return days[1], date.max
    if side == "까지":
        return date.min, days[1]
    if side in {"이전", "전"}:
        return date.min, days[0] - timedelta(1)
    return days
