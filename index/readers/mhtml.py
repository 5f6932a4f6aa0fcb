"""Pages that a browser saved as one file (MHTML, RFC 2557)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Sequence
from dataclasses import replace

from index.errors import SourceError
from index.readers.html import read_html
from index.records import Document

_MAIN = 0.5  # share of the longest text that the page itself has, where it is the article


def read_mhtml(data: bytes, source: str) -> Document:
    """A document from the page, or from the frame within it that holds the article.

    Its address is that which the browser noted for the page.

    Raises:
        SourceError: there is no page in it, or no article on the page.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not parts:
        raise SourceError(source, "mhtml_without_page")
    document = _article([part.get_payload(decode=True) for part in parts], source)
    location = message.get("Snapshot-Content-Location") or parts[0]["Content-Location"]
    if document.url is None and str(location).startswith(("http://", "https://")):
        return replace(document, url=str(location))
    return document


def _article(pages: Sequence[object], source: str) -> Document:
    """The first page, unless a frame has far more text."""
    found: list[Document] = []
    refused: list[SourceError] = []
    for page in pages:
        try:
            found.append(read_html(page if isinstance(page, bytes) else b"", source))
        except SourceError as exc:
            refused.append(exc)
    if not found:
        raise refused[0]
    longest = max(found, key=lambda document: len(document.text))
    return found[0] if len(found[0].text) >= _MAIN * len(longest.text) else longest
