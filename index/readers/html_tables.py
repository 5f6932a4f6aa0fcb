"""Tables of figures on pages: a line a row, `` | `` between the cells, each cell in its column."""

from __future__ import annotations

import re
from collections.abc import Sequence

import lxml.html
from lxml.html import HtmlElement

from index.readers.html_text import flat_text, is_short
from index.readers.tables import BLANK, LONGEST_CELL, Cell, table_lines

_MOST_COLUMNS = 50
_BLANK_END = re.compile(rf"(?: \| {BLANK})+$")  # pages leave cells out as they like


def flatten_tables(tree: HtmlElement) -> None:
    """Put the rows of all data tables in place of the tables, a paragraph each; innermost first."""
    for table in reversed(list(tree.iter("table"))):
        rows = table.xpath("tr | thead/tr | tbody/tr | tfoot/tr")
        cells = [list(row.iterchildren("td", "th")) for row in rows]
        if table.getparent() is None or not _is_data(cells):
            continue
        found = table_lines([[_cell(cell) for cell in row[:_MOST_COLUMNS]] for row in cells])
        lines = [_BLANK_END.sub("", line) for line in found]
        captions = [flat_text(caption) for caption in table.iterchildren("caption")]
        block = lxml.html.Element("div")
        for line in (*captions, *lines):
            paragraph = lxml.html.Element("p")
            paragraph.text = line
            block.append(paragraph)
        block.tail = table.tail
        table.getparent().replace(table, block)


def _is_data(rows: Sequence[Sequence[HtmlElement]]) -> bool:
    """Whether every cell is short and some row has several; single cells lay a page out."""
    return any(len(row) > 1 for row in rows) and all(
        is_short(cell, LONGEST_CELL) and not cell.xpath(".//table | .//p[3] | .//form")
        for row in rows
        for cell in row
    )


def _cell(cell: HtmlElement) -> Cell:
    text = flat_text(cell)
    return Cell([text] if text else [], columns=_span(cell, "colspan"), rows=_span(cell, "rowspan"))


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), _MOST_COLUMNS)) if value.isdecimal() and value.isascii() else 1
