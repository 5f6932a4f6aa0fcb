"""feeds: RSS and Atom, checked for new articles."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.cli.context import Context
from bot.cli.documents import as_taken
from bot.summary import taken_text
from bot.texts.plain import flat
from index.feeding import Brought, check_feeds, take_feed
from index.store import FeedState


def add(context: Context, url: str) -> int:
    """Register a feed and take its articles; nothing is registered where it cannot be read."""
    known = {feed.url: feed for feed in context.store.feeds.all()}
    feed = known.get(url, FeedState(url, url))
    with context.console.status(f"{url} 확인하고 있어요…"):
        brought = take_feed(context.library, context.web, feed)
    return _tell(context, brought)


def remove(context: Context, url: str) -> int:
    """Forget a feed; its articles stay."""
    if not context.store.feeds.delete(url):
        context.warn(f"{url}: 등록된 피드가 아니에요. gisabot feeds list 에서 확인해 주세요.")
        return 1
    context.write({"url": url, "removed": True}, f"{url}: 피드를 뺐어요. 받은 기사는 남아 있어요.")
    return 0


def list_feeds(context: Context) -> int:
    """One line a feed."""
    for feed in context.store.feeds.all():
        checked = f"{feed.checked_at:%Y-%m-%d %H:%M}" if feed.checked_at else "아직 확인하지 않음"
        problem = f"  ({feed.problem})" if feed.problem else ""
        context.write(_as_object(feed), flat(f"{feed.title}  {feed.url}  {checked}{problem}"))
    return 0


def check(context: Context) -> int:
    """Look at every feed now; what fails is told and remembered, the others are read."""
    if not context.store.feeds.all():
        context.note("등록된 피드가 없어요. gisabot feeds add URL 로 등록해 주세요.")
    with context.console.status("피드를 확인하고 있어요…"):
        every = list(check_feeds(context.library, context.web))
    return max((_tell(context, brought) for brought in every), default=0)


def _tell(context: Context, brought: Brought) -> int:
    for item in brought.taken:
        context.write(as_taken(item), taken_text(item, "ko"))
    if brought.feed.problem is None:
        context.note(f"{brought.feed.title}: 새 기사 {len(brought.taken)}건")
    return context.failures(brought.failed)


def _as_object(feed: FeedState) -> dict[str, Any]:
    checked = feed.checked_at.isoformat() if feed.checked_at else None
    return asdict(feed) | {"checked_at": checked}
