"""When an article came out: the date stamps of Korean news pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import IntEnum

from index.records import Published

_SEOUL = timezone(timedelta(hours=9))

# Stamps stand on short lines; longer ones are prose that happens to hold a date (characters).
_LONGEST_STAMP = 160


class Trust(IntEnum):
    """What a stamp says about the article, the better the higher."""

    OUTLET = 0  # 등록일, 발행일 without a clock: in footers, the registration of the outlet
    UPDATED = 1
    FILED = 2  # 등록일, 발행일 above the body
    BARE = 3  # a date without a label
    RELEASED = 4


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found on a line, and how far it can be taken for the article's own."""

    published: Published
    trust: Trust


_DATE = re.compile(
    r"""
    (?<![\d.:/\-])
    (?: (?P<year>(?:19|20)\d\d) \s{0,2} | ['’]? (?P<short>\d\d) (?=([.\-/])\d\d\3\d\d(?!\d)) )
    (?:
        [.\-/] \s{0,2} (?P<month>\d{1,2}) \s{0,2} [.\-/] \s{0,2} (?P<day>\d{1,2}) (?!\d) \.?
      | 년 \s{0,2} (?P<kmonth>\d{1,2}) \s{0,2} 월 \s{0,2} (?P<kday>\d{1,2}) \s{0,2} 일
    )
    (?: \s{0,2} \(? (?:[월화수목금토일]요일 | (?<=\()[월화수목금토일]) (?:요일)? \)? )?
    (?:
        [\sT,|(\[]{0,3} (?P<half>오전|오후|AM|PM)? \s{0,2}
        (?P<hour>\d{1,2}) \s? (?: : (?P<minute>\d\d) (?: :\d\d (?:\.\d{1,9})? )?
                            | 시 (?: \s{0,2} (?P<kminute>\d{1,2}) \s? 분 )? )
        \s? (?P<half_behind>(?:AM|PM)\b)?
        \s? (?P<zone>Z\b | [+\-]\d\d:?\d\d (?!\d))?
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RELEASE_WORD = r"(?:입력|승인|등록|송고|게시|게재|작성|발행|배포|출고|보도|공고|고시)"
_UPDATE_WORD = r"(?:수정|업데이트|갱신|updated?|modified)"
_WHEN = r"(?:일시|시간|시각|시점|날짜|일자|일)?"
_LABEL = re.compile(
    rf"(?:(?P<update>(?:최종|마지막)?\s?(?:기사)?\s?{_UPDATE_WORD})"
    rf"|(?P<release>(?:최초|기사|뉴스)?\s?{_RELEASE_WORD}|published|posted))\s?{_WHEN}",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(rf"(?:{_LABEL.pattern})[\s:：|=>·\]\)]{{0,4}}$", re.IGNORECASE)
_LABEL_BEHIND = re.compile(rf"[\s(\[]{{0,2}}(?:{_LABEL.pattern})(?![가-힣])", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"(?:{_LABEL.pattern})\s?[:：|]?", re.IGNORECASE)
_REGISTRY = re.compile(r"(?:등록|발행|창간|설립|인가|허가)\s?(?:연월)?일자?[\s:：|]{0,4}$")
_PROSE_END = re.compile(r"(?:다|요|까|죠)[.?!][\"”’')\]]*$")

# What may stand beside a date without a label: names with a role, counters, separators.
_BESIDE = re.compile(
    r"[가-힣]{2,4}\s?(?:[가-힣]{2}\s?)?(?:기자|특파원|논설위원|편집위원|에디터|PD)"
    r"|[\w.+\-]+@[\w\-]+\.[\w.\-]+"
    r"|(?:조회|댓글|추천|공감|읽음|hit|views?)\s?수?\s?[:：]?\s?[\d,]*"
    r"|(?:작성자|글쓴이|기자명|by)\s?[:：]?\s?\S{2,12}"
    r"|[월화수목금토일]요일|\(.\)|KST|GMT|지면|[A-Z]?\d{1,2}면|[^\w\s]|\s",
    re.IGNORECASE,
)
_PEN_NAME = re.compile(r"[가-힣A-Za-z0-9_]{2,12}")
# Items of outlines and what is said of an event are no stamps, however short they are.
_ITEM = re.compile(
    r"\s*(?:\d{1,2}[.)]\s|[가-하][.)]\s|\(?[①-⑳㉠-㉻]|\([\d가-하]\)|[□○◦ㅇ❍※]\s|제\s?\d+\s?[조항]).*",
    re.DOTALL,
)
_EVENT = re.compile(
    r"(?<![가-힣])(?:일시|일정|기간|기한|마감|접수|신청|행사|개최|개막|개관|모집|시행|적용|발표|시작|종료|예정|까지|부터|회의|"
    r"시험|공연|방송|출발|도착|준공|착공|계약|납기|유효|생년|출생|설립|창립)"
    r"(?:일|일시|일자|일정|기간|기한|시간|월일)?(?![가-힣])"
)


def find_published(line: str) -> Published | None:
    """The publication date on one line of metadata (a stamp, a byline with a date, an ISO date).

    입력, 승인 and their like outrank a date without label, which outranks 수정. None for prose
    that mentions a date, and for 등록일 or 발행일 without a clock, which tell of the outlet.
    """
    stamp = find_stamp(line)
    return stamp.published if stamp is not None and stamp.trust > Trust.OUTLET else None


def find_stamp(line: str) -> Stamp | None:
    """The most trustworthy date of a line of metadata; the first among equals."""
    line = line.replace("\xa0", " ").strip()
    if len(line) > _LONGEST_STAMP or _PROSE_END.search(line):
        return None
    return max(_stamps(line), key=lambda stamp: stamp.trust, default=None)


def is_stamp_label(line: str) -> bool:
    """Whether a line is a label whose date stands on the next line: ``입력 :``."""
    return _LABEL_ALONE.fullmatch(line) is not None


def without_dates(line: str) -> str:
    """A line of metadata without its dates and their labels."""
    return re.sub(rf"(?:{_LABEL.pattern})(?=[\s:：|]*$|[\s:：|]+)", " ", _DATE.sub(" ", line))


def _stamps(line: str) -> Iterator[Stamp]:
    matches = list(_DATE.finditer(line))
    if not matches:
        return
    # Labels stand either all before their dates or all behind them ("2024.03.05 10:42 송고").
    behind = not _LABEL.search(line[: matches[0].start()])
    sure = matches[0]["hour"] is not None
    alone = not _DATE.sub("", line).strip(" .")  # a short date beside other words may be a version
    bare = _is_bare(_DATE.sub(" ", line), clock=sure) and (sure or alone or not matches[0]["short"])
    updated = any(label["update"] for label in _LABEL.finditer(line))
    previous = 0
    for match in matches:
        before = line[previous : match.start()]
        previous = match.end()
        published = _published(match)
        if published is None:
            continue
        label = _LABEL_BEHIND.match(line, match.end()) if behind else _LABEL_BEFORE.search(before)
        if published.clock is None and _REGISTRY.search(before) and not updated:
            yield Stamp(published, Trust.OUTLET)
        elif label:
            yield Stamp(published, Trust.UPDATED if label["update"] else Trust.RELEASED)
        elif bare:
            yield Stamp(published, Trust.BARE)


def _is_bare(rest: str, clock: bool) -> bool:
    """Nothing else that tells stands on the line; beside a clock, a pen name may."""
    if "~" in rest or _ITEM.fullmatch(rest):
        return False
    left = _BESIDE.sub(" ", rest)
    if not left.strip():
        return True
    labelled = re.search(r"[가-힣]\s?[:：]", rest) is not None or _EVENT.search(rest) is not None
    return clock and not labelled and _PEN_NAME.fullmatch("".join(left.split())) is not None


def _published(match: re.Match[str]) -> Published | None:
    year, month = _year(match), int(match["month"] or match["kmonth"])
    try:
        day = date(year, month, int(match["day"] or match["kday"]))
        clock = _clock(match)
    except ValueError:
        return None
    if clock is not None and match["zone"]:
        sign = "+0000" if match["zone"] in "Zz" else match["zone"].replace(":", "")
        zone = datetime.strptime(sign, "%z").tzinfo
        moment = datetime.combine(day, clock, zone).astimezone(_SEOUL)
        return Published(moment.date(), moment.time())
    return Published(day, clock)


def _year(match: re.Match[str]) -> int:
    """Korean dates of two digits begin with the year: 25.03.04 is in 2025, 98.03.04 in 1998."""
    if match["year"]:
        return int(match["year"])
    short = int(match["short"])
    return short + (2000 if short < 70 else 1900)


def _clock(match: re.Match[str]) -> time | None:
    if match["hour"] is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["kminute"] or 0)
    half = (match["half"] or match["half_behind"] or "").upper()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in ("오후", "PM") else 0)
    return time(hour, minute)
