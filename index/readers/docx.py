"""Word documents (DOCX)."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from index.errors import SourceError
from index.readers.assembly import assemble
from index.readers.package import open_package
from index.records import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TABLE, _ROW, _CELL = (_W + name for name in ("p", "tbl", "tr", "tc"))
_TEXT_BOX = _W + "txbxContent"
# The same text box again, for programs that do not know the newer form; and text that was moved
# away or deleted while changes were tracked.
_NOT_SHOWN = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    _W + "del",
    _W + "moveFrom",
}
_MARKS = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_LONGEST_CELL = 100  # characters; a table with longer ones lays a page out


def read_docx(data: bytes, source: str) -> Document:
    """A document from the bytes of a DOCX file.

    Paragraphs, list items and table rows become lines; accepted is what a reader sees where changes
    were tracked. Title and author come from the properties where the text does not tell.

    Raises:
        SourceError: no DOCX, a damaged, locked or empty one, or one that unpacks to too much.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    open_package(data, source)
    try:
        opened = docx.Document(io.BytesIO(data))
        properties = opened.core_properties
        styles = {style.style_id: (style.name or "").lower() for style in opened.styles}
        blocks = list(_blocks(opened.element.body, styles))
    except (
        *(PackageNotFoundError, KeyError, ValueError, AttributeError, IndexError, OSError),
        *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, NotImplementedError),
    ) as exc:
        raise SourceError(source, "docx_damaged") from exc
    lines = [text for text, style in blocks if style != "caption"]
    titles = [" ".join(text.split()) for text, style in blocks if style == "title"]
    return assemble(
        lines,
        source,
        title=titles[0] if titles else properties.title,
        author=properties.author,
        captions=[" ".join(text.split()) for text, style in blocks if style == "caption"],
    )


def _blocks(parent: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The lines below an element, each with the name of its style."""
    for child in parent.iterchildren(etree.Element):
        if child.tag in _NOT_SHOWN:
            continue
        if child.tag == _P:
            text = "".join(_text(child)).strip()
            if text:
                yield text, styles.get(_style(child), "")
            for box in child.iter(_TEXT_BOX):
                if not any(above.tag in _NOT_SHOWN for above in box.iterancestors()):
                    yield from _blocks(box, styles)
        elif child.tag == _TABLE:
            yield from _rows(child, styles)
        else:  # content controls, insertions
            yield from _blocks(child, styles)


def _rows(table: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    for row in table.iterchildren(_ROW):
        cells = [list(_blocks(cell, styles)) for cell in row.iter(_CELL) if _of(cell, row)]
        texts = [" ".join(text for text, _ in cell) for cell in cells]
        if len(texts) > 1 and max(map(len, texts)) <= _LONGEST_CELL:
            if any(texts):
                yield " | ".join(text for text in texts if text), ""
        else:
            for cell in cells:
                yield from cell


def _of(cell: Any, row: Any) -> bool:
    """Whether a cell is the row's own, not one of a table within it."""
    return next(cell.iterancestors(_ROW)) is row


def _text(element: Any) -> Iterator[str]:
    for child in element.iterchildren(etree.Element):
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _NOT_SHOWN and child.tag != _TEXT_BOX:
            yield from _text(child)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(_W + "val"))
