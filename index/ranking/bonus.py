"""What a candidate gains for fitting a question that the weights could not learn from.

They are fitted to KorQuAD, whose questions are long: of 3316 in part 1, 201 ask for an attribute of
one thing, 133 have two words or fewer to go by, and 18 ask why. People ask so all the time.
"""

from __future__ import annotations

import re

import numpy as np

from index.ranking.attribute import attribute
from index.ranking.comparison import Comparison, Floats
from index.ranking.features import right_unit
from index.ranking.prepared import roles

# Each was chosen on the questions it is for, among 0, 0.3, 0.6, 1 and 1.5.
_NAMES_ATTRIBUTE = 1.0  # first for 0.706 of the 201, for 0.701 without
_IS_ABOUT = 1.0  # for 0.714 in place of 0.722 in the whole set, the same in single articles
_HAS_UNIT = 1.0  # for 241 of the 263 that ask for a unit, 239 without; in single articles 242, 239
_GIVES_REASON = 1.0  # for 13 of the 18 with and without, for 14 in single articles

_FEW_WORDS = 2
_REASON = re.compile(
    r"때문|덕분|탓에|이유|까닭|위해|위하여|배경|원인|계기|목적|고자|려고|므로|(?<![에로께])서(?=[\s,])"
)


def bonus(comparison: Comparison) -> Floats:
    """What to add to the score of each candidate."""
    named = (comparison.here & attribute(comparison)).any(axis=1)
    return np.asarray(
        _NAMES_ATTRIBUTE * named
        + _IS_ABOUT * _is_about(comparison)
        + _GIVES_REASON * _gives_reason(comparison)
        + _HAS_UNIT * (right_unit(comparison.question.counter, comparison.prepared) > 0)
    )


def _is_about(comparison: Comparison) -> Floats:
    """1 where the subject of a question of few words is that of the candidate, too.

    "베트남은 왜 들어갔어?" is told by "베트남은 …", not by "프랑스는 … 들어갔다". The only word of a
    question is its subject without a particle, too (GAFA 뜻).
    """
    items = [item for item in comparison.items if not item.generic]
    if len(items) > _FEW_WORDS:
        return np.zeros(len(comparison.candidates))
    asked = roles(comparison.question.text, ((i.term.form, i.term.tag, i.term.end) for i in items))
    subjects = {
        (form, "subject")
        for item in items
        if (item.term.form, "subject") in asked or (len(items) == 1 and not asked)
        for group in item.alternatives
        for form in group[-1:]  # a particle follows the last of several words
    }
    return np.array([bool(subjects & p.roles) for p in comparison.prepared], dtype=float)


def _gives_reason(comparison: Comparison) -> Floats:
    """1 where the candidate tells a reason, if one is asked for."""
    if comparison.question.kind != "reason":
        return np.zeros(len(comparison.candidates))
    return np.array([bool(_REASON.search(p.text)) for p in comparison.prepared], dtype=float)
