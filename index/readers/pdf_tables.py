"""Tables of a PDF: what stands side by side becomes one line a row.

A PDF knows letters and strokes, no tables. Read one by one, the cells of a table are sentences of a
single number that tell nothing. What stands beside each other in columns over some rows is taken for
a table; the rules between rows, where there are any, tell which lines of a cell belong together.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.readers.pdf_layout import gutter_of
from index.readers.pdf_lines import PdfLine
from index.readers.pdf_rules import Rule
from index.readers.tables import Cell, table_lines

_MOST_LINES = 600  # of a page that are looked at; the labels of drawings are thousands
_FEWEST_ROWS = 2  # of two cells and more
# Characters of a usual cell, with rules between the rows and without; prose has longer lines.
_LONGEST_RULED, _LONGEST = 40, 15
_FARTHEST = 3.5  # ems between two rows of a table
_HIGHEST = 8.0  # ems from a line of a cell to the rule above it, and below
_FULL = 0.75  # share of its column's width that a usual line of prose has
_SHORTEST_PROSE = 8  # characters
_FEW = 0.3  # share of the cells that are numbers
_SAME_HEIGHT = 0.5  # share of the lower line by which lines of a row overlap
_RULED = 0.5  # share of a table's width that a rule between its rows has
_NUMBER = re.compile(r"[\s\d.,%()△▲+\-–~:/]*\d[\s\d.,%()△▲+\-–~:/]*[가-힣A-Za-z]{0,3}")
_MARK = re.compile(r"\W|\d{1,2}[.)]|[가-하][.)]")

_Row = list[PdfLine]


def with_tables(lines: Sequence[PdfLine], rules: Sequence[Rule]) -> list[PdfLine]:
    """The lines of a page in reading order, those of each table as one line a row."""
    for table in _tables(lines, rules):
        cells = [line for row in table for line in row]
        inside = set(map(id, cells))
        first = next(at for at, line in enumerate(lines) if id(line) in inside)
        written = _written(table, rules)
        others = [line for line in lines if id(line) not in inside]
        place = sum(id(line) not in inside for line in lines[:first])
        lines = [*others[:place], *(_as_line(text, cells) for text in written), *others[place:]]
    return list(lines)


def _tables(lines: Sequence[PdfLine], rules: Sequence[Rule]) -> list[list[_Row]]:
    """The rows of each table, from the top; where prose has two columns, those within each."""
    if len(lines) > _MOST_LINES:
        return []
    gutter = gutter_of(lines)
    if gutter is not None:
        left = [line for line in lines if line.x1 <= gutter]
        right = [line for line in lines if line.x0 >= gutter]
        return [table for side in (left, right) for table in _of_column(side, rules)]
    return _of_column(lines, rules)


def _of_column(lines: Sequence[PdfLine], rules: Sequence[Rule]) -> list[list[_Row]]:
    found: list[list[_Row]] = [[]]
    for row in _rows(lines):
        above = found[-1][-1][0] if found[-1] else None
        if above is not None and above.y0 - row[0].y1 > _FARTHEST * row[0].em:
            found.append([])
        boxed = _is_boxed(row[0], rules)
        if len(row) > 1 or boxed or (found[-1] and _fits(row[0], found[-1])):
            found[-1].append(row)
        elif found[-1]:
            found.append([])
    drawn = {id(line): at for at, line in enumerate(lines)}
    tables = (_trimmed(rows, rules) for rows in found)
    return [
        table
        for table in tables
        if _is_table(table, rules) and (_is_ruled(table, rules) or not _is_prose(table, drawn))
    ]


def _is_boxed(line: PdfLine, rules: Sequence[Rule]) -> bool:
    """Whether a line stands between two rules that are not far."""
    near = [
        rule.y - line.y0
        for rule in rules
        if abs(rule.y - line.y0) < _HIGHEST * line.em
        and rule.x0 <= line.x0 + line.em
        and line.x1 - line.em <= rule.x1
    ]
    return any(distance > 0 for distance in near) and any(distance <= 0 for distance in near)


def _rows(lines: Sequence[PdfLine]) -> list[_Row]:
    """Lines at one height together, from the left; rows from the top."""
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda line: -line.y1):
        beside = rows[-1][0] if rows else None
        if beside is not None and _overlap(beside, line) and not _one_above_other(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _overlap(one: PdfLine, other: PdfLine) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared >= _SAME_HEIGHT * min(one.y1 - one.y0, other.y1 - other.y0)


def _one_above_other(row: Sequence[PdfLine], line: PdfLine) -> bool:
    return any(min(other.x1, line.x1) > max(other.x0, line.x0) for other in row)


def _fits(line: PdfLine, rows: Sequence[_Row]) -> bool:
    """Whether a line alone at its height goes on within a cell of the row above."""
    columns = _columns([cell for row in rows for cell in row])
    within = [c for c in columns if line.x0 >= c[0] - line.em and line.x1 <= c[1] + line.em]
    gap = rows[-1][0].y0 - line.y1
    return len(columns) > 1 and len(within) == 1 and gap < line.em


def _trimmed(rows: list[_Row], rules: Sequence[Rule]) -> list[_Row]:
    """Without the lines below the last row."""
    while len(rows) > 1 and len(rows[-1]) == 1 and not _is_boxed(rows[-1][0], rules):
        rows = rows[:-1]
    return rows


def _is_table(rows: Sequence[_Row], rules: Sequence[Rule]) -> bool:
    several = [row for row in rows if len(row) > 1]
    cells = [cell for row in rows for cell in row]
    if len(several) < _FEWEST_ROWS:
        return False
    longest = _LONGEST_RULED if _is_ruled(rows, rules) else _LONGEST
    return (
        statistics.median(len(cell.text) for cell in cells) <= longest
        and not all(_MARK.fullmatch(row[0].text) for row in several)
        and len(_columns(cells)) > 1
    )


def _is_ruled(rows: Sequence[_Row], rules: Sequence[Rule]) -> bool:
    return all(_is_boxed(row[0], rules) for row in rows if len(row) > 1)


def _is_prose(rows: Sequence[_Row], drawn: Mapping[int, int]) -> bool:
    """Whether rows are those of narrow columns, as newspapers have.

    They are drawn column by column, or their lines are as wide as the column.

    Args:
        drawn: the places of lines by their identity.
    """
    several = [row for row in rows if len(row) > 1]
    places = [sorted(drawn[id(cell)] for cell in row) for row in several]
    in_turn = sum(at[-1] - at[0] == len(at) - 1 for at in places)
    cells = [cell for row in several for cell in row]
    columns = _columns(cells)
    widths = [
        (cell.x1 - cell.x0) / (right - left)
        for cell in cells
        for left, right in columns
        if left < cell.x1 and right > cell.x0
    ]
    numbers = sum(_NUMBER.fullmatch(cell.text) is not None for cell in cells)
    return 2 * in_turn < len(several) or (
        statistics.median(widths) >= _FULL
        and statistics.median(len(cell.text) for cell in cells) >= _SHORTEST_PROSE
        and numbers < _FEW * len(cells)
    )


def _columns(cells: Sequence[PdfLine]) -> list[tuple[float, float]]:
    """From where to where each column goes, from the left; cells that span some are left out."""
    columns: list[tuple[float, float]] = []
    for cell in sorted(cells, key=lambda cell: cell.x1 - cell.x0):
        met = [c for c in columns if c[0] < cell.x1 and c[1] > cell.x0]
        if len(met) < 2:
            columns = [c for c in columns if c not in met]
            columns.append(
                (min(cell.x0, *(c[0] for c in met)), max(cell.x1, *(c[1] for c in met)))
                if met
                else (cell.x0, cell.x1)
            )
    return sorted(columns)


def _written(rows: Sequence[_Row], rules: Sequence[Rule]) -> list[str]:
    cells = [cell for row in rows for cell in row]
    columns = _columns(cells)
    return table_lines([_cells(band, columns) for band in _bands(rows, rules, cells)])


def _cells(band: _Row, columns: Sequence[tuple[float, float]]) -> list[Cell]:
    """The cells of a row, the lines of each from the top."""
    texts: dict[tuple[int, int], list[str]] = {}
    for line in sorted(band, key=lambda line: -line.y1):
        met = [at for at, c in enumerate(columns) if c[0] < line.x1 and c[1] > line.x0]
        texts.setdefault((met[0], len(met)), []).append(line.text)
    return [Cell(t, column=at, columns=count) for (at, count), t in sorted(texts.items())]


def _bands(rows: Sequence[_Row], rules: Sequence[Rule], cells: Sequence[PdfLine]) -> list[_Row]:
    """The rows of a table; what stands between two rules is one, unless it holds several."""
    left, right = min(cell.x0 for cell in cells), max(cell.x1 for cell in cells)
    heights = [
        rule.y
        for rule in rules
        if min(rule.x1, right) - max(rule.x0, left) >= _RULED * (right - left)
        or any(rule.x0 <= cell.x0 and cell.x1 <= rule.x1 for cell in cells)
    ]
    bands: dict[int, list[_Row]] = {}
    for row in rows:
        middle = statistics.mean((line.y0 + line.y1) / 2 for line in row)
        bands.setdefault(sum(height > middle for height in heights), []).append(row)
    joined: list[_Row] = []
    for band in bands.values():
        if len(bands) <= _FEWEST_ROWS or _holds_several(band):
            joined += band
        else:
            joined.append([line for row in band for line in row])
    return joined


def _holds_several(band: Sequence[_Row]) -> bool:
    """Whether numbers stand below each other, which are not one cell."""
    numbers = [line for row in band for line in row if _NUMBER.fullmatch(line.text)]
    return any(
        one is not other and min(one.x1, other.x1) > max(one.x0, other.x0)
        for one in numbers
        for other in numbers
    )


def _as_line(text: str, cells: Sequence[PdfLine]) -> PdfLine:
    return replace(
        cells[0],
        text=text,
        x0=min(cell.x0 for cell in cells),
        x1=max(cell.x1 for cell in cells),
        y0=min(cell.y0 for cell in cells),
        y1=max(cell.y1 for cell in cells),
        em=statistics.median(cell.em for cell in cells),
        row=True,
    )
