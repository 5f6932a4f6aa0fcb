"""What commands that keep the articles begin with: a database that is whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from bot.cli.context import Context
from bot.state import State
from index.store import Store, is_broken, mend

_NAMED = 10  # lost articles


def mend_store(context: Context) -> None:
    """Make a broken database anew before it is opened, and tell; a bot that runs keeps its own.

    Raises:
        StoreError: it is broken, and cannot be written anew.
    """
    settings = context.settings
    if not is_broken(settings.database):
        return
    try:
        with (
            _nobody_serves(settings.data),
            context.console.status(context.say("mending")),
        ):
            mended = mend(settings.database, partial(_made, bot=settings.bot))
    except Timeout:
        return  # what it then fails at tells what to do
    if mended is None:
        return
    context.tell("mended", n=mended.documents, path=mended.kept)
    if mended.lost:
        names = ", ".join(mended.lost[:_NAMED])
        context.tell("mended_lost", n=len(mended.lost), names=names)


def _made(path: Path, bot: int) -> None:
    """A database with the tables of the articles and of bots."""
    Store(path).close()
    State(path, bot).close()


@contextmanager
def _nobody_serves(data: Path) -> Iterator[None]:
    """No bot runs on a data folder meanwhile, and none begins; Timeout where one does already."""
    with ExitStack() as stack:
        for lock in sorted(data.glob("*.lock")):
            stack.enter_context(FileLock(lock, timeout=0, mode=0o600))
        yield
