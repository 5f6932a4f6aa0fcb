"""The vectors of a collection, and which of them are nearest to a question's."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus
from index.engines.asking import QuestionVectors
from index.engines.embedder import Bytes, Floats
from index.engines.graph import Graph, Keys, keys_of
from index.engines.mapped import Mapped, lengths_of

# Rows that are multiplied at once: so few, BLAS stays on one thread. All rows of 384 numbers take
# 0.1 ms (1,000 rows), 1.7 (10,000), 16 (100,000), 37 (200,000); usearch, exact, 0.1, 1.2, 12 and 42
# (27 on both cores), but it rounds the question too; larger parts of 2,048 rows up to 20 times as
# long where another process works on the same two cores.
_AT_ONCE = 1024


class Vectors:
    """What the sentences of a corpus mean; nothing in it changes after it is made.

    Args:
        rows: of each document by its id: the title, then its sentences in order, as far as they
            were made; vectors of any length. What does not fit the corpus is passed over, as far as
            its sizes are at hand.
        questions: their vectors, by the embedder that made the rows.
        graph: finds the nearest among those that it knows; all others are looked at one by one.
        mapped: where those of `rows` lie that are not in memory.
    """

    def __init__(
        self,
        corpus: Corpus,
        rows: Mapping[str, Bytes],
        questions: QuestionVectors,
        graph: Graph | None = None,
        mapped: Mapped | None = None,
    ) -> None:
        self.questions = questions
        sizes = corpus.sizes()
        if sizes is not None:
            rows = {d: rows[d] for d in sizes if d in rows and len(rows[d]) <= sizes[d] + 1}
        there = [] if mapped is None else [doc_id for doc_id, _, _ in mapped.documents]
        # Those of the file that are served: others have left, or have another version in memory.
        held = {d for d in there if mapped is not None and d in rows and _lies_in(mapped, rows[d])}
        loose = {d: part for d, part in rows.items() if d not in held and len(part)}
        self._doc_ids = [*there, *loose]
        self._place = {d: place for place, d in enumerate(self._doc_ids) if d in rows}
        sizes_here = [*(n for _, _, n in mapped.documents)] if mapped is not None else []
        sizes_here += map(len, loose.values())
        self._starts = np.zeros(len(self._doc_ids) + 1, np.int64)
        np.cumsum(sizes_here, out=self._starts[1:])
        memory = np.concatenate(list(loose.values())) if loose else _NO_ROWS
        self._parts = [memory] if mapped is None else [mapped.rows, memory]
        lengths = lengths_of(memory)
        self._lengths = lengths if mapped is None else np.concatenate([mapped.lengths, lengths])
        self._longest = float(self._lengths.max(initial=1))
        self._sentences = np.ones(len(self._lengths), np.bool_)
        self._sentences[self._starts[:-1]] = False
        for place, doc_id in enumerate(there):
            if doc_id not in held:
                self._sentences[self._starts[place] : self._starts[place + 1]] = False
        self._graph = graph
        self._loose = self._sentences
        self._mapped = mapped
        if graph is not None:
            keys = self._row_keys()
            self._by_key = np.argsort(keys, kind="stable")
            self._keys = keys[self._by_key]
            self._loose = self._sentences & ~graph.knows(keys)

    def __len__(self) -> int:
        """How many sentences have a vector."""
        return int(np.count_nonzero(self._sentences))

    @property
    def loose(self) -> int:
        """How many sentences are looked at one by one."""
        return int(np.count_nonzero(self._loose))

    @property
    def sentence_keys(self) -> Keys:
        """The keys of the vectors of all sentences, for a graph."""
        return self._row_keys()[self._sentences]

    def sentence_rows(self, places: NDArray[np.int64]) -> Bytes:
        """The vectors of some sentences, by their places among all of them."""
        return self._take(np.flatnonzero(self._sentences)[places])

    def _row_keys(self) -> Keys:
        keys = keys_of(self._parts[-1])
        return keys if self._mapped is None else np.concatenate([self._mapped.keys, keys])

    def of(self, corpus: Corpus) -> Vectors:
        """The vectors of a smaller corpus, whose documents stand in this one."""
        found = {doc_id: self.rows_of(doc_id) for doc_id in corpus.documents}
        return Vectors(
            corpus, {d: rows for d, rows in found.items() if rows is not None}, self.questions
        )

    def rows_of(self, doc_id: str) -> Bytes | None:
        """The vectors of a document, sharing the memory of all; None where it has none."""
        place = self._place.get(doc_id)
        if place is None:
            return None
        start, end = int(self._starts[place]), int(self._starts[place + 1])
        border = len(self._parts[0])  # of what is mapped, where anything is
        part, shift = (self._parts[0], 0) if end <= border else (self._parts[-1], border)
        return part[start - shift : end - shift]

    def nearest(self, question: Floats, k: int) -> list[tuple[str, float]]:
        """The ids of the `k` sentences most like a question with their likeness, best first.

        Ties by id. Raises ValueError for `k` below 1.
        """
        if k < 1:
            raise ValueError(f"k must be at least 1, got {k}")
        if not len(self):
            return []
        rows = np.flatnonzero(self._loose)
        if self._graph is None:
            likeness = self._all(question)[rows]
        else:
            rows = np.concatenate((rows, self._in_graph(self._graph, question, k)))
            likeness = self._of(question, rows)
        least = np.partition(likeness, -k)[-k] if len(rows) > k else np.float32(-np.inf)
        near = likeness >= least
        best = [
            (self._sentence_id(int(row)), float(value))
            for row, value in zip(rows[near], likeness[near], strict=True)
        ]
        return sorted(best, key=lambda pair: (-pair[1], pair[0]))[:k]

    def of_document(self, question: Floats, doc_id: str) -> Floats:
        """How like a question the title of a document and its sentences are, in order, as far as
        they have vectors; empty where they have none."""
        place = self._place.get(doc_id)
        if place is None:
            return np.zeros(0, np.float32)
        return self._of(question, np.arange(self._starts[place], self._starts[place + 1]))

    def _sentence_id(self, row: int) -> str:
        place = int(np.searchsorted(self._starts, row, side="right")) - 1
        return f"{self._doc_ids[place]}:{row - self._starts[place]}"

    def _take(self, rows: NDArray[np.int64]) -> Bytes:
        if len(self._parts) == 1:
            return self._parts[0][rows]
        mapped, memory = self._parts
        inside = rows < len(mapped)
        found = np.empty((len(rows), mapped.shape[1]), np.int8)
        found[inside] = mapped[rows[inside]]
        if not inside.all():
            found[~inside] = memory[rows[~inside] - len(mapped)]
        return found

    def _of(self, question: Floats, rows: NDArray[np.int64]) -> Floats:
        whole, size = self._whole(question)
        found = np.empty(len(rows), np.float32)
        for at in range(0, len(rows), _AT_ONCE):
            part = rows[at : at + _AT_ONCE]
            found[at : at + _AT_ONCE] = self._take(part).astype(np.float32) @ whole
        return found / (self._lengths[rows] * size)

    def _all(self, question: Floats) -> Floats:
        whole, size = self._whole(question)
        found, done = np.empty(len(self._lengths), np.float32), 0
        for rows in self._parts:
            for at in range(0, len(rows), _AT_ONCE):
                part = rows[at : at + _AT_ONCE].astype(np.float32)
                np.matmul(part, whole, out=found[done : done + len(part)])
                done += len(part)
        found /= self._lengths * size
        return found

    def _whole(self, question: Floats) -> tuple[Floats, np.float32]:
        """A question in whole numbers, and how long it is then.

        No sum of its products with a row, however it is added up, exceeds 2**24 (Cauchy-Schwarz):
        float32 holds them exactly, and equal rows are equally like it wherever they stand.
        """
        size = np.float32(2**24 / self._longest - len(question) ** 0.5)
        return np.rint(question * size), size

    def _in_graph(self, graph: Graph, question: Floats, k: int) -> NDArray[np.int64]:
        """Rows of sentences near to a question; what left the corpus is still in the graph."""
        count = 2 * k
        while True:
            keys = graph.nearest(question, count)
            first = np.searchsorted(self._keys, keys, side="left")
            behind = np.searchsorted(self._keys, keys, side="right")
            # Equal sentences have equal keys.
            found = [self._by_key[a:b] for a, b in zip(first, behind, strict=True)]
            rows = np.concatenate(found) if found else np.zeros(0, np.int64)
            rows = rows[self._sentences[rows]]
            if len(rows) >= k or count >= len(graph):
                return rows
            count *= 2


_NO_ROWS: Bytes = np.zeros((0, 1), np.int8)


def _lies_in(mapped: Mapped, rows: Bytes) -> bool:
    return np.may_share_memory(mapped.rows, rows)
