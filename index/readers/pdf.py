"""PDF documents."""

from __future__ import annotations

import statistics
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from index.errors import SourceError
from index.pages.names import is_outlet
from index.readers import Glue
from index.readers.assembly import assemble, plausible_title
from index.readers.pdf_layout import reading_order, without_furniture
from index.readers.pdf_letters import is_unmapped, without_lost
from index.readers.pdf_lines import PdfLine, page_lines
from index.readers.pdf_pages import page_starts
from index.readers.pdf_paragraphs import Paragraph, paragraphs
from index.readers.pdf_rules import Rule, page_rules
from index.readers.pdf_tables import with_tables
from index.records import Document

_MOST_PAGES = 1_000
_FEWEST_LETTERS = 20  # of a whole document; scans have a stamp or nothing
_TITLE = range(5, 151)  # characters
_LARGER = 1.15  # times the body's letters
_PDFIUM = threading.Lock()  # the library must not be called from two threads at once


def read_pdf(data: bytes, source: str, glue: Glue | None = None) -> Document:
    """A document from the bytes of a PDF file.

    Title and author come from the file's properties where the text does not tell.

    Args:
        glue: see `index.readers.Glue`.

    Raises:
        SourceError: no PDF, a damaged or locked one, one of pictures only, or of over 1,000 pages.
    """
    with _PDFIUM:
        pages, rules, properties = _read(data, source)
    kept, url = without_furniture([reading_order(page) for page in pages])
    if sum(len(line.text) for page in kept for line in page) < _FEWEST_LETTERS:
        raise SourceError(source, "pdf_without_text")
    if is_unmapped("\n".join(line.text for page in kept for line in page)):
        raise SourceError(source, "pdf_unmapped")
    tabled = map(with_tables, without_lost(kept), rules)
    found = paragraphs(list(tabled), glue)
    document = assemble(
        [paragraph.text for paragraph in found],
        source,
        title=_headline(found) or properties.get("Title"),
        author=properties.get("Author"),
    )
    return replace(document, url=url or document.url, pages=page_starts(document.text, found))


def _headline(found: Sequence[Paragraph]) -> str | None:
    """What is set largest on the first page, if it is larger than the body and reads as a title."""
    usual = statistics.median(paragraph.em for paragraph in found for _ in paragraph.text)
    larger = [
        paragraph
        for paragraph in found
        if paragraph.pages[0][1] == 0
        and len(paragraph.text) in _TITLE
        and paragraph.em >= _LARGER * usual
        and plausible_title(paragraph.text)
        and not is_outlet(paragraph.text)
    ]
    return max(larger, key=lambda paragraph: paragraph.em).text if larger else None


def _read(data: bytes, source: str) -> tuple[list[list[PdfLine]], list[list[Rule]], dict[str, str]]:
    """Lines and rules of each page, and the properties of the file."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as exc:
        if exc.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise SourceError(source, "locked") from exc
        raise SourceError(source, "pdf_damaged") from exc
    try:
        if len(document) > _MOST_PAGES:
            raise SourceError(source, "pdf_too_long", pages=len(document), limit=_MOST_PAGES)
        pages = [_page(document, at) for at in range(len(document))]
        properties: dict[str, str] = document.get_metadata_dict()
        return [lines for lines, _ in pages], [rules for _, rules in pages], properties
    except pdfium.PdfiumError as exc:
        raise SourceError(source, "pdf_damaged") from exc
    finally:
        document.close()


def _page(document: Any, at: int) -> tuple[list[PdfLine], list[Rule]]:
    page = document[at]
    try:
        text_page = page.get_textpage()
        try:
            return page_lines(text_page, at), page_rules(page)
        finally:
            text_page.close()
    finally:
        page.close()
