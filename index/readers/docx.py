"""Word documents (DOCX), in both forms of Office Open XML (ISO/IEC 29500), strict and transitional.

Elements are known by their names alone: the two forms differ in their namespaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from zipfile import ZipFile

from lxml import etree

from index.errors import SourceError
from index.readers.assembly import assemble
from index.readers.docx_styles import Style, Styles
from index.readers.equations import word_equation
from index.readers.package import attribute, child, local_name, open_package, read_xml, related
from index.readers.tables import Cell, table_lines
from index.records import Document

# The same text box again, for programs that do not know the newer form; text that was moved away
# or deleted while changes were tracked; what stands above a word to tell how it is read.
_NOT_SHOWN = {"Fallback", "del", "moveFrom", "rt"}
_GONE = ("del", "moveFrom")
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}

_Notes = Mapping[tuple[str, str | None], etree._Element]


@dataclass(slots=True)
class _Content:
    lines: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    open: str = ""  # a paragraph whose end was deleted: the next one goes on with it


def read_docx(data: bytes, source: str) -> Document:
    """A document from the bytes of a DOCX file.

    Paragraphs, list items and table rows become lines, notes follow their paragraph; accepted is
    what a reader sees where changes were tracked, and hidden text is left out. Title and author
    come from the properties where the text does not tell.

    Raises:
        SourceError: no DOCX, a damaged, locked or empty one, or one that unpacks to too much.
    """
    package = open_package(data, source)
    names = set(package.namelist())
    parts = related(package, "", source)
    main = parts.get("officeDocument")
    body = child(read_xml(package, main, source), "body") if main in names and main else None
    if main is None or body is None or "[Content_Types].xml" not in names:
        raise SourceError(source, "docx_damaged")
    beside = {kind: part for kind, part in related(package, main, source).items() if part in names}
    styles = Styles(read_xml(package, beside["styles"], source) if "styles" in beside else ())
    content = _Content()
    _Reading(styles, _notes(package, beside, source), content).blocks(body)
    properties = parts.get("core-properties")
    core = read_xml(package, properties, source) if properties in names and properties else None
    title, author = (
        element.text if (element := child(core, name)) is not None else None
        for name in ("title", "creator")
    )
    return assemble(
        content.lines,
        source,
        title=next(iter(content.titles), title),
        author=author,
        captions=content.captions,
    )


def _notes(package: ZipFile, parts: Mapping[str, str], source: str) -> _Notes:
    return {
        (local_name(note), attribute(note, "id")): note
        for kind in ("footnotes", "endnotes")
        if kind in parts
        for note in read_xml(package, parts[kind], source)
    }


@dataclass(frozen=True, slots=True)
class _Reading:
    """Collects the lines below an element."""

    styles: Styles
    notes: _Notes
    content: _Content

    def blocks(self, parent: etree._Element) -> None:
        for element in parent:
            name = local_name(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self.content.lines += table_lines(list(self._rows(element)))
            elif name not in _NOT_SHOWN:  # content controls, insertions
                self.blocks(element)

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = self.styles.of(child(paragraph, "pPr", "pStyle"))
        text = self.content.open + "".join(self._text(paragraph, style))
        self.content.open = text if self._end_is_gone(paragraph) else ""
        line = text.strip()
        if line and not self.content.open:
            flat = " ".join(line.split())
            if style.name == "caption":
                self.content.captions.append(flat)
            else:
                self.content.lines.append(line)
            if style.name == "title":
                self.content.titles.append(flat)
        for element in paragraph.iter():
            if local_name(element) == "txbxContent" and _is_shown(element):
                self.blocks(element)
        for element in paragraph.iter(*("{*}" + name for name in _NOTES)):
            note = self.notes.get((_NOTES[local_name(element)], attribute(element, "id")))
            if note is not None and _is_shown(element):
                self.blocks(note)

    def _end_is_gone(self, paragraph: etree._Element) -> bool:
        mark = child(paragraph, "pPr", "rPr")
        return any(child(mark, name) is not None for name in _GONE)

    def _text(self, parent: etree._Element, style: Style) -> Iterator[str]:
        for element in parent:
            name = local_name(element)
            if name == "t":
                yield element.text or ""
            elif name in _MARKS:
                yield _MARKS[name]
            elif name == "oMath":
                yield word_equation(element)
            elif name == "r" and self.styles.hides(child(element, "rPr"), style):
                continue
            elif name not in _NOT_SHOWN and name != "txbxContent":
                yield from self._text(element, style)

    def _rows(self, table: etree._Element) -> Iterator[list[Cell]]:
        for row in _own(table, "tr", "tbl"):
            if child(row, "trPr", "del") is None:
                before = _number(child(row, "trPr", "gridBefore"), 0)
                skipped = [Cell((), columns=before)] if before else []
                yield list(chain(skipped, map(self._cell, _own(row, "tc", "tr"))))

    def _cell(self, cell: etree._Element) -> Cell:
        inner = _Content(captions=self.content.captions, titles=self.content.titles)
        _Reading(self.styles, self.notes, inner).blocks(cell)
        merge = child(cell, "tcPr", "vMerge")
        return Cell(
            inner.lines,
            columns=_number(child(cell, "tcPr", "gridSpan"), 1),
            continues=merge is not None and attribute(merge, "val") != "restart",
        )


def _own(parent: etree._Element, name: str, within: str) -> Iterator[etree._Element]:
    """Rows or cells of a table, however they are wrapped, but not those of a table within it."""
    for element in parent.iter("{*}" + name):
        if next(element.iterancestors("{*}" + within)) is parent and _is_shown(element):
            yield element


def _is_shown(element: etree._Element) -> bool:
    return not any(local_name(above) in _NOT_SHOWN for above in element.iterancestors())


def _number(element: etree._Element | None, usual: int) -> int:
    value = (attribute(element, "val") or "") if element is not None else ""
    return min(int(value), 100) if value.isdecimal() else usual
