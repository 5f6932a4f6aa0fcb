"""Does a sentence really answer what was asked? Decided on the evidence, not on the score alone."""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files

import numpy as np

from index.evidence.figures import EVIDENCE
from index.ranking.comparison import Floats
from index.ranking.linear import Linear, read_linear

# A smooth step: 1 for a single article, 0 from a few hundred sentences on. A small collection
# knows few words, so that a word it does not know says less there.
_MIDDLE = math.log(150)
_STEEPNESS = 2.0

COLUMNS = (
    *EVIDENCE,
    *(f"{name} squared" for name in EVIDENCE),
    "small",
    *(f"{name} if small" for name in EVIDENCE),
)


def columns(values: Floats, sentences: int) -> Floats:
    """The inputs of the verdict, candidates by `COLUMNS`.

    Args:
        values: by `EVIDENCE`.
        sentences: number of sentences in the collection.
    """
    small = 1 / (1 + math.exp((math.log(max(sentences, 1)) - _MIDDLE) * _STEEPNESS))
    step = np.full((len(values), 1), small)
    return np.hstack([values, values**2, step, values * small])


class Verdict:
    """Logistic regression on the evidence: 0 is the working point.

    Trained on questions whose answer stands in the sources, and the same with the article, the
    paragraph, or a name of the question exchanged; see tests/benchmarks/silence.py for what it
    refuses rightly and wrongly.
    """

    def __init__(self, model: Linear) -> None:
        self._model = model

    def margins(self, values: Floats, sentences: int) -> Floats:
        """How far each candidate is from the working point; an answer from 0 on."""
        return self._model.scores(columns(values, sentences))

    def parts(self, values: Floats, sentences: int) -> Floats:
        """What each of `COLUMNS` adds to the margins, candidates by columns."""
        return self._model.parts(columns(values, sentences))


@lru_cache(maxsize=1)
def load_verdict() -> Verdict:
    """The weights that ship with the project; read once."""
    text = files("index").joinpath("weights/verdict.txt").read_text(encoding="utf-8")
    return Verdict(read_linear(text, COLUMNS))
