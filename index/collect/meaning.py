"""The vectors that a library serves with, kept in step with its store."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from index.collect.embedding import OnVectors, Stop, embed, model_of
from index.corpus import Corpus
from index.engines.asking import QuestionVectors
from index.engines.embedder import Embedder
from index.engines.graph import LOOSE, Graph, grow_graph, load_graph
from index.engines.mapped import IN_MEMORY, Mapped, open_mapped, write_mapped
from index.engines.vectors import Vectors
from index.errors import EmbedderError
from index.store import Coverage, Store, StoredVectors

_SERVED = 3.0  # seconds between two snapshots of vectors at least, while they are made
_SHARE = 20.0  # times what a snapshot took, where that is longer
_LARGE = 0.1  # share of the mapped vectors that may stay in memory beside them


class Meaning:
    """What a store holds of the meaning of its sentences.

    Args:
        embedder: None where words alone serve.
    """

    def __init__(self, store: Store, embedder: Embedder | None) -> None:
        self._store = store
        self._embedder = embedder
        self._questions: QuestionVectors | None = None
        self._held: dict[str, StoredVectors] = {}
        self._model: str | None = None
        self._graph: Graph | None = None
        self._last = 0
        self._mapped: Mapped | None = None
        self._lock = threading.Lock()

    @property
    def _file(self) -> Path:
        return self._store.path.with_suffix(".usearch")

    def vectors(self, corpus: Corpus) -> Vectors | None:
        """The vectors of a corpus, as far as they are made; None where words alone serve.

        Raises StoreError. An embedder that does not answer leaves words alone.
        """
        if self._embedder is None:
            return None
        with self._lock:
            try:
                model, dimensions = model_of(self._embedder), self._embedder.dimensions
            except EmbedderError:
                return None
            if model != self._model or self._questions is None:
                self._model, self._held = model, {}
                self._graph, self._mapped = None, None
                self._questions = QuestionVectors(self._embedder)
            self._last = self._store.vectors.last()
            stored = self._loaded(model)
            if self._graph is None and sum(len(s.rows) for s in stored.values()) > LOOSE:
                self._graph = load_graph(self._file, dimensions)
            rows = {doc_id: found.rows for doc_id, found in stored.items()}
            vectors = Vectors(corpus, rows, self._questions, self._graph, self._mapped)
            # The rows lie in memory once, however many snapshots share them.
            self._held = {
                doc_id: StoredVectors(found.number, shared)
                for doc_id, found in stored.items()
                if (shared := vectors.rows_of(doc_id)) is not None
            }
            return vectors

    def is_behind(self) -> bool:
        """Whether there are vectors, of another process, that are not served yet."""
        return self._embedder is not None and self._store.vectors.last() != self._last

    def _loaded(self, model: str) -> dict[str, StoredVectors]:
        """All vectors; where many are not in the file of mapped ones yet, all are put there."""
        path = self._store.path.with_suffix(".vectors")
        if self._mapped is None:
            self._mapped = open_mapped(path, model)
        mapped = self._mapped.stored() if self._mapped is not None else {}
        stored = self._store.vectors.load(model, {**mapped, **self._held})
        numbers = {doc_id: found.number for doc_id, found in mapped.items()}
        new = (found for d, found in stored.items() if numbers.get(d) != found.number)
        loose = sum(len(found.rows) for found in new)
        rows = len(self._mapped.rows) if self._mapped is not None else 0
        if loose <= max(IN_MEMORY, _LARGE * rows):
            return stored
        written = write_mapped(path, model, stored)
        if written is None:
            return stored
        self._mapped, self._held = written, {}
        return written.stored()

    def make(self, progress: OnVectors, stop: Stop, stored: Callable[[], None]) -> bool:
        """Make what is missing, see `embed`; True at once where words alone serve."""
        if self._embedder is None:
            return True
        return embed(self._store, self._embedder, progress, stop, stored)

    def make_graph(self, vectors: Vectors, stop: Stop) -> bool:
        """Make or grow the graph where too many sentences stand outside; whether it did."""
        if vectors.loose <= LOOSE:
            return False
        graph = grow_graph(self._file, vectors.sentence_keys, vectors.sentence_rows, stop)
        with self._lock:
            self._graph = graph
        return graph is not None

    def coverage(self) -> Coverage | None:
        """How far the vectors are made; None where words alone serve. Raises StoreError."""
        if self._embedder is None:
            return None
        model = self._model  # where the embedder does not answer: what was read by it before
        with suppress(EmbedderError):
            model = model_of(self._embedder)
        return self._store.vectors.coverage(model)


class Paced:
    """Serves another snapshot of vectors when it is called, but not all the time."""

    def __init__(self, serve: Callable[[], None]) -> None:
        self._serve = serve
        self._served = time.monotonic()
        self._every = _SERVED

    def __call__(self) -> None:
        now = time.monotonic()
        if now - self._served >= self._every:
            self._serve()
            self._served = time.monotonic()
            self._every = max(_SERVED, _SHARE * (self._served - now))
