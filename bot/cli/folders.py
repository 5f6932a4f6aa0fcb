"""sources: the folders that articles are read from."""

from __future__ import annotations

from pathlib import Path

from bot.cli.context import Context
from bot.cli.terminal import progress_bar
from bot.summary import summary


def add(context: Context, name: str) -> int:
    """Read a folder, now and wherever none is named.

    Raises:
        SourceError: it is not there or holds no article; nothing was changed.
        StoreError: the store cannot be written.
    """
    folder, library = _path(name), context.library
    with progress_bar(context.console, context.say("reading_articles")) as progress:
        report = library.reindex([folder], progress)
    library.stand([folder])
    context.write(
        {"path": str(folder), "added": report.added}, summary(report, context.language, "terminal")
    )
    context.read_meanings()
    return context.failures(report.failed)


def remove(context: Context, name: str) -> int:
    """Forget a folder with the articles that were read from it."""
    folder = _path(name)
    count = context.library.forget_folder(folder)
    if count is None:
        context.warn(context.say("folder_unknown", path=folder))
        return 1
    context.write(
        {"path": str(folder), "removed": count},
        context.say("folder_removed", path=folder, n=count),
    )
    if folder in context.settings.sources:
        context.tell("folder_still_named")
    return 0


def list_folders(context: Context) -> int:
    """One line a folder."""
    for folder in context.store.folders.all():
        missing = not folder.path.exists()
        marks = [
            "folder_served" if folder.served else "folder_resting",
            *["folder_standing"] * folder.standing,
            *["folder_gone"] * missing,
        ]
        context.write(
            {
                "path": str(folder.path),
                "documents": folder.documents,
                "served": folder.served,
                "registered": folder.standing,
                "missing": missing,
            },
            context.say(
                "folder_line",
                path=folder.path,
                n=folder.documents,
                marks=" · ".join(map(context.say, marks)),
            ),
        )
    return 0


def _path(name: str) -> Path:
    return Path(name).expanduser().resolve()
