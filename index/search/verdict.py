"""Does a sentence really answer what was asked? Decided on the evidence, not on the score alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from index.search.comparison import Floats
from index.search.linear import Linear

# A smooth step: 1 for a single article, 0 from a few hundred sentences on. A small collection
# knows few words, so that a word it does not know says less there.
_MIDDLE = math.log(150)
_STEEPNESS = 2.0


def names_of(evidence: Sequence[str]) -> tuple[str, ...]:
    """The columns of a model over these figures; see `columns`."""
    return (
        *evidence,
        *(f"{name} squared" for name in evidence),
        "small",
        *(f"{name} if small" for name in evidence),
    )


def columns(values: Floats, sentences: int) -> Floats:
    """The inputs of the verdict, candidates by `names_of`.

    Args:
        values: by `index.search.figures.BY_WORDS` or `BY_MEANING`.
        sentences: number of sentences in the collection.
    """
    small = 1 / (1 + math.exp((math.log(max(sentences, 1)) - _MIDDLE) * _STEEPNESS))
    step = np.full((len(values), 1), small)
    return np.hstack([values, values**2, step, values * small])


class VerdictModel:
    """Two logistic regressions on the evidence; 0 is the working point of each.

    Args:
        firm: tells answers from what is near them: trained on right passages against wrong ones.
        shown: tells questions that the articles are about from all others.
    """

    def __init__(self, firm: Linear, shown: Linear) -> None:
        self._firm = firm
        self._shown = shown

    def firm(self, values: Floats, sentences: int) -> Floats:
        """How far each candidate is from a firm answer; one from 0 on."""
        return self._firm.scores(columns(values, sentences))

    def shown(self, values: Floats, sentences: int) -> Floats:
        """How far each candidate is from being worth showing with a doubt; it is from 0 on."""
        return self._shown.scores(columns(values, sentences))

    def parts(self, values: Floats, sentences: int) -> dict[str, float]:
        """What each figure of the first candidate adds to its margin of a firm answer."""
        together: dict[str, float] = {}
        parts = self._firm.parts(columns(values[:1], sentences))[0].tolist()
        for name, part in zip(self._firm.names, parts, strict=True):
            figure = name.removesuffix(" squared").removesuffix(" if small")
            together[figure] = together.get(figure, 0.0) + part
        return together
