"""Hangul word processor documents in the open format (HWPX, KS X 6101)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from index.errors import SourceError
from index.readers.assembly import assemble
from index.readers.equations import hangul_equation
from index.readers.package import attribute, child, local_name, open_package, read_xml
from index.readers.tables import Cell, table_lines
from index.records import Document

_SECTION = re.compile(r"Contents/section(\d+)\.xml", re.IGNORECASE)
_MANIFEST = "META-INF/manifest.xml"
_PROPERTIES = "Contents/content.hpf"
# What stands within the text of a run; versions of the format differ in their namespaces only.
_MARKS = {"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_CONTAINERS = {"t", "mainText"}
_INLINE = {"t", "compose", "dutmal", "equation", "deleteBegin", "deleteEnd"}
_MOST_COLUMNS = 1_000
_NOT_SHOWN = {"header", "footer", "pageNum", "fieldBegin", "fieldEnd", "hiddenComment"}


@dataclass(slots=True)
class _Content:
    """What was collected.

    Attributes:
        deleting: a text that was deleted while changes were tracked has begun and not ended.
        open: a paragraph whose end was deleted: the next one goes on with it.
    """

    lines: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    deleting: bool = False
    open: str = ""


def read_hwpx(data: bytes, source: str) -> Document:
    """A document from the bytes of an HWPX file: paragraphs, table rows, text boxes, notes.

    Words are read without what stands above them (덧말); what was deleted while changes were tracked
    stays out.

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
    return any(local_name(element) == "encryption-data" for element in manifest.iter())


def _properties(package: zipfile.ZipFile, source: str) -> tuple[str | None, str | None]:
    """Title and author."""
    title = author = None
    for element in read_xml(package, _PROPERTIES, source).iter():
        if local_name(element) == "title":
            title = title or element.text
        elif local_name(element) == "meta" and element.get("name") == "creator":
            author = author or element.text or element.get("content")
    return title, author


def _collect(elements: Iterable[etree._Element], content: _Content) -> None:
    """The paragraphs of elements and below them, in the order in which they are read."""
    for element in elements:
        name = local_name(element)
        if name == "p":
            _paragraph(element, content)
        elif name == "caption":
            inner = _Content()
            _collect(element, inner)
            content.captions.append(" ".join(inner.lines))
        elif name == "tbl":
            _table(element, content)
        elif name.lower() == "textart":  # letters as a drawing
            content.lines += filter(None, [" ".join((attribute(element, "text") or "").split())])
            _collect(element, content)
        elif name not in _NOT_SHOWN:
            _collect(element, content)


def _paragraph(paragraph: etree._Element, content: _Content) -> None:
    parts: list[str] = []
    objects: list[etree._Element] = []
    for run in paragraph:
        for element in run if local_name(run) == "run" else ():
            if local_name(element) in _INLINE:
                parts += _text(element, content)
            elif not content.deleting:
                objects.append(element)
    text = content.open + "".join(parts)
    content.open = text if content.deleting else ""
    if text.strip() and not content.open:
        content.lines.append(text.strip())
    # Tables, pictures and notes hang on the paragraph that they stand in.
    _collect(objects, content)


def _table(table: etree._Element, content: _Content) -> None:
    _collect((element for element in table if local_name(element) == "caption"), content)
    rows = [row for row in table if local_name(row) == "tr"]
    content.lines += table_lines([[_cell(cell, content) for cell in row] for row in rows])


def _cell(cell: etree._Element, content: _Content) -> Cell:
    inner = _Content(captions=content.captions)
    _collect(cell, inner)
    address, span = child(cell, "cellAddr"), child(cell, "cellSpan")
    return Cell(
        inner.lines,
        column=_number(address, "colAddr"),
        columns=_number(span, "colSpan") or 1,
        rows=_number(span, "rowSpan") or 1,
    )


def _number(element: etree._Element | None, name: str) -> int | None:
    value = (attribute(element, name) or "") if element is not None else ""
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else None


def _text(element: etree._Element, content: _Content) -> Iterator[str]:
    """What an element within a run reads, without what was deleted."""
    name = local_name(element)
    if name == "deleteBegin":
        content.deleting = True
    elif name == "deleteEnd":
        content.deleting = False
    if name in _CONTAINERS:
        yield "" if content.deleting else element.text or ""
        for mark in element:
            yield from _text(mark, content)
            yield "" if content.deleting else mark.tail or ""
    elif content.deleting:
        return
    elif name == "compose":  # signs that are printed over each other
        yield attribute(element, "composeText") or ""
    elif name == "equation":
        script = child(element, "script")
        yield hangul_equation("" if script is None else script.text or "")
    elif name == "dutmal":
        main = child(element, "mainText")
        yield from () if main is None else _text(main, content)
    else:
        yield _MARKS.get(name, "")
