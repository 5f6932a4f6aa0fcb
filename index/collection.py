"""What is served of a store, kept in step with it by what came and went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from index.corpus import Corpus, Held
from index.engines.first_stage import FirstStage
from index.engines.in_memory import InMemory
from index.store import Store


@dataclass(frozen=True, slots=True)
class Serving:
    """A collection with the engine that searches it."""

    corpus: Corpus
    engine: FirstStage


class Collection(Protocol):
    """Keeps a corpus and its engine in step with a store; one thread at a time."""

    @property
    def serving(self) -> Serving:
        """What is served now."""

    @property
    def broken(self) -> bool:
        """Whether its index cannot be read any more; `refresh` makes another one."""

    def refresh(self) -> None:
        """Serve what is stored now.

        Raises:
            StoreError, EngineError: it cannot be read; what was served before is served still.
        """


class MemoryCollection:
    """All documents in memory, ranked by rank-bm25."""

    def __init__(self, store: Store) -> None:
        self._store = store
        corpus = store.documents.load()
        self._held = Held(corpus.entries())
        self._engine = InMemory(corpus.entries())

    @property
    def serving(self) -> Serving:
        return Serving(Corpus(self._held), self._engine)

    @property
    def broken(self) -> bool:
        return False

    def refresh(self) -> None:
        held = self._held
        old = {doc_id: held.entry(doc_id) for doc_id in held.documents}
        now = self._store.served.stamps()
        new = {doc_id for doc_id in now if doc_id not in old or old[doc_id].stamp != now[doc_id]}
        found = self._store.served.entries(new)
        put = [found[doc_id] for doc_id in now if doc_id in found]
        gone = old.keys() - now.keys() | new - found.keys()
        removed = [entry for doc_id, entry in old.items() if doc_id in gone]
        replaced = [old[e.document.doc_id] for e in put if e.document.doc_id in old]
        self._engine.change(put, [*removed, *replaced])
        self._held = held.changed(put, [doc_id for doc_id in now if doc_id not in gone])
