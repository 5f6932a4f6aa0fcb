"""What speaks for and against a candidate as the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.question.query import QueryTerm
from index.search import offers
from index.search.comparison import Comparison, Flags, Floats
from index.search.features import NAMES, names
from index.search.meaning import NAMES as MEANING
from index.search.prepared import Prepared, grams, only_letters, words
from index.search.reranker import shares

# Features of the ranking that tell an answer from a mere likeness, too.
_SHARED = (
    "share", "share_nouns", "share_names", "with_paragraph", "with_earlier", "with_before",
    "with_title", "missing_most", "missing_title", "pairs", "right_kind", "right_unit",
    "names_attribute", *offers.NAMES,
)  # fmt: skip
# Kinds of answers that a few words of a sentence are.
_OF_FEW_WORDS = frozenset({"person", "place", "time", "number"})
_OWN = (
    "score", "lead", "paragraph_chance", "total/weight", "with_paragraph_title", "triples",
    "parts_of_words", "words", "missing_name", "unknown", "unknown_names", "unknown_nouns",
    "unknown_focus", "focus_here", "names", "terms_asked", "name_not_in_article",
    "nouns_in_article",
)  # fmt: skip
BY_WORDS = (*_SHARED, *_OWN, "beside the point", "marked", "unmarked")
"""The figures where no sentence has a vector."""
BY_MEANING = (*BY_WORDS, *MEANING)
"""The figures where sentences have vectors."""


def evidence(
    comparison: Comparison,
    features: Floats,
    scores: Floats,
    chosen: Sequence[int],
    article: Callable[[str], str],
    meaning: Floats | None,
    sure: Sequence[float | None],
    *,
    beside: bool,
) -> Floats:
    """The figures of some candidates, rows by `BY_WORDS` or, with `meaning`, by `BY_MEANING`.

    Args:
        features: of all candidates, as `index.search.features.features` gives them.
        scores: of all candidates, by the re-ranker.
        chosen: rows of the candidates that are asked for.
        article: the title and text of a document by its id, lower-case.
        meaning: of all candidates, as `index.search.meaning.meaning` gives them.
        sure: of the first of `chosen`, how sure the words that answer are; None where none do.
        beside: whether the article of the best leaves out what the question cannot do without.
    """
    rows = list(chosen)
    shared = features[np.ix_(rows, [NAMES.index(name) for name in _SHARED])]
    few_words = comparison.question.asked.wanted in _OF_FEW_WORDS
    rest = np.zeros((len(rows), 3))
    rest[:, 0] = beside
    for place, score in enumerate(sure):
        rest[place, 1:] = (score or 0.0, few_words and score is None)
    found = [shared, _own(comparison, scores, rows, article), rest]
    return np.hstack(found if meaning is None else [*found, meaning[rows]])


def _own(
    comparison: Comparison, scores: Floats, rows: Sequence[int], article: Callable[[str], str]
) -> Floats:
    chances = shares(scores)
    keys = [candidate.paragraph[0] for candidate in comparison.candidates]
    ordered = np.sort(scores)[::-1]
    asked = _Asked(comparison)
    found = []
    for row in rows:
        others = ordered[1] if scores[row] == ordered[0] and len(ordered) > 1 else ordered[0]
        same = [i for i, key in enumerate(keys) if key == keys[row]]
        sentence, here = comparison.prepared[row], comparison.here[row]
        there = comparison.around[row] | comparison.title[row]
        found.append(
            (
                scores[row],
                scores[row] - others if len(ordered) > 1 else 3.0,
                chances[same].sum(),
                comparison.candidates[row].total / comparison.total,
                there @ comparison.weights / comparison.total,
                len(asked.triples & sentence.triples) / max(1, len(asked.triples)),
                asked.parts_of_words(sentence, here),
                asked.same_words(sentence),
                (comparison.weights * ~here * asked.names).max(initial=0.0),
                *asked.unknown,
                asked.focus_here(here, there),
                asked.names.sum(),
                len(comparison.items),
                *asked.in_article(article(comparison.candidates[row].sentence.doc_id)),
            )
        )
    return np.array(found, dtype=float)


class _Asked:
    """What of the evidence is the same for all candidates of a question."""

    def __init__(self, comparison: Comparison) -> None:
        question = comparison.question
        self._comparison = comparison
        self.names: Flags = names(comparison)
        self._nouns: Flags = np.array([item.is_noun for item in comparison.items], dtype=bool)
        self.triples = grams(only_letters(question.text), 3)
        self.words = words(question.text)
        unknown = np.array([not item.known for item in comparison.items], dtype=bool)
        focus = [_is_focus(item, question.asked.focus) for item in comparison.items]
        self._focus: Flags = np.array(focus, dtype=bool)
        self.unknown = (
            (unknown @ comparison.weights) / comparison.total,
            (unknown & self.names).sum(),
            (unknown & self._nouns).sum(),
            (unknown & self._focus).sum(),
        )

    def focus_here(self, here: Flags, around: Flags) -> float:
        """1 where the noun of the answer stands in the sentence, 0.5 near it, -1 where neither;
        0 where there is none."""
        if not self._focus.any():
            return 0.0
        if (here & self._focus).any():
            return 1.0
        return 0.5 if (around & self._focus).any() else -1.0

    def in_article(self, text: str) -> tuple[float, float]:
        """The weight of the heaviest name that stands nowhere in an article, and the share of the
        weight of the nouns that stands there.

        By letters, for the words of a whole article would take milliseconds to compare.
        """
        items, weights = self._comparison.items, self._comparison.weights
        there = np.array([item.in_letters(text) for item in items], dtype=bool)
        nouns = weights * self._nouns
        share = float(nouns @ there) / float(nouns.sum()) if nouns.any() else 1.0
        return float((weights * self.names * ~there).max(initial=0.0)), share

    def same_words(self, sentence: Prepared) -> float:
        """The share of the question's letters in words that stand there to the letter."""
        letters = sum(map(len, self.words))
        return sum(len(word) for word in self.words if word in sentence.words) / max(1, letters)

    def parts_of_words(self, sentence: Prepared, here: Flags) -> float:
        """The share of the question's weight that stands there, beginnings and ends of words
        counted by their length."""
        shares = (
            1.0 if found else _part(item, sentence.text)
            for item, found in zip(self._comparison.items, here.tolist(), strict=True)
        )
        weights = self._comparison.weights.tolist()
        covered = sum(w * share for w, share in zip(weights, shares, strict=True))
        return float(covered) / self._comparison.total


def _is_focus(item: QueryTerm, focus: str) -> bool:
    return item.term.form == focus and not item.generic


def _part(item: QueryTerm, text: str) -> float:
    form = item.term.form
    if item.term.tag in {"VV", "VA"}:
        form = form[:-1]  # without 다
    if len(form) > 1 and form in text:
        return 1.0
    for size in range(len(form) - 1, 1, -1):
        if form[:size] in text or form[-size:] in text:
            return 0.8 * size / len(form)
    return 0.0
