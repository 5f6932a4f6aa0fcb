"""A question to its candidates, ranked and weighed: all of the retriever that scores."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.corpus import Corpus, PackedSentence
from index.engines.first_stage import FirstStage
from index.engines.vectors import Vectors
from index.question.reading import Question
from index.search.attribute import attribute
from index.search.candidates import Candidate, best_candidates
from index.search.comparison import Comparison, Floats, compare
from index.search.features import features
from index.search.figures import evidence
from index.search.left_out import Article, is_beside_the_point
from index.search.meaning import LIKENESS, Near, meaning, near
from index.search.models import Model, Models, load_models
from index.search.prepared import PreparedSentences
from index.search.reranker import shares
from index.spans.answer_span import Span, SpanModel, load_spans

_MARKED = 4  # candidates in which answering words are looked for: those that a reply may show

# Weights of words with meaning are for sentences that all have a vector: where 5 of 47 had one, a question
# that words alone answer found nothing.
_ENOUGH_READ = 0.9


@dataclass(frozen=True, slots=True)
class Laid:
    """A question beside its candidates; rows are those of the candidates.

    Attributes:
        features: by `index.search.features.NAMES`.
        meaning: by `index.search.meaning.NAMES`; None where words alone served.
    """

    comparison: Comparison
    features: Floats
    meaning: Floats | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; rows are those of the candidates.

    Attributes:
        model: what ranked them.
        beside: whether the article of the best leaves out what the question cannot do without.
        order: rows, best first.
        scores: by the re-ranker.
        chances: how sure each candidate is the one, 0 to 1; they add up to 1.
        spans: the words that answer, of the first rows of `order` where the best is sure, else of
            that alone; see `Search.span`.
        evidence: of the first rows of `order`, in that order; see `index.search.figures`.
    """

    laid: Laid
    model: Model
    beside: bool
    order: tuple[int, ...]
    scores: Floats
    chances: Floats
    spans: Mapping[int, Span | None]
    evidence: Floats

    @property
    def comparison(self) -> Comparison:
        return self.laid.comparison

    def sentence(self, row: int) -> PackedSentence:
        return self.comparison.candidates[row].sentence

    def likeness(self) -> float | None:
        """The cosine of the question to the nearest sentence; None where words alone served."""
        meaning = self.laid.meaning
        return None if meaning is None else float(meaning[:, LIKENESS].max())

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
        engine: holds what the corpus holds.
        models: None for those that ship with the project, read when first asked for.
        previous: a search before a change; what it knows of sentences is kept.
    """

    def __init__(
        self,
        corpus: Corpus,
        engine: FirstStage,
        models: Models | None = None,
        previous: Search | None = None,
    ) -> None:
        self._corpus = corpus
        self.size = len(corpus)
        self._models = models
        self._engine = engine
        self._shelf: PreparedSentences = PreparedSentences(
            corpus, previous._shelf if previous else None
        )
        self._spans: SpanModel = previous._spans if previous else load_spans()

    def idf(self, form: str) -> float:
        """The weight of a form in the corpus."""
        return self._engine.idf(form)

    def find(self, question: Question, top: int, vectors: Vectors | None = None) -> Found | None:
        """The candidates, the evidence of the `top` best among it; None where there are none.

        Args:
            vectors: bring candidates of their own; None for words alone, which serve, too, until
                most sentences have one.
        """
        read = vectors is not None and len(vectors) >= _ENOUGH_READ * self.size
        around = near(vectors if read else None, question.text)
        candidates = self.candidates(question, around)
        if not candidates:
            return None
        models = self._models or load_models()
        model = models.words if around is None else models.meaning
        return self.weigh(self.lay_out(question, candidates, around), model, top)

    def candidates(self, question: Question, around: Near | None) -> list[Candidate]:
        """What is worth a closer look, by words and, where there is any, by meaning."""
        also = around.ids if around else ()
        return best_candidates(self._engine, self._corpus, question, also=also)

    def lay_out(
        self, question: Question, candidates: Sequence[Candidate], around: Near | None
    ) -> Laid:
        """The candidates beside the question, with their figures; at least one."""
        comparison = compare(question, candidates, self._shelf)
        return Laid(
            comparison,
            features(comparison, self._engine.idf_of_pair),
            None if around is None else meaning(around, candidates),
        )

    def weigh(self, laid: Laid, model: Model, top: int) -> Found:
        """The candidates ranked, the evidence of the `top` best weighed."""
        scores = model.reranker.scores(laid.features, laid.meaning)
        order = tuple(np.argsort(-scores, kind="stable").tolist())
        beside = self._is_beside_the_point(laid.comparison, order[0])

        def weighed(rows: Sequence[int], spans: Mapping[int, Span | None]) -> Floats:
            return evidence(
                laid.comparison,
                laid.features,
                scores,
                rows,
                self._article,
                laid.meaning,
                [span.score if span else None for span in spans.values()],
                beside=beside,
            )

        spans = {row: self.span(laid.comparison, row) for row in order[:1]}
        # Where the best is doubted all are, whatever they mark: a seventh of an answer's time.
        first = weighed(order[:1], spans)
        if not beside and model.verdict.firm(first, self.size)[0] >= 0:
            spans |= {row: self.span(laid.comparison, row) for row in order[1 : min(top, _MARKED)]}
        return Found(
            laid=laid,
            model=model,
            beside=beside,
            order=order,
            scores=scores,
            chances=shares(scores),
            spans=spans,
            evidence=weighed(order[:top], spans),
        )

    def _article(self, doc_id: str) -> str:
        document = self._corpus.documents[doc_id]
        return f"{document.title}\n{document.text}".lower()

    def firm(self, found: Found) -> list[float]:
        """How far the first of `Found.order` are from firm answers; such from 0 on."""
        margins = list(map(float, found.model.verdict.firm(found.evidence, self.size)))
        if found.beside:  # 포럼 2019 is no answer to 포럼 2021, however alike the rest
            margins[0] = -math.inf
        comparison, asked = found.comparison, attribute(found.comparison)
        if asked.any():  # what never comes to speak of it is no second answer
            named = np.any((comparison.around | comparison.title) & asked, axis=1).tolist()
            for place, row in enumerate(found.order[1 : len(margins)], start=1):
                if not named[row]:
                    margins[place] = -math.inf
        return margins

    def is_shown(self, found: Found) -> bool:
        """Whether the best candidate is worth showing, if with a doubt."""
        return float(found.model.verdict.shown(found.evidence[:1], self.size)[0]) >= 0

    def span(self, comparison: Comparison, row: int) -> Span | None:
        """The words of a candidate that answer; None where none surely do."""
        sentence = comparison.candidates[row].sentence
        text = self._corpus.documents[sentence.doc_id].text
        return self._spans.best(comparison.question.asked, sentence.unpack(), text, self.idf)

    def _is_beside_the_point(self, comparison: Comparison, row: int) -> bool:
        """See `index.search.left_out`."""
        best = comparison.candidates[row]
        sentences = self._corpus.sentences(best.sentence.doc_id)
        return is_beside_the_point(
            comparison, Article(best.title, sentences, self._shelf), best.sentence
        )
