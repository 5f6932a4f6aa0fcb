"""The engines that every test of the seam runs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from index.corpus import Corpus, Entry, Held
from index.engines.choice import Cluster
from index.engines.first_stage import FieldScores, FirstStage, Searched, bigrams
from index.engines.in_memory import InMemory
from index.engines.on_disk import OnDisk
from index.engines.opensearch import connect, make_index
from index.engines.picked import Picked
from index.records import Document
from index.store.frequencies import Frequencies
from tests.collection import entries_of
from tests.kiwi import shared_analyzer


def in_memory() -> FirstStage:
    return InMemory()


def on_disk(folder: Path) -> FirstStage:
    return Picked(OnDisk(folder / "index"), Frequencies(folder / "figures.sqlite3"))


def in_cluster(folder: Path, address: str) -> FirstStage:
    cluster = Cluster(address, name=f"test-{uuid4().hex}")
    index = make_index(connect(cluster), cluster, 1, ())
    return Picked(index, Frequencies(folder / "figures.sqlite3"))


@dataclass
class Shelf:
    """An engine with the collection that it holds."""

    engine: FirstStage
    held: Held = field(default_factory=lambda: Held(()))

    @property
    def corpus(self) -> Corpus:
        return Corpus(self.held)

    def put(self, *documents: Document) -> list[Entry]:
        """Put documents in, in place of those of the same ids."""
        entries = entries_of(*documents)
        ids = [entry.document.doc_id for entry in entries]
        old = [self.held.entry(doc_id) for doc_id in ids if doc_id in self.held.documents]
        self.held = self.held.changed(
            entries, dict.fromkeys([*self.held.documents, *(e.document.doc_id for e in entries)])
        )
        self.engine.change(entries, old)
        return entries

    def remove(self, *documents: Document) -> None:
        ids = [document.doc_id for document in documents]
        old = [self.held.entry(doc_id) for doc_id in ids]
        self.held = self.held.changed((), [d for d in self.held.documents if d not in set(ids)])
        self.engine.change((), old)

    def best(self, text: str, k: int = 25, also: Sequence[str] = ()) -> list[FieldScores]:
        return self.engine.best(searched(text), k, self.corpus, also)

    def found(self, text: str) -> list[str]:
        """The sentences that are found, in their letters."""
        found = []
        for scores in self.best(text):
            sentence = self.corpus.sentence(scores.sentence_id)
            letters = self.corpus.documents[sentence.doc_id].text
            found.append(letters[sentence.start : sentence.end])
        return found


def searched(text: str) -> Searched:
    """The terms and letter pairs of a text, each counting alike."""
    terms = {term.form: 1.0 for term in shared_analyzer().terms(text)}
    return Searched(terms, dict.fromkeys(bigrams(text), 1.0))
