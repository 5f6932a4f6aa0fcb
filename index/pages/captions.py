"""Captions of pictures on Korean news pages."""

from __future__ import annotations

import re

from index.patterns import Patterns

# Captions of wire agencies hold up to three sentences; longer lines are paragraphs (characters).
_LONGEST_CAPTION = 250
_LONGEST_TRIANGLE = 100
_SHORTEST_REPORT = 20

_PATTERNS = Patterns("index.pages", "captions.txt", re.VERBOSE)


def is_caption(line: str) -> bool:
    """Whether a line bears a credit as captions do.

    ``(사진=…)``, ``/사진=…``, ``[… 제공]``, ``ⓒ …``, ``재판매 및 DB 금지``, ``/연합뉴스`` at its end.
    """
    line = line.strip()
    if len(line) > _LONGEST_CAPTION:
        return False
    match = _PATTERNS["credit"].search(line) or _PATTERNS["whole"].search(line)
    if match is None:
        return False
    if _PATTERNS["bracketed"].search(line) and _is_report(line):
        return False
    # "(자료: 통계청)" behind several sentences is the source of a paragraph, not of a picture.
    return not (_PATTERNS["source"].search(match[0]) and _PATTERNS["inner_sentence"].search(line))


def without_credit(line: str) -> str | None:
    """What stands before a bracketed credit at the end of a line; None where there is none."""
    told = _PATTERNS["bracketed"].sub("", line.strip()).rstrip()
    return told if told != line.strip() else None


def _is_report(line: str) -> bool:
    """Whether what stands before a bracketed credit reports, rather than describes a picture."""
    told = _PATTERNS["bracketed"].sub("", line).rstrip()
    return (
        len(told) >= _SHORTEST_REPORT
        and _PATTERNS["report_end"].search(told) is not None
        and _PATTERNS["shown"].search(told) is None
        and _PATTERNS["triangle"].match(told) is None
    )


def is_credit(line: str) -> bool:
    """Whether a line holds a credit and nothing else: ``[시청 제공]``, ``사진=…``."""
    return _PATTERNS["credit_alone"].fullmatch(line.strip()) is not None or bool(
        _PATTERNS["whole"].fullmatch(line.strip())
    )


def is_triangle_caption(line: str) -> bool:
    """Whether a line may be a caption by its leading ▲ alone: short, no sentence.

    Lists use the same mark: the caller looks at the lines around.
    """
    line = line.strip()
    return (
        len(line) <= _LONGEST_TRIANGLE
        and _PATTERNS["triangle"].match(line) is not None
        and _PATTERNS["sentence_end"].search(line) is None
    )


def is_triangle(line: str) -> bool:
    """Whether a line starts with the mark of captions and lists."""
    return _PATTERNS["triangle"].match(line.strip()) is not None
