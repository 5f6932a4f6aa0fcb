"""/reindex: reads changed articles again while questions are answered."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.summary import summary
from bot.telegram import cards as render
from bot.telegram.admin.progress import ProgressMessage, percent
from bot.telegram.metrics import Metrics
from bot.telegram.services import Services, reply
from bot.texts import Language, say
from bot.texts.errors import told
from index.errors import GisabotError
from index.library import Progress

_log = logging.getLogger(__name__)

# Takes long, reports how far it is, and returns what to tell at its end.
Work = Callable[[Progress], str]


class ReindexCommand:
    """The handler of /reindex, and of other work over all articles."""

    def __init__(self, desk: Services) -> None:
        self._desk = desk

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that it begins, and go on in a task: the chat is answered meanwhile."""
        language = self._desk.language(update)
        library = self._desk.library
        await self._desk.record(update, "reindex")
        await self.begin(
            update,
            context,
            lambda progress: summary(
                library.reindex(library.store.folders.serving(), progress), language, "chat"
            ),
        )

    async def begin(self, update: Update, context: ContextTypes.DEFAULT_TYPE, work: Work) -> None:
        """Send the message that tells of `work`, and start it."""
        language = self._desk.language(update)
        texts = render.split_text(say(language, "reindexing"))
        for message in await reply(update, context.bot, texts):
            context.application.create_task(_run(message, work, language, self._desk.metrics))


async def _run(message: Message, work: Work, language: Language, metrics: Metrics) -> None:
    progress = ProgressMessage(message)

    def describe(done: int, total: int, name: str) -> str:
        return say(language, "reindex_progress", percent=percent(done, total), name=name)

    begun, outcome = time.monotonic(), "failed"
    try:
        text = await progress.run(work, describe)
        outcome = "done"
    except GisabotError as exc:
        _log.exception("reindexing failed")
        text = say(language, "reindex_failed", reason=told(language, exc, "chat"))
    except Exception:
        _log.exception("reindexing failed unexpectedly")
        text = say(language, "reindex_crashed")
    metrics.reindexes.labels(outcome).inc()
    metrics.reindex_seconds.set(time.monotonic() - begun)
    await progress.finish(text)
