"""What a pass through an article remembers: the dates it has met so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from index.korean.when import moment_patterns as patterns
from index.korean.when.days import Days, day_of
from index.korean.when.tense import Tense, sentence_end, tense_after
from index.korean.when.words import YEARS


@dataclass(frozen=True, slots=True)
class Named:
    """A date that was read, resolved or not: what follows may lean on it.

    Attributes:
        days: None where it could not be resolved.
        other_year: it names a year which is not that of the article.
        explicit: it names its month, or which one ("지난", "오는").
        is_day: it names a day or a run of days.
    """

    start: int
    end: int
    days: Days | None
    other_year: bool = False
    explicit: bool = False
    is_day: bool = False


@dataclass(slots=True)
class Reading:
    """One pass through a text of an article that came out `today`."""

    text: str
    today: date
    named: list[Named] = field(default_factory=list)

    def tenses(self, at: int) -> tuple[Tense | None, Tense | None]:
        """Of the nearest and of the last predicate of the sentence behind `at`."""
        return tense_after(self.text, at)

    def before(self, at: int) -> list[Named]:
        """What was named earlier in the same sentence, the last one first."""
        recent = reversed(self.named)
        return list(takewhile(lambda n: sentence_end(self.text, n.end) >= at, recent))

    def not_a_date(self, match: re.Match[str]) -> bool:
        """Whether the word before makes it a span ("약 3일") or one of many ("매달 5일")."""
        before = self.text[max(0, match.start() - 8) : match.start()]
        return patterns.NOT_A_DATE.search(before) is not None

    def tells_history(self, at: int) -> bool:
        """Whether the last date of this sentence or the one before is of another year."""
        if not self.named:
            return False
        last = self.named[-1]
        border = sentence_end(self.text, last.end)
        return last.other_year and sentence_end(self.text, border + 1) >= at

    def year(self, word: str) -> int:
        """The year that a word such as 지난해 names."""
        return self.today.year + YEARS[re.sub(r"\s", "", word)]

    def name(self, match: re.Match[str], days: Days | None, *, is_day: bool = False) -> Days | None:
        """Remember what was read, and hand it back."""
        groups = match.groupdict()
        self.named.append(
            Named(
                match.start(),
                match.end(),
                days,
                other_year=days is not None
                and days[0].year != self.today.year
                and bool(groups.get("year")),
                explicit=any(groups.get(key) for key in ("of", "month_word", "mark")),
                is_day=is_day,
            )
        )
        return days

    def absolute(self, match: re.Match[str]) -> None:
        """Remember a date that names its year."""
        number = int(match["year"])
        of, day = match["of"] or match["dotted_of"], match["day"] or match["dotted_day"]
        found = day_of(number, int(of), int(day)) if day else None
        self.named.append(
            Named(
                match.start(),
                match.end(),
                (found, found) if found else None,
                other_year=number != self.today.year,
                explicit=True,
                is_day=day is not None,
            )
        )
