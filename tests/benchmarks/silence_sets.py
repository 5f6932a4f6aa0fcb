"""Questions that a collection answers, and questions that it does not, made from KorQuAD.

Answerable: each question in the whole set (``whole``), in random parts of it (``part``), and in its
own article (``article``) or paragraph (``paragraph``) alone.

Not answerable:

- ``far``: the question's article is taken out, everything else is left.
- ``near``: its paragraph is taken out, the article's others are left. A question is left out where
  its answer, to the letter, stands anywhere else in its article.
- ``exchanged``: a name of a short question is put in place of another from another article, and
  stands nowhere in this one. Unanswerable nearly always, not always.

Each collection is built anew, so that nothing of what was taken out is left in its statistics.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.analysis import Analyzer
from index.corpus import Corpus, PackedSentence
from index.evidence.verdict import COLUMNS, Verdict, columns
from index.ranking.linear import Floats, Linear
from index.ranking.reranker import Reranker
from index.records import Document, Term
from index.search import Search
from tests.benchmarks.korquad import Asked, KorQuAD

Entry = tuple[Document, tuple[PackedSentence, ...]]

ANSWERABLE = ("whole", "part", "article", "paragraph")
_MOST_WORDS = 7  # of a question whose name is exchanged
_SIZES = (3, 6, 12, 24, 40, 69) * 4  # articles of the random parts


@dataclass(frozen=True, slots=True)
class Case:
    """One question asked of one collection.

    Attributes:
        kind: the collection, and for unanswerable questions what was done: "whole",
            "whole far", "article exchanged"…
        article: of the question; its parity is the half.
        inputs: of the verdict on the best candidate; None where nothing shares a word.
        beside: whether the article leaves out what the question cannot do without; see
            `index.evidence.beside_the_point`.
        right: whether the best candidate covers the gold answer.
    """

    kind: str
    article: int
    inputs: Floats | None
    beside: bool
    right: bool = False

    @property
    def answerable(self) -> bool:
        return self.kind in ANSWERABLE


class Sets:
    """Makes the cases.

    Args:
        rerankers: by the half whose questions they may rank: each trained on the other half.
    """

    def __init__(
        self, data: KorQuAD, analyzer: Analyzer, rerankers: Mapping[int, Reranker], seed: int = 7
    ) -> None:
        self._data = data
        self._analyzer = analyzer
        self._rerankers = rerankers
        self._random = random.Random(seed)
        titles = analyzer.terms_of(document.title for document, _ in data.entries)
        self._titles = {
            document.doc_id: [term.form for term in terms]
            for (document, _), terms in zip(data.entries, titles, strict=True)
        }
        found = analyzer.terms_of(question.text for question in data.questions)
        self._terms = {
            question.text: terms for question, terms in zip(data.questions, found, strict=True)
        }
        self._names = [
            (question.article, question.text[term.start : term.end])
            for question in data.questions
            for term in _names(self._terms[question.text])
        ]
        self._by_article: dict[int, list[Asked]] = {}
        for question in data.questions:
            self._by_article.setdefault(question.article, []).append(question)

    def whole(self) -> Iterator[Case]:
        """All questions of the whole set, and exchanged ones."""
        search = self._search(self._data.entries)
        for question in self._data.questions:
            yield self._case("whole", search, question)
        yield from self._exchanged("whole", search, self._data.questions[::2])

    def far(self) -> Iterator[Case]:
        for article, questions in self._by_article.items():
            others = [e for i, e in enumerate(self._data.entries) if i != article]
            search = self._search(others)
            yield from (self._case("whole far", search, question) for question in questions)

    def near(self) -> Iterator[Case]:
        for article, questions in self._by_article.items():
            lines = self._lines(article)
            for number in range(len(lines)):
                rest = "\n".join(line for i, line in enumerate(lines) if i != number)
                asked = [q for q in questions if q.paragraph == number and q.answer not in rest]
                if not asked:
                    continue
                entries = list(self._data.entries)
                entries[article] = _with(entries[article], set(range(len(lines))) - {number})
                search = self._search(entries)
                yield from (self._case("whole near", search, question) for question in asked)

    def parts(self) -> Iterator[Case]:
        """Some questions of random parts of the set."""
        for size in _SIZES:
            chosen = set(self._random.sample(range(len(self._data.entries)), size))
            search = self._search([self._data.entries[i] for i in sorted(chosen)])
            inside = [q for q in self._data.questions if q.article in chosen]
            outside = [q for q in self._data.questions if q.article not in chosen]
            for question in self._some(inside, 60):
                yield self._case("part", search, question)
            for question in self._some(outside, 60):
                yield self._case("part far", search, question)
            yield from self._exchanged("part", search, self._some(inside, 25))

    def articles(self) -> Iterator[Case]:
        """Articles alone."""
        for article, questions in self._by_article.items():
            search = self._search([self._data.entries[article]])
            others = [q for q in self._data.questions if q.article != article]
            for question in questions[::3]:
                yield self._case("article", search, question)
            yield from self._exchanged("article", search, questions[1::3])
            for question in self._some(others, len(questions) // 3):
                yield self._case("article far", search, question)

    def paragraphs(self) -> Iterator[Case]:
        """Paragraphs alone."""
        for article, questions in self._by_article.items():
            others = [q for q in self._data.questions if q.article != article]
            for number, line in enumerate(self._lines(article)):
                search = self._search([_with(self._data.entries[article], {number})])
                own = [q for q in questions if q.paragraph == number]
                for question in own[:2]:
                    yield self._case("paragraph", search, question)
                yield from self._exchanged("paragraph", search, own[2:4])
                yield self._case("paragraph far", search, self._random.choice(others))
                near = [q for q in questions if q.paragraph != number and q.answer not in line]
                for question in self._some(near, 1):
                    yield self._case("paragraph near", search, question)

    def _lines(self, article: int) -> list[str]:
        return self._data.entries[article][0].text.split("\n")

    def _some(self, questions: Sequence[Asked], count: int) -> list[Asked]:
        return self._random.sample(questions, min(count, len(questions)))

    def _search(self, entries: Iterable[Entry]) -> Search:
        some = list(entries)
        titles = {document.doc_id: self._titles[document.doc_id] for document, _ in some}
        return Search(Corpus(some), titles, self._rerankers[0], unfitted())

    def _exchanged(self, kind: str, search: Search, asked: Iterable[Asked]) -> Iterator[Case]:
        for question in asked:
            text = self._exchange(question)
            if text is not None:
                yield self._case(f"{kind} exchanged", search, replace(question, text=text))

    def _exchange(self, question: Asked) -> str | None:
        terms = self._terms[question.text]
        names = _names(terms)
        if not names or sum(t.tag in {"NNG", "NNP", "SL", "SN", "VV"} for t in terms) > _MOST_WORDS:
            return None
        old = self._random.choice(names)
        text = self._data.entries[question.article][0].text
        while True:
            article, name = self._random.choice(self._names)
            if article != question.article and name not in text:
                return question.text[: old.start] + name + question.text[old.end :]

    def _case(self, kind: str, search: Search, question: Asked) -> Case:
        search.reranker = self._rerankers[question.half]
        terms = self._terms.get(question.text) or self._analyzer.terms(question.text)
        found = search.find(search.query(question.text, terms), 1)
        if found is None:
            return Case(kind, question.article, None, beside=False)
        inputs = columns(found.evidence, search.size)[0]
        right = question.answered_by(found.sentence(found.order[0]))
        return Case(kind, question.article, inputs, search.is_beside_the_point(found), right)


def unfitted() -> Verdict:
    """A verdict that says nothing, for collections whose evidence is only to be gathered."""
    zero = np.zeros(len(COLUMNS))
    return Verdict(Linear(COLUMNS, zero, zero + 1, zero))


def _names(terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.tag == "NNP" and len(term.form) > 1]


def _with(entry: Entry, paragraphs: set[int]) -> Entry:
    """An article of which only some paragraphs are left; its sentences are counted anew."""
    document, sentences = entry
    left = (sentence for sentence in sentences if sentence.paragraph in paragraphs)
    return document, tuple(replace(s, number=n) for n, s in enumerate(left, start=1))
