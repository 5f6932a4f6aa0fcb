"""feeds: RSS and Atom, checked for new articles."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from bot.commands.context import Context
from bot.commands.documents import as_taken, told
from index.errors import SourceError
from index.store import FeedState


def add(context: Context, url: str) -> int:
    """Register a feed and take its articles; nothing is registered where it cannot be read."""
    known = {feed.url: feed for feed in context.store.feeds.all()}
    return _check(context, known.get(url, FeedState(url, url)))


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
        context.write(_as_object(feed), f"{feed.title}  {feed.url}  {checked}{problem}")
    return 0


def check(context: Context) -> int:
    """Look at every feed now; what fails is told and remembered, the others are read."""
    feeds = context.store.feeds.all()
    if not feeds:
        context.note("등록된 피드가 없어요. gisabot feeds add URL 로 등록해 주세요.")
    code = 0
    for feed in feeds:
        try:
            code |= _check(context, feed)
        except SourceError as exc:
            failed = replace(feed, checked_at=datetime.now(UTC), problem=str(exc))
            context.store.feeds.put(failed)
            code |= context.failures([exc])
    return code


def _check(context: Context, feed: FeedState) -> int:
    with context.console.status(f"{feed.url} 확인하고 있어요…"):
        checked = context.web.check(feed)
        taken = context.library.add(checked.pending)
        context.store.feeds.put(checked.feed)
    for item in taken:
        context.write(as_taken(item), told(item))
    context.note(f"{checked.feed.title}: 새 기사 {len(taken)}건")
    return context.failures(checked.failed)


def _as_object(feed: FeedState) -> dict[str, Any]:
    checked = feed.checked_at.isoformat() if feed.checked_at else None
    return asdict(feed) | {"checked_at": checked}
