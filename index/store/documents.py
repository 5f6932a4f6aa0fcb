"""Documents, their sentences, and how alike they are."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from index.corpus import Corpus, PackedSentence
from index.records import Document, Published
from index.store.database import Database
from index.store.vectors import made_from

_FIELDS = "doc_id, source, title, text, captions, outlet, author, published, url, digest_by, pages"
_KEPT_GENERATIONS = 100
_AT_ONCE = 500  # values in one statement; SQLite takes 999 in its oldest builds


class Documents:
    """The tables documents, sentences, fingerprints and generations."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def load(self) -> Corpus:
        """All that is served (see `Folders`), as one consistent reading; without what `damaged`
        names."""
        with self._db.reading():
            unserved = {doc_id for (doc_id,) in self._db.execute("SELECT doc_id FROM unserved")}
            found = list(self._read())
        return Corpus(
            sound for doc_id, sound in found if sound is not None and doc_id not in unserved
        )

    def damaged(self) -> list[str]:
        """The ids of documents that the disk does not give back as they were stored."""
        return [doc_id for doc_id, sound in self._read() if sound is None]

    def unsealed(self) -> bool:
        """Whether there are documents of versions before there was a checksum."""
        return bool(self._db.execute("SELECT 1 FROM documents WHERE checksum IS NULL LIMIT 1"))

    def seal(self) -> None:
        """Give what versions before there was a checksum stored theirs, so that it can be checked."""
        with self._db.transaction():
            for row in self._db.execute(f"SELECT {_FIELDS} FROM documents WHERE checksum IS NULL"):
                sentences = self._db.execute(
                    "SELECT doc_id, number, paragraph, start, stop, terms FROM sentences"
                    " WHERE doc_id = ? ORDER BY number",
                    (row[0],),
                )
                self._db.execute(
                    "UPDATE documents SET checksum = ? WHERE doc_id = ?",
                    (_checksum(row, sentences), row[0]),
                )

    def _read(self) -> Iterator[tuple[str, tuple[Document, list[PackedSentence]] | None]]:
        """Every document with its sentences by its id; None where it is damaged."""
        sentences: dict[object, list[tuple[Any, ...]]] = {}
        with self._db.reading():
            rows = self._db.execute(
                "SELECT doc_id, number, paragraph, start, stop, terms FROM sentences"
                " ORDER BY doc_id, number"
            )
            for row in rows:
                sentences.setdefault(row[0], []).append(row)
            documents = self._db.execute(
                f"SELECT {_FIELDS}, checksum FROM documents ORDER BY rowid"
            )
        for *fields, checksum in documents:
            doc_id = fields[0]
            yield str(doc_id), _sound(fields, sentences.get(doc_id, []), checksum)

    def get(self, doc_id: str) -> Document | None:
        """One document, None where there is none."""
        rows = self._db.execute(f"SELECT {_FIELDS} FROM documents WHERE doc_id = ?", (doc_id,))
        return as_document(rows[0]) if rows else None

    def put(
        self,
        document: Document,
        sentences: Sequence[PackedSentence],
        *,
        analyzer: str,
        letters: str | None = None,
        marks: Collection[int] = (),
    ) -> None:
        """Add a document, or replace the one of the same id.

        Vectors of a replaced one stay where they were made from the same letters.

        Args:
            analyzer: version of the analyzer that made the sentences.
            letters, marks: digest and fingerprints of the text, see `index.likeness`.
        """
        doc_id = document.doc_id
        rows = [(s.doc_id, s.number, s.paragraph, s.start, s.end, s.terms) for s in sentences]
        checksum = _checksum(as_row(document), rows)
        with self._db.transaction():
            before = made_from(self._db, doc_id)
            self._db.execute(
                f"INSERT INTO documents ({_FIELDS}, analyzer, letters, checksum, added_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (doc_id) DO UPDATE SET source = excluded.source,"
                " title = excluded.title, text = excluded.text, captions = excluded.captions,"
                " outlet = excluded.outlet, author = excluded.author,"
                " published = excluded.published, url = excluded.url,"
                " digest_by = excluded.digest_by, pages = excluded.pages, analyzer = excluded.analyzer,"
                " letters = excluded.letters, checksum = excluded.checksum",
                (*as_row(document), analyzer, letters, checksum, _now()),
            )
            self._db.execute("DELETE FROM sentences WHERE doc_id = ?", (doc_id,))
            self._db.execute_many(
                "INSERT INTO sentences (doc_id, number, paragraph, start, stop, terms)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )
            self._db.execute("DELETE FROM fingerprints WHERE doc_id = ?", (doc_id,))
            self._db.execute_many(
                "INSERT INTO fingerprints (mark, doc_id) VALUES (?, ?)",
                [(mark, doc_id) for mark in marks],
            )
            if before is not None and before != made_from(self._db, doc_id):
                self._db.execute("DELETE FROM vectors WHERE doc_id = ?", (doc_id,))

    def place(self, doc_id: str, place: int) -> None:
        """Put a document where it was among the others, unless another one stands there now."""
        self._db.execute(
            "UPDATE OR IGNORE documents SET rowid = ? WHERE doc_id = ?", (place, doc_id)
        )

    def move(self, doc_id: str, source: str) -> None:
        """Tell that a document lies elsewhere now; its id stays."""
        self._db.execute("UPDATE documents SET source = ? WHERE doc_id = ?", (source, doc_id))

    def delete(self, doc_ids: Iterable[str]) -> None:
        """Remove documents with all that hangs on them; unknown ids are passed over."""
        self._db.execute_many("DELETE FROM documents WHERE doc_id = ?", [(d,) for d in doc_ids])

    def stale(self, analyzer: str) -> list[Document]:
        """The documents that another version of the analyzer took apart."""
        rows = self._db.execute(
            f"SELECT {_FIELDS} FROM documents WHERE analyzer <> ? ORDER BY rowid", (analyzer,)
        )
        return [as_document(row) for row in rows]

    def count_stale(self, analyzer: str) -> int:
        """How many documents `stale` would return."""
        ((count,),) = self._db.execute(
            "SELECT count(*) FROM documents WHERE analyzer <> ?", (analyzer,)
        )
        return int(count)

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
        shared: dict[str, int] = {}
        values = list(marks)
        with self._db.reading():
            for at in range(0, len(values), _AT_ONCE):
                part = values[at : at + _AT_ONCE]
                places = ", ".join("?" * len(part))
                for doc_id, count in self._db.execute(
                    f"SELECT doc_id, count(*) FROM fingerprints WHERE mark IN ({places})"
                    " GROUP BY doc_id",
                    part,
                ):
                    shared[doc_id] = shared.get(doc_id, 0) + count
            best = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
            sizes = [
                self._db.execute("SELECT count(*) FROM fingerprints WHERE doc_id = ?", (d,))
                for d, _ in best
            ]
        return [(d, n, size[0][0]) for (d, n), size in zip(best, sizes, strict=True)]

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


def as_row(document: Document) -> tuple[str | None, ...]:
    """The fields of a document in the order of the table."""
    return (
        document.doc_id,
        document.source,
        document.title,
        document.text,
        json.dumps(document.captions, ensure_ascii=False),
        document.outlet,
        document.author,
        document.published.isoformat() if document.published else None,
        document.url,
        document.digest_by,
        json.dumps(document.pages),
    )


def as_document(row: Sequence[Any]) -> Document:
    """The inverse of `as_row`; rows that were kept by older versions have no pages."""
    doc_id, source, title, text, captions, outlet, author, published, url, digest_by, *more = row
    return Document(
        doc_id=doc_id,
        source=source,
        title=title,
        text=text,
        captions=tuple(json.loads(captions)),
        outlet=outlet,
        author=author,
        published=Published.fromisoformat(published) if published else None,
        url=url,
        digest_by=digest_by,
        pages=tuple(json.loads(more[0])) if more else (),
    )


def _checksum(row: Sequence[object], sentences: Sequence[Sequence[object]]) -> int:
    """CRC-32 over a document and its sentences, as the columns have them; a file may be moved."""
    doc_id, _source, *fields = row
    kept = (doc_id, fields, [tuple(sentence) for sentence in sentences])
    return zlib.crc32(repr(kept).encode())


def _sound(
    row: Sequence[Any], sentences: Sequence[tuple[Any, ...]], checksum: int | None
) -> tuple[Document, list[PackedSentence]] | None:
    """A document with its sentences; None where they are not what was stored.

    Those of versions before there was a checksum are sound where they can be read.
    """
    if checksum is not None and checksum != _checksum(row, sentences):
        return None
    try:
        document = as_document(row)
        packed = [PackedSentence(*sentence) for sentence in sentences]
        if checksum is None:
            for sentence in packed:
                sentence.unpack()
    except (ValueError, TypeError):
        return None
    return document, packed


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
