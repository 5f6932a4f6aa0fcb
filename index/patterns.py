"""Tables of regular expressions, as files of text hold them."""

from __future__ import annotations

import re
from functools import cached_property
from importlib.resources import files
from typing import Any

_PLACE = re.compile(r"\{([a-z_]+)\}")


class Patterns:
    """The tables of a file, read and compiled when they are first asked for.

    ``[name]`` begins a table; each line below is a row of it, an indented one goes on with the row
    above, and ``#`` at its beginning makes it a remark. ``{name}`` stands for a table above it.

    Args:
        package, name: of the file.
        flags: of every expression.
    """

    def __init__(self, package: str, name: str, flags: int = re.IGNORECASE) -> None:
        self._package = package
        self._name = name
        self._flags = flags
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._rows: dict[str, list[tuple[Any, re.Pattern[str]]]] = {}

    @cached_property
    def _tables(self) -> dict[str, list[str]]:
        text = files(self._package).joinpath(self._name).read_text(encoding="utf-8")
        tables: dict[str, list[str]] = {}
        for line in re.sub(r"\n[ \t]+", "", text).splitlines():
            if line.startswith("[") and line.endswith("]") and line[1:-1].isidentifier():
                rows = tables[line[1:-1]] = []
            elif line and not line.startswith("#"):
                rows.append(_PLACE.sub(lambda match: any_of(tables[match[1]]), line))
        return tables

    def __getitem__(self, table: str) -> re.Pattern[str]:
        """What matches any row of a table."""
        if table not in self._compiled:
            self._compiled[table] = re.compile(any_of(self._tables[table]), self._flags)
        return self._compiled[table]

    def named(self, table: str) -> list[tuple[Any, re.Pattern[str]]]:
        """The rows of a table whose rows have names (``name = expression``), in order."""
        if table not in self._rows:
            pairs = (row.split(" = ", 1) for row in self._tables[table])
            self._rows[table] = [(name, re.compile(row, self._flags)) for name, row in pairs]
        return self._rows[table]


def any_of(rows: list[str]) -> str:
    """One expression for several; a single one as it stands."""
    return rows[0] if len(rows) == 1 else f"(?:{'|'.join(rows)})"
