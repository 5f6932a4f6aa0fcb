"""The second stage: which of the candidates answers best."""

from __future__ import annotations

import numpy as np

from index.search.features import NAMES
from index.search.linear import Floats, Linear
from index.search.meaning import NAMES as MEANING

_BELOW = tuple(f"{name} - best" for name in NAMES)
BY_WORDS = (*NAMES, *_BELOW)
"""The columns of a model where no sentence has a vector."""
BY_MEANING = (*BY_WORDS, *MEANING)
"""The columns of a model where sentences have vectors."""


class Reranker:
    """A linear model over the figures of a candidate, and over how far each figure of words is from
    the best of the list; trained to put an answering sentence first (softmax over the list).

    Args:
        model: over `BY_WORDS` or `BY_MEANING`.
    """

    def __init__(self, model: Linear) -> None:
        self._model = model

    @property
    def names(self) -> tuple[str, ...]:
        """The figures, in the order of `parts`."""
        return (*NAMES, *self._model.names[len(BY_WORDS) :])

    def scores(self, features: Floats, meaning: Floats | None) -> Floats:
        """The score of each candidate, in the order of the rows.

        Args:
            features: by `index.search.features.NAMES`.
            meaning: by `index.search.meaning.NAMES`; None for a model of words.
        """
        return self._model.scores(columns(features, meaning))

    def parts(self, features: Floats, meaning: Floats | None) -> Floats:
        """What each of `names` adds to the scores, candidates by names."""
        parts = self._model.parts(columns(features, meaning))
        size = len(NAMES)
        words = parts[:, :size] + parts[:, size : 2 * size]
        return np.hstack([words, parts[:, 2 * size :]])


def columns(features: Floats, meaning: Floats | None) -> Floats:
    """The inputs of a model, candidates by `BY_WORDS` or `BY_MEANING`."""
    found = [features, features - features.max(axis=0)]
    return np.hstack(found if meaning is None else [*found, meaning])


def shares(scores: Floats) -> Floats:
    """Scores as probabilities: how sure each candidate is the one."""
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())
