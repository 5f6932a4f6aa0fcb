"""The dates that machines write: in feeds, meta tags and JSON-LD."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from index.korean.when.words import WEEKDAY
from index.pages.dates import find_published
from index.records import Published

_SEOUL = timezone(timedelta(hours=9))
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?)?(?:\+0900)?")
# "Tue Mar 05 10:42:00 KST 2024", as Java prints it
_JAVA = re.compile(r"\w{3} (\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\w{2,4}) (\d{4})")
# RFC 822 has names for North American zones only; these two stand in Korean feeds.
_SEOUL_NAMES = re.compile(r"\b(?:KST|Asia/Seoul)\b")
_KOREAN_WEEKDAY = re.compile(rf"^{WEEKDAY},\s*")


def read_timestamp(text: str | None) -> Published | None:
    """The moment that a value of metadata names, as Seoul's clock shows it.

    ISO 8601, RFC 822, ``2024.03.05 10:42``, ``20240305104200``. A time without a zone is Seoul's,
    for so Korean sites mean it. None for what is no date.
    """
    text = (text or "").strip()
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        year, month, day, hour, minute = compact.groups()
        text = f"{year}-{month}-{day}" + (f" {hour}:{minute}" if hour else "")
    return find_published(text) or _read_rfc822(text)


def _read_rfc822(text: str) -> Published | None:
    text = _KOREAN_WEEKDAY.sub("", _JAVA.sub(r"\2 \1 \5 \3 \4", text))
    try:
        moment = parsedate_to_datetime(_SEOUL_NAMES.sub("+0900", text))
    # IndexError: blanks alone; OverflowError: a year of twenty digits.
    except (ValueError, IndexError, OverflowError, TypeError):
        return None
    if not 1900 <= moment.year <= 2100:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_SEOUL)
    seoul: datetime = moment.astimezone(_SEOUL)
    return Published(seoul.date(), seoul.time().replace(second=0, microsecond=0))
