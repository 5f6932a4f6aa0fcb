"""What a reindexing did, in words."""

from __future__ import annotations

from bot.texts import Language, say
from index.library import Report

_UNREADABLE_SHOWN = 10


def summary(report: Report, language: Language) -> str:
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
    shown = report.failed[:_UNREADABLE_SHOWN]
    lines += [say(language, "reindex_unreadable", error=error) for error in shown]
    if len(report.failed) > len(shown):
        lines.append(say(language, "and_more", n=len(report.failed) - len(shown)))
    return "\n".join(lines)
