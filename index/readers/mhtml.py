"""Pages that a browser saved as one file (MHTML, RFC 2557)."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace

from index.errors import SourceError
from index.readers.html import read_html
from index.records import Document


def read_mhtml(data: bytes, source: str) -> Document:
    """A document from the first HTML part; its address is that which the browser noted.

    Raises:
        SourceError: there is no page in it, or no article on the page.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                document = read_html(page, source)
                location = message.get("Snapshot-Content-Location") or part["Content-Location"]
                if document.url is None and str(location).startswith(("http://", "https://")):
                    return replace(document, url=str(location))
                return document
    raise SourceError(source, "mhtml_without_page")
