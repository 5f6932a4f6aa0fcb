"""Entries of a corpus that stay in the store: a bounded number of them is held at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, ValuesView
from threading import Lock

from index.corpus import Entry
from index.records import Document
from index.store.served import Served

_KEPT = 2048  # documents, some 20 kB each; a question looks at about a hundred


class Cached:
    """The `Entries` of a store at some moment.

    What was read once stays as it was. What was never read is read as it is now: it may have
    changed since, or be gone.

    Args:
        served: best over a connection of its own, so that nobody waits for what is being stored.
        sentences, count: the numbers of all sentences and of all documents.
        known: entries that were read earlier and are the same still.
    """

    def __init__(
        self, served: Served, sentences: int, count: int, known: Iterable[Entry] = ()
    ) -> None:
        self._served = served
        self.sentences = sentences
        self.count = count
        self._lock = Lock()
        self._held = OrderedDict((entry.document.doc_id, entry) for entry in known)
        self.documents: Mapping[str, Document] = _Documents(served, self)

    def entry(self, doc_id: str) -> Entry:
        if (found := self._held_now(doc_id)) is not None:
            return found
        self.ahead((doc_id,))
        if (found := self._held_now(doc_id)) is None:
            raise KeyError(doc_id)
        return found

    def ahead(self, doc_ids: Collection[str]) -> None:
        new = [doc_id for doc_id in doc_ids if doc_id not in self._held]
        if not new:
            return
        found = self._served.entries(new)
        with self._lock:
            for doc_id, entry in found.items():
                self._held.setdefault(doc_id, entry)
            while len(self._held) > max(_KEPT, len(doc_ids)):
                self._held.popitem(last=False)

    def heads(self) -> Iterator[Document]:
        return self._served.heads()

    def sizes(self) -> None:
        """They would all have to be counted."""

    def after(self, sentences: int, count: int, changed: Collection[str] | None) -> Cached:
        """The same after a change.

        Args:
            changed: ids of what came, changed or went; None where that is not known.
        """
        with self._lock:
            held = list(self._held.values())
        known = [e for e in held if changed is not None and e.document.doc_id not in changed]
        return Cached(self._served, sentences, count, known)

    def _held_now(self, doc_id: str) -> Entry | None:
        with self._lock:
            if (found := self._held.get(doc_id)) is not None:
                self._held.move_to_end(doc_id)
        return found


class _Documents(Mapping[str, Document]):
    """The documents by their ids."""

    def __init__(self, served: Served, entries: Cached) -> None:
        self._served = served
        self._entries = entries

    def __getitem__(self, doc_id: str) -> Document:
        return self._entries.entry(doc_id).document

    def __len__(self) -> int:
        return self._entries.count

    def __iter__(self) -> Iterator[str]:
        return self._served.ids()

    def values(self) -> ValuesView[Document]:
        """Read one after the other, and not held."""
        return _Values(self)

    def every(self) -> Iterator[Document]:
        return self._served.documents()


class _Values(ValuesView[Document]):
    def __init__(self, documents: _Documents) -> None:
        super().__init__(documents)
        self._documents = documents

    def __iter__(self) -> Iterator[Document]:
        return self._documents.every()
