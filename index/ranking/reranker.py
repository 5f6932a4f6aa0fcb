"""The second stage: which of the candidates answers best."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import numpy as np

from index.ranking.features import NAMES
from index.ranking.linear import Floats, Linear, read_linear

COLUMNS = (*NAMES, *(f"{name} - best" for name in NAMES))


class Reranker:
    """A linear model over the features of a candidate, and over how far each is from the best of
    the list; trained to put the answering sentence first (softmax over the list)."""

    def __init__(self, model: Linear) -> None:
        self._model = model

    @property
    def names(self) -> tuple[str, ...]:
        """The features, in the order of `parts`."""
        return NAMES

    def scores(self, features: Floats) -> Floats:
        """The score of each candidate, in the order of the rows of `features`."""
        return self._model.scores(columns(features))

    def parts(self, features: Floats) -> Floats:
        """What each of `index.ranking.features.NAMES` adds to the scores, candidates by names."""
        parts = self._model.parts(columns(features))
        return np.asarray(parts[:, : len(NAMES)] + parts[:, len(NAMES) :])


def columns(features: Floats) -> Floats:
    """The inputs of the model, candidates by `COLUMNS`."""
    return np.hstack([features, features - features.max(axis=0)])


def shares(scores: Floats) -> Floats:
    """Scores as probabilities: how sure each candidate is the one."""
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


@lru_cache(maxsize=1)
def load_reranker() -> Reranker:
    """The weights that ship with the project; read once."""
    text = files("index").joinpath("weights/ranking.txt").read_text(encoding="utf-8")
    return Reranker(read_linear(text, COLUMNS))
