"""Letters of a PDF of which the file does not say which they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.readers.legible import is_garbled, is_noise
from index.readers.pdf_lines import LOST, PdfLine

_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_HANGUL = re.compile(r"[가-힣]")
_MOST_SIGNS = 0.3  # share of the letters of a text without Hangul; prose has 0.05, tables 0.2
# What the bytes of Korean letters are to those who take each for a letter.
_BYTE = re.compile(r"[\x80-\xff]")


def is_unmapped(text: str) -> bool:
    """Whether what a PDF gives are numbers of its glyphs rather than letters."""
    most = _MOST_SIGNS * len("".join(text.split()))
    signs = max(len(_SIGN.findall(text)), len(_BYTE.findall(text)))
    return is_garbled(text) or is_noise(text) or (signs > most and _HANGUL.search(text) is None)


def without_lost(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """The lines without the letters that are lost."""
    told = ([replace(line, text=_told(line.text)) for line in page] for page in pages)
    return [[line for line in page if line.text] for page in told]


def _told(text: str) -> str:
    return " ".join(text.replace(LOST, "").split())
