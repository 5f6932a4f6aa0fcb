"""The ways to write one word, made one: full-width letters, signs for units, hanja, capitals."""

from __future__ import annotations

import re
import unicodedata

from index.korean.hanja import read_hanja

# Full-width letters, digits and marks, and the dots between words, one for one.
_ALIGNED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(dot): "·" for dot in "ㆍ‧・･᛫•∙⋅"
}
# 6·25 and 6.25 are one name, but 1·2위 are two places.
_DOT_BETWEEN_DIGITS = re.compile(
    r"(?<![\d.·])(\d{1,2})·(\d{1,2})(?![\d.·]|\s?[위차호심급번층년월분학단부])"
)

_UNIT = re.compile("[㍱-㏟]")  # ㎜, ㎢, ㎏: one sign for several letters
_NOT_LETTER = re.compile(r"[\W_]+")


def aligned(text: str) -> str:
    """A text of the same length in which what has two forms of one letter has the plain one."""
    return _DOT_BETWEEN_DIGITS.sub(r"\1.\2", text.translate(_ALIGNED))


def is_unit(letter: str) -> bool:
    """Whether it is one sign for the letters of a unit."""
    return _UNIT.fullmatch(letter) is not None


def fold(word: str) -> str:
    """A word as it is compared with another."""
    if word.isascii():
        return word.lower()
    return read_hanja(unicodedata.normalize("NFKC", word).lower())


def letters(text: str) -> str:
    """The letters and digits of a text, folded, without blanks and marks."""
    # ㆍ is a letter to Unicode
    return _NOT_LETTER.sub("", fold("".join(text.replace("ㆍ", "").split())))
