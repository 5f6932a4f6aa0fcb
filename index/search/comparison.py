"""Which words of a question stand where around each candidate."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.corpus import PackedSentence
from index.question.query import QueryTerm
from index.question.reading import Question
from index.search.candidates import Candidate
from index.search.prepared import Prepared, PreparedSentences

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question beside its candidates; the arrays are candidates by words.

    Attributes:
        weights: of the words, which are ``question.terms``; see `Question.weights`.
        prepared: the candidates, taken apart.
        here: whether a word stands in the candidate,
        before, after: in the sentence before or behind it in its paragraph,
        earlier: in any sentence before it in its paragraph,
        around: in any sentence of its paragraph,
        title: in the title of its document.
        rarity: how much each word tells the sentences of one paragraph apart.
    """

    question: Question
    weights: Floats
    candidates: tuple[Candidate, ...]
    prepared: tuple[Prepared, ...]
    here: Flags
    before: Flags
    after: Flags
    earlier: Flags
    around: Flags
    title: Flags
    rarity: Floats

    @property
    def items(self) -> tuple[QueryTerm, ...]:
        """The words of the question that are weighed."""
        return self.question.terms

    @property
    def among_candidates(self) -> Floats:
        """How much each word tells the candidates apart."""
        return _idf(self.here)

    @property
    def total(self) -> float:
        """The weight of the whole question."""
        return float(self.weights.sum()) + 1e-9

    def share(self, there: Flags) -> Floats:
        """The share of the question's weight that is `there`, for each candidate."""
        return np.asarray(there @ self.weights / self.total)


def compare(
    question: Question, candidates: Sequence[Candidate], shelf: PreparedSentences
) -> Comparison:
    """Lay a question beside its candidates."""
    items = question.terms
    shape = (len(candidates), len(items))
    here, before, after, earlier, around, title = np.zeros((6, *shape), dtype=bool)
    rarity = np.zeros(shape)
    paragraphs: dict[PackedSentence, tuple[Flags, Floats]] = {}
    for row, candidate in enumerate(candidates):
        first, place = candidate.paragraph[0], candidate.place
        if first not in paragraphs:
            flags = _flags(items, candidate.paragraph, shelf)
            paragraphs[first] = flags, _idf(flags)
        flags, rarity[row] = paragraphs[first]
        here[row] = flags[place]
        if place:
            before[row] = flags[place - 1]
            earlier[row] = flags[:place].any(axis=0)
        if place + 1 < len(flags):
            after[row] = flags[place + 1]
        around[row] = flags.any(axis=0)
        title[row] = [stands(item, candidate.title, "") for item in items]
    prepared = tuple(shelf.prepared(candidate.sentence) for candidate in candidates)
    return Comparison(
        question=question,
        weights=np.array(question.weights),
        candidates=tuple(candidates),
        prepared=prepared,
        here=here,
        before=before,
        after=after,
        earlier=earlier,
        around=around,
        title=title,
        rarity=rarity,
    )


def stands(item: QueryTerm, forms: Collection[str], text: str) -> bool:
    """Whether a word stands in a sentence, itself or by one of its alternatives.

    Args:
        text: of the sentence, lower-case, for words that stand only within longer ones.
    """
    if item.literal:
        return item.literal in text or any(
            item.literal in "".join(group) and all(form in forms for form in group)
            for group in item.alternatives
        )
    # Loops rather than any(all(…)), which take three times as long.
    for group in item.alternatives:
        for form in group:
            if form not in forms:
                break
        else:
            return True
    return False


def _flags(
    items: Sequence[QueryTerm], paragraph: Sequence[PackedSentence], shelf: PreparedSentences
) -> Flags:
    """Sentences by words."""
    literal = any(item.literal for item in items)
    return np.array(
        [
            [stands(item, forms, text) for item in items]
            for sentence in paragraph
            for forms in (shelf.forms(sentence),)
            for text in (shelf.prepared(sentence).text if literal else "",)
        ],
        dtype=bool,
    ).reshape(len(paragraph), len(items))


def _idf(flags: Flags) -> Floats:
    """The idf of each word among a few sentences, see `index.engines.first_stage.idf_of`."""
    holding = flags.sum(axis=0)
    return np.asarray(np.log(1 + (len(flags) - holding + 0.5) / (holding + 0.5)))
