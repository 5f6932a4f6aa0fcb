"""Dates as sentences hold them."""

from __future__ import annotations

from datetime import date

from bot.texts import Language
from index.records import Published


def moment(published: Published, language: Language) -> str:
    """2019년 10월 28일 오전 10시 42분, 2019-10-28 10:42."""
    day, clock = published.day, published.clock
    if language == "en":
        return published.isoformat().replace("T", " ")
    text = f"{month(day, language)} {day.day}일"
    if clock is None:
        return text
    half = "오전" if clock.hour < 12 else "오후"
    return f"{text} {half} {(clock.hour - 1) % 12 + 1}시 {clock.minute}분"


def month(day: date, language: Language) -> str:
    """2019년 10월, 2019-10."""
    return f"{day.year}년 {day.month}월" if language == "ko" else f"{day:%Y-%m}"
