"""Pages that a browser saved as one file (MHTML, RFC 2557)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from index.errors import SourceError
from index.readers.html import read_html
from index.records import Document

_SHORT = 200  # characters of a page whose article may stand in one of its frames


def read_mhtml(data: bytes, source: str) -> Document:
    """A document from the page, or from the frame that holds its article.

    Its address is that which the browser noted.

    Raises:
        SourceError: there is no page in it, or no article on the page and in its frames.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    location = message.get("Snapshot-Content-Location")
    found: list[Document] = []
    refused: SourceError | None = None
    for part, page in _pages(message):
        try:
            document = read_html(page, source)
        except SourceError as exc:
            refused = refused or exc
            continue
        address = str(location or part["Content-Location"])
        if document.url is None and address.startswith(("http://", "https://")):
            document = replace(document, url=address)
        if refused is None and not found and len(document.text) >= _SHORT:
            return document
        found.append(document)
    if found:
        return max(found, key=lambda document: len(document.text))
    raise refused or SourceError(
        source, "저장된 웹 페이지가 들어 있지 않아요.", "브라우저에서 페이지를 다시 저장해 주세요."
    )


def _pages(message: Message) -> Iterator[tuple[Message, bytes]]:
    """The page and its frames, in the order of the file."""
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                yield part, page
