"""Offices, works and ranks: what stands beside a name."""

from __future__ import annotations

import re

from index.korean.kinds import nouns

POSTS = nouns("post")
"""What one person holds at a time, and another later."""
TITLES = nouns("post", "work", "address")
_LONG = tuple(title for title in TITLES if len(title) > 1)
# Between a name, its office and what that is an office of.
GAPS = frozenset(
    {"", " ", "(", " (", "의 ", "·", "-", "&", " 전 ", " 신임 ", " 측 ", "측 ", "인 ", ") ", ")"}
)
# Words before an office that say nothing of what it is of.
GENERIC = frozenset("전 현 신임 당시 초대 전직 현직 당 공동 수석 상임 명예 부 신 총".split())
HOLDER = re.compile(r"\s?\((?:[가-힣]+\s){0,2}[가-힣]+\s[가-힣]{2,4}\)")
"""Behind the name of a body, who holds an office of it: 가람협회(회장 홍길동)."""


def is_title(word: str) -> bool:
    """Whether a word is, or ends in, an office, a work or a rank."""
    return word in TITLES or word.endswith(_LONG)


def any_of(titles: frozenset[str]) -> str:
    """A pattern of titles, the longest first."""
    return "|".join(sorted(titles, key=lambda title: (-len(title), title)))
