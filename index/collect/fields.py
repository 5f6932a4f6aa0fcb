"""What a document may say about itself: bounded, and in plain characters."""

from __future__ import annotations

import re
from dataclasses import replace

from index.plain import flat, printable
from index.records import Document

# Characters. The longest headline, outlet and byline of the shipped articles and of 1,200 pages of
# Korean news have 107, 24 and 61; a message of Telegram holds 4,096.
_TITLE = 300
_OUTLET = 100
_AUTHOR = 200
_CAPTION = 1_000
_CAPTIONS = 200
_URL = 2_000
_WEB = re.compile(r"https?://[^\s\x00-\x20<>\"]+", re.IGNORECASE)


def cleaned(document: Document) -> Document:
    """The document as it may be stored: all offsets count in its text, in NFC.

    Fields are one line each; an address that is no web address, or a longer one, is left out.
    """
    captions = (flat(caption, _CAPTION) for caption in document.captions[:_CAPTIONS])
    url = document.url
    return replace(
        document,
        title=flat(document.title, _TITLE) or flat(document.source, _TITLE),
        text=printable(document.text),
        captions=tuple(filter(None, captions)),
        outlet=_optional(document.outlet, _OUTLET),
        author=_optional(document.author, _AUTHOR),
        digest_by=_optional(document.digest_by, _AUTHOR),
        url=url if url and len(url) <= _URL and _WEB.fullmatch(url) else None,
    )


def _optional(field: str | None, most: int) -> str | None:
    return flat(field, most) or None if field else None
