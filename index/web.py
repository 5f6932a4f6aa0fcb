"""Articles and feeds from the web."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from index.errors import SourceError
from index.intake import Pending
from index.readers import read
from index.readers.feed import read_feed
from index.readers.fetch import Fetched, Fetcher
from index.records import document_id
from index.store import FeedState, Origin, Store
from index.store.origins import Kind


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a feed brought.

    Attributes:
        pending: new and changed articles, read and not yet stored.
        failed: entries that could not be read.
    """

    feed: FeedState
    pending: tuple[Pending, ...]
    failed: tuple[SourceError, ...]


class Web:
    """Fetches articles; asks a server for a page again only if it changed.

    Args:
        store: what is known of pages and feeds; nothing is written to it.
        fetcher: the way to the network, with its limits.
    """

    def __init__(self, store: Store, fetcher: Fetcher) -> None:
        self._store = store
        self._fetcher = fetcher

    def read(self, url: str, kind: Kind = "url") -> Pending:
        """The article at an address.

        Raises:
            SourceError: it cannot be fetched, or is no article.
        """
        return self._pending(url, self._fetcher.get(url), kind)

    def check(self, feed: FeedState) -> Checked:
        """Look for new entries of a feed; one that was read before, or removed, is not fetched.

        Raises:
            SourceError: the feed itself cannot be fetched or read.
        """
        fetched = self._fetcher.get(feed.url, etag=feed.etag, last_modified=feed.last_modified)
        seen = replace(feed, checked_at=datetime.now(UTC), problem=None)
        if fetched.not_modified:
            return Checked(seen, (), ())
        read_now = read_feed(fetched.data, feed.url)
        seen = replace(
            seen,
            title=read_now.title or feed.title,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
        )
        failed: list[SourceError] = []
        pending = tuple(self._new((e.url for e in read_now.entries), failed))
        return Checked(seen, pending, tuple(failed))

    def _new(self, urls: Iterator[str], failed: list[SourceError]) -> Iterator[Pending]:
        for url in dict.fromkeys(urls):
            if self._store.origins.get(url) is not None:
                continue
            try:
                yield self.read(url, "feed")
            except SourceError as exc:
                failed.append(exc)

    def _pending(self, url: str, fetched: Fetched, kind: Kind) -> Pending:
        document = read(fetched.data, url, fetched.content_type)
        if document.url is None:
            document = replace(document, url=fetched.url)
        origin = Origin(
            location=url,
            size=len(fetched.data),
            mtime_ns=0,
            digest=hashlib.sha256(fetched.data).hexdigest(),
            doc_id=document_id(url),
            kind=kind,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
        )
        return Pending(document, origin)
