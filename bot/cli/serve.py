"""chat and bot: what runs until it is stopped."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace

from rich.console import Console

from bot.cli.context import Context
from bot.cli.mending import mend_store
from bot.cli.terminal import Chat
from bot.summary import summary
from index.collect.background import reading_meanings
from index.errors import SourceError, StoreError


def chat(context: Context) -> int:
    """Talk in the terminal."""
    mend_store(context)
    prepare(context)
    with reading_meanings(context.library):
        Chat(context.library, Console(file=context.out), context.reindex, context.language).run(
            sys.stdin
        )
    return 0


def telegram(context: Context) -> int:
    """Run the Telegram bot until it is stopped."""
    if context.settings.token is None:
        context.console.print(
            context.say("no_token"), markup=False, highlight=False, soft_wrap=True
        )
        return 1
    # A terminal chat need not load them.
    from bot.telegram.process import run_bot
    from bot.telegram.seats import Lead
    from bot.telegram.supervision import end_within, keep_memory_together

    keep_memory_together()
    # As the first process of a container this one is ended by no signal that it does not handle.
    # Every commit of the reindexing is whole, so the next start goes on.
    signal.signal(signal.SIGTERM, lambda *_: end_within(0))
    mend_store(context)
    prepare(context)
    context.tell("connecting")
    lead = Lead(context.settings)
    with reading_meanings(context.library, lead.held):
        run_bot(context.settings, context.library, context.web, context.tell, lead)
    return 0


def prepare(context: Context) -> None:
    """Bring the library up to date; where that cannot be done, serve what was read before.

    Raises:
        GisabotError: the store cannot be used, or there is nothing to serve.
    """
    try:
        report = context.reindex()
    except (SourceError, StoreError) as exc:  # a folder is gone, or a disk full
        if not context.library.retriever.corpus.documents:
            raise
        context.warn(f"{context.told(exc)}\n{context.say('serving_old')}")
        return
    if report.added or report.changed or report.removed or report.reanalysed or report.failed:
        context.note(
            summary(replace(report, read=None), context.language, "terminal")
        )  # nothing of it was read yet
