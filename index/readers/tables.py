"""Tables to lines: a row is a line, its cells apart by bars, each under the head of its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BLANK = "–"  # a cell with nothing in it; without one, what follows would move to another column

LONGEST_CELL = 100  # characters; a table with longer ones lays a page out
_LONGEST_LABEL = 30  # characters; a label that spans rows belongs to each, a text does not


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        lines: what stands in it.
        column: counted from 0; None for the next free one.
        columns, rows: how many it spans.
        continues: goes on with the cell above it and has no lines of its own.
    """

    lines: Sequence[str]
    column: int | None = None
    columns: int = 1
    rows: int = 1
    continues: bool = False

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.lines).split())


_Places = dict[int, Cell]


def row_line(texts: Sequence[str]) -> str:
    """The line of a row; empty where all its cells are."""
    return " | ".join(text or BLANK for text in texts) if any(texts) else ""


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of a table.

    Columns without any text are left out. A label that spans rows stands in each of them. Rows of
    a single cell, and those with a long text, are read cell by cell.
    """
    grid = _grid(rows)
    used = sorted({at for places in grid for at, cell in places.items() if cell.text})
    lines: list[str] = []
    above: set[int] = set()
    for places in grid:
        cells = {id(places[at]): places[at] for at in used if at in places}
        own = [cell for key, cell in cells.items() if key not in above and cell.text]
        if len(cells) == 1 or any(len(cell.text) > LONGEST_CELL for cell in own):
            lines += [line for cell in own for line in cell.lines if line.strip()]
        elif own:
            lines.append(row_line(_texts(places, used, above)))
        above = set(cells)
    return lines


def _grid(rows: Sequence[Sequence[Cell]]) -> list[_Places]:
    """The cell at each place of each row; one that spans places stands at all of them."""
    grid: list[_Places] = []
    left: dict[int, int] = {}  # rows that the cell at a column still goes down
    for row in rows:
        above = grid[-1] if grid else {}
        places = {at: above[at] for at, count in left.items() if count > 0}
        left = {at: count - 1 for at, count in left.items() if count > 1}
        for cell in row:
            at = cell.column if cell.column is not None else 0
            while cell.column is None and at in places:
                at += 1
            for place in range(at, at + cell.columns):
                places[place] = above.get(place, cell) if cell.continues else cell
                if cell.rows > 1:
                    left[place] = cell.rows - 1
        grid.append(places)
    return grid


def _texts(places: _Places, used: Sequence[int], above: set[int]) -> list[str]:
    at = list(used)
    # Behind a cell that spans the rest of its row there is nothing that it could displace.
    while len(at) > 1 and at[-1] in places and places[at[-1]] is places.get(at[-2]):
        at.pop()
    texts = []
    for place in at:
        cell = places.get(place)
        text = cell.text if cell is not None else ""
        texts.append("" if id(cell) in above and len(text) > _LONGEST_LABEL else text)
    return texts
