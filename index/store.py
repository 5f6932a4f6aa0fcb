"""Documents, sentences and sources in one SQLite file. The only module that talks SQL."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.corpus import Corpus, PackedSentence
from index.errors import StoreError
from index.migrations import MIGRATIONS
from index.records import Document, Published


@dataclass(frozen=True, slots=True)
class Origin:
    """What a source looked like when it was last read.

    Attributes:
        location: path or URL.
        size, mtime_ns: of the file, bytes and nanoseconds since the epoch.
        digest: SHA-256 of the bytes, hexadecimal.
        doc_id: the document made from it; None where reading failed.
        problem: why reading failed; None where it went well.
    """

    location: str
    size: int
    mtime_ns: int
    digest: str
    doc_id: str | None
    problem: str | None = None


class Store:
    """One collection in one file; safe to share between threads.

    Args:
        path: the database file; made, with its folder, where it does not exist.

    Raises:
        StoreError: the file cannot be opened, is not a database, or is from a newer version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                path, timeout=30, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as exc:
            raise StoreError(f"{path}: 저장소를 열 수 없어요 ({exc}).") from exc
        try:
            with self._errors():
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = FULL")
                self._db.execute("PRAGMA foreign_keys = ON")
                self._migrate()
        except StoreError:
            self._db.close()
            raise

    def close(self) -> None:
        with self._lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; may be nested (the outermost decides).

        Raises:
            StoreError: the database cannot be written (read-only, disk full, locked for 30 s).
        """
        with self._lock, self._errors():
            if self._db.in_transaction:
                yield
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def load(self) -> Corpus:
        """The whole collection, as one consistent reading."""
        with self._lock, self._errors():
            sentences: dict[str, list[PackedSentence]] = {}
            self._db.execute("BEGIN")
            try:
                rows = self._db.execute(
                    "SELECT doc_id, number, paragraph, start, stop, terms FROM sentences"
                    " ORDER BY doc_id, number"
                )
                for row in rows:
                    sentences.setdefault(row[0], []).append(PackedSentence(*row))
                documents = [_document(row) for row in self._db.execute(_SELECT_DOCUMENTS)]
            finally:
                self._db.execute("COMMIT")
        return Corpus((d, sentences.get(d.doc_id, [])) for d in documents)

    def put(
        self, document: Document, sentences: Sequence[PackedSentence], *, analyzer: str
    ) -> None:
        """Add a document, or replace the one of the same id."""
        with self.transaction():
            self._db.execute(
                "INSERT INTO documents (doc_id, source, title, text, captions, outlet, author,"
                " published, url, digest_by, analyzer, added_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (doc_id) DO UPDATE SET source = excluded.source,"
                " title = excluded.title, text = excluded.text, captions = excluded.captions,"
                " outlet = excluded.outlet, author = excluded.author,"
                " published = excluded.published, url = excluded.url,"
                " digest_by = excluded.digest_by, analyzer = excluded.analyzer",
                (
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
                    analyzer,
                    datetime.now(UTC).isoformat(timespec="seconds"),
                ),
            )
            self._db.execute("DELETE FROM sentences WHERE doc_id = ?", (document.doc_id,))
            self._db.executemany(
                "INSERT INTO sentences (doc_id, number, paragraph, start, stop, terms)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [(s.doc_id, s.number, s.paragraph, s.start, s.end, s.terms) for s in sentences],
            )

    def delete(self, doc_ids: Iterable[str]) -> None:
        """Remove documents with their sentences; ids that are not there are passed over."""
        with self.transaction():
            self._db.executemany(
                "DELETE FROM documents WHERE doc_id = ?", [(doc_id,) for doc_id in doc_ids]
            )

    def stale(self, analyzer: str) -> list[Document]:
        """The documents that another version of the analyzer took apart."""
        with self._lock, self._errors():
            rows = self._db.execute(
                f"{_SELECT} WHERE analyzer <> ? ORDER BY rowid", (analyzer,)
            ).fetchall()
        return [_document(row) for row in rows]

    def origins(self) -> dict[str, Origin]:
        """What was read, by location."""
        with self._lock, self._errors():
            rows = self._db.execute(
                "SELECT location, size, mtime_ns, digest, doc_id, problem FROM origins"
            ).fetchall()
        return {row[0]: Origin(*row) for row in rows}

    def put_origin(self, origin: Origin) -> None:
        """Remember how a source was read; replaces what was known of the same location."""
        with self.transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO origins"
                " (location, size, mtime_ns, digest, doc_id, problem) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    origin.location,
                    origin.size,
                    origin.mtime_ns,
                    origin.digest,
                    origin.doc_id,
                    origin.problem,
                ),
            )

    def forget_origins(self, locations: Iterable[str]) -> None:
        """Forget sources that are gone."""
        with self.transaction():
            self._db.executemany(
                "DELETE FROM origins WHERE location = ?", [(location,) for location in locations]
            )

    def _migrate(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise StoreError(
                f"{self.path}: 더 새로운 기사봇이 만든 저장소예요(형식 {version}). "
                "기사봇을 새 버전으로 올려 주세요."
            )
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            with self.transaction():
                for statement in script:
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {number}")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as exc:
            raise StoreError(_explain(self.path, exc)) from exc


_SELECT = (
    "SELECT doc_id, source, title, text, captions, outlet, author, published, url, digest_by"
    " FROM documents"
)
_SELECT_DOCUMENTS = f"{_SELECT} ORDER BY rowid"


def _document(row: tuple[str, ...]) -> Document:
    doc_id, source, title, text, captions, outlet, author, published, url, digest_by = row
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
    )


def _explain(path: Path, exc: sqlite3.Error) -> str:
    """What happened and what to do, by SQLite's result code (https://sqlite.org/rescode.html)."""
    code = getattr(exc, "sqlite_errorname", "") or ""
    if code.startswith("SQLITE_FULL"):
        return f"{path}: 디스크가 가득 차서 저장하지 못했어요. 공간을 비운 뒤 다시 해 주세요."
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return f"{path}: 저장소에 쓸 수 없어요. 폴더의 쓰기 권한을 확인해 주세요."
    if code.startswith("SQLITE_NOTADB"):
        return f"{path}: 기사봇 저장소 파일이 아니에요. 다른 곳을 GISABOT_DATA로 정해 주세요."
    if code.startswith("SQLITE_BUSY"):
        return f"{path}: 다른 작업이 저장소를 쓰고 있어요. 잠시 뒤 다시 해 주세요."
    return f"{path}: 저장소에서 오류가 났어요 ({exc})."
