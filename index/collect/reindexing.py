"""Bringing a collection up to date with its files; only what changed is read and analysed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from index.collect.folder import changed, find_files, location, read_file, size_of
from index.collect.intake import Intake, Pending, Taken
from index.collect.removal import remove_documents
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
    repeated: tuple[Taken, ...] = ()
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
        self._progress = progress or _silent
        self._failed: list[SourceError] = []
        self._unchanged = 0

    def run(self, folders: Sequence[Path]) -> Report:
        """Bring the store up to date; the report's totals of the collection are left at 0.

        Raises:
            SourceError: a folder is missing or holds no article; nothing was changed.
            StoreError: the store cannot be written.
        """
        files = {location(path): path for folder in folders for path in find_files(folder)}
        self._drop_damaged()
        origins = self._store.origins.all()
        removed = self._remove_vanished(folders, files, origins)
        files.update((o.location, Path(o.location)) for o in origins.values() if o.kind == "file")
        outcomes: Counter[str] = Counter()
        repeated: list[Taken] = []
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
        for document in Intake(self._store, self._analyzer).put_back(stale):
            done += len(document.text)
            self._progress(done, total, document.title)
        return len(stale)

    def _drop_damaged(self) -> None:
        """Take out what the disk gives back otherwise than stored, and forget that its files were
        read, so that they are read anew; of what came from nowhere else it is told."""
        damaged = self._store.documents.damaged()
        if not damaged:
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
            yield pending
        self._progress(total, total, "")

    def _remove_vanished(
        self, folders: Sequence[Path], files: dict[str, Path], origins: dict[str, Origin]
    ) -> int:
        """Take out documents whose files are gone; one that lies elsewhere too is read anew."""
        gone = {
            place
            for place, origin in origins.items()
            if origin.kind == "folder" and place not in files and _within(place, folders)
        }
        doc_ids = {d for place in gone if (d := origins[place].doc_id) is not None}
        again = [o for o in origins.values() if o.doc_id in doc_ids and o.location not in gone]
        with self._store.transaction():
            remove_documents(self._store, sorted(doc_ids))
            self._store.origins.delete(gone)
            self._store.origins.delete(origin.location for origin in again)
        for place in (*gone, *(origin.location for origin in again)):
            del origins[place]
        return len(doc_ids)


def _silent(done: int, total: int, name: str) -> None:
    """No progress is shown."""


def _within(place: str, folders: Sequence[Path]) -> bool:
    path = Path(place)
    return any(path.is_relative_to(folder) for folder in folders)
