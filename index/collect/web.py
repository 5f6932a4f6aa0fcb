"""Articles and feeds from the web."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from index.collect.embedding import Stop, never
from index.collect.intake import Pending
from index.collect.reindexing import Progress, silent
from index.errors import GisabotError, SourceError
from index.plain import flat
from index.readers import Glue
from index.readers.apart import apart
from index.readers.feed import Feed
from index.records import Document, document_id
from index.store import FeedState, Origin, Store
from index.store.origins import Kind
from index.web.fetch import Fetched, Fetcher

_log = logging.getLogger(__name__)
_LONGEST_TITLE = 200  # characters, of a feed
_MOST_ENTRIES = 200  # of a feed that are looked at; feeds name 10 to 100
_LONGEST_LOOK = 300.0  # seconds for all entries of a feed


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


@dataclass(frozen=True, slots=True)
class AddressContent:
    """A feed at an address.

    Attributes:
        feed: not yet registered.
        entries: number of articles that it names now.
    """

    feed: FeedState
    entries: int


class Web:
    """Fetches articles; asks a server for a page again only if it changed.

    Args:
        store: what is known of pages and feeds; nothing is written to it.
        fetcher: the way to the network, with its limits.
        glue: see `index.readers.read`.
    """

    def __init__(self, store: Store, fetcher: Fetcher, glue: Glue | None = None) -> None:
        self._store = store
        self._fetcher = fetcher
        self._glue = glue

    def read(self, url: str, kind: Kind = "url") -> Pending:
        """The article at an address.

        Raises:
            SourceError: it cannot be fetched, or is no article.
        """
        with _own_fault(url):
            fetched = self._fetcher.get(url)
            document = apart().read(fetched.data, url, fetched.content_type, glue=self._glue)
            return _pending(url, fetched, document, kind)

    def look(self, url: str) -> Pending | AddressContent:
        """What is at an address: an article or a feed.

        Raises:
            SourceError: it cannot be fetched, or is neither.
        """
        with _own_fault(url):
            fetched = self._fetcher.get(url)
            found = apart().look(fetched.data, url, fetched.content_type, glue=self._glue)
            if isinstance(found, Feed):
                return AddressContent(
                    FeedState(url, flat(found.title, _LONGEST_TITLE) or url), len(found.entries)
                )
            return _pending(url, fetched, found, "url")

    def stop(self) -> None:
        """Break off what is under way, within seconds, and fetch and read nothing any more."""
        self._fetcher.stop()
        apart().close()

    def check(
        self, feed: FeedState, progress: Progress | None = None, stop: Stop = never
    ) -> Checked:
        """Look for new entries of a feed; one that was read before, or removed, is not fetched.

        What cannot be read now is tried again at the next look. The first 200 entries are looked
        at, for five minutes at most; what is left then is read at the next look, too.

        Args:
            progress: told of every entry; units are entries.
            stop: looked at before every entry.

        Raises:
            SourceError: the feed itself cannot be fetched or read.
        """
        with _own_fault(feed.url):
            fetched = self._fetcher.get(feed.url, etag=feed.etag, last_modified=feed.last_modified)
            seen = replace(feed, checked_at=datetime.now(UTC), problem=None)
            if fetched.not_modified:
                return Checked(seen, (), ())
            read_now = apart().feed(fetched.data, feed.url)
        seen = replace(
            seen,
            title=flat(read_now.title, _LONGEST_TITLE) or feed.title,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
        )
        failed: list[SourceError] = []
        urls = list(dict.fromkeys(entry.url for entry in read_now.entries))[:_MOST_ENTRIES]
        end = time.monotonic() + _LONGEST_LOOK
        left: list[str] = []

        def over() -> bool:
            return stop() or time.monotonic() > end

        pending = tuple(self._new(urls, failed, left, progress or silent, over))
        if failed or left:  # else the server would say at the next look that nothing has changed
            seen = replace(seen, etag=None, last_modified=None)
        return Checked(seen, pending, tuple(failed))

    def _new(
        self,
        urls: Sequence[str],
        failed: list[SourceError],
        left: list[str],
        progress: Progress,
        over: Stop,
    ) -> Iterator[Pending]:
        for number, url in enumerate(urls):
            progress(number, len(urls), url)
            if self._store.origins.get(url) is not None:
                continue
            if over():
                left.append(url)
                continue
            try:
                yield self.read(url, "feed")
            except SourceError as exc:
                failed.append(exc)


@contextmanager
def _own_fault(url: str) -> Iterator[None]:
    """Whatever an address does to what reads it becomes an error of that address alone."""
    try:
        yield
    except GisabotError:
        raise
    except Exception as exc:
        _log.exception("%s could not be read", url[:200])
        raise SourceError(url, "reading_failed") from exc


def _pending(url: str, fetched: Fetched, document: Document, kind: Kind) -> Pending:
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
