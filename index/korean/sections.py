"""Sections of a newspaper (경제, 연예), told by the words of their articles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

_BEHIND = re.compile(r"(?:계|면|란|쪽|분야|부문|섹션|관련)$")


def section(name: str) -> tuple[str, ...]:
    """The words of the section of a name ("경제", "연예계"); empty where it is none."""
    sections = _sections()
    return sections.get(name.lower()) or sections.get(_BEHIND.sub("", name.lower()), ())


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, tuple[str, ...]]:
    """The list that ships with the project; read once."""
    text = files("index.korean").joinpath("sections.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            names, _, words = line.partition(":")
            for name in names.split():
                found.setdefault(name.lower(), tuple(dict.fromkeys(words.split())))
    return found
