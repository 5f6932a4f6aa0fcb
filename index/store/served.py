"""What is served, read by ids and by pages: for collections that are not held in memory whole."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from index.corpus import Entry, PackedSentence
from index.records import Document
from index.store.database import Database
from index.store.documents import KEPT_GONE
from index.store.folders import Folders
from index.store.rows import (
    ENTRY,
    FIELDS,
    SENTENCE,
    as_document,
    entry_of,
    forms_of,
    legible,
    to_forms,
)

_HEAD = FIELDS.replace(" text, captions,", " '', '[]',")
_AT_ONCE = 500  # documents of one statement; SQLite takes 999 values in its oldest builds


@dataclass(frozen=True, slots=True)
class Changes:
    """What came and went since a generation; stamps tell versions of a document apart.

    Attributes:
        put: stamps of documents that came or changed, by their ids.
        removed: ids of documents that went or changed.
    """

    put: dict[str, int]
    removed: tuple[str, ...]


class Served:
    """Documents with their sentences, without holding them all; damaged ones are left out."""

    def __init__(self, database: Database, folders: Folders) -> None:
        self._db = database
        self._folders = folders
        # Stamps of those that were read and found whole: only sentences tell, and reading them
        # takes longer than what is listed.
        self._sound: dict[str, int] = {}

    def entries(self, doc_ids: Collection[str]) -> dict[str, Entry]:
        """Documents by their ids, of one moment; those that are not there are left out."""
        ids, found = list(doc_ids), {}
        with self._db.reading():
            for at in range(0, len(ids), _AT_ONCE):
                part = ids[at : at + _AT_ONCE]
                hidden = self._folders.unserved(part)
                found.update(self._entries([d for d in part if d not in hidden]))
        return found

    def _entries(self, ids: list[str]) -> dict[str, Entry]:
        places = ", ".join("?" * len(ids))
        sentences: dict[str, list[tuple[Any, ...]]] = {}
        for row in self._db.execute(
            f"SELECT {SENTENCE} FROM sentences WHERE doc_id IN ({places}) ORDER BY doc_id, number",
            ids,
        ):
            sentences.setdefault(row[0], []).append(row)
        found = {}
        for doc_id, *fields in self._db.execute(
            f"SELECT doc_id, {ENTRY} FROM documents WHERE doc_id IN ({places})", ids
        ):
            entry = entry_of(fields, sentences.get(doc_id, []))
            if entry is None:
                self._sound.pop(doc_id, None)
            else:
                self._sound[doc_id] = entry.stamp
                found[doc_id] = entry
        return found

    def pages(self) -> Iterator[list[Entry]]:
        """All entries, a few hundred at a time, in the order in which they were added."""
        for stamps in self._stamps():
            entries = self._entries(list(stamps))
            yield [entries[doc_id] for doc_id in stamps if doc_id in entries]

    def trust(self, stamps: Mapping[str, int]) -> None:
        """Take these versions of documents, by their ids, for whole: they were read before."""
        self._sound.update(stamps)

    def documents(self) -> Iterator[Document]:
        """All documents, in the order in which they were added."""
        return self._documents(FIELDS)

    def heads(self) -> Iterator[Document]:
        """The same without their texts."""
        return self._documents(_HEAD)

    def _documents(self, fields: str) -> Iterator[Document]:
        for ids in self._ids():
            places = ", ".join("?" * len(ids))
            rows = self._db.execute(
                f"SELECT {fields} FROM documents WHERE doc_id IN ({places}) ORDER BY rowid", ids
            )
            yield from filter(None, (legible(as_document, row) for row in rows))

    def ids(self) -> Iterator[str]:
        """The ids of all documents, in the order in which they were added."""
        for ids in self._ids():
            yield from ids

    def _ids(self) -> Iterator[list[str]]:
        for stamps in self._stamps():
            new = [doc_id for doc_id, stamp in stamps.items() if self._sound.get(doc_id) != stamp]
            if new:
                self._entries(new)
            yield [doc_id for doc_id in stamps if doc_id in self._sound]

    def _stamps(self) -> Iterator[dict[str, int]]:
        """Stamps of all that is served by its ids, damaged or not."""
        last, hidden = -1, self._folders.unserved()
        while rows := self._db.execute(
            "SELECT rowid, doc_id, stamp FROM documents WHERE rowid > ? ORDER BY rowid LIMIT ?",
            (last, _AT_ONCE),
        ):
            last = rows[-1][0]
            yield {doc_id: stamp for _, doc_id, stamp in rows if doc_id not in hidden}

    def generation(self) -> int:
        """A number that grows with every change of the collection, in whatever process."""
        ((generation,),) = self._db.execute("SELECT max(generation) FROM generations")
        return int(generation)

    def has_more_than(self, sentences: int) -> bool:
        """Whether there are more sentences than so many; does not count them all."""
        return bool(
            self._db.execute(
                "SELECT 1 FROM sentences WHERE doc_id NOT IN (SELECT doc_id FROM unserved)"
                " LIMIT 1 OFFSET ?",
                (sentences,),
            )
        )

    def stamps(self) -> dict[str, int]:
        """Which version of each document there is, in the order in which they were added."""
        with self._db.reading():
            hidden = self._folders.unserved()
            rows = self._db.execute("SELECT doc_id, stamp FROM documents ORDER BY rowid")
        return {doc_id: stamp for doc_id, stamp in rows if doc_id not in hidden}

    def since(self, generation: int) -> Changes | None:
        """What came and went after a generation; None where more happened than that."""
        with self._db.reading():
            put = self._db.execute(
                "SELECT doc_id, stamp FROM documents WHERE stamp > ?", (generation,)
            )
            removed = self._db.execute(
                "SELECT doc_id, stamp, generation FROM gone WHERE generation > ?", (generation,)
            )
            now = self.generation()
            hidden: set[str] = set()
            for at in range(0, len(put), _AT_ONCE):
                hidden |= self._folders.unserved([d for d, _ in put[at : at + _AT_ONCE]])
        told = {stamp for _, stamp in put} | {n for _, *both in removed for n in both}
        if now - generation > KEPT_GONE or any(
            n not in told for n in range(generation + 1, now + 1)
        ):
            return None
        served = {doc_id: stamp for doc_id, stamp in put if doc_id not in hidden}
        return Changes(served, tuple({doc_id for doc_id, *_ in removed} | hidden))

    def version(self, doc_id: str, stamp: int) -> Entry | None:
        """A document as it was put; None where that version is not remembered."""
        held = self._entries([doc_id]).get(doc_id)
        if held is not None and held.stamp == stamp:
            return held
        rows = self._db.execute(
            "SELECT document, sentences FROM gone WHERE doc_id = ? AND stamp = ?", (doc_id, stamp)
        )
        if not rows:
            return None
        return legible(_gone, *rows[0], stamp)

    def untitled(self) -> list[tuple[str, str]]:
        """(document id, title) of those whose titles were not taken apart, a few at a time."""
        rows = self._db.execute(
            "SELECT doc_id, title FROM documents WHERE title_forms IS NULL LIMIT ?", (_AT_ONCE,)
        )
        return [(doc_id, title) for doc_id, title in rows]

    def set_titles(self, titles: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Keep the forms of titles, by document ids."""
        self._db.execute_many(
            "UPDATE documents SET title_forms = ? WHERE doc_id = ?",
            [(to_forms(forms), doc_id) for doc_id, forms in titles],
        )

    def marks(self, document: Document) -> frozenset[int]:
        """The fingerprints of a document; see `index.likeness`."""
        rows = self._db.execute(
            "SELECT mark FROM fingerprints WHERE doc_id = ?", (document.doc_id,)
        )
        return frozenset(mark for (mark,) in rows)


def _gone(document: str, sentences: str, stamp: int) -> Entry:
    """A document as it was remembered when it went."""
    title, *fields = json.loads(document)
    packed = (PackedSentence(*row) for row in json.loads(sentences))
    return Entry(as_document(fields), tuple(packed), forms_of(title), stamp)
