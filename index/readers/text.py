"""Plain text files: an article's page as copied from a browser, or anybody's notes."""

from __future__ import annotations

import re
from pathlib import PurePath

from index.errors import SourceError
from index.pages.cleaning import clean_page
from index.readers.encoding import decode
from index.readers.legible import is_noise
from index.records import Document, document_id

_LONGEST_TITLE = 90
_NO_TITLE = re.compile(r"^[-–—·•*▲■□◆◇○●\d(\[]|[.,:;]$|[다요][\"”’')]*$")


def read_text(data: bytes, source: str) -> Document:
    """A document from the bytes of a text file.

    A copied page is cleaned. A text without the marks of a page is taken whole: its first line
    is the title where it is short and no sentence, else the file's name is.

    Raises:
        SourceError: the bytes are not text, or hold no article.
    """
    decoded = decode(data, source)
    if is_noise(decoded):
        raise SourceError(source, "no_words")
    page = clean_page(decoded)
    title, text = page.title, page.text
    if title is None:
        title, text = _first_line_as_title(text)
    if not text.strip():
        raise SourceError(source, "no_body")
    return Document(
        doc_id=document_id(source),
        source=source,
        title=title or PurePath(source).stem,
        text=text,
        captions=page.captions,
        outlet=page.outlet,
        author=page.author,
        published=page.published,
    )


def _first_line_as_title(text: str) -> tuple[str | None, str]:
    first, _, rest = text.partition("\n")
    if rest and len(first) <= _LONGEST_TITLE and not _NO_TITLE.search(first):
        return first, rest
    return None, text
