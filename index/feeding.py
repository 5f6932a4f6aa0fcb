"""Taking new articles from feeds into a library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from index.collect.embedding import Stop, never
from index.collect.intake import IntakeResult
from index.collect.reindexing import Progress
from index.collect.web import Web
from index.errors import SourceError
from index.library import Library
from index.store import FeedState


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What a look at a feed brought.

    Attributes:
        feed: as it is remembered now.
        failed: entries that could not be read, or the feed itself.
    """

    feed: FeedState
    taken: tuple[IntakeResult, ...] = ()
    failed: tuple[SourceError, ...] = ()


def take_feed(
    library: Library,
    web: Web,
    feed: FeedState,
    progress: Progress | None = None,
    stop: Stop = never,
) -> FeedReport:
    """Take the new articles of a feed, and register it if it is not.

    Args:
        stop: looked at before every entry; what is left is taken at the next look.

    Raises:
        SourceError: the feed cannot be fetched or read; nothing was changed.
        StoreError: the store cannot be written.
    """
    checked = web.check(feed, progress, stop)
    taken = library.add(checked.pending)
    library.store.feeds.put(checked.feed)
    return FeedReport(checked.feed, tuple(taken), checked.failed)


def check_feeds(library: Library, web: Web, stop: Stop = never) -> Iterator[FeedReport]:
    """Take the new articles of every feed; what fails is remembered with the feed.

    Args:
        stop: looked at before every feed and every entry.

    Raises:
        StoreError: the store cannot be written.
    """
    for feed in library.store.feeds.all():
        if stop():
            return
        try:
            yield take_feed(library, web, feed, stop=stop)
        except SourceError as exc:
            failed = replace(feed, checked_at=datetime.now(UTC), problem=exc)
            library.store.feeds.put(failed)
            yield FeedReport(failed, failed=(exc,))
