"""feeds: RSS and Atom, checked for new articles."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.cli.context import Context
from bot.cli.documents import as_taken
from bot.summary import taken_text
from index.feeding import FeedReport, check_feeds, take_feed
from index.plain import flat
from index.store import FeedState


def add(context: Context, url: str) -> int:
    """Register a feed and take its articles; nothing is registered where it cannot be read."""
    known = {feed.url: feed for feed in context.store.feeds.all()}
    feed = known.get(url, FeedState(url, url))
    with context.console.status(context.say("checking_feed", url=url)):
        brought = take_feed(context.library, context.web, feed)
    return _tell(context, brought)


def remove(context: Context, url: str) -> int:
    """Forget a feed; its articles stay."""
    if not context.store.feeds.delete(url):
        context.warn(context.say("feed_unknown", url=url))
        return 1
    context.write({"url": url, "removed": True}, context.say("feed_removed_cli", url=url))
    return 0


def list_feeds(context: Context) -> int:
    """One line a feed."""
    for feed in context.store.feeds.all():
        checked = context.say("feed_unchecked")
        if feed.checked_at:
            checked = f"{feed.checked_at:%Y-%m-%d %H:%M}"
        problem = f"  ({context.told(feed.problem)})" if feed.problem else ""
        line = flat(f"{feed.title}  {feed.url}  {checked}{problem}")
        context.write(_as_object(context, feed), line)
    return 0


def check(context: Context) -> int:
    """Look at every feed now; what fails is told and remembered, the others are read."""
    if not context.store.feeds.all():
        context.tell("no_feeds_cli")
    with context.console.status(context.say("checking_feeds")):
        every = list(check_feeds(context.library, context.web))
    return max((_tell(context, brought) for brought in every), default=0)


def _tell(context: Context, brought: FeedReport) -> int:
    for item in brought.taken:
        context.write(as_taken(item), taken_text(item, context.language))
    if brought.feed.problem is None:
        context.tell("feed_brought", title=brought.feed.title, n=len(brought.taken))
    return context.failures(brought.failed)


def _as_object(context: Context, feed: FeedState) -> dict[str, Any]:
    checked = feed.checked_at.isoformat() if feed.checked_at else None
    problem = context.told(feed.problem) if feed.problem else None
    return asdict(feed) | {"checked_at": checked, "problem": problem}
