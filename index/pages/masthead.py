"""Footers of Korean news pages: copyright notices, address and registration of the outlet."""

from __future__ import annotations

import re

from index.pages.names import is_heading, is_outlet
from index.patterns import Patterns

_PATTERNS = Patterns("index.pages", "masthead.txt")


def is_copyright(line: str) -> bool:
    """Whether a line holds a copyright notice (prose about copyright may look alike)."""
    return _PATTERNS["copyright"].search(line) is not None


def is_masthead(line: str) -> bool:
    """Whether a short line holds address, registration, editors or terms of an outlet."""
    return bool(
        _PATTERNS["masthead"].fullmatch(line)
        or _PATTERNS["address"].fullmatch(line)
        or len(set(_PATTERNS["link_row"].findall(line))) > 1
    )


def source_of(line: str) -> str | None:
    """The outlet that a line names as the article's source; None where it names none.

    출처 alone also names the source of pictures and figures: there the name has to read as an
    outlet's.
    """
    match = _PATTERNS["source"].fullmatch(line.strip())
    if match is None or (match["label"] == "출처" and not is_outlet(match["name"])):
        return None
    named = re.search(r"[:：=|]", line) is not None or is_outlet(match["name"])
    return match["name"].strip() if named and not is_heading(match["name"]) else None


def outlet_of(line: str) -> str | None:
    """The outlet that a line of masthead (제호) or copyright names; None where it names none."""
    match = _PATTERNS["paper"].search(line) or _PATTERNS["holder"].search(line)
    return _PATTERNS["slogan"].sub("", match["name"]).strip() or None if match else None
