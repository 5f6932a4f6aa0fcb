"""Several questions in one message, taken apart."""

from __future__ import annotations

import re

from index.korean.asking import is_asking

_MOST = 3
_BREAK = re.compile(r"(?<=[?？])\s+|(?<=[.!])\s+|\s*\n\s*")
_WORD = re.compile(r"[가-힣A-Za-z0-9]{2}|왜|뭐")
_PAIRS = ("“”", "‘’", "〈〉", "《》", "「」", "()", "[]", "<>")


def questions_in(text: str) -> list[str]:
    """The questions of a message, three at most; the message itself where it is not several.

    It is several only where each part asks something by itself, outside quotation marks.
    """
    parts = [part.strip() for part in _BREAK.split(text.strip()) if part.strip()]
    if len(parts) > 1 and all(_asks(part) for part in parts):
        return parts[:_MOST]
    return [text]


def _asks(part: str) -> bool:
    closed = all(part.count(pair[0]) == part.count(pair[1]) for pair in _PAIRS)
    even = all(part.count(mark) % 2 == 0 for mark in "\"'")
    return closed and even and bool(is_asking(part) and _WORD.search(part))
