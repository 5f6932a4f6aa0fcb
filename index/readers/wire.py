"""Documents and feeds as JSON, between the process that reads and the one that asks."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from index.errors import SourceError
from index.korean.hangul import SYLLABLES
from index.readers.feed import Feed, FeedEntry
from index.records import Document, Published

# Of one document. Kiwi takes a minute for three times as much, and a novel has 200,000 characters.
LONGEST_TEXT = 500_000
MOST_SENTENCES = 20_000
# Kiwi takes 60 s for 250,000 syllables without a blank, twenty times as long as for an article.
_LONG_RUN = 200  # syllables
_MOST_IN_RUNS = 20_000  # characters
_ENDS = re.compile(r"[.!?…](?=[\s”’\"'])|\n")


def check_length(document: Document) -> None:
    """Pass a document that can be analysed in reasonable time.

    Sentences are counted by the marks behind them, for that takes no analysis.

    Raises:
        SourceError: it has more than 500,000 characters or about 20,000 sentences, or no blanks.
    """
    length = len(document.text)
    if length > LONGEST_TEXT:
        raise SourceError(document.source, "text_too_long", letters=length, limit=LONGEST_TEXT)
    if (
        sum(len(run) for run in SYLLABLES.findall(document.text) if len(run) >= _LONG_RUN)
        > _MOST_IN_RUNS
    ):
        raise SourceError(document.source, "text_without_blanks")
    if (count := sum(1 for _ in _ENDS.finditer(document.text))) > MOST_SENTENCES:
        raise SourceError(document.source, "sentences_too_many", n=count, limit=MOST_SENTENCES)


def packed(document: Document) -> dict[str, Any]:
    """A document as JSON knows it."""
    published = document.published
    return asdict(document) | {"published": published.isoformat() if published else None}


def unpacked(value: dict[str, Any]) -> Document:
    """The inverse of `packed`."""
    return Document(
        **value
        | {
            "captions": tuple(value["captions"]),
            "pages": tuple(value.get("pages", ())),  # older drafts have none
            "published": _published(value["published"]),
        }
    )


def packed_feed(feed: Feed) -> dict[str, Any]:
    """A feed as JSON knows it."""
    entries = [
        [entry.url, entry.title, entry.published.isoformat() if entry.published else None]
        for entry in feed.entries
    ]
    return {"title": feed.title, "entries": entries}


def unpacked_feed(value: dict[str, Any]) -> Feed:
    """The inverse of `packed_feed`."""
    return Feed(
        value["title"],
        tuple(FeedEntry(url, title, _published(at)) for url, title, at in value["entries"]),
    )


def _published(text: str | None) -> Published | None:
    return Published.fromisoformat(text) if text else None
