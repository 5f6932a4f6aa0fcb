"""Plain text files: an article's page as copied from a browser, a document, or anybody's notes."""

from __future__ import annotations

import re
from pathlib import PurePath

from index.errors import SourceError
from index.korean.hangul import SYLLABLES
from index.korean.line_ends import STATEMENT_WITHOUT_MARK
from index.pages.cleaning import Page, clean_page
from index.pages.placeholders import PLACEHOLDERS
from index.readers import Glue
from index.readers.encoding import decode
from index.readers.legible import is_noise
from index.readers.wrapped import unwrapped
from index.records import Document, document_id

_LONGEST_TITLE = 90
_NO_TITLE = re.compile(r"^[-–—·•*▲■□◆◇○●\d(\[]|[.,:;]$|" + STATEMENT_WITHOUT_MARK.pattern)
# What crawlers and browsers put around the headline that a file is named after.
_SERIAL = re.compile(r"^\d{1,8}[_\-. ]+(?=\S)")
_HEADLINE = 12  # letters
_HEADLINE_MARK = re.compile(r"[…‘’“”\"'?!,↑↓]|\.{3}|\S+\s+\S+\s+\S+\s+\S+")


def read_text(data: bytes, source: str, glue: Glue | None = None) -> Document:
    """A document from the bytes of a text file; its lines may have been cut at one width.

    Args:
        glue: judges line breaks that may be within a word; see `Glue`.

    Raises:
        SourceError: the bytes are not text, or hold no article.
    """
    return document_of(unwrapped(decode(data, source), glue), source)


def document_of(text: str, source: str) -> Document:
    """A document from a text of which each line is a paragraph.

    A copied page is cleaned; what bears none of a page's marks is taken whole. Its title is the
    page's or the document's own; else its first line where that is short and no sentence; else the
    file's name, serial numbers left out.

    Raises:
        SourceError: the text holds no article.
    """
    if is_noise(text):
        raise SourceError(source, "no_words")
    page = clean_page(text)
    title, text = _title(page, source)
    if not text.strip():
        raise SourceError(source, "no_body")
    return Document(
        doc_id=document_id(source),
        source=source,
        title=title or name_of(source),
        text=text,
        captions=page.captions,
        outlet=page.outlet,
        author=page.author,
        published=page.published,
    )


def name_of(source: str) -> str:
    """The name of a file without its suffix, nor the serial number of who saved it."""
    stem = PurePath(source).stem
    return PLACEHOLDERS["copy"].sub("", _SERIAL.sub("", stem)).strip() or stem


def _title(page: Page, source: str) -> tuple[str | None, str]:
    """The title if there is one, and the text without it."""
    stem, name = PurePath(source).stem, name_of(source)
    # Crawlers number their files and name them after the headline that they then leave out.
    if page.is_page and name != stem and _is_headline(name) and not _is_same(page.title, name):
        return name, "\n".join(part for part in (page.title, page.text) if part)  # a subtitle
    return (page.title, page.text) if page.title else _first_line_as_title(page.text)


def _is_headline(name: str) -> bool:
    return bool(SYLLABLES.search(name) and len(name) >= _HEADLINE and _HEADLINE_MARK.search(name))


def _is_same(title: str | None, name: str) -> bool:
    """Whether a file's name, which lacks some signs and may be cut off, is that of a title."""
    bare = [re.sub(r"\W|_", "", text) for text in (title or "", name)]
    return bool(bare[0]) and bare[0].startswith(bare[1][: len(bare[0])][:20])


def _first_line_as_title(text: str) -> tuple[str | None, str]:
    first, _, rest = text.partition("\n")
    if rest and len(first) <= _LONGEST_TITLE and not _NO_TITLE.search(first):
        return first, rest
    return None, text
