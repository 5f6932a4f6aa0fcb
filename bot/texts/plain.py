"""Texts from outside, made safe for a screen."""

from __future__ import annotations

import json
import re
from typing import Any

# C0 and C1 (ESC and CSI command a terminal) but tab and newline; what turns the order of letters
# about; what separates lines where none should be; halves of letters, which no encoding can write.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_BREAKS = re.compile("[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")


def printable(text: str) -> str:
    """A text without what commands a terminal; its lines stay."""
    return _UNPRINTABLE.sub("", text.replace("\u2028", "\n").replace("\u2029", "\n"))


def json_line(value: Any) -> str:
    """A value as JSON, what `printable` leaves out escaped: programs get it all, a screen nothing."""
    line = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def flat(text: str) -> str:
    """A title, a name: one line, printable."""
    return printable(_BREAKS.sub(" ", text)).strip()
