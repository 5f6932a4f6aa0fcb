"""Adds, removes and reindexes: keeps store, analyzer and retriever in step."""

from __future__ import annotations

import hashlib
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.analysis import Analyzer
from index.corpus import pack
from index.errors import SourceError
from index.folder import LARGEST_FILE, find_files
from index.readers import read
from index.records import Document, document_id
from index.retriever import Retriever
from index.store import Origin, Store

# Called with (done, total, what is being worked on); units are bytes of source files, or
# characters where stored text is analysed again.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a reindexing did; counts of documents.

    Attributes:
        failed: what could not be read; everything else was indexed all the same.
        reanalysed: documents taken apart anew because the analyzer changed.
        sentences: sentences in the whole collection afterwards.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    reanalysed: int = 0
    failed: tuple[SourceError, ...] = ()
    documents: int = 0
    sentences: int = 0


@dataclass(slots=True)
class _Tally:
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    reanalysed: int = 0
    failed: list[SourceError] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Pending:
    """A document that was read and waits for its analysis, with what to remember of its source."""

    document: Document
    origin: Origin


class Library:
    """One collection: its store, and the retriever that serves from it.

    Answering and reindexing do not wait for each other: a reindexing builds a new retriever and
    swaps it in by one assignment. If it fails, the old one goes on serving.

    Args:
        store: where documents and sentences are kept.
        analyzer: shared with the retriever.
    """

    def __init__(self, store: Store, analyzer: Analyzer) -> None:
        self._store = store
        self._analyzer = analyzer
        self._retriever = Retriever(store.load(), analyzer)
        self._lock = threading.Lock()
        self._running: Future[Report] | None = None

    @property
    def retriever(self) -> Retriever:
        """The retriever that serves now; take it once per question."""
        return self._retriever

    def reindex(self, folders: Sequence[Path], progress: Progress | None = None) -> Report:
        """Bring the collection up to date with `folders`; only what changed is analysed.

        A call that comes while another is at work waits for that one and returns its report.

        Raises:
            SourceError: a folder is missing or holds no article; nothing was changed.
            StoreError: the store cannot be written; the old index goes on serving.
        """
        with self._lock:
            running = self._running
            if running is None:
                mine: Future[Report] = Future()
                self._running = mine
        if running is not None:
            return running.result()
        try:
            report = self._reindex(folders, progress or _silent)
        except BaseException as exc:
            mine.set_exception(exc)
            raise
        else:
            mine.set_result(report)
            return report
        finally:
            with self._lock:
                self._running = None

    def _reindex(self, folders: Sequence[Path], progress: Progress) -> Report:
        files = {str(path): path for folder in folders for path in find_files(folder)}
        tally = _Tally()
        origins = self._store.origins()
        self._store_all(self._changed(files, origins, tally, progress))
        self._remove_vanished(folders, files, origins, tally)
        self._reanalyse(tally, progress)
        corpus = self._store.load()
        if tally.added or tally.changed or tally.removed or tally.reanalysed:
            self._retriever = Retriever(corpus, self._analyzer)
        return Report(
            added=tally.added,
            changed=tally.changed,
            removed=tally.removed,
            unchanged=tally.unchanged,
            reanalysed=tally.reanalysed,
            failed=tuple(tally.failed),
            documents=len(corpus.documents),
            sentences=len(corpus),
        )

    def _changed(
        self,
        files: dict[str, Path],
        origins: dict[str, Origin],
        tally: _Tally,
        progress: Progress,
    ) -> Iterator[_Pending]:
        """Read what is new or has other bytes; what fails is tallied, and its old version kept."""
        sizes = {location: _size(path) for location, path in files.items()}
        total, done = sum(sizes.values()), 0
        for location, path in files.items():
            progress(done, total, path.name)
            done += sizes[location]
            known = origins.get(location)
            try:
                pending = self._read(location, path, known)
            except SourceError as exc:
                tally.failed.append(exc)
                continue
            if pending is None:
                tally.unchanged += 1
                continue
            if known is not None and known.doc_id is not None:
                tally.changed += 1
            else:
                tally.added += 1
            yield pending
        progress(total, total, "")

    def _read(self, location: str, path: Path, known: Origin | None) -> _Pending | None:
        """None where the file is as it was."""
        try:
            stat = path.stat()
            if known and (known.size, known.mtime_ns) == (stat.st_size, stat.st_mtime_ns):
                if known.problem is None:
                    return None
                raise SourceError(location, known.problem)
            if stat.st_size > LARGEST_FILE:
                raise SourceError(
                    location,
                    f"파일이 너무 커요({stat.st_size / 2**20:.0f} MB).",
                    f"{LARGEST_FILE // 2**20} MB보다 작게 나누어 넣어 주세요.",
                )
            data = path.read_bytes()
        except OSError as exc:
            raise SourceError(
                location, f"파일을 열 수 없어요({exc.strerror}).", "읽기 권한을 확인해 주세요."
            ) from exc
        digest = hashlib.sha256(data).hexdigest()
        origin = Origin(location, stat.st_size, stat.st_mtime_ns, digest, document_id(location))
        if known and known.digest == digest and known.problem is None:
            self._store.put_origin(origin)  # touched, not changed
            return None
        document = read(data, location)
        if unicodedata.normalize("NFC", document.text) != document.text:
            document = replace(document, text=unicodedata.normalize("NFC", document.text))
        return _Pending(document, origin)

    def _store_all(self, pending: Iterator[_Pending]) -> None:
        waiting: list[_Pending] = []

        def documents() -> Iterator[Document]:
            for item in pending:
                waiting.append(item)
                yield item.document

        for document, sentences in self._analyzer.analyze(documents()):
            item = waiting.pop(0)
            with self._store.transaction():
                self._store.put(
                    document, [pack(s) for s in sentences], analyzer=self._analyzer.version
                )
                self._store.put_origin(item.origin)

    def _remove_vanished(
        self,
        folders: Sequence[Path],
        files: dict[str, Path],
        origins: dict[str, Origin],
        tally: _Tally,
    ) -> None:
        gone = [
            origin
            for location, origin in origins.items()
            if location not in files and _within(location, folders)
        ]
        with self._store.transaction():
            self._store.delete(o.doc_id for o in gone if o.doc_id is not None)
            self._store.forget_origins(o.location for o in gone)
        tally.removed += sum(origin.doc_id is not None for origin in gone)

    def _reanalyse(self, tally: _Tally, progress: Progress) -> None:
        stale = self._store.stale(self._analyzer.version)
        total, done = sum(len(document.text) for document in stale), 0
        for document, sentences in self._analyzer.analyze(stale):
            progress(done, total, document.title)
            self._store.put(document, [pack(s) for s in sentences], analyzer=self._analyzer.version)
            done += len(document.text)
            tally.reanalysed += 1


def _silent(done: int, total: int, name: str) -> None:
    """No progress is shown."""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _within(location: str, folders: Iterable[Path]) -> bool:
    path = Path(location)
    return any(path.is_relative_to(folder) for folder in folders)
