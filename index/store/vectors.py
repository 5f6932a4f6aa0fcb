"""What sentences mean, as vectors."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.store.database import Database, Table

Bytes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Unread:
    """A document whose vectors are yet to be made.

    Attributes:
        title, sentences: its letters, the sentences in order.
        done: the rows that were made before a stop; see `StoredVectors`.
    """

    doc_id: str
    title: str
    sentences: tuple[str, ...]
    done: Bytes | None


@dataclass(frozen=True, slots=True)
class StoredVectors:
    """The vectors of a document.

    Attributes:
        number: another one whenever they are stored again.
        rows: the title, then the sentences in order, as far as they were made. Each is a vector
            of some length: it was stretched so that its largest value is 127.
    """

    number: int
    rows: Bytes


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences and documents have vectors of a model, and how many there are."""

    sentences: int
    all_sentences: int
    documents: int
    all_documents: int

    @property
    def complete(self) -> bool:
        return self.documents == self.all_documents


class Vectors(Table):
    """The table vectors."""

    def missing(self, model: str, limit: int) -> list[Unread]:
        """At most `limit` served documents without all vectors of this model, the newest first."""
        with self._db.reading():
            rows = self._db.execute(
                "SELECT doc_id FROM documents d WHERE NOT EXISTS (SELECT 1 FROM vectors v"
                " WHERE v.model = ? AND v.doc_id = d.doc_id AND v.whole)"
                " AND doc_id NOT IN (SELECT doc_id FROM unserved) ORDER BY rowid DESC LIMIT ?",
                (model, limit),
            )
            return [self._unread(doc_id, model) for (doc_id,) in rows]

    def put(self, unread: Unread, model: str, rows: Bytes) -> bool:
        """Store what was made of a document, whole or its beginning; whether it was still there.

        Of a document that was removed or replaced by another text meanwhile nothing is stored.
        """
        with self._db.transaction():
            if made_from(self._db, unread.doc_id) != (unread.title, unread.sentences):
                return False
            self._db.execute(
                "INSERT OR REPLACE INTO vectors (doc_id, model, rows, whole, data)"
                " VALUES (?, ?, ?, ?, ?)",
                (
                    unread.doc_id,
                    model,
                    len(rows),
                    len(rows) == len(unread.sentences) + 1,
                    rows.tobytes(),
                ),
            )
            return True

    def load(self, model: str, known: Mapping[str, StoredVectors]) -> dict[str, StoredVectors]:
        """All vectors of a model by document ids; those `known` already are not read again."""
        found: dict[str, StoredVectors] = {}
        with self._db.reading():
            numbers = self._db.execute("SELECT doc_id, id FROM vectors WHERE model = ?", (model,))
            new = []
            for doc_id, number in numbers:
                held = known.get(doc_id)
                if held is not None and held.number == number:
                    found[doc_id] = held
                else:
                    new.append(number)
            stored = "SELECT doc_id, id, rows, data FROM vectors WHERE id IN ({})"
            for doc_id, number, count, data in self._db.execute_in(stored, new):
                with suppress(ValueError, TypeError):  # damaged: as if it had none
                    found[doc_id] = StoredVectors(number, _rows(data, count))
        return found

    def last(self) -> int:
        """The number of what was stored last, whatever its model; 0 where nothing is."""
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM vectors")[0][0])

    def coverage(self, model: str | None) -> Coverage:
        """What of all that is served has vectors of a model; nothing, where that is not known."""
        # The view is looked at once: it takes 0.2 s with 50,000 documents.
        ((documents, sentences, whole, read),) = self._db.execute(
            "WITH hidden AS MATERIALIZED (SELECT doc_id FROM unserved),"
            " made AS (SELECT whole, rows - 1 AS read FROM vectors"
            " WHERE model = ? AND doc_id NOT IN hidden)"
            " SELECT (SELECT count(*) FROM documents WHERE doc_id NOT IN hidden),"
            " (SELECT count(*) FROM sentences WHERE doc_id NOT IN hidden),"
            " (SELECT coalesce(sum(whole), 0) FROM made),"
            " (SELECT coalesce(sum(read), 0) FROM made)",
            (model,),
        )
        return Coverage(read, sentences, whole, documents)

    def _unread(self, doc_id: str, model: str) -> Unread:
        made = made_from(self._db, doc_id)
        assert made is not None
        title, sentences = made
        done = self._db.execute(
            "SELECT rows, data FROM vectors WHERE doc_id = ? AND model = ?", (doc_id, model)
        )
        return Unread(doc_id, title, sentences, _rows(done[0][1], done[0][0]) if done else None)


def made_from(database: Database, doc_id: str) -> tuple[str, tuple[str, ...]] | None:
    """Title and sentences of a document, all that its vectors are made from; None without one."""
    documents = database.execute("SELECT title, text FROM documents WHERE doc_id = ?", (doc_id,))
    if not documents:
        return None
    ((title, text),) = documents
    spans = database.execute(
        "SELECT start, stop FROM sentences WHERE doc_id = ? ORDER BY number", (doc_id,)
    )
    return title, tuple(text[start:stop] for start, stop in spans)


def _rows(data: bytes, count: int) -> Bytes:
    return np.frombuffer(data, np.int8).reshape(count, -1)
