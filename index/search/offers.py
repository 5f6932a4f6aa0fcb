"""Whether a candidate offers the kind of thing that is asked for."""

from __future__ import annotations

import re

import numpy as np

from index.korean.answer_kinds import AMOUNTS, KINDS, amounts_in_unit, holds, kinds_asked
from index.korean.when.times import DAY_NUMBER
from index.search.comparison import Comparison, Floats

NAMES = (
    "unit", "units", *(f"offers {kind}" for kind in KINDS),
    "numbers asked", "names asked", "letters quoted", "quotation asked", "long",
)  # fmt: skip

_QUOTED = re.compile(r"[“\"](.*?)[”\"]")
_NUMBER = re.compile(r"\d+")
_MOST = 5
_LONGEST = 500  # letters


def offers(comparison: Comparison) -> dict[str, Floats]:
    """A column for each of `NAMES`: 1 where a candidate shows what is asked for, -1 where it does
    not, 0 where that is not asked."""
    question = comparison.question.text
    sentences = comparison.prepared
    texts = [sentence.text for sentence in sentences]
    asked = kinds_asked(question)
    nothing = np.zeros(len(texts))
    in_unit = amounts_in_unit(question)
    counted = nothing if in_unit is None else np.array([in_unit(text) for text in texts], float)
    lowered = question.lower()
    new_names = np.array(
        [min(_MOST, sum(name not in lowered for name in s.names)) for s in sentences], float
    )
    quoted = np.array([sum(map(len, _QUOTED.findall(t))) / max(1, len(t)) for t in texts])
    columns = {
        "unit": nothing if in_unit is None else np.where(counted > 0, 1.0, -1.0),
        "units": counted,
        "numbers asked": nothing
        if asked.isdisjoint(AMOUNTS)
        else np.array([min(_MOST, _numbers(text)) for text in texts], float),
        "names asked": new_names if "person" in asked else nothing,
        "letters quoted": quoted,
        "quotation asked": quoted if "quote" in asked else nothing,
        "long": np.array([min(len(text), _LONGEST) / 100 for text in texts]),
    }
    columns |= dict.fromkeys((f"offers {kind}" for kind in KINDS), nothing)
    for kind in asked & set(KINDS):
        there = new_names > 0 if kind == "person" else [holds(kind, text) for text in texts]
        columns[f"offers {kind}"] = np.where(there, 1.0, -1.0)
    return columns


def _numbers(text: str) -> int:
    """How many numbers stand there, those of dates left out."""
    return len(_NUMBER.findall(DAY_NUMBER.sub("", text)))
