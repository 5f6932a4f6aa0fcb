"""From the settings to the library."""

from __future__ import annotations

from bot.settings import Settings
from index.engines.bundled import bundled
from index.engines.by_address import ByAddress
from index.engines.embedder import Embedder
from index.korean.analysis import Analyzer, UserWord
from index.library import Library
from index.store import Store


def open_store(settings: Settings) -> Store:
    """The store, answering from the folders of the settings. Raises StoreError."""
    store = Store(settings.database)
    if settings.sources_from == "shipped":
        store.folders.choose([], otherwise=settings.sources)
    else:
        store.folders.choose(settings.sources)
    return store


def open_library(settings: Settings, store: Store, embedder: Embedder | None) -> Library:
    """The library, as it was left; takes seconds, for Kiwi is loaded. Raises GisabotError."""
    words = [UserWord(form, tag) for form, tag in store.words.all()]
    return Library(store, Analyzer(words), embedder, settings.engine)


def open_embedder(settings: Settings, threads: int | None = None) -> Embedder | None:
    """What tells the meaning of sentences; None where words alone serve.

    Args:
        threads: of the bundled one; None takes all cores.
    """
    if settings.semantic == "off":
        return None
    if settings.semantic == "bundled":
        return bundled(threads=threads)
    return ByAddress(settings.semantic, settings.semantic_model, settings.semantic_key)
