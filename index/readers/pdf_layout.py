"""In which order the lines of a PDF are read, and which of them are not the article's."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence

from index.korean.line_ends import STATEMENT
from index.pages.placeholders import PLACEHOLDERS
from index.readers.pdf_lines import PdfLine

_FEWEST = 5  # lines that make a column
_FULL = 0.6  # of a column's width; cells of tables are shorter
_ALONGSIDE = 0.5  # share of a column's lines that have a neighbour in the other
_GRID = 200  # places across the page at which a gap between columns is looked for
_EDGE = 2  # lines at the top and the bottom of a page in which it repeats itself
_REPEATED = 0.6  # share of the pages
_PRINTED_FROM = re.compile(r"(?P<url>(?:https?|file)://\S+?)(?:\s+\d{1,4}/\d{1,4})?")


def reading_order(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of one page, column by column where there are two; else as they are drawn.

    What crosses both columns (headline, caption) keeps its height among them.
    """
    gutter = gutter_of(lines)
    if gutter is None:
        return list(lines)
    wide = [line for line in lines if line.x0 < gutter < line.x1]
    cuts = sorted((line.y0 for line in wide), reverse=True)

    def place(line: PdfLine) -> tuple[int, int, float]:
        crossing = line.x0 < gutter < line.x1
        band = sum(cut >= line.y1 - line.em / 2 for cut in cuts) * 2 + (1 if crossing else 0)
        return (band, int(line.x0 >= gutter), -line.y1)

    return sorted(lines, key=place)


def without_furniture(pages: Sequence[Sequence[PdfLine]]) -> tuple[list[list[PdfLine]], str | None]:
    """The pages without running heads, page numbers and what browsers print around them.

    Returns:
        the pages, and the address that a browser printed, if one did.
    """
    url: str | None = None
    edges = [_edges(page) for page in pages]
    counts = Counter(text for edge in edges for text in {_form(line) for line in edge})
    kept: list[list[PdfLine]] = []
    for page, edge in zip(pages, edges, strict=True):
        printed = [match for line in edge if (match := _PRINTED_FROM.fullmatch(line.text))]
        for match in printed:
            url = url or (match["url"] if match["url"].startswith("http") else None)
        stamps = [
            line.y0 for line in edge if printed and PLACEHOLDERS["printed_at"].match(line.text)
        ]
        kept.append([])
        outer = set(map(id, edge))
        for line in page:
            if id(line) in outer and (
                _is_page_number(line, page)
                or _PRINTED_FROM.fullmatch(line.text)
                or any(abs(line.y0 - y0) < line.em / 2 for y0 in stamps)
                or _is_running_head(line, counts[_form(line)], len(pages))
            ):
                continue
            kept[-1].append(line)
    return kept, url


def _edges(page: Sequence[PdfLine]) -> list[PdfLine]:
    """The highest and the lowest lines; those at one height count once."""
    heights = sorted({round(line.y0) for line in page}, reverse=True)
    outer = {*heights[:_EDGE], *heights[-_EDGE:]}
    return [line for line in page if round(line.y0) in outer]


def _is_page_number(line: PdfLine, page: Sequence[PdfLine]) -> bool:
    """Whether a line is a number alone at its height, or beside a head with nothing further out."""
    if not PLACEHOLDERS["page_number"].fullmatch(line.text):
        return False
    heights = [round(other.y0) for other in page]
    beside = heights.count(round(line.y0)) - 1
    return beside == 0 or (beside == 1 and round(line.y0) in {min(heights), max(heights)})


def _is_running_head(line: PdfLine, pages: int, of: int) -> bool:
    """Whether a line that stands so on some of the pages is no text of theirs."""
    return pages > 1 and pages >= _REPEATED * of and not STATEMENT.search(line.text)


def _form(line: PdfLine) -> tuple[str, int]:
    """What a running head shares with those of the other pages."""
    return re.sub(r"\d+", "0", line.text), round(line.y0 / 5)


def gutter_of(lines: Sequence[PdfLine]) -> float | None:
    """The middle of the gap between two columns of prose; None where there are none."""
    if len(lines) < 2 * _FEWEST:
        return None
    left_edge, right_edge = min(line.x0 for line in lines), max(line.x1 for line in lines)
    step = (right_edge - left_edge) / _GRID
    middle = [left_edge + step * at for at in range(_GRID * 35 // 100, _GRID * 65 // 100)]
    crossed = {x: sum(line.x0 < x < line.x1 for line in lines) for x in middle}
    fewest = min(crossed.values())
    free = [x for x in middle if crossed[x] == fewest]
    gutter = free[len(free) // 2]
    left = [line for line in lines if line.x1 <= gutter]
    right = [line for line in lines if line.x0 >= gutter]
    if min(len(left), len(right)) < _FEWEST or fewest > len(lines) / 4:
        return None
    return gutter if _is_prose(left) and _is_prose(right) and _alongside(left, right) else None


def _is_prose(column: Sequence[PdfLine]) -> bool:
    width = max(line.x1 for line in column) - min(line.x0 for line in column)
    return statistics.median(line.x1 - line.x0 for line in column) >= _FULL * width


def _alongside(left: Sequence[PdfLine], right: Sequence[PdfLine]) -> bool:
    """Whether the columns stand beside each other, not one below the other."""
    low, high = min(line.y0 for line in right), max(line.y1 for line in right)
    beside = sum(low <= (line.y0 + line.y1) / 2 <= high for line in left)
    return beside >= _ALONGSIDE * min(len(left), len(right))
