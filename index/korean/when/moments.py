"""Relative dates of an article ("28일", "지난달", "이날") and the days that they mean.

Precision comes first: what its clause does not decide stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.korean.when import moment_days, moment_spans
from index.korean.when import moment_patterns as patterns
from index.korean.when.days import Days
from index.korean.when.moment_reading import Reading
from index.records import Document, Moment, Published

_QUOTATION = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_LOOK_BACK = 2000  # characters

_Reader = Callable[[Reading, re.Match[str]], Days | None]

# Whole dates have no reader: they are only remembered.
_READERS: tuple[tuple[re.Pattern[str], _Reader | None], ...] = (
    (patterns.ABSOLUTE, None),
    (patterns.DAY, moment_days.read_day),
    (patterns.MONTH, moment_spans.read_month),
    (patterns.PART, moment_spans.read_part),
    (patterns.THIS_PART, moment_spans.read_this_part),
    (patterns.MONTH_ALONE, moment_spans.read_month_word),
    (patterns.WEEK, moment_spans.read_week),
    (patterns.WEEKEND, moment_spans.read_weekend),
    (patterns.WEEKDAY, moment_days.read_weekday),
    (patterns.YEAR_ALONE, moment_spans.read_year_word),
    (patterns.TURN, moment_spans.read_turn),
    (patterns.TODAY_WORD, moment_days.read_today_word),
    (patterns.NAMED, moment_days.read_named_before),
    (patterns.COUNTED, moment_days.read_counted),
)


def resolve(text: str, published: Published | None) -> tuple[Moment, ...]:
    """The relative dates of `text` that can be resolved, in order, without overlaps.

    Args:
        text: of an article, from its beginning where that is at hand: "이날" looks back.
        published: when the article came out; None resolves nothing.

    Dates that are whole ("2019년 10월 28일") are not repeated.
    """
    if published is None:
        return ()
    return tuple(_moments(Reading(text, published.day)))


def moments_in(document: Document, start: int, end: int) -> tuple[Moment, ...]:
    """The relative dates of ``document.text[start:end]``; their offsets point into that stretch.

    What stands before is read too, as far as "이날" may look back.
    """
    begin = document.text.find(" ", start - _LOOK_BACK) + 1 if start > _LOOK_BACK else 0
    begin = min(begin, start)
    return tuple(
        Moment(m.start + begin - start, m.end + begin - start, m.first, m.last)
        for m in resolve(document.text[begin:end], document.published)
        if m.start + begin >= start
    )


def _moments(reading: Reading) -> Iterator[Moment]:
    quotations = [match.span() for match in _QUOTATION.finditer(reading.text)]
    for match, read in _matches(reading.text):
        if read is None:
            reading.absolute(match)
            continue
        quoted = any(start < match.start() < end for start, end in quotations)
        if quoted and match.re in {patterns.TODAY_WORD, patterns.NAMED}:
            continue  # counted from the day of the speech, which may be another
        days = read(reading, match)
        if days is not None:
            yield Moment(match.start(), match.end(), *days)


def _matches(text: str) -> Iterator[tuple[re.Match[str], _Reader | None]]:
    """All dates in order; where two begin together or overlap, the longer one."""
    found = [(match, read) for pattern, read in _READERS for match in pattern.finditer(text)]
    found.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    done = 0
    for match, read in found:
        if match.start() >= done:
            yield match, read
            done = match.end()
