"""The way of a document from a reader into the store."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from index.collect.fields import cleaned
from index.corpus import pack
from index.korean.analysis import Analyzer
from index.likeness import NEAR_COPY, digest, fingerprints, likeness
from index.records import Document, Sentence
from index.store import Origin, Store

Analysed = tuple[Document, tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class Pending:
    """A document that was read, with what to remember of its source."""

    document: Document
    origin: Origin


@dataclass(frozen=True, slots=True)
class Twin:
    """Another document that tells the same.

    Attributes:
        share: how much of the smaller of the two stands in the other, 0 to 1.
        same_url: both name the same address.
    """

    doc_id: str
    title: str
    share: float
    same_url: bool


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """What became of a pending document.

    Attributes:
        outcome: ``added``; ``changed``, where an older version was replaced; ``duplicate``, where
            the same text is there already and nothing was added.
        sentences: number of its sentences; 0 for a duplicate.
        twin: the document that it repeats, or is nearly the same as.
    """

    document: Document
    outcome: Literal["added", "changed", "duplicate"]
    sentences: int
    twin: Twin | None = None


class Intake:
    """Analyses documents in batches and commits them one by one.

    After each document that `take` yields, the store is whole: whoever is killed there finds all
    of them again, and the rest is read anew.
    """

    def __init__(self, store: Store, analyzer: Analyzer) -> None:
        self._store = store
        self._analyzer = analyzer

    def take(self, pending: Iterable[Pending]) -> Iterator[IntakeResult]:
        """Store documents in their order; raises StoreError."""
        waiting: deque[tuple[Pending, Twin | None]] = deque()
        coming: dict[str, Document] = {}  # by their letters: not stored yet, but on the way

        def fresh() -> Iterator[Document]:
            for item in map(_cleaned, pending):
                letters = digest(item.document.text)
                first = coming.setdefault(letters, item.document)
                if first.doc_id != item.document.doc_id:
                    waiting.append((item, Twin(first.doc_id, first.title, 1.0, same_url=False)))
                    continue
                twin = self.twin(item.document)
                if twin is not None and twin.share == 1.0:
                    waiting.append((item, twin))
                    continue
                waiting.append((item, None))
                yield item.document

        for document, sentences in self._analyzer.analyze(fresh()):
            yield from self._duplicates(waiting)
            item, _ = waiting.popleft()
            yield self._store_one(replace(item, document=document), sentences)
        yield from self._duplicates(waiting)

    def would(self, pending: Pending) -> IntakeResult:
        """What `take` would make of a document; nothing is stored."""
        item = _cleaned(pending)
        twin = self.twin(item.document)
        if twin is not None and twin.share == 1.0:
            return IntakeResult(item.document, "duplicate", 0, twin)
        ((document, sentences),) = self._analyzer.analyze([item.document])
        known = self._store.documents.get(document.doc_id) is not None
        document = self._store.corrections.apply(document)
        return IntakeResult(document, "changed" if known else "added", len(sentences), twin)

    def _duplicates(self, waiting: deque[tuple[Pending, Twin | None]]) -> Iterator[IntakeResult]:
        """Take the duplicates off the front of the queue."""
        while waiting and (twin := waiting[0][1]) is not None:
            item, _ = waiting.popleft()
            with self._store.transaction():
                old = self._store.documents.get(item.document.doc_id)
                if old is not None:  # it has become a copy of the other
                    self._store.history.keep_replaced(old)
                    self._store.documents.delete([old.doc_id])
                self._store.origins.put(replace(item.origin, doc_id=twin.doc_id))
                self._store.documents.new_generation(f"a copy of {twin.doc_id}")
            yield IntakeResult(item.document, "duplicate", 0, twin)

    def _store_one(self, item: Pending, sentences: tuple[Sentence, ...]) -> IntakeResult:
        twin = self.twin(item.document)
        with self._store.transaction():
            document = self._store.corrections.read(item.document)
            old = self._store.documents.get(document.doc_id)
            if old is not None and old.text != document.text:
                self._store.history.keep_replaced(old)
            self._put(document, sentences)
            self._store.origins.put(item.origin)
        return IntakeResult(document, "changed" if old else "added", len(sentences), twin)

    def _put(self, document: Document, sentences: tuple[Sentence, ...]) -> None:
        titles = self._analyzer.terms_of([document.title])
        with self._store.transaction():
            self._store.documents.put(
                document,
                [pack(sentence) for sentence in sentences],
                analyzer=self._analyzer.version,
                title=[term.form for terms in titles for term in terms],
                letters=digest(document.text),
                marks=fingerprints(document.text),
            )
            self._store.documents.new_generation(f"put {document.doc_id}")

    def twin(self, document: Document) -> Twin | None:
        """Another document that tells the same; its share is 1 where all letters are the same."""
        documents = self._store.documents
        same = documents.with_letters(digest(document.text))
        if same is not None and same != document.doc_id:
            return self._twin(same, 1.0, document)
        marks = fingerprints(document.text)
        for doc_id, shared, size in documents.sharing(marks):
            share = likeness(shared, len(marks), size)
            if doc_id != document.doc_id and share >= NEAR_COPY:
                return self._twin(doc_id, min(share, 0.99), document)
        if document.url and (other := documents.with_url(document.url)) not in {
            None,
            document.doc_id,
        }:
            return self._twin(str(other), 0.0, document)
        return None

    def _twin(self, doc_id: str, share: float, document: Document) -> Twin | None:
        other = self._store.documents.get(doc_id)
        if other is None:
            return None
        same_url = other.url is not None and other.url == document.url
        return Twin(doc_id, other.title, share, same_url)

    def analysed(self, documents: Iterable[Document]) -> Iterator[Analysed]:
        """Documents with their sentences, for `put_back`."""
        return self._analyzer.analyze(documents)

    def put_back(self, analysed: Iterable[Analysed]) -> Iterator[Document]:
        """Store documents as they are but for what people corrected since.

        Yields each when it is stored.
        """
        for document, sentences in analysed:
            corrected = self._store.corrections.apply(document)
            self._put(corrected, sentences)
            yield corrected


def _cleaned(item: Pending) -> Pending:
    return replace(item, document=cleaned(item.document))


def take_titles(store: Store, analyzer: Analyzer) -> None:
    """Take apart the titles that an older version left as they were. Raises StoreError."""
    while rows := store.served.untitled():
        found = analyzer.terms_of(title for _, title in rows)
        store.served.set_titles(
            (doc_id, [term.form for term in terms])
            for (doc_id, _), terms in zip(rows, found, strict=True)
        )
