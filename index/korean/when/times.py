"""Times as sentences tell them: what may be marked, and whether any is told at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.korean.kinds import is_place
from index.korean.quantities import NUMERALS
from index.korean.when.words import (
    COUNTED_DAYS,
    MONTHS,
    NOW,
    TODAY,
    WEEKDAYS,
    WEEKS,
    WHICH,
    YEARS,
    named,
    one_of,
)

_FREE = r"(?<![가-힣A-Za-z\d])"  # where a word begins
_HALF = r"초반|중반|후반|초|말"
_PART_OF_DAY = one_of(w for w in named("part of day") | named("part of day", doubtful=True))
_SEASON = one_of(named("season") | named("season", doubtful=True))
# 올 is a word of the calendar before another one alone, and 하루 and 보름 are amounts as well.
_YEARS = one_of(YEARS.keys() - {"올"})
# Looked at first: most words begin otherwise, and trying the whole calendar on each takes twice as long.
_BEGINS = "".join(
    sorted({w[0] for w in (*named(), *named(doubtful=True), *YEARS, *MONTHS, *TODAY, *WHICH)})
)
# As notices and tables write a day: 2025. 10. 18.(토), 2025-10-18; a year may be left out before a weekday.
_FIGURES = (
    r"(?<![\d.])(?:(?:19|20)\d\d[.\-/]\s?\d{1,2}[.\-/]\s?\d{1,2}(?!\d)\.?"
    rf"|\d{{1,2}}\.\s?\d{{1,2}}\.(?=\s?\([{WEEKDAYS}]\)))"
)
_DAY = (
    rf"(?:{_FIGURES}|"
    rf"(?=[\d기{_BEGINS}])"
    rf"(?:(?:기원전|{one_of({*WHICH, *YEARS, *MONTHS})})\s)?"
    r"(?:(?:\d{4}년(?![간대])|\d{1,3}년(?![간대여]|\s?(?:동안|만[에이의]|째|뒤|후|전(?!반))))"
    rf"(?:\s(?:초|말|중반|{_SEASON}|[상하]반기))?"
    r"(?:\s?\d{1,2}월(?:\s?(?:초|말|중순))?)?(?:\s?\d{1,2}일)?"
    r"|\d{1,2}월(?!\s?(?:간|만에))(?:\s?\d{1,2}일|\s?(?:초|말|중순))?"
    rf"|(?:\d{{2}}|\d{{4}})년대(?:\s?(?:{_HALF}))?|\d{{1,2}}세기(?:\s?(?:{_HALF}))?"
    r"|(?<!\d)\d{1,2}일(?![간]|\s?(?:동안|만[에이의]|째|뒤|후|전|이내|이상|가량|연장|유예|휴가|안에|더)"
    r"|의\s(?:유예|휴가|기간|시간))))"
)
_CLOCK = (
    rf"(?:\s?\([{WEEKDAYS}]\))?(?:\s?(?:{_PART_OF_DAY})?\s?\d{{1,2}}시(?!간)(?:\s?\d{{1,2}}분|\s?반)?)?"
    r"(?:\s\d{1,2}:\d{2}(?:\s?[~∼–-]\s?\d{1,2}:\d{2})?)?(?:경|께|쯤)?"
)
# Behind a word of the calendar: what makes it a time, and what else leaves it one.
_WHEN = r"에(?![서게])|엔|부터|까지"
_END = rf"$|[^가-힣A-Za-z]|{_WHEN}|(?:[이은는을를과와도의로]|으로|이[다며고었])(?![가-힣]{{2}})"
_EACH = r"마다|무렵|내내"
_DOUBTFUL = one_of(named(doubtful=True))
_SURE = (
    rf"{one_of(named())}|{_YEARS}|{one_of(MONTHS)}|{one_of(TODAY)}|[{WEEKDAYS}]요일|[상하]반기|[1-4]분기"
    rf"|(?:{one_of(WHICH)})\s(?:해|학기|분기|시즌)|(?:{one_of({*WEEKS, '오는'})})\s?(?:주말?|달)"
    rf"|(?:{one_of(WHICH)}|{_YEARS}|{one_of(MONTHS)}|이날)\s(?:{_DOUBTFUL}|{_PART_OF_DAY})"
    rf"|(?:{_DOUBTFUL})(?=\s?(?:연휴|당일|전날|{_EACH}|{_WHEN}))"
)
_MORE = rf"연휴|당일|전날|다음\s?날|이튿날|첫\s?날|마지막\s?날|이브|기간|{_HALF}|중순|첫\s?주|[둘셋넷]째\s?주|마지막\s?주"
_CALENDAR = (
    rf"{_FREE}(?=[{_BEGINS}{WEEKDAYS}상하이1-4])(?:(?:{one_of({*WHICH, *YEARS})}|{_DOUBTFUL})\s)?(?:{_SURE})"
    rf"(?:\s?(?:{_SURE}|{_MORE}|{_DOUBTFUL}))*(?:{_EACH}|쯤|께)?(?={_END})"
)
TIME = re.compile(
    rf"{_DAY}{_CLOCK}|(?:{_PART_OF_DAY})\s?\d{{1,2}}시(?!간)(?:\s?\d{{1,2}}분)?|{_CALENDAR}{_CLOCK}"
)


_STAMP = re.compile(_FIGURES)

# A time by another: 사흘 뒤, 2년마다; 장마 뒤, 방학 때.
_COUNTED = re.compile(
    rf"{_FREE}(?:{one_of(COUNTED_DAYS)}|(?:\d+|{NUMERALS})\s?(?:초|분|시간|일|주일?|개월|달|해|년))"
    r"(?:\s?(?:뒤|후|전)(?=에|부터|까지|[이인]|[\s,.]|$)|마다)"
)
_EVENT = re.compile(
    rf"{_FREE}(?P<event>[가-힣A-Za-z]{{2,}})(?:\s전(?=에|까지|부터)|(?P<place>\s뒤)|\s때|\s?(?:후|무렵|직[전후]|이[전후]|기간|도중|당일|전날|다음\s?날))"
    r"(?=에|엔|부터|까지|[은는인]\s|[\s,.]|$)"
)
_OF_THE_DAY = re.compile(_PART_OF_DAY)
_DATE = re.compile(rf"{_DAY}|{_CALENDAR}|{_COUNTED.pattern}")

# Loose, for any word of time will do: 끝난 뒤, 열릴 때, 그 시절.
_TOLD = re.compile(
    r"\d\s?(?:년|월|일|시(?!간)|분기|주년)|(?:19|20)\d\d[.\-/]\s?\d|세기|요일|\s(?:뒤|후|때|즈음)(?=에|엔|부터|까지|[\s,.])|시절|무렵|직[후전]|초기|말기|이후|이날"
    rf"|{one_of({*WEEKS, *TODAY, *MONTHS, *NOW, *(YEARS.keys() - {'올'}), '오는'})}|오전|오후|{_SEASON}|새벽|아침|저녁"
    rf"|{_CALENDAR}|{_COUNTED.pattern}"
)

# Two numbers of other periods are both right.
PERIOD = re.compile(
    rf"{_YEARS}|{one_of(MONTHS)}|[1-4]분기|[상하]반기|\d{{1,2}}월|(?:19|20)\d\d년|누적|하루|한\s해|매년|연간|매달|당초|애초|전년|전날|처음"
)

# A day by its parts: 몇 년 asks for the first, 몇 월 for the second.
_YEAR = re.compile(r"(?:기원전\s?)?\d{1,4}년(?=\s?\d)")
_MONTH = re.compile(r"\d{1,2}월(?=\s?\d)")
_HOUR = re.compile(rf"(?:{_PART_OF_DAY})?\s?\d{{1,2}}시.*")
# "11월 28일과 29일", "5월 1일부터 9일까지", "1904~1905년"
TO_NEXT = re.compile(r"(?:(?:과|와|,|부터|에서|~|∼|–|-|·)\s?|\s(?:및|또는)\s)")
RANGE = re.compile("부터|[~∼–]")
SPELL = re.compile(r"\d{1,2}년")  # a time of years, though two figures may be a year
DATED = re.compile(r"\d+[년월일]\b")
ELAPSED = re.compile(r"[이을]?\s?(?:지나|지난|지났|흐르|흐른|흘[러렀]|넘[게긴어])")
"""Behind a time that is none: 31일이 지나."""
BARE_DAY = re.compile(r"(?:지난\s)?\d{1,2}일")
UNITS = frozenset("년 월 일 시 분 초 주".split())
HOUR = "시"
YEAR_NOUNS = frozenset("해 연도 년도".split())
DAY_NUMBER = re.compile(r"\d+\s?[년월일]")
_PARTS = {
    "년": re.compile(r"[^월일시]*년"),
    "년도": re.compile(r"[^월일시]*년"),
    "월": re.compile(r"[^년일시]*월"),
    HOUR: re.compile(r"[^년월일]*시.*"),
}


def tells_time(text: str) -> bool:
    """Whether any time is told, be it by another (끝난 뒤)."""
    return _TOLD.search(text) is not None and not _alone(text)


def dates(text: str) -> Iterator[tuple[int, int]]:
    """Where days, years, named times and 사흘 뒤 stand, (start, end) half-open; no hours, no 밤에."""
    found = () if _alone(text) else _DATE.finditer(text)
    return (match.span() for match in found if not _OF_THE_DAY.fullmatch(match.group()))


def _alone(text: str) -> bool:
    """Whether a text is a day in figures and nothing else, as documents are dated: nothing is told of it."""
    return _STAMP.fullmatch(text.strip()) is not None


def by_another(text: str) -> Iterator[tuple[int, int, int | None]]:
    """Times that are told by another one: (start, end, where the event ends, which must be a noun;
    None where it is told by a number)."""
    for match in _COUNTED.finditer(text):
        yield *match.span(), None
    for match in _EVENT.finditer(text):
        if not (match["place"] and is_place(match["event"])):  # 건물 뒤 is a place
            yield *match.span(), match.end("event")


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The year, the rest, the month and the hour of a time that has more, as (start, end)."""
    if year := _YEAR.search(text, start, end):
        yield year.span()
        yield year.end() + (text[year.end()] == " "), end
    if month := _MONTH.search(text, start, end):
        yield month.span()
    hour = _HOUR.search(text, start, end)
    if hour and hour.start() > start:
        yield hour.start() + (text[hour.start()] == " "), hour.end()


def parts_named(words: str) -> str:
    """Which of year, month and day a time names, as a key."""
    return f"{'년' in words}{'월' in words}{'일' in words}"


def is_part(unit: str, words: str) -> bool | None:
    """Whether a time is of the part asked for: a year for 몇 년; None where any may be."""
    pattern = _PARTS.get(unit)
    return None if pattern is None else pattern.fullmatch(words) is not None
