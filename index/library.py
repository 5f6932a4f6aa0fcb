"""One collection: answers from it, and keeps it up to date without a pause."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from index.collect.changing import Changing
from index.collect.editing import edit
from index.collect.embedding import OnVectors, Stop, never
from index.collect.intake import Intake, IntakeResult, Pending, take_titles
from index.collect.joined import Joined
from index.collect.meaning import Meaning, Paced
from index.collect.reindexing import Progress, Reindexing, Report
from index.collect.removal import (
    bring_back,
    bring_back_version,
    forget_folder,
    remove_documents,
)
from index.collections import is_outgrown, open_collection
from index.engines.choice import AUTO, Choice
from index.engines.embedder import Embedder
from index.korean.analysis import Analyzer, UserWord, version_with
from index.records import Document
from index.retriever import Retriever
from index.store import Coverage, Field, Origin, Store

__all__ = ["Library", "Progress", "Report"]


def _untold(done: int, total: int) -> None:
    """No progress is shown."""


class Library:
    """One collection: its store, and the retriever that serves from it.

    Answering and changing do not wait for each other: a change builds a new retriever and swaps
    it in by one assignment. If it fails, the old one goes on serving. Several processes may have a
    library of one store each: one of them changes it at a time, and the others `follow`.

    Args:
        store: where documents and sentences are kept.
        analyzer: shared with the retriever.
        embedder: tells the meaning of sentences and questions; without one, words alone serve.
        engine: what finds sentences.

    Attributes:
        changed: set whenever another collection is served.
    """

    def __init__(
        self,
        store: Store,
        analyzer: Analyzer,
        embedder: Embedder | None = None,
        engine: Choice = AUTO,
    ) -> None:
        self.store = store
        self.changed = threading.Event()
        self._analyzer = analyzer
        self._meaning = Meaning(store, embedder)
        self._generation = store.documents.generation()
        self._followed = store.told.begin(self._generation)
        self._serving = threading.Lock()
        self._changing = Changing(store.path.with_suffix(".changing"), self._catch_up)
        self._engine = engine
        take_titles(self.store, self._analyzer)
        self._collection = open_collection(store, engine, self._rebuilt)
        self._serve(self._made(None))
        self._joined: Joined[Report] = Joined()

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
        with self._changing.lock:
            return self._catch_up()

    def follow(self) -> None:
        """Serve no less than any process serves; to be called before each question.

        What was told to be done, by whatever process, is so at the next question in all of them.
        Raises StoreError, EngineError.
        """
        if self.store.told.generation() != self._followed:
            self._changing.catch_up_at_once()

    def _catch_up(self) -> bool:
        told, generation = self.store.told.generation(), self.store.documents.generation()
        new = generation != self._generation or self._collection.broken
        if new:
            self._refresh(self._retriever)
            self._generation = generation
            self.store.told.tell(told := generation)
        self._followed = told
        return new

    def _refresh(self, previous: Retriever | None) -> None:
        words = [UserWord(form, tag) for form, tag in self.store.words.all()]
        newest = self.store.documents.newest_analyzer()
        if newest != self._analyzer.version and newest == version_with(words):
            self._analyzer, previous = Analyzer(words), None  # another process took it apart so
        take_titles(self.store, self._analyzer)
        if is_outgrown(self._collection, self.store, self._engine):
            self._collection = open_collection(self.store, self._engine, self._rebuilt)
        else:
            self._collection.refresh()
        self._serve(self._made(previous))

    def _made(self, previous: Retriever | None) -> Retriever:
        serving = self._collection.serving
        return Retriever(
            serving.corpus,
            self._analyzer,
            previous,
            engine=serving.engine,
            marks_of=self.store.served.marks,
        )

    def _rebuilt(self) -> None:
        """Serve from an index that was built in the background."""
        with self._changing.lock:
            self._serve(self._made(self._retriever))

    def coverage(self) -> Coverage | None:
        """How many sentences have vectors; None where words alone serve."""
        return self._meaning.coverage()

    def embed(self, progress: OnVectors = _untold, *, stop: Stop = never) -> bool:
        """Make the vectors that are missing, in the calling thread; whether all are there.

        Answers use them as they come. What was made stays, wherever it ends. Documents that are
        added meanwhile are taken along.

        Raises:
            EmbedderError: the embedder does not answer.
            StoreError: the store cannot be read or written.
        """
        stored = Paced(self._serve_vectors)
        try:
            whole = self._meaning.make(progress, stop, stored)
        finally:
            self._serve_vectors()  # those of another process too
        vectors = self._retriever.vectors
        if whole and vectors is not None and self._meaning.make_graph(vectors, stop):
            self._serve_vectors()
        return whole

    def follow_vectors(self) -> None:
        """Serve with the vectors that other processes made. Raises StoreError."""
        if self._meaning.is_behind():
            self._serve_vectors()

    def stale(self) -> int:
        """How many documents the next reindexing takes apart anew, the analyzer being another."""
        return self.store.documents.count_stale(self._analyzer.version)

    def reindex(self, folders: Sequence[Path], progress: Progress | None = None) -> Report:
        """Bring the collection up to date with `folders`; only what changed is analysed.

        Files that were added one by one are looked at again too. Folders that are not among these
        stay as they were. A folder that cannot be read fails alone and keeps its documents. A call that comes while another
        is at work waits for that one and returns its report.

        Raises:
            SourceError: no folder is there or holds an article; nothing was changed.
            StoreError: the store cannot be written; the old index goes on serving.
        """
        return self._joined.run(lambda: self._reindex(folders, progress))

    def add(self, pending: Iterable[Pending]) -> list[IntakeResult]:
        """Add what was read, at once; see `IntakeResult` for what became of each. Raises StoreError."""
        with self._changing.change():
            taken = list(Intake(self.store, self._analyzer).take(pending))
            self.refresh()
            return taken

    def preview(self, pending: Pending) -> IntakeResult:
        """What `add` would make of a document; nothing is stored."""
        return Intake(self.store, self._analyzer).would(pending)

    def edit(
        self, document: Document, values: Mapping[Field, str], reset: Collection[Field] = ()
    ) -> Document:
        """Correct what was read of a document, stored or yet to be added; the document then.

        What is set stays when the document is read again, in a new version too.

        Args:
            values: as people type them; empty for "there is none".
            reset: fields that shall be again as they are read.

        Raises:
            SourceError: a value is no date, no address, too long, or an empty title.
            StoreError: the store cannot be written.
        """
        with self._changing.change():
            result = edit(self.store, Intake(self.store, self._analyzer), document, values, reset)
            self.refresh()
            return result

    def forget_edits(self, origin: Origin) -> None:
        """Forget what was corrected of a document that was not taken in. Raises StoreError."""
        if origin.doc_id is not None and self.store.origins.get(origin.location) is None:
            self.store.corrections.delete(origin.doc_id)

    def remove(self, doc_ids: Sequence[str]) -> list[Document]:
        """Take documents out; `undo_removal` brings them back until the next removal.

        Their files stay where they are and are not read again by themselves.
        """
        with self._changing.change():
            removed = remove_documents(self.store, doc_ids)
            self.refresh()
            return removed

    def stand(self, folders: Iterable[Path]) -> None:
        """Read these folders wherever none is named; see `index.store.folders`."""
        with self._changing.change(), self.store.transaction():
            known = {folder.path for folder in self.store.folders.all() if folder.standing}
            for folder in folders:
                if folder not in known:
                    self.store.folders.put(folder, standing=True)
                    self.store.documents.new_generation(f"stands: {folder}")
        self.refresh()

    def forget_folder(self, folder: Path) -> int | None:
        """Forget a folder with what was read from it; the number of documents taken out.

        `undo_removal` brings the documents back. None where nothing was ever read from it.
        """
        with self._changing.change():
            known = forget_folder(self.store, folder)
            self.refresh()
            return known

    def undo_removal(self) -> list[Document]:
        """Bring back what the last removal took; empty where there is nothing to bring back."""
        with self._changing.change():
            back = bring_back(self.store, Intake(self.store, self._analyzer))
            self.refresh()
            return back

    def undo_change(self, doc_id: str) -> Document | None:
        """Bring back the version before the last change; None where there is none."""
        with self._changing.change():
            intake = Intake(self.store, self._analyzer)
            document = bring_back_version(self.store, intake, doc_id)
            self.refresh()
            return document

    def change_analyzer(self, analyzer: Analyzer, progress: Progress | None = None) -> int:
        """Serve by another analyzer, everything taken apart anew; the number of documents."""
        with self._changing.change():
            self._analyzer = analyzer
            count = Reindexing(self.store, analyzer, progress).reanalyse()
            self._refresh(None)
            self._generation = self.store.documents.generation()
            self.store.told.tell(self._generation)
            return count

    def _reindex(self, folders: Sequence[Path], progress: Progress | None) -> Report:
        with self._changing.change():
            report = Reindexing(self.store, self._analyzer, progress).run(folders)
            self.refresh()
            corpus = self._retriever.corpus
            coverage = self.coverage()
            return replace(
                report,
                documents=len(corpus.documents),
                sentences=len(corpus),
                read=coverage.sentences if coverage else None,
            )

    def _serve(self, retriever: Retriever) -> None:
        """Serve from another collection, with the vectors that it has already."""
        with self._serving:
            self._retriever = retriever.with_vectors(self._meaning.vectors(retriever.corpus))
        self.changed.set()

    def _serve_vectors(self) -> None:
        """Serve with the vectors that there are by now."""
        with self._serving:
            vectors = self._meaning.vectors(self._retriever.corpus)
            self._retriever = self._retriever.with_vectors(vectors)
