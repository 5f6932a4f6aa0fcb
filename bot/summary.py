"""What a change to the collection did, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.texts import Language, say
from bot.texts.errors import Place, told
from index.collect.intake import IntakeResult
from index.errors import SourceError
from index.feeding import FeedReport
from index.library import Report
from index.plain import flat
from index.store import TakenOver

_BROUGHT_SHOWN = 10
_UNREADABLE_SHOWN = 10


def summary(report: Report, language: Language, place: Place) -> str:
    """One line of counts, and a line for each source that could not be read (ten at most)."""
    changes = [
        say(language, f"reindex_{kind}", n=count)
        for kind, count in (
            ("added", report.added),
            ("changed", report.changed),
            ("removed", report.removed),
            ("reanalysed", report.reanalysed),
        )
        if count
    ] or [say(language, "reindex_unchanged")]
    lines = [
        say(
            language,
            "reindexed",
            changes=", ".join(changes),
            documents=report.documents,
            sentences=report.sentences,
        )
    ]
    if report.read is not None:
        lines[0] += " " + meanings(report.read, report.sentences, language)
    return "\n".join([*lines, *_unreadable(report.failed, language, place)])


def meanings(read: int, sentences: int, language: Language) -> str:
    """Of how many sentences the meaning was read."""
    return say(language, "meanings", read=read, sentences=sentences)


def brought_text(brought: FeedReport, language: Language, place: Place) -> str:
    """What a look at a feed brought, and what of it could not be read."""
    lines = []
    if brought.feed.problem is None:
        lines = [
            say(language, "feed_brought", title=flat(brought.feed.title), n=len(brought.taken))
        ]
    added = [taken.document for taken in brought.taken if taken.outcome != "duplicate"]
    lines += [f"· {flat(d.title)} {flat(d.url or '')}".rstrip() for d in added[:_BROUGHT_SHOWN]]
    if len(added) > _BROUGHT_SHOWN:
        lines.append(say(language, "and_more", n=len(added) - _BROUGHT_SHOWN))
    return "\n".join([*lines, *_unreadable(brought.failed, language, place)])


def taken_text(taken: IntakeResult, language: Language) -> str:
    """What became of an added document."""
    title, twin = flat(taken.document.title), taken.twin
    if taken.outcome == "duplicate":
        other = flat(twin.title) if twin else title
        return say(language, "taken_duplicate", title=title, other=other)
    text = say(language, f"taken_{taken.outcome}", title=title, sentences=taken.sentences)
    return f"{text} {twin_text(taken, language)}".rstrip()


def twin_text(taken: IntakeResult, language: Language) -> str:
    """That another document tells nearly the same; empty where none does."""
    if taken.twin is None:
        return ""
    key = "taken_same_url" if taken.twin.same_url else "taken_near_copy"
    return say(language, key, other=flat(taken.twin.title), percent=f"{taken.twin.share:.0%}")


def tell_of(old: TakenOver, tell: Callable[..., None]) -> None:
    """Tell what became of a database that an older version left."""
    if old.problem is not None:
        tell("not_taken_over", name=old.path.name, reason=old.problem)
    else:
        tell("taken_over", name=old.path.name, n=old.rows)


def _unreadable(errors: Sequence[SourceError], language: Language, place: Place) -> list[str]:
    lines = [
        say(language, "reindex_unreadable", error=flat(told(language, error, place)))
        for error in errors[:_UNREADABLE_SHOWN]
    ]
    if len(errors) > _UNREADABLE_SHOWN:
        lines.append(say(language, "and_more", n=len(errors) - _UNREADABLE_SHOWN))
    return lines
