"""The lines of a PDF to paragraphs."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.korean.hangul import WIDE
from index.korean.line_ends import LIST_LETTER, LIST_SIGNS, REST_OF_A_STATEMENT
from index.readers import Glue
from index.readers.pdf_breaks import Joiner
from index.readers.pdf_lines import SAME_SIZE, SOFT_HYPHEN, Pages, PdfLine, margin
from index.readers.pdf_notes import with_notes, without_notes

# All in ems.
_TOLERANCE = 0.5  # of widths that are reckoned, not measured
_FULL = 3.0  # a line with less room than this ends no paragraph but behind a full stop
_INDENT = 0.7
_HEAD_PITCH = 1.5  # distance of a headline's lines

_MOST_LINES = 500  # of a page that are asked for its margin; drawings have thousands of labels
_PITCH = 1.25  # times the usual distance of lines: where a paragraph ends

ENDS = re.compile(r"[.?!…][\"”’')\]」』]*$")
_HYPHENATED = re.compile(rf"[^\W_](?:-|{SOFT_HYPHEN})$")
_BULLET = re.compile(
    rf"(?:[▲△▶▷■□▪▫◆◇○●◦◎❍❏☐•※*ㆍ]|[-–{LIST_SIGNS}]\s|\d{{1,2}}[.)]\s|[①-⑳]|{LIST_LETTER}[.)]\s)"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide Latin letters and signs, and blanks, are in letters of Hangul."""

    latin: float
    blank: float

    def of(self, text: str) -> float:
        """How wide a text is."""
        return sum(
            1.0 if letter >= WIDE else self.latin if letter != " " else self.blank
            for letter in text
        )


PRINT = Measure(0.6, 0.3)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, headline or list item.

    Attributes:
        em: height of its letters, in points.
        pages: (code points into `text`, page counted from 0) where it begins, and where it goes on
            on another page.
    """

    text: str
    em: float
    pages: tuple[tuple[int, int], ...]


def paragraphs(
    pages: Sequence[Sequence[PdfLine]], glue: Glue | None = None, at_blanks: bool | None = None
) -> list[Paragraph]:
    """The paragraphs of a document.

    Args:
        pages: their lines in reading order.
        glue, at_blanks: see `Joiner`.
    """
    by_page = {
        page[0].page: [line for line in page if not line.row][:_MOST_LINES]
        for page in pages
        if page
    }
    blocks = _blocks([line for page in pages for line in page])
    groups = [group for block in blocks for group in _groups(block, by_page)]
    body, notes = without_notes(groups, by_page)
    groups = with_notes(_across_pages(body, by_page), notes)
    joiner = Joiner(groups, by_page, glue, at_blanks)
    return [_paragraph(group, *joiner.join(group)) for group in groups]


def _paragraph(group: Sequence[PdfLine], text: str, starts: Sequence[int]) -> Paragraph:
    turns = {line.page: at for line, at in zip(reversed(group), reversed(starts), strict=True)}
    pages = tuple(sorted((at, page) for page, at in turns.items()))
    return Paragraph(text.removesuffix(SOFT_HYPHEN), group[0].em, pages)


def _blocks(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """Lines that follow each other at one distance, in one size."""
    pitches = Counter(
        round(above.y0 - line.y0)
        for above, line in pairwise(lines)
        if 0 < above.y0 - line.y0 < 4 * line.em
    )
    pitch = pitches.most_common(1)[0][0] if pitches else 0
    usual = statistics.median(line.em for line in lines) if lines else 0.0
    blocks: list[list[PdfLine]] = []
    for line in lines:
        # Headlines are set wider, or closer, than the body.
        own = _HEAD_PITCH * line.em if line.em > (1 + SAME_SIZE) * usual else pitch
        if blocks and _follows(blocks[-1][-1], line, max(own, 1.2 * line.em) * _PITCH):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _follows(above: PdfLine, line: PdfLine, farthest: float) -> bool:
    if above.row or line.row:
        return False
    if above.page != line.page or abs(above.em - line.em) > SAME_SIZE * max(above.em, line.em):
        return False
    fall = above.y0 - line.y0
    overlap = min(above.x1, line.x1) - max(above.x0, line.x0)
    return 0 < fall <= farthest and overlap > 0


def _groups(block: Sequence[PdfLine], by_page: Pages) -> Iterator[list[PdfLine]]:
    """The paragraphs of a block: one ends where the next word would have fitted."""
    left, right = min(line.x0 for line in block), margin(block[0], block, by_page)
    group: list[PdfLine] = []
    for line in block:
        if group and (
            _fits(group[-1], line, right)
            or _is_indented(line, group, left)
            or _begins_an_item(line, group[-1])
        ):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_indented(line: PdfLine, group: Sequence[PdfLine], left: float) -> bool:
    """Whether a line begins a paragraph by its indent; that of a list hangs below the first line."""
    if len(group) == 1 and _BULLET.match(group[0].text):
        return False
    return line.x0 - left > _INDENT * line.em > group[-1].x0 - left


def _begins_an_item(line: PdfLine, above: PdfLine) -> bool:
    if line.text.startswith(REST_OF_A_STATEMENT) and not ENDS.search(above.text):
        return False
    return _BULLET.match(line.text) is not None


def _fits(above: PdfLine, line: PdfLine, right: float) -> bool:
    """Whether the first word of a line would have had its place on the line above."""
    if _HYPHENATED.search(above.text):
        return False
    ended = ENDS.search(above.text) is not None
    wanted = _width(line, line.text.split(" ", 1)[0])
    room = right - above.x1
    if ended:
        return room > min(wanted + _TOLERANCE * line.em, 3 * line.em)
    return room > max(wanted + 3 * _TOLERANCE * line.em, _FULL * line.em)


def _width(line: PdfLine, word: str) -> float:
    """How wide a word of a line is, in points."""
    return (line.x1 - line.x0) * PRINT.of(word) / PRINT.of(line.text)


def _across_pages(groups: Sequence[list[PdfLine]], by_page: Pages) -> list[list[PdfLine]]:
    """A paragraph whose last line is full goes on at the top of the next column or page."""
    joined: list[list[PdfLine]] = []
    for group in groups:
        above = joined[-1][-1] if joined else None
        if (
            above is not None
            and (above.page != group[0].page or above.y0 < group[0].y0)
            and abs(above.em - group[0].em) <= SAME_SIZE * above.em
            and not (above.row or group[0].row)
            and not ENDS.search(above.text)
            and not _fits(above, group[0], margin(above, [], by_page))
            and not _begins_an_item(group[0], above)
        ):
            joined[-1] = [*joined[-1], *group]
        else:
            joined.append(list(group))
    return joined
