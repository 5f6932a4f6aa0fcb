"""Hangul word processor documents in the open format (HWPX, KS X 6101)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from index.errors import SourceError
from index.readers.assembly import assemble
from index.readers.package import open_package, read_xml
from index.records import Document

_SECTION = re.compile(r"Contents/section(\d+)\.xml", re.IGNORECASE)
_MANIFEST = "META-INF/manifest.xml"
_PROPERTIES = "Contents/content.hpf"
# What stands within the text of a run; versions of the format differ in their namespaces only.
_MARKS = {"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_NOT_SHOWN = {"header", "footer", "pageNum", "fieldBegin", "fieldEnd", "hiddenComment"}
_LONGEST_CELL = 100  # characters; a table with longer ones lays a page out


@dataclass(slots=True)
class _Content:
    lines: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)


def read_hwpx(data: bytes, source: str) -> Document:
    """A document from the bytes of an HWPX file: paragraphs, table rows, text boxes, notes.

    Raises:
        SourceError: no HWPX, a damaged, locked or empty one, or one that unpacks to too much.
    """
    package = open_package(data, source)
    names = package.namelist()
    sections = sorted(
        (int(match[1]), name) for name in names if (match := _SECTION.fullmatch(name))
    )
    if not sections:
        raise SourceError(source, "hwpx_without_body")
    if _MANIFEST in names and _is_locked(read_xml(package, _MANIFEST, source)):
        raise SourceError(source, "locked")
    content = _Content()
    for _, name in sections:
        _collect(read_xml(package, name, source), content)
    title, author = _properties(package, source) if _PROPERTIES in names else (None, None)
    return assemble(content.lines, source, title=title, author=author, captions=content.captions)


def _is_locked(manifest: etree._Element) -> bool:
    return any(_name(element) == "encryption-data" for element in manifest.iter())


def _properties(package: zipfile.ZipFile, source: str) -> tuple[str | None, str | None]:
    """Title and author."""
    title = author = None
    for element in read_xml(package, _PROPERTIES, source).iter():
        if _name(element) == "title":
            title = title or element.text
        elif _name(element) == "meta" and element.get("name") == "creator":
            author = author or element.text or element.get("content")
    return title, author


def _collect(elements: Iterable[etree._Element], content: _Content) -> None:
    """The paragraphs of elements and below them, in the order in which they are read."""
    for child in elements:
        name = _name(child)
        if name == "p":
            _paragraph(child, content)
        elif name == "caption":
            inner = _Content()
            _collect(child, inner)
            content.captions.append(" ".join(inner.lines))
        elif name == "tbl":
            _table(child, content)
        elif name not in _NOT_SHOWN:
            _collect(child, content)


def _paragraph(paragraph: etree._Element, content: _Content) -> None:
    parts: list[str] = []
    objects: list[etree._Element] = []
    for run in paragraph:
        for child in run if _name(run) == "run" else ():
            if _name(child) == "t":
                parts += _text(child)
            else:
                objects.append(child)
    text = "".join(parts).strip()
    if text:
        content.lines.append(text)
    # Tables, pictures and notes hang on the paragraph that they stand in.
    for item in objects:
        if _name(item) == "tbl":
            _table(item, content)
        elif _name(item) not in _NOT_SHOWN:
            _collect(item, content)


def _table(table: etree._Element, content: _Content) -> None:
    for row in table:
        if _name(row) == "caption":
            _collect([row], content)
        if _name(row) != "tr":
            continue
        cells: list[_Content] = []
        for cell in row:
            cells.append(_Content(captions=content.captions))
            _collect(cell, cells[-1])
        texts = [" ".join(cell.lines) for cell in cells]
        if len(texts) > 1 and max(map(len, texts)) <= _LONGEST_CELL:
            content.lines += [" | ".join(text for text in texts if text)] if any(texts) else []
        else:
            content.lines += [line for cell in cells for line in cell.lines]


def _text(run: etree._Element) -> Iterator[str]:
    yield run.text or ""
    for mark in run:
        yield _MARKS.get(_name(mark), "")
        yield mark.tail or ""


def _name(element: etree._Element) -> str:
    """The name without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
