"""Footnotes of a PDF: below the text of their page, where a sentence may go on over the page."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from index.readers.pdf_lines import Pages, PdfLine

_MARK = re.compile(
    r"(?:주?\s?\d{1,3}\s?\)|\[\d{1,3}\]|\d{1,3}[.\s]|[*†‡]{1,3}|[①-⑳]|[¹²³⁰-⁹]+)\s?(?=\S)"
)
_SMALLER = 0.93  # times the letters of the body

Group = list[PdfLine]


def without_notes(groups: Sequence[Group], by_page: Pages) -> tuple[list[Group], list[Group]]:
    """The paragraphs of the text, and those of the notes below it."""
    lines = [line for group in groups for line in group]
    usual = statistics.median(line.em for line in lines for _ in line.text) if lines else 0.0
    body: list[Group] = []
    notes: list[Group] = []
    for group in groups:
        above = notes[-1][-1] if notes else None
        # A note of several paragraphs has its mark before the first.
        marked = _MARK.match(group[0].text) or (above is not None and _is_below(group[0], above))
        small = all(line.em < _SMALLER * usual for line in group)
        if marked and small and _is_lowest(group, by_page, _SMALLER * usual):
            notes.append(group)
        else:
            body.append(group)
    return body, notes


def with_notes(body: Sequence[Group], notes: Sequence[Group]) -> list[Group]:
    """The notes put back, each behind the paragraph that ends or leaves its page."""
    waiting = list(notes)
    groups: list[Group] = []
    for group in body:
        while waiting and waiting[0][0].page < group[0].page:
            groups.append(waiting.pop(0))
        groups.append(group)
    return groups + waiting


def _is_below(line: PdfLine, note: PdfLine) -> bool:
    return line.page == note.page and line.y1 <= note.y1


def _is_lowest(group: Group, by_page: Pages, size: float) -> bool:
    """Whether nothing of the body's size stands below, in the same column."""
    left, right = min(line.x0 for line in group), max(line.x1 for line in group)
    return not any(
        other.y1 <= group[-1].y0 + 1 and other.em >= size and other.x0 < right and other.x1 > left
        for other in by_page[group[0].page]
    )
