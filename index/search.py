"""A question to its candidates, ranked and weighed: all of the retriever that scores."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.corpus import Corpus, PackedSentence
from index.evidence.beside_the_point import Article, is_beside_the_point
from index.evidence.figures import evidence
from index.evidence.verdict import Verdict
from index.question.latin import Korean, in_korean
from index.question.letters import Letters
from index.question.query import Query, build_query
from index.question.unknown import unknown_words
from index.question.vocabulary import Vocabulary
from index.ranking.attribute import attribute
from index.ranking.bonus import bonus
from index.ranking.candidates import FirstStage
from index.ranking.comparison import Comparison, Floats, compare
from index.ranking.features import features
from index.ranking.prepared import Shelf
from index.ranking.reranker import Reranker, shares
from index.records import Term


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; rows are those of the candidates.

    Attributes:
        order: rows, best first.
        scores: by the re-ranker.
        chances: how sure each candidate is the one, 0 to 1; they add up to 1.
        evidence: of the first rows of `order`, in that order; see `index.evidence.figures.EVIDENCE`.
    """

    comparison: Comparison
    features: Floats
    order: tuple[int, ...]
    scores: Floats
    chances: Floats
    evidence: Floats

    def sentence(self, row: int) -> PackedSentence:
        return self.comparison.candidates[row].sentence

    def mass(self) -> dict[str, float]:
        """How sure each sentence is the one, by its id."""
        return {
            candidate.sentence.sentence_id: chance
            for candidate, chance in zip(
                self.comparison.candidates, self.chances.tolist(), strict=True
            )
        }


class Search:
    """Ranks the sentences of one immutable corpus; safe to share between threads.

    Args:
        titles: forms of the title of each document, by document id.
    """

    def __init__(
        self, corpus: Corpus, titles: Mapping[str, list[str]], reranker: Reranker, verdict: Verdict
    ) -> None:
        self._corpus = corpus
        self.size = len(corpus)
        self.reranker = reranker
        self.verdict = verdict
        self._first = FirstStage(corpus, titles)
        self._shelf = Shelf(corpus)
        forms = {form for sentence in corpus for form in sentence.forms()}
        forms.update(form for title in titles.values() for form in title)
        self._vocabulary = Vocabulary(forms)
        self._letters = Letters(corpus)

    def idf(self, form: str) -> float:
        """The weight of a form in the corpus."""
        return self._first.idf(form)

    def in_korean(self, question: str) -> Korean:
        """The question in words that the corpus knows; see `index.question.latin`."""
        return in_korean(question, self._vocabulary)

    def query(self, question: str, terms: Sequence[Term]) -> Query:
        """What is searched for."""
        return build_query(question, terms, self._vocabulary, self._letters.as_cut)

    def unknown_words(self, query: Query) -> tuple[str, ...]:
        """The words of a question that stand nowhere in the corpus; see `index.question.unknown`."""
        return unknown_words(query, self._letters.hold)

    def find(self, query: Query, top: int) -> Found | None:
        """The candidates, the evidence of the `top` best among it; None where nothing shares a
        word with the question."""
        candidates = self._first.best(query)
        if not candidates:
            return None
        comparison = compare(query, candidates, self._shelf, self._first.idf)
        found = features(comparison, self._first.idf_of_pair)
        scores = self.reranker.scores(found) + bonus(comparison)
        order = tuple(np.argsort(-scores, kind="stable").tolist())
        return Found(
            comparison=comparison,
            features=found,
            order=order,
            scores=scores,
            chances=shares(scores),
            evidence=evidence(comparison, found, scores, order[:top], self._article),
        )

    def _article(self, doc_id: str) -> str:
        document = self._corpus.documents[doc_id]
        return f"{document.title}\n{document.text}".lower()

    def margins(self, found: Found) -> list[float]:
        """How far the first of `Found.order` are from the working point; answers from 0 on."""
        if self.is_beside_the_point(found):
            return [-math.inf] * len(found.evidence)
        margins = list(map(float, self.verdict.margins(found.evidence, self.size)))
        comparison, asked = found.comparison, attribute(found.comparison)
        if asked.any():  # what never comes to speak of it is no second answer
            named = np.any((comparison.around | comparison.title) & asked, axis=1).tolist()
            for place, row in enumerate(found.order[1 : len(margins)], start=1):
                if not named[row]:
                    margins[place] = -math.inf
        return margins

    def is_beside_the_point(self, found: Found) -> bool:
        """Whether the article of the best candidate never names what is asked for; see
        `index.evidence.beside_the_point`."""
        best = found.comparison.candidates[found.order[0]]
        sentences = self._corpus.sentences(best.sentence.doc_id)
        article = Article(best.title, sentences, self._shelf)
        return is_beside_the_point(found.comparison, article, best.sentence)

    def verdict_parts(self, found: Found) -> list[float]:
        """What each of `index.evidence.verdict.COLUMNS` adds to the margin of the best candidate."""
        return list(map(float, self.verdict.parts(found.evidence[:1], self.size)[0]))
