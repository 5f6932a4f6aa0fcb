"""Documents, their sentences, and how alike they are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from index.corpus import Corpus, Entry, Held, PackedSentence
from index.records import Document
from index.store.database import Table
from index.store.rows import (
    ENTRY,
    FIELDS,
    SENTENCE,
    as_document,
    as_row,
    checksum,
    entry_of,
    legible,
    to_forms,
)
from index.store.vectors import made_from

_KEPT_GENERATIONS = 100
_AT_ONCE = 500  # documents that are read by one statement
KEPT_GONE = 1000  # generations: an index that is further behind is made again

_PUT = (
    f"INSERT INTO documents ({FIELDS}, analyzer, letters, checksum, added_at, stamp, title_forms)"
    f" VALUES ({', '.join('?' * 17)})"
    " ON CONFLICT (doc_id) DO UPDATE SET source = excluded.source,"
    " title = excluded.title, text = excluded.text, captions = excluded.captions,"
    " outlet = excluded.outlet, author = excluded.author,"
    " published = excluded.published, url = excluded.url,"
    " digest_by = excluded.digest_by, pages = excluded.pages, analyzer = excluded.analyzer,"
    " letters = excluded.letters, checksum = excluded.checksum, stamp = excluded.stamp,"
    " title_forms = excluded.title_forms"
)


class Documents(Table):
    """The tables documents, sentences, fingerprints and generations."""

    def load(self) -> Corpus:
        """All that is served (see `Folders`), as one consistent reading; without what `damaged`
        names."""
        with self._db.reading():
            unserved = {doc_id for (doc_id,) in self._db.execute("SELECT doc_id FROM unserved")}
            found = list(self._read())
        return Corpus(
            Held(entry for doc_id, entry in found if entry is not None and doc_id not in unserved)
        )

    def damaged(self) -> list[str]:
        """The ids of documents that the disk does not give back as they were stored."""
        return [doc_id for doc_id, entry in self._read() if entry is None]

    def is_made_of(self, document: Document, sentences: Sequence[PackedSentence]) -> bool:
        """Whether a document was stored with just these, whatever the disk gives back."""
        rows = self._db.execute(
            "SELECT checksum FROM documents WHERE doc_id = ?", (document.doc_id,)
        )
        return rows == [(checksum(as_row(document), _as_rows(sentences)),)]

    def unsealed(self) -> bool:
        """Whether there are documents of versions before there was a checksum."""
        return bool(self._db.execute("SELECT 1 FROM documents WHERE checksum IS NULL LIMIT 1"))

    def seal(self) -> None:
        """Give what versions before there was a checksum stored theirs, so that it can be checked."""
        with self._db.transaction():
            for row in self._db.execute(f"SELECT {FIELDS} FROM documents WHERE checksum IS NULL"):
                self._db.execute(
                    "UPDATE documents SET checksum = ? WHERE doc_id = ?",
                    (checksum(row, self._sentences_of(row[:1])), row[0]),
                )

    def _read(self) -> Iterator[tuple[str, Entry | None]]:
        """Every document with its sentences by its id; None where it is damaged. A part of them is
        read at a time: those of a million sentences take more than a gigabyte."""
        last = -1
        while True:
            with self._db.reading():
                documents = self._db.execute(
                    f"SELECT rowid, doc_id, {ENTRY} FROM documents WHERE rowid > ?"
                    " ORDER BY rowid LIMIT ?",
                    (last, _AT_ONCE),
                )
                rows = self._sentences_of([doc_id for _, doc_id, *_ in documents])
            if not documents:
                return
            last = documents[-1][0]
            sentences: dict[object, list[tuple[Any, ...]]] = {}
            for row in rows:
                sentences.setdefault(row[0], []).append(row)
            for _, doc_id, *fields in documents:
                yield str(doc_id), entry_of(fields, sentences.get(doc_id, []))

    def _sentences_of(self, doc_ids: Sequence[str]) -> list[tuple[Any, ...]]:
        return self._db.execute(
            f"SELECT {SENTENCE} FROM sentences WHERE doc_id IN ({', '.join('?' * len(doc_ids))})"
            " ORDER BY doc_id, number",
            doc_ids,
        )

    def get(self, doc_id: str) -> Document | None:
        """One document, None where there is none that can be read."""
        rows = self._db.execute(f"SELECT {FIELDS} FROM documents WHERE doc_id = ?", (doc_id,))
        return legible(as_document, rows[0]) if rows else None

    def put(
        self,
        document: Document,
        sentences: Sequence[PackedSentence],
        *,
        analyzer: str,
        title: Sequence[str] | None = None,
        letters: str | None = None,
        marks: Collection[int] = (),
    ) -> None:
        """Add a document, or replace the one of the same id.

        Vectors of a replaced one stay where they were made from the same letters.

        Args:
            analyzer: version of the analyzer that made the sentences.
            title: forms of its title; None where it was not taken apart.
            letters, marks: digest and fingerprints of the text, see `index.likeness`.
        """
        doc_id = document.doc_id
        rows = _as_rows(sentences)
        kept = checksum(as_row(document), rows)
        with self._db.transaction():
            before = made_from(self._db, doc_id)
            stamp = self.generation() + 1
            self._keep_gone(doc_id, stamp)
            told = (analyzer, letters, kept, _now(), stamp, to_forms(title))
            self._db.execute(_PUT, (*as_row(document), *told))
            self._replace(doc_id, rows, marks)
            if before is not None and before != made_from(self._db, doc_id):
                self._db.execute("DELETE FROM vectors WHERE doc_id = ?", (doc_id,))

    def _replace(
        self, doc_id: str, sentences: Sequence[Sequence[object]], marks: Collection[int]
    ) -> None:
        """The sentences and fingerprints of a document in the place of those it had."""
        self._db.execute("DELETE FROM sentences WHERE doc_id = ?", (doc_id,))
        self._db.execute_many(
            f"INSERT INTO sentences ({SENTENCE}) VALUES (?, ?, ?, ?, ?, ?)", sentences
        )
        self._db.execute("DELETE FROM fingerprints WHERE doc_id = ?", (doc_id,))
        self._db.execute_many(
            "INSERT INTO fingerprints (mark, doc_id) VALUES (?, ?)",
            [(mark, doc_id) for mark in marks],
        )

    def place(self, doc_id: str, place: int) -> None:
        """Put a document where it was among the others, unless another one stands there now."""
        self._db.execute(
            "UPDATE OR IGNORE documents SET rowid = ? WHERE doc_id = ?", (place, doc_id)
        )

    def move(self, doc_id: str, source: str) -> None:
        """Tell that a document lies elsewhere now; its id stays."""
        with self._db.transaction():
            stamp = self.generation() + 1
            self._keep_gone(doc_id, stamp)
            self._db.execute(
                "UPDATE documents SET source = ?, stamp = ? WHERE doc_id = ?",
                (source, stamp, doc_id),
            )

    def delete(self, doc_ids: Iterable[str]) -> None:
        """Remove documents with all that hangs on them; unknown ids are passed over."""
        with self._db.transaction():
            generation = self.generation() + 1
            for doc_id in doc_ids:
                self._keep_gone(doc_id, generation)
                self._db.execute("DELETE FROM documents WHERE doc_id = ?", (doc_id,))

    def _keep_gone(self, doc_id: str, generation: int) -> None:
        """Remember what goes: an index counts it off its figures; see `Served.gone`.

        What is damaged is not remembered, and the index made again.
        """
        for row in self._db.execute(f"SELECT {ENTRY} FROM documents WHERE doc_id = ?", (doc_id,)):
            sentences = self._sentences_of([doc_id])
            if entry_of(row, sentences) is None:
                continue
            _, stamp, *document = row
            self._db.execute(
                "INSERT OR REPLACE INTO gone (generation, doc_id, stamp, document, sentences)"
                " VALUES (?, ?, ?, ?, ?)",
                (generation, doc_id, stamp, _as_json(document), _as_json(sentences)),
            )
            self._db.execute("DELETE FROM gone WHERE generation <= ?", (generation - KEPT_GONE,))

    def stale(self, analyzer: str) -> list[Document]:
        """The documents that another version of the analyzer took apart."""
        rows = self._db.execute(
            f"SELECT {FIELDS} FROM documents WHERE analyzer <> ? ORDER BY rowid", (analyzer,)
        )
        return [found for row in rows if (found := legible(as_document, row)) is not None]

    def count_stale(self, analyzer: str) -> int:
        """How many documents `stale` would return."""
        sql = "SELECT count(*) FROM documents WHERE analyzer <> ?"
        return int(self._db.execute(sql, (analyzer,))[0][0])

    def with_letters(self, letters: str) -> str | None:
        """The id of a document with this digest of its letters."""
        rows = self._db.execute(
            "SELECT doc_id FROM documents WHERE letters = ? LIMIT 1", (letters,)
        )
        return str(rows[0][0]) if rows else None

    def with_url(self, url: str) -> str | None:
        """The id of a document with this address."""
        rows = self._db.execute("SELECT doc_id FROM documents WHERE url = ? LIMIT 1", (url,))
        return str(rows[0][0]) if rows else None

    def sharing(self, marks: Collection[int]) -> list[tuple[str, int, int]]:
        """(document id, marks it shares, marks it has), most shared first."""
        sql = "SELECT doc_id, count(*) FROM fingerprints WHERE mark IN ({}) GROUP BY doc_id"
        shared: Counter[str] = Counter()
        with self._db.reading():
            for doc_id, count in self._db.execute_in(sql, marks):
                shared[doc_id] += count
            best = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
            sizes = [
                self._db.execute("SELECT count(*) FROM fingerprints WHERE doc_id = ?", (d,))
                for d, _ in best
            ]
        return [(d, n, size[0][0]) for (d, n), size in zip(best, sizes, strict=True)]

    def newest_analyzer(self) -> str | None:
        """The version of the analyzer that took apart what was stored last; None where nothing is."""
        rows = self._db.execute("SELECT analyzer FROM documents ORDER BY stamp DESC LIMIT 1")
        return str(rows[0][0]) if rows else None

    def generation(self) -> int:
        """A number that grows with every change of the collection, in whatever process."""
        ((generation,),) = self._db.execute("SELECT max(generation) FROM generations")
        return int(generation)

    def new_generation(self, reason: str) -> None:
        """Say that the collection changed; `reason` is for people who read the table."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO generations (made_at, reason) VALUES (?, ?)", (_now(), reason)
            )
            self._db.execute(
                "DELETE FROM generations WHERE generation <="
                f" (SELECT max(generation) FROM generations) - {_KEPT_GENERATIONS}"
            )


def _as_rows(sentences: Iterable[PackedSentence]) -> list[tuple[object, ...]]:
    """The columns of `SENTENCE`."""
    return [(s.doc_id, s.number, s.paragraph, s.start, s.end, s.terms) for s in sentences]


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
