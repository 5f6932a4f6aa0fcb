"""Pages as rows of letters that places can point into, whatever the readers make of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Self

import lxml.html
from lxml import etree


def squeezed(text: str) -> str:
    """NFC, without white space."""
    return "".join(unicodedata.normalize("NFC", text).split())


@dataclass(frozen=True, slots=True)
class Page:
    """One file.

    Attributes:
        name: of the file, in NFC.
        visible: the letters that a browser shows, white space left out: the text content of the
            whole document without ``script`` and ``style``; of a text file all of it.
        raw: the letters of the file, white space left out. What stands only within scripts is
            found here.
    """

    name: str
    visible: str
    raw: str

    @classmethod
    def read(cls, path: Path) -> Self:
        """From UTF-8, with or without BOM, or CP949."""
        text = _decoded(path.read_bytes())
        shown = _shown(text) if path.suffix == ".html" else text
        return cls(unicodedata.normalize("NFC", path.name), squeezed(shown), squeezed(text))

    def at(self, place: list[int], *, raw: bool) -> str:
        """The letters at ``[start, end)``, code points."""
        start, end = place
        return (self.raw if raw else self.visible)[start:end]

    def is_named(self, pattern: str) -> bool:
        """Whether the name matches a pattern of the shell, white space aside."""
        return fnmatchcase(squeezed(self.name), squeezed(pattern))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp949")


def _shown(html: str) -> str:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    root = lxml.html.document_fromstring(html.encode(), parser=parser)
    etree.strip_elements(root, "script", "style", with_tail=False)
    return str(root.xpath("string()"))
