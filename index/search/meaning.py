"""How near a question each candidate is in meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.engines.embedder import Floats as Vector
from index.engines.vectors import Vectors
from index.search.candidates import Candidate
from index.search.comparison import Floats

# Sentences that meaning alone brings: with the 25 by words, 97% of the answers to phone questions
# about news are among the candidates.
NEAREST = 25

NAMES = (
    "likeness", "likeness-best", "likeness-best candidate", "rank by meaning", "likeness before",
    "likeness after", "likeness of paragraph", "likeness of title", "best of document",
    "best of document-best", "likeness of document", "found by words", "found by meaning",
    "rank by words", "likeness within document", "rank within document",
    "likeness-best of document",
)  # fmt: skip

LIKENESS = NAMES.index("likeness")

_NO_NEIGHBOUR = 0.03  # what a sentence without a neighbour is thought to be above it
_BEYOND = 50  # the rank of what is not among the nearest
_LEAST_SPREAD = 0.004


@dataclass(frozen=True, slots=True)
class Near:
    """A question's vector, and the sentences nearest to it.

    Attributes:
        nearest: (sentence id, likeness), best first; not empty.
    """

    vectors: Vectors
    question: Vector
    nearest: tuple[tuple[str, float], ...]

    @property
    def ids(self) -> list[str]:
        return [sentence_id for sentence_id, _ in self.nearest]


def near(vectors: Vectors | None, text: str) -> Near | None:
    """What is near a question; None where words alone serve now."""
    if vectors is None or not len(vectors):
        return None
    question = vectors.question(text)
    if question is None:
        return None
    return Near(vectors, question, tuple(vectors.nearest(question, NEAREST)))


def meaning(near: Near, candidates: Sequence[Candidate]) -> Floats:
    """The figures of each candidate, rows by `NAMES`.

    A document whose vectors are still to be made counts as the mean of the others.
    """
    doc_ids = {candidate.sentence.doc_id for candidate in candidates}
    documents = {doc_id: near.vectors.of_document(near.question, doc_id) for doc_id in doc_ids}
    known = [likeness for likeness in documents.values() if len(likeness) > 1]
    best_of_all = near.nearest[0][1]
    usual = float(np.mean([part[1:].mean() for part in known])) if known else best_of_all - 0.05
    best_of_documents = max((float(part[1:].max()) for part in known), default=usual)
    ranks = {sentence_id: place for place, (sentence_id, _) in enumerate(near.nearest)}
    found = np.empty((len(candidates), len(NAMES)))
    for row, (candidate, by_words) in enumerate(zip(candidates, _ranks(candidates), strict=True)):
        alike = _alike(candidate, documents[candidate.sentence.doc_id], usual)
        rank = ranks.get(candidate.sentence.sentence_id)
        found[row] = (
            alike.own,
            alike.own - best_of_all,
            0.0,  # below the best candidate: see below
            20 / (5 + (_BEYOND if rank is None else rank)),
            alike.before,
            alike.after,
            alike.paragraph,
            alike.title,
            alike.best,
            alike.best - best_of_documents,
            alike.mean,
            float(by_words is not None and by_words < NEAREST),
            float(rank is not None),
            0.0 if by_words is None else 20 / (5 + by_words),
            (alike.own - alike.mean) / (alike.spread + _LEAST_SPREAD),
            5 / (5 + alike.above),
            alike.own - alike.best,
        )
    found[:, 2] = found[:, LIKENESS] - found[:, LIKENESS].max()
    return found


@dataclass(frozen=True, slots=True)
class _Alike:
    """Cosines of the question to a sentence and to what stands around it.

    Attributes:
        best, mean, spread: of the sentences of its document.
        above: how many of them are nearer.
    """

    own: float
    before: float
    after: float
    paragraph: float
    title: float
    best: float
    mean: float
    spread: float
    above: int


def _alike(candidate: Candidate, document: Vector, usual: float) -> _Alike:
    """Args: document: cosines of its title and its sentences, empty where it has no vectors yet."""
    title, own = (float(document[0]), document[1:]) if len(document) else (usual, document)
    at = candidate.sentence.number - 1
    mine = float(own[at]) if at < len(own) else usual
    first = candidate.paragraph[0].number - 1
    paragraph = own[first : first + len(candidate.paragraph)]
    return _Alike(
        own=mine,
        before=float(own[at - 1]) if 0 < at <= len(own) else mine - _NO_NEIGHBOUR,
        after=float(own[at + 1]) if at + 1 < len(own) else mine - _NO_NEIGHBOUR,
        paragraph=float(paragraph.mean()) if len(paragraph) else mine,
        title=title,
        best=max(float(own.max()), mine) if len(own) else mine,
        mean=float(own.mean()) if len(own) else mine,
        spread=float(own.std()) if len(own) else 0.0,
        above=int((own > mine).sum()),
    )


def _ranks(candidates: Sequence[Candidate]) -> list[int | None]:
    """The place of each among the candidates by words; None where no word is shared."""
    totals = np.array([candidate.total for candidate in candidates])
    places = np.empty(len(candidates), int)
    places[np.argsort(-totals, kind="stable")] = np.arange(len(candidates))
    return [
        place if total > 0 else None
        for place, total in zip(places.tolist(), totals.tolist(), strict=True)
    ]
