"""Why an answer is what it is: what one reads when it is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.answer.passages import cite, make_passage
from index.corpus import Corpus
from index.engines.vectors import Vectors
from index.question.query import Query, QueryTerm
from index.records import Citation, Passage, Verdict
from index.search.search import Found, Search

_PARTS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class ExplainedTerm:
    """A word of the question.

    Attributes:
        word: as written.
        weight: what it counts in the evidence.
        read_as: the groups of forms by which it is found; empty where no source knows it.
        generic: it says how is asked, not what is asked about.
    """

    word: str
    weight: float
    read_as: tuple[tuple[str, ...], ...]
    generic: bool


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
        kind, focus, counter, attribute: what it wants; see `index.question.reading.Question`.
        searched: forms and their weights, as the first stage searched for them.
        candidates: best first; empty where nothing shares a word with the question.
        passage: what is, or would be, quoted of the first candidate; None where there is none.
        evidence: (figure, what it adds) of the verdict on the first candidate, largest first.
        verdict: what the evidence comes to, whatever else `answer` makes of the question.
        beside_the_point: whether the best article leaves out what the question cannot do without.
    """

    question: str
    terms: tuple[ExplainedTerm, ...] = ()
    kind: str = ""
    focus: str = ""
    counter: str = ""
    attribute: str = ""
    searched: tuple[tuple[str, float], ...] = ()
    candidates: tuple[ExplainedCandidate, ...] = ()
    passage: Passage | None = None
    evidence: tuple[tuple[str, float], ...] = ()
    verdict: Verdict = "not_found"
    beside_the_point: bool = False


def explain(
    corpus: Corpus, search: Search, query: Query, top: int, vectors: Vectors | None
) -> Explanation:
    """Run a search and tell of every step."""
    found = search.find(query, top, vectors)
    searched = tuple(sorted(query.weights.items(), key=lambda pair: -pair[1]))
    if found is None:
        unread = tuple(_term(query, item, 0.0) for item in query.terms)
        return Explanation(query.text, terms=unread, searched=searched)
    question = found.comparison.question
    weights = {
        term.form: weight for term, weight in zip(question.terms, question.weights, strict=True)
    }
    margins = search.firm(found)
    verdict: Verdict = "answered" if margins[0] >= 0 else "not_found"
    if verdict == "not_found" and search.is_shown(found):
        verdict = "unsure"
    return Explanation(
        question=query.text,
        terms=tuple(_term(query, item, weights.get(item.term.form, 0.0)) for item in query.terms),
        kind=question.kind,
        focus=question.focus,
        counter=question.counter,
        attribute=question.attribute,
        searched=searched,
        candidates=_candidates(corpus, search, found, margins),
        passage=make_passage(
            corpus, found.sentence(found.order[0]), set(query.weights), found.mass()
        ),
        evidence=_largest_of(found.model.verdict.parts(found.evidence, search.size)),
        verdict=verdict,
        beside_the_point=found.beside,
    )


def _term(query: Query, item: QueryTerm, weight: float) -> ExplainedTerm:
    word = query.text[item.term.start : item.term.end]
    return ExplainedTerm(word, weight, item.alternatives, item.generic)


def _candidates(
    corpus: Corpus, search: Search, found: Found, margins: Sequence[float]
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
                by_terms=candidate.by_terms,
                by_paragraph=candidate.by_paragraph,
                by_bigrams=candidate.by_bigrams,
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
