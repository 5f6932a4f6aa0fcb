"""The collection as the retriever sees it: immutable, another one after each change."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from index.records import Document, Sentence, Term

_FORM = re.compile(r'\["([^"]*)"')  # of a term in JSON without escapes
_SHORT = 2  # sentences of a paragraph that is told together with those around it
_FEW = 500  # documents that are read by their ids, rather than found among all
_REACH = 6  # sentences on either side; a passage holds no more


@dataclass(frozen=True, slots=True)
class PackedSentence:
    """A `Sentence` whose terms are still JSON, as they lie in the store.

    Unpacked, the terms of 100,000 sentences take some 225 MB; packed, a tenth of that. Only the
    few candidates of a question are ever unpacked.
    """

    doc_id: str
    number: int
    paragraph: int
    start: int
    end: int
    terms: str

    @property
    def sentence_id(self) -> str:
        return f"{self.doc_id}:{self.number}"

    def unpack(self) -> Sentence:
        terms = tuple(Term(*fields) for fields in json.loads(self.terms))
        return Sentence(self.doc_id, self.number, self.paragraph, self.start, self.end, terms)

    def forms(self) -> list[str]:
        """The forms of the terms alone, in text order."""
        if "\\" in self.terms:
            return [fields[0] for fields in json.loads(self.terms)]
        return _FORM.findall(self.terms)  # a fifth of the time


def pack(sentence: Sentence) -> PackedSentence:
    """The inverse of `PackedSentence.unpack`."""
    fields = [(term.form, term.tag, term.start, term.end) for term in sentence.terms]
    return PackedSentence(
        sentence.doc_id,
        sentence.number,
        sentence.paragraph,
        sentence.start,
        sentence.end,
        json.dumps(fields, ensure_ascii=False, separators=(",", ":")),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with all that is known of it.

    Attributes:
        sentences: in order of their numbers, which count from 1.
        title: forms of its title; None where nobody took it apart yet.
        stamp: tells versions of a document apart; 0 where nobody counts them.
    """

    document: Document
    sentences: tuple[PackedSentence, ...]
    title: tuple[str, ...] | None = None
    stamp: int = 0

    def paragraphs(self) -> dict[str, tuple[PackedSentence, ...]]:
        """Its sentences by their paragraphs; see `paragraph_id`."""
        groups: dict[str, list[PackedSentence]] = {}
        for sentence in self.sentences:
            groups.setdefault(paragraph_id(sentence), []).append(sentence)
        return {key: tuple(group) for key, group in groups.items()}


class Entries(Protocol):
    """Where the entries of a corpus are held: in memory, or in a store that reads them by id."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by their ids, in the order in which they were added."""

    @property
    def sentences(self) -> int:
        """The number of all sentences."""

    def entry(self, doc_id: str) -> Entry:
        """Raises KeyError."""

    def ahead(self, doc_ids: Collection[str]) -> None:
        """Read what is about to be asked for; ids that are not there are passed over."""

    def heads(self) -> Iterator[Document]:
        """All documents in their order, without their texts where these are not in memory."""

    def sizes(self) -> Mapping[str, int] | None:
        """How many sentences each document has; None where that is not at hand."""


class Held:
    """Entries in memory; nothing in it changes after it is made."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.document.doc_id: entry for entry in entries}
        self._documents = {doc_id: entry.document for doc_id, entry in self._entries.items()}
        self.sentences = sum(len(entry.sentences) for entry in self._entries.values())

    @property
    def documents(self) -> Mapping[str, Document]:
        return MappingProxyType(self._documents)

    def entry(self, doc_id: str) -> Entry:
        return self._entries[doc_id]

    def ahead(self, doc_ids: Collection[str]) -> None:
        """All is at hand."""

    def heads(self) -> Iterator[Document]:
        return iter(self._documents.values())

    def sizes(self) -> Mapping[str, int]:
        return {doc_id: len(entry.sentences) for doc_id, entry in self._entries.items()}

    def changed(self, put: Iterable[Entry], order: Iterable[str]) -> Held:
        """The same with documents put in.

        Args:
            order: ids of what is there then; what is not among them is taken out.
        """
        entries = dict(self._entries)
        entries.update((entry.document.doc_id, entry) for entry in put)
        return Held(entries[doc_id] for doc_id in order if doc_id in entries)


class Corpus:
    """Documents and their sentences; nothing in it changes after it is made.

    Args:
        entries: held somewhere, or each document with its sentences in order of their numbers,
            which count from 1.
    """

    def __init__(
        self, entries: Entries | Iterable[tuple[Document, Sequence[PackedSentence]]]
    ) -> None:
        if isinstance(entries, Iterable):
            entries = Held(Entry(document, tuple(found)) for document, found in entries)
        self._entries = entries

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by their ids, in the order in which they were added."""
        return self._entries.documents

    def __len__(self) -> int:
        """The number of sentences."""
        return self._entries.sentences

    def entry(self, doc_id: str) -> Entry:
        """A document with its sentences. Raises KeyError."""
        return self._entries.entry(doc_id)

    def entries(self) -> Iterator[Entry]:
        """All of them, in the order in which they were added."""
        return map(self._entries.entry, self.documents)

    def heads(self) -> Iterator[Document]:
        """What tells of all documents, in their order; their texts may be missing."""
        return self._entries.heads()

    def whole(self, doc_ids: Collection[str]) -> Iterator[Document]:
        """Some documents with their texts, one after the other: a few in the order of their ids,
        many in that of the collection; those that are not there are passed over."""
        if len(doc_ids) <= _FEW:
            self.ahead(doc_ids)
            yield from (self.documents[d] for d in doc_ids if d in self.documents)
        else:
            wanted = set(doc_ids)
            yield from (d for d in self.documents.values() if d.doc_id in wanted)

    def ahead(self, doc_ids: Collection[str]) -> None:
        """Read documents at once that are about to be asked for one by one."""
        self._entries.ahead(doc_ids)

    def sizes(self) -> Mapping[str, int] | None:
        """How many sentences each document has; None where that is not at hand."""
        return self._entries.sizes()

    def sentences(self, doc_id: str) -> tuple[PackedSentence, ...]:
        """All sentences of a document, in order. Raises KeyError."""
        return self._entries.entry(doc_id).sentences

    def sentence(self, sentence_id: str) -> PackedSentence:
        """Raises KeyError or IndexError for an id that is not in the collection."""
        doc_id, _, number = sentence_id.rpartition(":")
        return self.sentences(doc_id)[int(number) - 1]

    def holds(self, sentence_id: str) -> bool:
        """Whether a sentence of this id is in the collection."""
        doc_id, _, number = sentence_id.rpartition(":")
        try:
            return 0 < int(number) <= len(self.sentences(doc_id))
        except KeyError:
            return False

    def title(self, doc_id: str) -> tuple[str, ...]:
        """The forms of the title of a document. Raises KeyError."""
        return self._entries.entry(doc_id).title or ()

    def paragraph(self, sentence: PackedSentence) -> tuple[PackedSentence, ...]:
        """All sentences of its paragraph, itself among them, in order."""
        every = self.sentences(sentence.doc_id)
        first = last = sentence.number - 1
        while first and every[first - 1].paragraph == sentence.paragraph:
            first -= 1
        while last + 1 < len(every) and every[last + 1].paragraph == sentence.paragraph:
            last += 1
        return every[first : last + 1]

    def around(self, sentence: PackedSentence) -> tuple[PackedSentence, ...]:
        """What a passage with this sentence may be made of: its paragraph, in order; where that is
        short, the short ones right before and behind it too.

        News prints nearly every sentence as a paragraph of its own, and names its subject in an
        earlier one.
        """
        every, whole = self.sentences(sentence.doc_id), self.paragraph(sentence)
        first, last = whole[0].number - 1, whole[-1].number - 1
        if last - first < _SHORT:
            reach = sentence.number - 1
            while first and reach - first < _REACH and self._is_short(every[first - 1]):
                first -= 1
            while (
                last + 1 < len(every) and last - reach < _REACH and self._is_short(every[last + 1])
            ):
                last += 1
        return every[first : last + 1]

    def _is_short(self, sentence: PackedSentence) -> bool:
        """Whether its paragraph has at most `_SHORT` sentences."""
        every, at = self.sentences(sentence.doc_id), sentence.number - 1
        same = [
            s.paragraph == sentence.paragraph for s in every[max(0, at - _SHORT) : at + _SHORT + 1]
        ]
        return sum(same) <= _SHORT

    def __iter__(self) -> Iterator[PackedSentence]:
        for entry in self.entries():
            yield from entry.sentences


def paragraph_id(sentence: PackedSentence) -> str:
    """The id of the paragraph that a sentence stands in, unique within a collection."""
    return f"{sentence.doc_id}:p{sentence.paragraph}"
