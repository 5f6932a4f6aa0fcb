"""Title, outlet, reporter, date and address of an article as people type them."""

from __future__ import annotations

import re
import unicodedata

from index.errors import SourceError
from index.pages.dates import find_published
from index.readers.html_names import authors_in

_LONGEST = 300  # characters
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LONGEST_ADDRESS = 2_000
_SHOWN = 100  # characters of what was typed, in errors


def given(field: str, text: str) -> str | None:
    """A field as it is kept; None for an empty one.

    Args:
        field: ``title``, ``outlet``, ``author``, ``published`` or ``url``.

    Raises:
        SourceError: it is no date, no address, too long, or an empty title.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if not text:
        if field == "title":
            raise SourceError(field, "title_empty")
        return None
    if field == "published":
        moment = find_published(text)
        if moment is None:
            raise SourceError(text[:_SHOWN], "no_date")
        return moment.isoformat()
    if field == "url" and (not _ADDRESS.fullmatch(text) or len(text) > _LONGEST_ADDRESS):
        raise SourceError(text[:_SHOWN], "no_url")
    if field != "url" and len(text) > _LONGEST:
        raise SourceError(text[:_SHOWN], "field_too_long", limit=_LONGEST)
    return ", ".join(authors_in(text, None)) or text if field == "author" else text
