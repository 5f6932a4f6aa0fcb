"""Words that tell when: the table that resolving, marking, evidence and ranking share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

# Years, counted from that of the article.
YEARS = {
    "지지난해": -2, "재작년": -2, "지난해": -1, "작년": -1, "올해": 0, "올": 0, "내년": 1, "내후년": 2,
}  # fmt: skip
# Months likewise, and weeks; written without blanks.
MONTHS = {
    "지지난달": -2, "지난달": -1, "저번달": -1, "이달": 0, "이번달": 0, "다음달": 1, "내달": 1,
    "다다음달": 2,
}  # fmt: skip
WEEKS = {"지난": -1, "저번": -1, "이번": 0, "다음": 1}
TODAY = {"그저께": -2, "그제": -2, "어제": -1, "오늘": 0, "내일": 1, "모레": 2, "글피": 3}
# Days from the day named before.
NAMED_BEFORE = {"이날": 0, "같은날": 0, "전날": -1, "다음날": 1, "이튿날": 1}
COUNTED_DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8,
    "아흐레": 9, "열흘": 10, "보름": 15,
}  # fmt: skip
COUNTED_MONTHS = {"두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6} | {
    str(n): n for n in range(2, 10)
}
WEEKDAYS = "월화수목금토일"
# Which of several that come again is meant.
WHICH = (
    "지난",
    "저번",
    "이번",
    "오는",
    "돌아오는",
    "다음",
    "매년",
    "매월",
    "매달",
    "매주",
    "해마다",
    "달마다",
)
NOW = ("지금", "현재", "최근", "요즘", "근래", "당시", "당일")


def one_of(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first; a blank may stand where "_" is, and
    behind 지난, 다음 and the like."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(_apart(re.escape(word)) for word in ordered)


def _apart(word: str) -> str:
    within = re.sub(r"(지난|저번|이번|다음|같은)(?=[해달주날]$)", r"\1\\s?", word)
    return within.replace("_", r"\s?")


@cache
def named(kind: str = "", *, doubtful: bool = False) -> frozenset[str]:
    """The words of `times.txt`, of one kind or all.

    Args:
        doubtful: those that may be other words, rather than the sure ones.
    """
    text = files("index.korean.when").joinpath("times.txt").read_text(encoding="utf-8")
    lines = (line.split(":") for line in text.splitlines() if not line.startswith("#"))
    found = (word for name, words in lines if kind in {"", name} for word in words.split())
    return frozenset(word.rstrip("*") for word in found if word.endswith("*") == doubtful)
