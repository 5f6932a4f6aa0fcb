"""What the bot does by itself beside answering."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from bot.telegram.seats import Lead
from bot.telegram.services import Services
from index.feeding import check_feeds

_log = logging.getLogger(__name__)
_LOOK = 5.0  # seconds between two looks for what other processes changed
_SWEEP = 3600.0  # seconds between two deletions of what is old
_CHECK = 86_400.0  # seconds between two looks whether the database is whole


class Chores:
    """Rounds of work; each is done again and again by `supervision.keep_doing`."""

    def __init__(self, desk: Services, lead: Lead) -> None:
        self._desk = desk
        self._lead = lead
        self._ended = threading.Event()

    def end(self) -> None:
        """Break off what is under way on other threads; nothing of it is lost or told as failed."""
        self._ended.set()
        self._desk.web.stop()

    def all(self) -> list[tuple[str, Callable[[], Awaitable[None]], float]]:
        """(name, work, seconds between two rounds)."""
        minutes = self._desk.settings.feed_minutes
        only = self._lead.only
        feeds = [("feeds", only(self.check_feeds), minutes * 60.0)] if minutes else []
        return [
            ("refresh", self.refresh, _LOOK),
            ("sweep", only(self.sweep), _SWEEP),
            ("integrity", only(self.check), _CHECK),
            *feeds,
        ]

    async def refresh(self) -> None:
        """Serve what other processes changed, and finish what was to be written or deleted."""
        await asyncio.to_thread(self._desk.library.refresh)
        await asyncio.to_thread(self._desk.library.follow_vectors)
        await asyncio.to_thread(self._desk.state.checkpoint)
        if self._desk.state.uncleared:
            await self._desk.state.run(self._desk.state.clear_log)

    async def check(self) -> None:
        """Raises StoreError where the database is broken; the next start makes it anew."""
        await asyncio.to_thread(self._desk.library.store.check)

    async def sweep(self) -> None:
        """Delete what is old."""
        await self._desk.state.run(self._desk.state.expire, self._desk.settings.retention)

    async def check_feeds(self) -> None:
        """Take new articles of feeds."""
        desk = self._desk
        ended = self._ended.is_set
        every = await asyncio.to_thread(lambda: list(check_feeds(desk.library, desk.web, ended)))
        for brought in every:
            for error in brought.failed:
                _log.warning("a feed or an entry could not be read: %s", error)

    async def measure(self) -> None:
        """Set the metrics that are looked up rather than counted."""
        metrics, corpus = self._desk.metrics, self._desk.library.retriever.corpus
        metrics.documents.set(len(corpus.documents))
        metrics.sentences.set(len(corpus))
        feeds = await asyncio.to_thread(self._desk.library.store.feeds.all)
        checked = [feed.checked_at for feed in feeds if feed.checked_at is not None]
        if checked:
            metrics.feed_age.set((datetime.now(UTC) - min(checked)).total_seconds())
