"""Pages that a browser saved as one file (MHTML, RFC 2557)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from html import unescape

from index.errors import SourceError
from index.readers.encoding import decode
from index.readers.html import read_html
from index.records import Document

_FRAME = re.compile(
    r"<i?frame\b[^>]{0,1000}?\bsrc\s*=\s*[\"']?([^\"'\s>]{1,500})[^>]{0,1000}>(?:\s*</i?frame>)?",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"<body\b[^>]*>(.*?)(?:</body>|\Z)", re.IGNORECASE | re.DOTALL)
_SHORT = 200  # characters of a page whose article may stand in one of its frames


def read_mhtml(data: bytes, source: str) -> Document:
    """A document from the page, its frames put where they stand, or from a frame alone.

    Its address is that which the browser noted.

    Raises:
        SourceError: there is no page in it, or no article on the page and in its frames.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = list(_pages(message))
    if not parts:
        raise SourceError(source, "mhtml_without_page")
    pages = [page for _, page in parts]
    best = _first_whole([pages[0], _with_frames(parts, source), *pages[1:]], source)
    location = message.get("Snapshot-Content-Location") or parts[0][0]["Content-Location"]
    if best.url is None and str(location).startswith(("http://", "https://")):
        return replace(best, url=str(location))
    return best


def _first_whole(pages: list[bytes], source: str) -> Document:
    """The first article of some length, else the longest; with none the first page's refusal."""
    found: list[Document] = []
    refusals: list[SourceError] = []
    for page in pages:
        try:
            document = read_html(page, source)
        except SourceError as exc:
            refusals.append(exc)
            continue
        if len(document.text) >= _SHORT:
            return document
        found.append(document)
    if not found:
        raise refusals[0]
    return max(found, key=lambda document: len(document.text))


def _with_frames(parts: list[tuple[Message, bytes]], source: str) -> bytes:
    """The first page with the others in place of the frames that show them."""
    frames: dict[str, str] = {}
    for part, page in parts[1:]:
        inside = _INSIDE.search(decode(page, source))
        for name in (f"cid:{str(part['Content-ID'] or '').strip('<>')}", part["Content-Location"]):
            frames[str(name)] = inside[1] if inside else decode(page, source)

    def content(match: re.Match[str]) -> str:
        return f"<div>{frames.get(unescape(match[1]), '')}</div>"

    return _FRAME.sub(content, decode(parts[0][1], source)).encode()


def _pages(message: Message) -> Iterator[tuple[Message, bytes]]:
    """The page and its frames, in the order of the file."""
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                yield part, page
