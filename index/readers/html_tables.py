"""Tables of figures on pages: a line a row, `` | `` between the cells, each cell in its column."""

from __future__ import annotations

from collections.abc import Sequence

import lxml.html
from lxml.html import HtmlElement

from index.readers.html_text import flat_text, is_short

_LONGEST_CELL = 100  # characters; a table with longer ones lays a page out
_MOST_COLUMNS = 50
_EMPTY = "–"  # what stands in a cell without text, so that those behind it keep their column


def flatten_tables(tree: HtmlElement) -> None:
    """Put the rows of all data tables in place of the tables, a paragraph each; innermost first."""
    for table in reversed(list(tree.iter("table"))):
        rows = table.xpath("tr | thead/tr | tbody/tr | tfoot/tr")
        cells = [list(row.iterchildren("td", "th")) for row in rows]
        if table.getparent() is None or not _is_data(cells):
            continue
        lines = [line for row in _grid(cells) if (line := " | ".join(_trimmed(row)))]
        captions = [flat_text(caption) for caption in table.iterchildren("caption")]
        block = lxml.html.Element("div")
        for line in (*captions, *lines):
            paragraph = lxml.html.Element("p")
            paragraph.text = line
            block.append(paragraph)
        block.tail = table.tail
        table.getparent().replace(table, block)


def _trimmed(row: Sequence[str]) -> Sequence[str]:
    """A row without the empty cells at its end; one that says one thing throughout says it once."""
    last = max((at for at, cell in enumerate(row, 1) if cell != _EMPTY), default=0)
    return row[:1] if last and len(set(row)) == 1 else row[:last]


def _is_data(rows: Sequence[Sequence[HtmlElement]]) -> bool:
    """Whether every cell is short and some row has several; single cells lay a page out."""
    return any(len(row) > 1 for row in rows) and all(
        is_short(cell, _LONGEST_CELL) and not cell.xpath(".//table | .//p[3] | .//form")
        for row in rows
        for cell in row
    )


def _grid(rows: Sequence[Sequence[HtmlElement]]) -> list[list[str]]:
    """The texts of the cells by row and column; what spans rows or columns stands in each."""
    grid: list[list[str]] = []
    above: dict[int, tuple[int, str]] = {}  # column: rows that a cell still spans, and its text
    for row in rows:
        line: list[str] = []
        waiting = list(row)
        while (waiting or len(line) in above) and len(line) < _MOST_COLUMNS:
            left, text = above.pop(len(line), (0, ""))
            if left:
                if left > 1:
                    above[len(line)] = (left - 1, text)
                line.append(text)
                continue
            cell = waiting.pop(0)
            text = flat_text(cell) or _EMPTY
            for _ in range(_span(cell, "colspan")):
                if (rows_below := _span(cell, "rowspan") - 1) > 0:
                    above[len(line)] = (rows_below, text)
                line.append(text)
        grid.append(line)
    return grid


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), _MOST_COLUMNS)) if value.isdecimal() and value.isascii() else 1
