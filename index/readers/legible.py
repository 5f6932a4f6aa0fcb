"""Whether a text can be read, or is what comes of letters taken for others."""

from __future__ import annotations

import re
from functools import cache

_SYLLABLE = re.compile(r"[가-힣]")
_LOST = re.compile(r"[\ufffd\x80-\x84\x86-\x9f]")  # U+0085 is a line break
_VISIBLE = re.compile(r"\S")
_BLANK = re.compile(r"\s")
_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u318e\u3400-\u9fff\uac00-\ud7a3]")

# Korean prose has less than 0.002 of rare syllables; what was read in the wrong encoding 0.4 on.
_MOST_LOST = 0.15  # share of the letters
_MOST_RARE = 0.3  # share of the syllables
_FEWEST_ODD = 8  # of both
_FEWEST = 200  # letters of a text whose blanks tell something
_FEWEST_BLANKS = 0.05  # share of the letters; English has 0.16, random signs 0.01


@cache
def _usual() -> frozenset[str]:
    """The 2,350 syllables of KS X 1001, which are those that Korean uses."""
    pairs = (bytes((lead, trail)) for lead in range(0xB0, 0xC9) for trail in range(0xA1, 0xFF))
    return frozenset(pair.decode("euc_kr") for pair in pairs)


def strangeness(text: str) -> float:
    """The share of letters that are lost or stand in no Korean word, 0 to 1."""
    visible = len(_VISIBLE.findall(text))
    return (_rare(text) + len(_LOST.findall(text))) / visible if visible else 0.0


def is_garbled(text: str) -> bool:
    """Whether a text holds the letters of another one, read in the wrong encoding."""
    rare, syllables = _rare(text), len(_SYLLABLE.findall(text))
    return rare + len(_LOST.findall(text)) >= _FEWEST_ODD and (
        strangeness(text) > _MOST_LOST or rare > _MOST_RARE * syllables
    )


def is_noise(text: str) -> bool:
    """Whether a text is signs without words: hardly a blank, and of no script that needs none."""
    return (
        len(text) >= _FEWEST
        and _WIDE.search(text) is None
        and len(_BLANK.findall(text)) < _FEWEST_BLANKS * len(text)
    )


def hangul_share(text: str) -> float:
    """The share of syllables that Korean uses among the letters that are not ASCII, 0 to 1."""
    others = sum(letter > "\x7f" for letter in text)
    return (len(_SYLLABLE.findall(text)) - _rare(text)) / others if others else 0.0


def _rare(text: str) -> int:
    usual = _usual()
    return sum(syllable not in usual for syllable in _SYLLABLE.findall(text))
