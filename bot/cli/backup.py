"""backup and restore: all that is kept, as one file."""

from __future__ import annotations

from pathlib import Path

from bot.cli.context import Context
from index.store import restore as put_back


def backup(context: Context, name: str) -> int:
    """Copy articles, feeds, words and what the bot remembers, while it goes on."""
    path = Path(name).expanduser()
    context.store.backup(path)
    context.write(
        {"file": str(path), "bytes": path.stat().st_size}, context.say("backed_up", path=path)
    )
    return 0


def restore(context: Context, name: str) -> int:
    """Put a backup in the place of what there is, which is kept beside it."""
    path = Path(name).expanduser()
    kept = put_back(context.settings.database, path)
    value = {"file": str(path), "kept": str(kept) if kept else None}
    context.write(value, context.say("restored_backup", path=path))
    if kept is not None:
        context.tell("restored_kept", path=kept)
    return 0
