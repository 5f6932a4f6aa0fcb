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
            raise SourceError("제목", "제목은 비울 수 없어요.", "새 제목을 적어 주세요.")
        return None
    if field == "published":
        moment = find_published(text)
        if moment is None:
            raise SourceError(
                text,
                "날짜로 읽을 수 없어요.",
                "‘2019-10-28’이나 ‘2019-10-28 10:42’처럼 적어 주세요.",
            )
        return moment.isoformat()
    if field == "url" and (not _ADDRESS.fullmatch(text) or len(text) > _LONGEST_ADDRESS):
        raise SourceError(
            text[:100], "웹 주소가 아니에요.", "‘https://’로 시작하는 주소를 적어 주세요."
        )
    if field != "url" and len(text) > _LONGEST:
        raise SourceError(text[:30], "너무 길어요.", f"{_LONGEST}자 안으로 적어 주세요.")
    return ", ".join(authors_in(text, None)) or text if field == "author" else text
