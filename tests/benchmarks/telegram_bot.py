"""The bot of `bench-telegram`: a generated collection, and `gisabot bot` in a process of its own."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from multiprocessing.context import SpawnProcess

from bot.settings import Settings
from bot.telegram.process import run_bot
from bot.telegram.supervision import keep_memory_together
from index.collect.web import Web
from index.corpus import pack
from index.korean.analysis import Analyzer
from index.library import Library
from index.store import Store
from index.web.fetch import Fetcher, FetchSettings
from tests.benchmarks.generated import make
from tests.botapi.server import BotApi

_LOOK = 0.1  # seconds between two looks whether the bot polls
_LONGEST_STOP = 60  # seconds; what is under way is finished first


def gather(settings: Settings, sentences: int) -> None:
    """Store a generated collection, past the search for near copies: all its articles are alike."""
    store, analyzer = Store(settings.database), Analyzer()
    with store.transaction():
        for document, found in analyzer.analyze(make(sentences).documents):
            packed = [pack(sentence) for sentence in found]
            store.documents.put(document, packed, analyzer=analyzer.version)
    store.close()


def answer(settings: Settings) -> None:
    """Serve until terminated."""
    keep_memory_together()
    logging.disable()  # it tells of every fault, and there are hundreds on purpose
    store = Store(settings.database)
    run_bot(settings, Library(store, Analyzer()), Web(store, Fetcher()), _silent)


def read_and_answer(settings: Settings) -> None:
    """Read the sources, then serve until terminated, as ``gisabot bot`` does."""
    keep_memory_together()
    logging.disable()
    store = Store(settings.database)
    library = Library(store, Analyzer())
    library.reindex(settings.sources)
    web = Web(store, Fetcher(FetchSettings(allow_private=True)))
    run_bot(settings, library, web, _silent)


@asynccontextmanager
async def bot_process(
    api: BotApi, settings: Settings, serve: Callable[[Settings], None] = answer
) -> AsyncIterator[SpawnProcess]:
    """The bot beside this process while the body runs, from its first getUpdates on.

    Raises:
        RuntimeError: it ended before it ever asked for updates.
    """
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(settings,))
    process.start()
    before = api.polls
    try:
        while api.polls == before:
            if not process.is_alive():
                raise RuntimeError(f"the bot ended with exit code {process.exitcode}")
            await asyncio.sleep(_LOOK)
        yield process
    finally:
        process.terminate()
        await asyncio.to_thread(process.join, _LONGEST_STOP)
        process.kill()


def _silent(key: str, **values: object) -> None:
    """What the bot tells at its console is not measured."""
