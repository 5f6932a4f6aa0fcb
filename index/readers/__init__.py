"""Readers: bytes of one format to a Document.

`read` tells the format by the bytes rather than by what a server or a file name claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import PurePath
from urllib.parse import urlsplit

from index.errors import Code, SourceError
from index.records import Document

# Joins lines of one paragraph, putting a blank where one belongs.
Glue = Callable[[Sequence[str]], str]

_READ_AS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".pdf": "pdf",
    ".docx": "docx",
    ".hwpx": "hwpx",
}
SUFFIXES = frozenset(_READ_AS)
"""What a file may be called for `read` to be worth trying, with the dot, in lower case."""

_OF_LINES = frozenset({"pdf", "text"})  # formats that may end their lines anywhere
_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "multipart/related": "mhtml",
}
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024  # bytes; readers of PDF accept as much before its mark
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE
)
_START = 4096  # bytes in which a format shows itself
_RTF = b"{\\rtf"


def read(
    data: bytes, source: str, content_type: str | None = None, *, glue: Glue | None = None
) -> Document:
    """A document from the bytes of a file or a response.

    Args:
        source: the path or URL that they came from.
        content_type: what the server called them; believed where the bytes do not tell.
        glue: judges the line breaks of a PDF or a text that breaks words; see `Glue`.

    Raises:
        SourceError: a format that is not read, or no article in it.
    """
    if not data.strip():
        raise SourceError(source, "file_empty")
    found = _format(data, source, content_type)
    if found in _UNREAD:
        raise SourceError(source, _UNREAD[found])
    # Only the reader that is needed is loaded: they bring large libraries.
    reader = getattr(import_module(f"index.readers.{found}"), f"read_{found}")
    broken = found in _OF_LINES
    document: Document = reader(data, source, glue) if broken else reader(data, source)
    return document


def is_feed(data: bytes, source: str, content_type: str | None = None) -> bool:
    """Whether these bytes are an RSS or Atom feed; the arguments are those of `read`."""
    return bool(data.strip()) and _format(data, source, content_type) == "feed"


_UNREAD: dict[str, Code] = {
    "hwp": "hwp_unread",
    "doc": "doc_unread",
    "ole": "office_unread",
    "locked": "locked",
    "rtf": "rtf_unread",
    "zip": "archive_unread",
    "feed": "feed_no_article",
}


def _format(data: bytes, source: str, content_type: str | None) -> str:
    """The format by the bytes, else by the content type, else by the name."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if start.startswith(_ZIP):
        return _zip_format(data)
    if start.startswith(_OLE):
        return _ole_format(data)
    if start.startswith(_RTF):
        return "rtf"
    if _MHTML.match(start):
        return "mhtml"
    path = urlsplit(source).path if "://" in source else source
    by_name = _READ_AS.get(PurePath(path).suffix.lower(), "text")
    text = _glimpse(data)
    if _HTML.match(text):
        return "html"
    if _looks_like_feed(text):
        return "feed"
    named = _TYPES.get((content_type or "").partition(";")[0].strip().lower())
    if named in {"mhtml", None}:
        named = by_name
    if named == "html" and b"<" not in data:
        return "text"
    # The bytes are none of the others, whatever the name says.
    return named if named in {"text", "markdown", "html"} else "text"


def _glimpse(data: bytes) -> str:
    """The beginning as text, as far as its markup goes; UTF-16 shows itself by its zeros."""
    start = data[:_START]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start[: len(start) // 2 * 2].decode("utf-16", "replace")
    return start.replace(b"\0", b"").decode("utf-8-sig", "replace")


def _looks_like_feed(text: str) -> bool:
    from index.readers.feed import is_feed as looks_so

    return looks_so(text)


def _zip_format(data: bytes) -> str:
    if b"word/document" in data:
        return "docx"
    if b"Contents/section0.xml" in data or b"application/hwp+zip" in data[:200]:
        return "hwpx"
    return "zip"


def _ole_format(data: bytes) -> str:
    """By the names of the streams, which stand in UTF-16 in the directory of the file."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "locked"
    if b"HWP Document File" in data or "HwpSummaryInformation".encode("utf-16-le") in data:
        return "hwp"
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    return "ole"
