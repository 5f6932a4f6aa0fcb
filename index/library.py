"""One collection: answers from it, and keeps it up to date without a pause."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from index.analysis import Analyzer
from index.errors import SourceError
from index.folder import changed, find_files, read_file
from index.intake import Intake, Pending, Taken
from index.records import Document
from index.retriever import Retriever
from index.store import Origin, Store

# Called with (done, total, what is being worked on); units are bytes of source files, or
# characters where stored text is analysed again.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a reindexing did; counts of documents.

    Attributes:
        repeated: what tells the same as another document: left out where all letters are the
            same, and otherwise added.
        failed: what could not be read; everything else was indexed all the same.
        reanalysed: documents taken apart anew because the analyzer changed.
        documents, sentences: in the whole collection afterwards.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    reanalysed: int = 0
    repeated: tuple[Taken, ...] = ()
    failed: tuple[SourceError, ...] = ()
    documents: int = 0
    sentences: int = 0


class Library:
    """One collection: its store, and the retriever that serves from it.

    Answering and changing do not wait for each other: a change builds a new retriever and swaps
    it in by one assignment. If it fails, the old one goes on serving.

    Args:
        store: where documents and sentences are kept.
        analyzer: shared with the retriever.
    """

    def __init__(self, store: Store, analyzer: Analyzer) -> None:
        self.store = store
        self._analyzer = analyzer
        self._generation = store.documents.generation()
        self._retriever = Retriever(store.documents.load(), analyzer)
        self._changing = threading.RLock()
        self._joining = threading.Lock()
        self._running: Future[Report] | None = None

    @property
    def retriever(self) -> Retriever:
        """The retriever that serves now; take it once per question."""
        return self._retriever

    @property
    def analyzer(self) -> Analyzer:
        """The analyzer that serves now."""
        return self._analyzer

    def refresh(self) -> bool:
        """Serve what is stored now, if it is not what is served; whether anything changed.

        Another process (the command line beside a running bot) may have changed the store.
        """
        with self._changing:
            generation = self.store.documents.generation()
            if generation == self._generation:
                return False
            self._retriever = Retriever(
                self.store.documents.load(), self._analyzer, previous=self._retriever
            )
            self._generation = generation
            return True

    def stale(self) -> int:
        """How many documents the next reindexing takes apart anew, the analyzer being another."""
        return self.store.documents.count_stale(self._analyzer.version)

    def reindex(self, folders: Sequence[Path], progress: Progress | None = None) -> Report:
        """Bring the collection up to date with `folders`; only what changed is analysed.

        Files that were added one by one are looked at again too. A call that comes while another
        is at work waits for that one and returns its report.

        Raises:
            SourceError: a folder is missing or holds no article; nothing was changed.
            StoreError: the store cannot be written; the old index goes on serving.
        """
        with self._joining:
            running = self._running
            if running is None:
                mine: Future[Report] = Future()
                self._running = mine
        if running is not None:
            return running.result()
        try:
            with self._changing:
                report = self._reindex(folders, progress or _silent)
        except BaseException as exc:
            mine.set_exception(exc)
            raise
        else:
            mine.set_result(report)
            return report
        finally:
            with self._joining:
                self._running = None

    def add(self, pending: Iterable[Pending]) -> list[Taken]:
        """Add what was read, at once; see `Taken` for what became of each. Raises StoreError."""
        with self._changing:
            taken = list(Intake(self.store, self._analyzer).take(pending))
            self.refresh()
            return taken

    def remove(self, doc_ids: Sequence[str]) -> list[Document]:
        """Take documents out; `undo_removal` brings them back until the next removal.

        Their files stay where they are and are not read again by themselves.
        """
        with self._changing, self.store.transaction():
            removed = self._remove(doc_ids)
        self.refresh()
        return removed

    def undo_removal(self) -> list[Document]:
        """Bring back what the last removal took; empty where there is nothing to bring back."""
        with self._changing:
            kept = self.store.history.removed()
            back = list(
                Intake(self.store, self._analyzer).put_back([item.document for item in kept])
            )
            with self.store.transaction():
                for item in kept:
                    for location in item.locations:
                        origin = self.store.origins.get(location)
                        if origin is not None:
                            doc_id = item.document.doc_id
                            self.store.origins.put(replace(origin, doc_id=doc_id, removed=False))
                self.store.history.forget("removed", [document.doc_id for document in back])
            self.refresh()
            return back

    def undo_change(self, doc_id: str) -> Document | None:
        """Bring back the version before the last change; None where there is none."""
        with self._changing:
            kept = self.store.history.replaced(doc_id)
            if kept is None:
                return None
            with self.store.transaction():
                now = self.store.documents.get(doc_id)
                if now is not None:
                    self.store.history.keep_replaced(now)
                list(Intake(self.store, self._analyzer).put_back([kept.document]))
            self.refresh()
            return kept.document

    def change_analyzer(self, analyzer: Analyzer, progress: Progress | None = None) -> int:
        """Serve by another analyzer, everything taken apart anew; the number of documents."""
        with self._changing:
            self._analyzer = analyzer
            count = self._reanalyse(progress or _silent)
            self._retriever = Retriever(self.store.documents.load(), analyzer)
            self._generation = self.store.documents.generation()
            return count

    def _remove(self, doc_ids: Sequence[str]) -> list[Document]:
        documents = [d for doc_id in doc_ids if (d := self.store.documents.get(doc_id))]
        if not documents:
            return []
        origins = {d.doc_id: self.store.origins.of_document(d.doc_id) for d in documents}
        self.store.history.keep_removed(
            (d, [origin.location for origin in origins[d.doc_id]]) for d in documents
        )
        for found in origins.values():
            for origin in found:
                self.store.origins.put(replace(origin, doc_id=None, removed=True))
        self.store.documents.delete(d.doc_id for d in documents)
        self.store.documents.new_generation(f"removed {len(documents)}")
        return documents

    def _reindex(self, folders: Sequence[Path], progress: Progress) -> Report:
        files = {str(path): path for folder in folders for path in find_files(folder)}
        origins = self.store.origins.all()
        removed = self._remove_vanished(folders, files, origins)
        files.update((o.location, Path(o.location)) for o in origins.values() if o.kind == "file")
        failed: list[SourceError] = []
        unchanged: list[str] = []
        outcomes: Counter[str] = Counter()
        repeated: list[Taken] = []
        pending = self._changed(files, origins, failed, unchanged, progress)
        for taken in Intake(self.store, self._analyzer).take(pending):
            outcomes[taken.outcome] += 1
            if taken.twin is not None:
                repeated.append(taken)
        reanalysed = self._reanalyse(progress)
        self.refresh()
        return Report(
            added=outcomes["added"],
            changed=outcomes["changed"],
            removed=removed,
            unchanged=len(unchanged),
            reanalysed=reanalysed,
            repeated=tuple(repeated),
            failed=tuple(failed),
            documents=len(self._retriever.corpus.documents),
            sentences=len(self._retriever.corpus),
        )

    def _changed(
        self,
        files: dict[str, Path],
        origins: dict[str, Origin],
        failed: list[SourceError],
        unchanged: list[str],
        progress: Progress,
    ) -> Iterator[Pending]:
        """Read what is new or has other bytes; of what fails, the old version is kept."""
        sizes = {location: _size(path) for location, path in files.items()}
        total, done = sum(sizes.values()), 0
        for location, path in files.items():
            progress(done, total, path.name)
            done += sizes[location]
            known = origins.get(location)
            if known is not None and (known.removed or not changed(path, known)):
                unchanged.append(location)
                continue
            try:
                pending = read_file(path, known.kind if known else "folder")
            except SourceError as exc:
                failed.append(exc)
                continue
            if known is not None and known.digest == pending.origin.digest:
                self.store.origins.put(replace(pending.origin, doc_id=known.doc_id))
                unchanged.append(location)  # touched, not changed
                continue
            yield pending
        progress(total, total, "")

    def _remove_vanished(
        self, folders: Sequence[Path], files: dict[str, Path], origins: dict[str, Origin]
    ) -> int:
        """Take out documents whose files are gone; one that lies elsewhere too is read anew."""
        gone = {
            location
            for location, origin in origins.items()
            if origin.kind == "folder" and location not in files and _within(location, folders)
        }
        doc_ids = {d for location in gone if (d := origins[location].doc_id) is not None}
        again = [o for o in origins.values() if o.doc_id in doc_ids and o.location not in gone]
        with self.store.transaction():
            self._remove(sorted(doc_ids))
            self.store.origins.delete(gone)
            self.store.origins.delete(origin.location for origin in again)
        for location in (*gone, *(origin.location for origin in again)):
            del origins[location]
        return len(doc_ids)

    def _reanalyse(self, progress: Progress) -> int:
        stale = self.store.documents.stale(self._analyzer.version)
        total, done = sum(len(document.text) for document in stale), 0
        for document in Intake(self.store, self._analyzer).put_back(stale):
            done += len(document.text)
            progress(done, total, document.title)
        return len(stale)


def _silent(done: int, total: int, name: str) -> None:
    """No progress is shown."""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _within(location: str, folders: Sequence[Path]) -> bool:
    path = Path(location)
    return any(path.is_relative_to(folder) for folder in folders)
