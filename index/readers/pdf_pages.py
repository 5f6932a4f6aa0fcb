"""On which page of a PDF each place of the text stands."""

from __future__ import annotations

from collections.abc import Sequence

from index.readers.pdf_paragraphs import Paragraph

_AHEAD = 200  # paragraphs in which a line is looked for; cleaning takes some out and adds none


def page_starts(text: str, found: Sequence[Paragraph]) -> tuple[int, ...]:
    """`Document.pages` of a text that was made of paragraphs, of which cleaning took parts away."""
    turns: list[tuple[int, int]] = []  # (offset into the text, page)
    start, at = 0, 0
    for line in text.split("\n"):
        for ahead, paragraph in enumerate(found[at : at + _AHEAD], at):
            begin = paragraph.text.find(line)
            if begin >= 0:
                turns += [
                    (start + max(0, offset - begin), page)
                    for offset, page in paragraph.pages
                    if offset < begin + len(line)
                ]
                at = ahead  # one paragraph may give two lines
                break
        start += len(line) + 1
    starts: list[int] = []
    for offset, page in turns:
        starts += [offset] * (page + 1 - len(starts))
    return tuple(starts)
