"""RSS and Atom feeds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from index.errors import SourceError
from index.readers.encoding import decode
from index.readers.timestamps import read_timestamp
from index.records import Published

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article that a feed names.

    Attributes:
        url: absolute, with its query.
    """

    url: str
    title: str
    published: Published | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title, empty where it has none, and its entries in their order."""

    title: str
    entries: tuple[FeedEntry, ...]


def read_feed(data: bytes, source: str) -> Feed:
    """A feed from its bytes.

    Of broken XML, what can be read is taken. An entry without an address is left out.

    Args:
        source: the address of the feed, against which those of its entries are resolved.

    Raises:
        SourceError: no feed, or one so broken that no entry can be read.
    """
    import feedparser

    # A declaration that lies about the encoding would break the parser; str would be taken for
    # an address or a file name.
    text = _DECLARATION.sub("", decode(data, source))
    parsed = feedparser.parse(
        io.BytesIO(text.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    entries = tuple(_entries(parsed.entries, source))
    if not entries and parsed.bozo:
        raise SourceError(source, "feed_damaged") from parsed.bozo_exception
    if not entries and not parsed.get("version"):
        raise SourceError(source, "not_a_feed")
    return Feed(_plain(parsed.feed.get("title")), entries)


def is_feed(text: str) -> bool:
    """Whether a text begins as RSS, RDF or Atom do."""
    start = re.sub(
        r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", "", text[:2000], flags=re.S
    )
    return re.match(r"\s*<(?:rss|feed|rdf:RDF)[\s>]", start) is not None


def _entries(entries: list[dict[str, str]], source: str) -> Iterator[FeedEntry]:
    for entry in entries:
        link = (entry.get("link") or "").strip()
        try:
            url = urljoin(source, link) if link else ""
        except ValueError:  # "http://[broken"
            continue
        if not url.lower().startswith(("http://", "https://")):
            continue
        # feedparser's own dates are not used: it reads 2024.03.05 as 2024-11-01, and a time
        # without a zone as UTC. Its own `get` warns where it takes one date for another.
        dates = (dict.get(entry, name) for name in ("published", "created", "updated"))
        published = next((read for date in dates if (read := read_timestamp(date))), None)
        yield FeedEntry(url, _plain(entry.get("title")), published)


def _plain(text: str | None) -> str:
    """Text without the markup and entities that titles may bear."""
    import lxml.html

    text = text or ""
    if "<" in text or "&" in text:
        text = "".join(str(part) for part in lxml.html.fromstring(f"<p>{text}</p>").itertext())
    return _BLANKS.sub(" ", text).strip()
