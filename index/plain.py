"""Text from outside, fit to be stored, sent and printed."""

from __future__ import annotations

import re
import unicodedata

# Controls (a terminal obeys some of them), marks that turn the direction of what follows them
# (UAX #9), and halves of characters, which no file and no database takes.
_CONTROLS = "\x00-\x1f\x7f-\x9f\u2028\u2029"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
_HALVES = re.compile("[\ud800-\udfff]")
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?", re.DOTALL)
_IN_LINES = re.compile(f"[{_CONTROLS}]+")
_IN_TEXTS = re.compile(f"[{_CONTROLS}]".replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))
UNPRINTABLE = re.compile(f"{_IN_TEXTS.pattern}|[{_DIRECTIONS}\ud800-\udfff]")
"""A letter that no screen should get."""
_TURNING = re.compile(f"[{_DIRECTIONS}]")


def printable(text: str) -> str:
    """A text in NFC, its lines and tabs kept, without controls and marks of direction."""
    return unicodedata.normalize("NFC", _IN_TEXTS.sub("", _harmless(text)))


def flat(text: str, most: int | None = None) -> str:
    """One line in NFC of at most `most` characters; what is cut off is shown by an ellipsis."""
    whole = unicodedata.normalize("NFC", " ".join(_IN_LINES.sub(" ", _harmless(text)).split()))
    return whole if most is None or len(whole) <= most else f"{whole[: most - 1].rstrip()}…"


def _harmless(text: str) -> str:
    if "\x1b" in text:
        text = _ESCAPES.sub("", text)
    return _TURNING.sub("", _HALVES.sub("\ufffd", text))
