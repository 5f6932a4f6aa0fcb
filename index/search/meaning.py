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
    doc_ids = [candidate.sentence.doc_id for candidate in candidates]
    documents = {doc_id: near.vectors.of_document(near.question, doc_id) for doc_id in doc_ids}
    known = [likeness for likeness in documents.values() if len(likeness) > 1]
    best_of_all = near.nearest[0][1]
    usual = float(np.mean([part[1:].mean() for part in known])) if known else best_of_all - 0.05
    best_of_documents = max((float(part[1:].max()) for part in known), default=usual)
    rank = {sentence_id: place for place, (sentence_id, _) in enumerate(near.nearest)}
    totals = np.array([candidate.total for candidate in candidates])
    by_words = np.empty(len(candidates), int)
    by_words[np.argsort(-totals, kind="stable")] = np.arange(len(candidates))
    rows = []
    for number, candidate in enumerate(candidates):
        sentence = candidate.sentence
        likeness = documents[sentence.doc_id]
        title, own = (float(likeness[0]), likeness[1:]) if len(likeness) else (usual, likeness)
        at = sentence.number - 1
        mine = float(own[at]) if at < len(own) else usual
        first = candidate.paragraph[0].number - 1
        paragraph = own[first : first + len(candidate.paragraph)]
        best = max(float(own.max()), mine) if len(own) else mine
        mean = float(own.mean()) if len(own) else mine
        spread = float(own.std()) if len(own) else 0.0
        rows.append(
            (
                mine,
                mine - best_of_all,
                0.0,  # below the best candidate: see below
                20 / (5 + rank.get(sentence.sentence_id, _BEYOND)),
                float(own[at - 1]) if 0 < at <= len(own) else mine - _NO_NEIGHBOUR,
                float(own[at + 1]) if at + 1 < len(own) else mine - _NO_NEIGHBOUR,
                float(paragraph.mean()) if len(paragraph) else mine,
                title,
                best,
                best - best_of_documents,
                mean,
                float(totals[number] > 0 and by_words[number] < NEAREST),
                float(sentence.sentence_id in rank),
                20 / (5 + int(by_words[number])) if totals[number] > 0 else 0.0,
                (mine - mean) / (spread + _LEAST_SPREAD),
                5 / (5 + int((own > mine).sum())),
                mine - best,
            )
        )
    found = np.array(rows, float)
    found[:, 2] = found[:, 0] - found[:, 0].max()
    return found
