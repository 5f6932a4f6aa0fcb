"""The collection as the retriever holds it in memory: immutable, swapped as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from index.records import Document, Sentence, Term

_SHORT = 2  # sentences of a paragraph that is told together with those around it
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
        return [fields[0] for fields in json.loads(self.terms)]


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


class Corpus:
    """Documents and their sentences; nothing in it changes after it is made.

    Args:
        entries: each document with its sentences in order of their numbers, which count from 1.
    """

    def __init__(self, entries: Iterable[tuple[Document, Sequence[PackedSentence]]]) -> None:
        self._documents: dict[str, Document] = {}
        self._sentences: dict[str, tuple[PackedSentence, ...]] = {}
        for document, sentences in entries:
            self._documents[document.doc_id] = document
            self._sentences[document.doc_id] = tuple(sentences)

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by their ids, in the order in which they were added."""
        return MappingProxyType(self._documents)

    def __len__(self) -> int:
        """The number of sentences."""
        return sum(len(sentences) for sentences in self._sentences.values())

    def sentences(self, doc_id: str) -> tuple[PackedSentence, ...]:
        """All sentences of a document, in order. Raises KeyError."""
        return self._sentences[doc_id]

    def sentence(self, sentence_id: str) -> PackedSentence:
        """Raises KeyError or IndexError for an id that is not in the collection."""
        doc_id, _, number = sentence_id.rpartition(":")
        return self._sentences[doc_id][int(number) - 1]

    def around(self, sentence: PackedSentence) -> tuple[PackedSentence, ...]:
        """What a passage with this sentence may be made of: its paragraph, in order; where that is
        short, the short ones right before and behind it too.

        News prints nearly every sentence as a paragraph of its own, and names its subject in an
        earlier one.
        """
        every = self._sentences[sentence.doc_id]
        first = last = sentence.number - 1
        while first and every[first - 1].paragraph == sentence.paragraph:
            first -= 1
        while last + 1 < len(every) and every[last + 1].paragraph == sentence.paragraph:
            last += 1
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
        every, at = self._sentences[sentence.doc_id], sentence.number - 1
        same = [
            s.paragraph == sentence.paragraph for s in every[max(0, at - _SHORT) : at + _SHORT + 1]
        ]
        return sum(same) <= _SHORT

    def paragraphs(self) -> Iterator[tuple[str, tuple[PackedSentence, ...]]]:
        """(paragraph id, sentences) of every paragraph; see `paragraph_id`."""
        for sentences in self._sentences.values():
            groups: dict[str, list[PackedSentence]] = {}
            for sentence in sentences:
                groups.setdefault(paragraph_id(sentence), []).append(sentence)
            for key, group in groups.items():
                yield key, tuple(group)

    def __iter__(self) -> Iterator[PackedSentence]:
        for sentences in self._sentences.values():
            yield from sentences


def paragraph_id(sentence: PackedSentence) -> str:
    """The id of the paragraph that a sentence stands in, unique within a collection."""
    return f"{sentence.doc_id}:p{sentence.paragraph}"
