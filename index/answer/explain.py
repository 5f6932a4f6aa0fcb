"""Why an answer is what it is: what one reads when it is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.answer.passages import cite
from index.corpus import Corpus
from index.question.reading import Question
from index.records import Answer, Citation
from index.search.search import Found, Search

_PARTS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class ExplainedCandidate:
    """A sentence that was considered.

    Attributes:
        text: verbatim.
        by_terms, by_paragraph, by_bigrams, total: of the first stage, by BM25.
        score: of the re-ranker; `chance` the same as a probability among the candidates.
        parts: (feature, what it adds to `score`) of the features that tell most.
        margin: how far its evidence is from the working point; None where it was not weighed.
    """

    citation: Citation
    text: str
    by_terms: float
    by_paragraph: float
    by_bigrams: float
    total: float
    score: float
    chance: float
    parts: tuple[tuple[str, float], ...]
    margin: float | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one question was read, ranked and decided.

    Attributes:
        question: as it was read.
        answer: what came of it.
        candidates: best first; empty where nothing was searched for, or nothing was there.
        evidence: (figure, what it adds) of the verdict on the first candidate, largest first.
        beside_the_point: whether the best article leaves out what the question cannot do without.
    """

    question: Question
    answer: Answer
    candidates: tuple[ExplainedCandidate, ...] = ()
    evidence: tuple[tuple[str, float], ...] = ()
    beside_the_point: bool = False


def explain(
    corpus: Corpus, search: Search, question: Question, found: Found | None, answer: Answer
) -> Explanation:
    """Tell of every step that led to an answer."""
    if found is None:
        return Explanation(question, answer)
    return Explanation(
        question,
        answer,
        candidates=_candidates(corpus, found, search.firm(found)),
        evidence=_largest_of(found.model.verdict.parts(found.evidence, search.size)),
        beside_the_point=found.beside,
    )


def _candidates(
    corpus: Corpus, found: Found, margins: Sequence[float]
) -> tuple[ExplainedCandidate, ...]:
    reranker = found.model.reranker
    parts = reranker.parts(found.laid.features, found.laid.meaning)
    average = parts.mean(axis=0)
    explained = []
    for rank, row in enumerate(found.order):
        candidate = found.comparison.candidates[row]
        sentence = candidate.sentence
        document = corpus.documents[sentence.doc_id]
        differences = (parts[row] - average).tolist()
        explained.append(
            ExplainedCandidate(
                citation=cite(document, sentence),
                text=document.text[sentence.start : sentence.end],
                by_terms=candidate.scores.by_terms,
                by_paragraph=candidate.scores.by_paragraph,
                by_bigrams=candidate.scores.by_bigrams,
                total=candidate.total,
                score=float(found.scores[row]),
                chance=float(found.chances[row]),
                parts=_largest(reranker.names, differences, _PARTS_SHOWN),
                margin=margins[rank] if rank < len(margins) else None,
            )
        )
    return tuple(explained)


def _largest_of(parts: dict[str, float]) -> tuple[tuple[str, float], ...]:
    return _largest(list(parts), list(parts.values()), len(parts))


def _largest(
    names: Sequence[str], values: Sequence[float], count: int
) -> tuple[tuple[str, float], ...]:
    pairs = sorted(zip(names, values, strict=True), key=lambda pair: -abs(pair[1]))
    return tuple(pairs[:count])
