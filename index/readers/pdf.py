"""PDF documents."""

from __future__ import annotations

import statistics
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from index.errors import SourceError
from index.readers import Glue
from index.readers.assembly import assemble
from index.readers.pdf_layout import reading_order, without_furniture
from index.readers.pdf_lines import PdfLine, page_lines
from index.readers.pdf_paragraphs import Paragraph, paragraphs
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
        pages, properties = _read(data, source)
    kept, url = without_furniture([reading_order(page) for page in pages])
    if sum(len(line.text) for page in kept for line in page) < _FEWEST_LETTERS:
        raise SourceError(source, "pdf_without_text")
    found = paragraphs(kept, glue)
    document = assemble(
        [paragraph.text for paragraph in found],
        source,
        title=_headline(found) or properties.get("Title"),
        author=properties.get("Author"),
    )
    return replace(document, url=url) if url else document


def _headline(found: Sequence[Paragraph]) -> str | None:
    """What is set largest on the first page, if it is larger than the body."""
    sizes = [paragraph.em for paragraph in found for _ in paragraph.text]
    first = [p for p in found if p.page == 0 and len(p.text) in _TITLE]
    largest = max(first, key=lambda paragraph: paragraph.em, default=None)
    if largest is None or largest.em < _LARGER * statistics.median(sizes):
        return None
    return largest.text


def _read(data: bytes, source: str) -> tuple[list[list[PdfLine]], dict[str, str]]:
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
        pages = [_lines(document, at) for at in range(len(document))]
        return pages, document.get_metadata_dict()
    except pdfium.PdfiumError as exc:
        raise SourceError(source, "pdf_damaged") from exc
    finally:
        document.close()


def _lines(document: Any, at: int) -> list[PdfLine]:
    page = document[at]
    try:
        text_page = page.get_textpage()
        try:
            return page_lines(text_page, at)
        finally:
            text_page.close()
    finally:
        page.close()
