"""The steps by which tables came to their present form, as files of SQL hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from typing import overload

Statements = tuple[str, ...]
_STEP = re.compile(r"^-- \d+: .*\n(?:-- .*\n)*", re.MULTILINE)


class Steps(Sequence[Statements]):
    """The statements of each step, read when they are first asked for.

    A line ``-- NUMBER: …`` begins a step, a semicolon at the end of a line ends a statement.
    """

    def __init__(self, package: str, name: str) -> None:
        self._package = package
        self._name = name

    @cached_property
    def _steps(self) -> tuple[Statements, ...]:
        text = files(self._package).joinpath(self._name).read_text(encoding="utf-8")
        return tuple(tuple(filter(str.strip, s.split(";\n"))) for s in _STEP.split(text)[1:])

    @overload
    def __getitem__(self, at: int) -> Statements: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Statements]: ...

    def __getitem__(self, at: int | slice) -> Statements | Sequence[Statements]:
        return self._steps[at]

    def __len__(self) -> int:
        return len(self._steps)
