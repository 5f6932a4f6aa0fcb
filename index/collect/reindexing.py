"""Bringing a collection up to date with its files; only what changed is read and analysed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from index.collect.folder import changed, find_files, location, read_file, size_of
from index.collect.intake import Intake, IntakeResult, Pending
from index.collect.moving import follow, forget_empty
from index.collect.removal import remove_origins
from index.corpus import pack
from index.errors import SourceError
from index.korean.analysis import Analyzer
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
        read: sentences that have vectors by then; None where words alone serve.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    reanalysed: int = 0
    repeated: tuple[IntakeResult, ...] = ()
    failed: tuple[SourceError, ...] = ()
    documents: int = 0
    sentences: int = 0
    read: int | None = None


class Reindexing:
    """One run over the files; what was committed stays, wherever it ends.

    Args:
        progress: told of every file and every document.
    """

    def __init__(self, store: Store, analyzer: Analyzer, progress: Progress | None = None) -> None:
        self._store = store
        self._analyzer = analyzer
        self._progress = progress or silent
        self._failed: list[SourceError] = []
        self._unchanged = 0

    def run(self, folders: Sequence[Path]) -> Report:
        """Bring the store up to date; the report's totals of the collection are left at 0.

        A folder that is missing or holds no article (as where a disk is not mounted) fails alone,
        and keeps the documents that were read from it.

        Raises:
            SourceError: that is so of all folders; nothing was changed.
            StoreError: the store cannot be written.
        """
        files, readable = self._find(folders)
        self._drop_damaged()
        follow(self._store, files)
        gone = {at for folder in readable for at in self._store.folders.locations(folder)}
        removed = remove_origins(self._store, gone - files.keys())
        forget_empty(self._store)
        origins = self._store.origins.all()
        files.update((o.location, Path(o.location)) for o in origins.values() if o.kind == "file")
        outcomes: Counter[str] = Counter()
        repeated: list[IntakeResult] = []
        for taken in Intake(self._store, self._analyzer).take(self._changed(files, origins)):
            outcomes[taken.outcome] += 1
            if taken.twin is not None:
                repeated.append(taken)
        return Report(
            added=outcomes["added"],
            changed=outcomes["changed"],
            removed=removed,
            unchanged=self._unchanged,
            reanalysed=self.reanalyse(),
            repeated=tuple(repeated),
            failed=tuple(self._failed),
        )

    def reanalyse(self) -> int:
        """Take apart anew what another version of the analyzer made; the number of documents."""
        stale = self._store.documents.stale(self._analyzer.version)
        total, done = sum(len(document.text) for document in stale), 0
        intake = Intake(self._store, self._analyzer)
        for document in intake.put_back(intake.analysed(stale)):
            done += len(document.text)
            self._progress(done, total, document.title)
        return len(stale)

    def _drop_damaged(self) -> None:
        """Take out what the disk gives back otherwise than stored, and forget that its files were
        read, so that they are read anew; of what came from nowhere else it is told.

        Where only the sentences are damaged, the text is taken apart anew.
        """
        damaged = [d for d in self._store.documents.damaged() if not self._is_text_whole(d)]
        if not damaged:
            if self._store.documents.unsealed():
                self._store.documents.seal()
            return
        with self._store.transaction():
            for doc_id in damaged:
                places = [origin.location for origin in self._store.origins.of_document(doc_id)]
                self._store.origins.put_unread(places)
                self._failed += [
                    SourceError(place, "document_damaged")
                    for place in places or [doc_id]
                    if not Path(place).exists()
                ]
            self._store.documents.delete(damaged)
            self._store.documents.new_generation(f"damaged {len(damaged)}")

    def _is_text_whole(self, doc_id: str) -> bool:
        """Whether the text gives the sentences again that it was stored with; they are, then."""
        intake = Intake(self._store, self._analyzer)
        document = self._store.documents.get(doc_id)
        whole = [
            (document, sentences)
            for document, sentences in intake.analysed([document] if document else [])
            if self._store.documents.is_made_of(document, [pack(s) for s in sentences])
        ]
        return bool(list(intake.put_back(whole)))

    def _changed(self, files: dict[str, Path], origins: dict[str, Origin]) -> Iterator[Pending]:
        """Read what is new or has other bytes; of what fails, the old version is kept."""
        sizes = {place: size_of(path) for place, path in files.items()}
        total, done = sum(sizes.values()), 0
        for place, path in files.items():
            self._progress(done, total, PurePath(place).name)
            done += sizes[place]
            known = origins.get(place)
            if known is not None and (known.removed or not changed(path, known)):
                self._unchanged += 1
                continue
            try:
                pending = read_file(path, known.kind if known else "folder", self._analyzer.glue)
            except SourceError as exc:
                self._failed.append(exc)
                continue
            if known is not None and known.digest == pending.origin.digest:
                self._store.origins.put(replace(pending.origin, doc_id=known.doc_id))
                self._unchanged += 1  # touched, not changed
                continue
            yield self._as_known(pending, known)
        self._progress(total, total, "")

    def _as_known(self, pending: Pending, known: Origin | None) -> Pending:
        """A file that lay elsewhere when it was first read keeps the id that it got there."""
        old = self._store.documents.get(known.doc_id) if known and known.doc_id else None
        if old is None or old.source != pending.origin.location:
            return pending
        return Pending(
            replace(pending.document, doc_id=old.doc_id),
            replace(pending.origin, doc_id=old.doc_id),
        )

    def _find(self, folders: Sequence[Path]) -> tuple[dict[str, Path], list[Path]]:
        """The files of all folders, and the folders that can be read, which are remembered."""
        files: dict[str, Path] = {}
        readable = []
        for folder in folders:
            try:
                files.update((location(path), path) for path in find_files(folder))
            except SourceError as exc:
                self._failed.append(exc)
            else:
                readable.append(folder.absolute())
        if self._failed and not readable:
            raise self._failed[0]
        for folder in readable:
            self._store.folders.put(folder)
        return files, readable


def silent(done: int, total: int, name: str) -> None:
    """No progress is shown."""
