"""The attribute that a short question asks for: the *capital* in "베트남 수도는?"."""

from __future__ import annotations

import re
from bisect import bisect_right

import numpy as np

from index.search.comparison import Comparison, Flags

_BLANK = re.compile(r"\s+")
_FEW_WORDS = 2  # beside the attribute, where it is told by more than nouns


def attribute(comparison: Comparison) -> Flags:
    """Which words of the question are its attribute; none where it is none of these questions.

    A question of more words that are not all nouns is left alone, for an answer may well stand in
    a sentence that says 짓다 where a 설계자 is asked for.
    """
    question = comparison.question
    found = np.array(
        [item.term.form == question.attribute for item in comparison.items], dtype=bool
    )
    if not found.any():
        return found
    starts = [match.end() for match in _BLANK.finditer(question.text)]
    words = [bisect_right(starts, item.term.start) for item in comparison.items]
    asked = {word for word, is_it in zip(words, found.tolist(), strict=True) if is_it}
    others = {
        word
        for word, item in zip(words, comparison.items, strict=True)
        if item.known and not item.generic
    }
    return found & (question.of_nouns or len(others - asked) <= _FEW_WORDS)
