"""What is compared of question and candidate to choose the answering sentence: figures of words.

Chosen on KorQuAD 1.0 dev part 1, each half of the articles judged by weights from the other: 108
figures, boosted trees in place of a linear model, and the likeness of morphemes by Kiwi's own
model do no better.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from index.korean.quantities import NUMBER
from index.korean.tags import NAMES as NAMED
from index.korean.tags import PREDICATES
from index.korean.when.times import HOUR
from index.search import offers
from index.search.attribute import attribute
from index.search.comparison import Comparison, Flags, Floats
from index.search.prepared import Prepared, grams, only_letters, roles

NAMES = (
    # the first stage
    "total", "total-best", "total/best", "by_terms", "by_paragraph",
    # shares of the question's weight
    "share", "share_nouns", "share_names", "share_untitled", "share_rare", "share_rare_paragraph",
    "share-best", "share-best_paragraph",
    # what is missing, and where else it stands
    "missing_most", "missing_before", "missing_after", "missing_title",
    "with_paragraph", "with_earlier", "with_before", "with_title",
    # weights matched, by kind
    "common_nouns", "proper_nouns", "verbs", "last_word", "focus", "titled",
    # order and letters
    "in_order", "adjacent", "pairs",
    # what an answer may be
    "new_names", "new_numbers", "new_dates", "right_kind", "right_unit", "focus_letters", "reason",
    # place and size
    "place", "place/length", "is_first", "is_last", "letters", "terms", "nth_of_paragraph",
    # what short questions go by
    "names_attribute", "is_about",
    *offers.NAMES,
)  # fmt: skip

_MOST_NEW = 9
_MOST_DATES = 5
_FEW_WORDS = 2
_NO_MATTER = -1.0  # the value of a share where the question has no such words


def features(comparison: Comparison, idf_of_pair: Callable[[str], float]) -> Floats:
    """The figures of each candidate, rows by `NAMES`; at least one candidate.

    Args:
        idf_of_pair: the weight of a pair of letters in the collection.
    """
    columns = {
        **_first_stage(comparison),
        **_shares(comparison),
        **_kinds(comparison),
        **_letters(comparison, idf_of_pair),
        **_answers(comparison),
        **_places(comparison),
        "names_attribute": (comparison.here & attribute(comparison)).any(axis=1),
        "is_about": _is_about(comparison),
        **offers.offers(comparison),
    }
    return np.column_stack([columns[name] for name in NAMES]).astype(float)


def _first_stage(comparison: Comparison) -> dict[str, Floats]:
    total = np.array([candidate.total for candidate in comparison.candidates])
    return {
        "total": total,
        "total-best": total - total.max(),
        "total/best": total / (total.max() + 1e-9),
        "by_terms": np.array([candidate.scores.by_terms for candidate in comparison.candidates]),
        "by_paragraph": np.array([c.scores.by_paragraph for c in comparison.candidates]),
    }


def _shares(comparison: Comparison) -> dict[str, Floats]:
    here, title, share = comparison.here, comparison.title, comparison.share
    missing = ~here
    own = share(here)
    rare = comparison.among_candidates
    untitled = comparison.weights * ~title
    return {
        "share": own,
        "share_nouns": _share_of(comparison, ~_tagged(comparison, *PREDICATES), 0.0),
        "share_names": _share_of(comparison, names(comparison), _NO_MATTER),
        "share_untitled": (untitled * here).sum(axis=1) / (untitled.sum(axis=1) + 1e-9),
        "share_rare": here @ rare / (rare.sum() + 1e-9),
        "share_rare_paragraph": (comparison.rarity * here).sum(axis=1)
        / (comparison.rarity.sum(axis=1) + 1e-9),
        "share-best": own - own.max(),
        "share-best_paragraph": own - _best_of_paragraph(comparison, own),
        "missing_most": (missing * comparison.weights).max(axis=1, initial=0.0),
        "missing_before": share(missing & comparison.before),
        "missing_after": share(missing & comparison.after),
        "missing_title": share(missing & title),
        "with_paragraph": share(comparison.around),
        "with_earlier": share(here | comparison.earlier | title),
        "with_before": share(here | comparison.before | title),
        "with_title": share(here | title),
    }


def _kinds(comparison: Comparison) -> dict[str, Floats]:
    def weight(of: Flags) -> Floats:
        return np.asarray((comparison.here & of) @ comparison.weights)

    focus = np.array(
        [i.term.form == comparison.question.asked.focus for i in comparison.items], bool
    )
    last = np.zeros(len(focus), dtype=bool)
    last[np.flatnonzero(~focus)[-1:]] = True
    return {
        "common_nouns": weight(_tagged(comparison, "NNG")),
        "proper_nouns": weight(_tagged(comparison, "NNP")),
        "verbs": weight(_tagged(comparison, "VV")),
        "last_word": weight(last),
        "focus": weight(focus),
        "titled": np.asarray((comparison.here & comparison.title) @ comparison.weights),
    }


def _letters(comparison: Comparison, idf_of_pair: Callable[[str], float]) -> dict[str, Floats]:
    asked = {pair: idf_of_pair(pair) for pair in grams(only_letters(comparison.question.text), 2)}
    total = sum(asked.values()) + 1e-9
    slots = {
        form: slot
        for slot, item in enumerate(comparison.items)
        for group in item.alternatives
        for form in group
    }
    orders = [_order(sentence, slots, comparison.weights) for sentence in comparison.prepared]
    return {
        "pairs": np.array(
            [
                sum(map(asked.__getitem__, asked.keys() & sentence.pairs)) / total
                for sentence in comparison.prepared
            ]
        ),
        "in_order": np.array([order for order, _ in orders]) / comparison.total,
        "adjacent": np.array([adjacent for _, adjacent in orders]) / comparison.total,
    }


def _order(sentence: Prepared, slots: Mapping[str, int], weights: Floats) -> tuple[float, float]:
    """The heaviest run of words in the order of the question, and the weight of pairs of words
    that stand side by side in both."""
    found = [(at, slots[form]) for at, form in enumerate(sentence.forms) if form in slots]
    heaviest: list[float] = []
    for i, (_, slot) in enumerate(found):
        behind = (heaviest[j] for j in range(i) if found[j][1] < slot)
        heaviest.append(float(weights[slot]) + max(behind, default=0.0))
    adjacent = sum(
        float(min(weights[a], weights[b]))
        for (i, a), (j, b) in pairwise(found)
        if b == a + 1 and j == i + 1
    )
    return max(heaviest, default=0.0), adjacent


def _answers(comparison: Comparison) -> dict[str, Floats]:
    asked, sentences = comparison.question.asked, comparison.prepared
    text = comparison.question.text.lower()
    known = {form for item in comparison.items for group in item.alternatives for form in group}
    new_names = np.array([_new(sentence.names, known, text) for sentence in sentences])
    new_numbers = np.array([_new(sentence.numbers, known, text) for sentence in sentences])
    new_dates = np.array([sum(date not in text for date in s.dates) for s in sentences])
    reason = np.array([sentence.gives_reason for sentence in sentences])
    unit = right_unit(asked.counter, sentences)
    evidence = {
        "person": new_names,
        "place": new_names,
        "time": unit > 0 if asked.counter == HOUR else new_dates,  # 3시 is no date
        "number": new_numbers,
        "reason": reason,
    }.get(asked.wanted)
    return {
        "new_names": np.minimum(new_names, _MOST_NEW),
        "new_numbers": np.minimum(new_numbers, _MOST_NEW),
        "new_dates": np.minimum(new_dates, _MOST_DATES),
        "right_kind": np.zeros(len(reason)) if evidence is None else np.where(evidence, 1.0, -1.0),
        "right_unit": unit,
        "focus_letters": np.array([bool(asked.focus) and asked.focus in s.text for s in sentences]),
        "reason": reason,
    }


def _new(forms: frozenset[str], known: set[str], text: str) -> int:
    return sum(form not in known and form not in text for form in forms)


def right_unit(counter: str, sentences: Sequence[Prepared]) -> Floats:
    """1 where an amount in the unit asked for stands, -1 where none does; 0 where none is asked."""
    if not counter:
        return np.zeros(len(sentences))
    amount = re.compile(NUMBER + re.escape(counter))
    return np.array([1.0 if amount.search(sentence.text) else -1.0 for sentence in sentences])


def _places(comparison: Comparison) -> dict[str, Floats]:
    places = np.array([candidate.place for candidate in comparison.candidates])
    last = np.array([len(candidate.paragraph) - 1 for candidate in comparison.candidates])
    seen: dict[object, int] = {}
    nth = []
    for candidate in comparison.candidates:
        key = candidate.paragraph[0]
        seen[key] = seen.get(key, 0) + 1
        nth.append(seen[key])
    return {
        "place": places,
        "place/length": places / np.maximum(last, 1),
        "is_first": places == 0,
        "is_last": places == last,
        "letters": np.array([len(sentence.text) for sentence in comparison.prepared]),
        "terms": np.array([len(sentence.forms) for sentence in comparison.prepared]),
        "nth_of_paragraph": np.array(nth),
    }


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


def names(comparison: Comparison) -> Flags:
    """Which words of the question are names."""
    return _tagged(comparison, *NAMED)


def _tagged(comparison: Comparison, *tags: str) -> Flags:
    return np.array([item.term.tag in tags for item in comparison.items], dtype=bool)


def _share_of(comparison: Comparison, among: Flags, without: float) -> Floats:
    """The share found of the weight of some words; `without` where there are none."""
    weights = comparison.weights * among
    if not weights.any():
        return np.full(len(comparison.candidates), without)
    return np.asarray(comparison.here @ weights / weights.sum())


def _best_of_paragraph(comparison: Comparison, values: Floats) -> Floats:
    best: dict[object, float] = {}
    keys = [candidate.paragraph[0] for candidate in comparison.candidates]
    for key, value in zip(keys, values.tolist(), strict=True):
        best[key] = max(best.get(key, value), value)
    return np.array([best[key] for key in keys])
