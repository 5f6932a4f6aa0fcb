"""What the weights are fitted to: questions laid beside their candidates, and what is right there."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from index.answer.passages import make_passage
from index.corpus import Corpus
from index.engines.embedder import Embedder
from index.engines.vectors import Vectors
from index.korean.analysis import Analyzer
from index.library import Library
from index.question.reading import Question as Read
from index.records import Document
from index.retriever import Retriever
from index.search.comparison import Flags
from index.search.meaning import Near, near
from index.search.models import Model
from index.search.search import Found, Laid, Search
from tests.benchmarks.field_records import FieldSet, Group, Question, is_from, ranges

_T = TypeVar("_T")
_FOREIGN = 150  # questions of another set that a set is asked, all far
_ALONE = 12  # articles of a set that are collections by themselves
_ALONE_FAR = 4


@dataclass(frozen=True, slots=True)
class Case:
    """One question of one collection.

    Attributes:
        name: of the set; that of the collection for questions of other sets.
        made: whether it was made of another by taking sentences out, or by asking elsewhere.
        gold: (document id, start, end) of right places, code points, half-open.
        right: which candidates hold, or overlap, one.
    """

    name: str
    fold: int
    kind: Group
    made: bool
    search: Search
    corpus: Corpus
    read: Read
    laid: Laid
    gold: tuple[tuple[str, int, int], ...]
    right: Flags

    def first_is_right(self, found: Found) -> bool:
        """Whether the passage that would be shown holds a right place."""
        best = found.sentence(found.order[0])
        passage = make_passage(self.corpus, best, (), found.mass())
        begin = passage.citation.start - passage.text.index(passage.sentence)
        end = begin + len(passage.text)
        return any(
            doc_id == best.doc_id and ((begin <= a and z <= end) or (a <= begin and end <= z))
            for doc_id, a, z in self.gold
        )

    def found(self, model: Model) -> Found:
        return self.search.weigh(self.laid, model, 1)


class Cases:
    """Makes the cases.

    Args:
        embedder: None for words alone.
    """

    def __init__(self, analyzer: Analyzer, embedder: Embedder | None, seed: int = 7) -> None:
        self._analyzer = analyzer
        self._embedder = embedder
        self._random = random.Random(seed)

    def of(self, found: FieldSet, library: Library, others: Sequence[Question]) -> Iterator[Case]:
        """All of a set: its own questions, made ones, and some of `others`, which are far."""
        retriever = library.retriever
        put = _Put(found.name, self._analyzer, retriever.corpus, retriever.vectors)
        searched = [q for q in found.questions if q.group != "about"]
        for question in searched:
            yield from put.case(question)
            if question.group == "answerable":
                yield from put.without_answer(question)
        for question in self._some(others, _FOREIGN):
            yield from put.case(replace(question, group="far", gold=()), made=True)
        yield from self._alone(found, retriever.corpus, retriever.vectors, searched)

    def _alone(
        self,
        found: FieldSet,
        corpus: Corpus,
        vectors: Vectors | None,
        questions: Sequence[Question],
    ) -> Iterator[Case]:
        """Some articles as collections by themselves."""
        documents = self._some(list(corpus.documents.values()), _ALONE)
        for document in documents:
            own = [q for q in questions if q.source and is_from(document, q.source)]
            if not own:
                continue
            alone = Corpus([(document, corpus.sentences(document.doc_id))])
            rows = None if vectors is None else vectors.rows_of(document.doc_id)
            mine = (
                None
                if rows is None or self._embedder is None
                else Vectors(alone, {document.doc_id: rows}, self._embedder)
            )
            put = _Put(found.name, self._analyzer, alone, mine)
            for question in own:
                yield from put.case(question)
            others = [q for q in questions if q not in own]
            for question in self._some(others, _ALONE_FAR):
                yield from put.case(replace(question, group="far", gold=()), made=True)

    def _some(self, items: Sequence[_T], count: int) -> list[_T]:
        return self._random.sample(list(items), min(count, len(items)))


class _Put:
    """Puts questions to one collection."""

    def __init__(
        self, name: str, analyzer: Analyzer, corpus: Corpus, vectors: Vectors | None
    ) -> None:
        self._name = name
        self._corpus = corpus
        self._vectors = vectors
        retriever = Retriever(corpus, analyzer)
        self._reader, self._search = retriever.reader, retriever.search

    def case(self, question: Question, *, made: bool = False) -> Iterator[Case]:
        """As it stands; nothing where nothing is found or the gold is not in the texts."""
        gold = self._gold(question)
        if question.group == "answerable" and not gold:
            return
        read = self._reader.read(question.text)
        around = near(self._vectors, read.text)
        laid = self._laid(read, around, frozenset())
        if laid is not None:
            yield self._case(question, question.group, made, read, laid, gold)

    def without_answer(self, question: Question) -> Iterator[Case]:
        """Its sentences with the answer taken out of the candidates, which makes it near; and its
        whole article, which makes it far, or near where another tells of the same."""
        gold = self._gold(question)
        if not gold or any(end - start > 1000 for _, start, end in gold):
            return
        read = self._reader.read(question.text)
        around = near(self._vectors, read.text)
        told = question.answer
        holding = frozenset(
            sentence.sentence_id
            for doc_id, start, end in gold
            for sentence in self._corpus.sentences(doc_id)
            if sentence.start < end and start < sentence.end
        )
        elsewhere = told is not None and any(
            told in self._text(sentence.doc_id)[sentence.start : sentence.end]
            for doc_id, _, _ in gold
            for sentence in self._corpus.sentences(doc_id)
            if sentence.sentence_id not in holding
        )
        if not elsewhere and (laid := self._laid(read, around, holding)) is not None:
            yield self._case(question, "near", True, read, laid, ())

    def _gold(self, question: Question) -> tuple[tuple[str, int, int], ...]:
        if question.group != "answerable" or question.source is None:
            return ()
        return tuple(
            (document.doc_id, start, end)
            for document in self._of(question.source)
            for start, end in ranges(question, document)
        )

    def _of(self, source: str) -> list[Document]:
        return [d for d in self._corpus.documents.values() if is_from(d, source)]

    def _text(self, doc_id: str) -> str:
        return self._corpus.documents[doc_id].text

    def _laid(self, read: Read, around: Near | None, without: frozenset[str]) -> Laid | None:
        if around is not None and without:
            left = tuple(pair for pair in around.nearest if pair[0] not in without)
            around = replace(around, nearest=left or around.nearest)
        candidates = [
            candidate
            for candidate in self._search.candidates(read, around)
            if candidate.sentence.sentence_id not in without
        ]
        return self._search.lay_out(read, candidates, around) if candidates else None

    def _case(
        self,
        question: Question,
        kind: Group,
        made: bool,
        read: Read,
        laid: Laid,
        gold: tuple[tuple[str, int, int], ...],
    ) -> Case:
        right = np.array(
            [
                any(
                    c.sentence.doc_id == doc_id
                    and c.sentence.start < end
                    and start < c.sentence.end
                    for doc_id, start, end in gold
                )
                for c in laid.comparison.candidates
            ],
            dtype=bool,
        )
        return Case(
            self._name,
            question.fold,
            kind,
            made,
            self._search,
            self._corpus,
            read,
            laid,
            gold,
            right,
        )
