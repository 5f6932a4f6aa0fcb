"""Hanja read as Hangul: 金元鳳 as 김원봉, 中企 as 중기."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from importlib.resources import files

from index.korean.hangul import parts_of, with_initial

# The standard's own encoding, whose order is that of the readings.
_ENCODING = "euc-kr"

_RUN = re.compile("[一-鿿]{2,}")

# At the beginning of a word ㄹ becomes ㄴ or falls away, and so does ㄴ before ㅣ and its like (두음 법칙).
_SOFT = frozenset("ㅑㅕㅖㅛㅠㅣ")

_NAME = 3  # letters of a person's name


def read_hanja(text: str) -> str:
    """A text with its hanja read; one that stands alone stays, for it is mostly a headline's
    abbreviation (美), and so does one that the standard does not have."""
    return _RUN.sub(lambda match: _read(match[0]), text)


def _read(run: str) -> str:
    readings = [_reading(letter) for letter in run]
    for place, (letter, reading) in enumerate(zip(run, readings, strict=True)):
        following = readings[place + 1] if place + 1 < len(readings) else ""
        if letter == "金" and place == 0 and len(run) == _NAME:
            readings[place] = "김"
        elif letter == "不" and parts_of(following)[0] in {"ㄷ", "ㅈ"}:
            readings[place] = "부"
        elif place == 0:
            readings[place] = _at_the_beginning(reading)
        elif letter in "率律列烈裂劣" and _open(readings[place - 1]):
            readings[place] = _at_the_beginning(reading if letter != "率" else "률")
        elif letter == "率":
            readings[place] = "률"
    return "".join(readings)


def _reading(letter: str) -> str:
    try:
        place = letter.encode(_ENCODING)
    except UnicodeEncodeError:
        return letter
    starts, readings = _table()
    return readings[bisect_right(starts, place) - 1]


@lru_cache(maxsize=1)
def _table() -> tuple[list[bytes], list[str]]:
    text = files("index.korean").joinpath("hanja.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    pairs = [pair for line in lines for pair in line.split()]
    return [pair[1].encode(_ENCODING) for pair in pairs], [pair[0] for pair in pairs]


def _at_the_beginning(syllable: str) -> str:
    initial, vowel, _ = parts_of(syllable)
    if initial not in {"ㄹ", "ㄴ"}:
        return syllable
    return with_initial(syllable, "ㅇ" if vowel in _SOFT else "ㄴ")


def _open(syllable: str) -> bool:
    """Whether it ends in a vowel or ㄴ, behind which 률 and 렬 are read 율 and 열."""
    initial, _, final = parts_of(syllable)
    return bool(initial) and final in {"", "ㄴ"}
