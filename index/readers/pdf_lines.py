"""The lines of a PDF page, put together from the places of its letters.

PDFium's own lines are not used: of pages printed by Chrome in a Hangul font it makes a line of
every letter, as blanks are not printed and each letter is placed by itself.
"""

from __future__ import annotations

import ctypes
import re
import statistics
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# All in ems, that is, in heights of the line's letters.
_SPACE = 0.12  # a wider gap than the line's usual one is a blank
_UNEQUAL = 0.6  # share of a line's usual blank that makes one; less is room around a sign
_COLUMN_GAP = 2.5  # a wider gap leads to another column or cell
_BACK = 1.0  # how far the pen goes back within a line, for overprinted letters

_FARTHEST = 20_000  # points; the largest page is 14,400 (ISO 32000-1, Annex C)
SAME_SIZE = 0.15  # share by which letters of one size may differ in height
TELLING = 5  # lines that show a margin, or a way of breaking

_HYPHEN = "\x02\ufffe"  # what PDFium gives for a hyphen at a line's end
SOFT_HYPHEN = "\xad"  # seen at a line's end alone
LOST = "\ufffd"  # for a letter of which the file does not say which it is
# Letters that are one sign of print each (ﬁ), and radicals in the place of characters.
_COMPATIBLE = re.compile(r"[\u2e80-\u2fdf\ufb00-\ufb06]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010fffd]")  # signs of one font, bullets mostly
_FAKE_BOLD = 0.1  # letters printed again so near are there to look bold


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter and its box, in points from the lower left corner.

    Attributes:
        joined: printed as one sign with the letter before it, a ligature; their boxes are the same.
    """

    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    joined: bool = False


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line, or what stands in one column of it.

    Attributes:
        page: counted from 0.
        text: without blanks at its edges.
        em: height of its letters, in points.
        trailing_space: a blank is printed behind the last letter.
        spaces: widths of its blanks, in ems.
        row: it is a row of a table, put together of its cells.
    """

    page: int
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    em: float
    trailing_space: bool
    spaces: tuple[float, ...]
    row: bool = False


Pages = Mapping[int, Sequence[PdfLine]]  # by their numbers


def page_lines(text_page: Any, page: int) -> list[PdfLine]:
    """The lines of a page in the order in which they are drawn."""
    return [line for run in _runs(_glyphs(text_page)) if (line := _line(run, page)) is not None]


def margin(line: PdfLine, group: Sequence[PdfLine], by_page: Pages) -> float:
    """How far to the right a line could go: as far as others of its paragraph, or of its column."""
    if len(group) < TELLING:
        group = [
            other
            for other in by_page[line.page]
            if abs(other.em - line.em) <= SAME_SIZE * line.em
            and abs(other.x0 - line.x0) <= 2 * line.em
        ]
    return max((other.x1 for other in group), default=line.x1)


def _glyphs(text_page: Any) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    last: tuple[float, ...] = ()
    for at in range(text_page.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text_page, at))
        if char in _HYPHEN:
            char = "-"
        elif pdfium.FPDFText_HasUnicodeMapError(text_page, at) == 1:
            char = LOST
        if pdfium.FPDFText_IsGenerated(text_page, at) == 1 or char < " ":
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text_page, at, ctypes.byref(box)):
            continue
        # Damaged files have letters at any distance; "not <" also passes over what is no number.
        if not max(map(abs, (box.left, box.bottom, box.right, box.top))) < _FARTHEST:
            continue
        place = (box.left, box.bottom, box.right, box.top)
        joined = place == last and _object(text_page, at - 1) == _object(text_page, at)
        yield Glyph(char, *place, joined)
        last = place


def _object(text_page: Any, at: int) -> int | None:
    """Which of the page's pieces of text a letter belongs to."""
    import pypdfium2.raw as pdfium

    return ctypes.cast(pdfium.FPDFText_GetTextObject(text_page, at), ctypes.c_void_p).value


def _runs(glyphs: Iterator[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _continues(run[-1], glyph):
            yield run
            run = []
        if not run or not _is_shadow(run[-1], glyph):
            run.append(glyph)
    if run:
        yield run


def _continues(last: Glyph, glyph: Glyph) -> bool:
    em = max(last.y1 - last.y0, glyph.y1 - glyph.y0)
    overlap = min(last.y1, glyph.y1) - max(last.y0, glyph.y0)
    if overlap < 0.5 * min(last.y1 - last.y0, glyph.y1 - glyph.y0):
        return False
    return -_BACK * em < glyph.x0 - last.x1 < _COLUMN_GAP * em


def _is_shadow(last: Glyph, glyph: Glyph) -> bool:
    near = _FAKE_BOLD * (last.y1 - last.y0)
    return not glyph.joined and last.char == glyph.char and abs(last.x0 - glyph.x0) < near


def _line(run: Sequence[Glyph], page: int) -> PdfLine | None:
    solid = [glyph for glyph in run if not glyph.char.isspace()]
    if not solid:
        return None
    em = statistics.median(glyph.y1 - glyph.y0 for glyph in solid) or 1.0
    gaps = [(right.x0 - left.x1) / em for left, right in pairwise(solid)]
    least = _least_space(gaps)
    parts: list[str] = []
    spaces: list[float] = []
    printed = False
    left: Glyph | None = None
    for glyph in run:
        if glyph.char.isspace():
            printed = True
            continue
        if left is not None:
            gap = (glyph.x0 - left.x1) / em
            if printed or gap > least:
                parts.append(" ")
                spaces.append(gap)
        parts.append(glyph.char)
        left, printed = glyph, False
    return PdfLine(
        page=page,
        text=_written("".join(parts)),
        x0=solid[0].x0,
        y0=min(glyph.y0 for glyph in solid),
        x1=max(glyph.x1 for glyph in solid),
        y1=max(glyph.y1 for glyph in solid),
        em=em,
        trailing_space=run[-1].char.isspace(),
        spaces=tuple(spaces),
    )


def _written(text: str) -> str:
    """The letters of a line in NFC, as people write them."""
    # Letters beyond U+FFFF come as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    first, rest = _PRIVATE.sub("•", text[:1]), _PRIVATE.sub(LOST, text[1:])
    rest = re.sub(rf"{SOFT_HYPHEN}(?!$)", "", rest)
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", first + rest)).strip()


def _least_space(gaps: Sequence[float]) -> float:
    """How wide the gap between two letters of a line is at least where a blank stands, in ems."""
    if not gaps:
        return _SPACE
    least = min(max(statistics.median(gaps), 0.0), _SPACE) + _SPACE
    wide = [gap for gap in gaps if gap > least]
    return max(least, _UNEQUAL * statistics.median(wide)) if wide else least
