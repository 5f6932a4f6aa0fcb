"""Does a passage really speak of what was asked? Decided on the words, not on the score."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from index.query import Query, QueryTerm

# Paraphrase is the rule for predicates (열리다, 개최하다) and rare for names: a missing verb says
# little, a missing name nearly everything.
_WEIGHT_OF_PREDICATES = 0.3
_WEIGHT_OF_UNKNOWN_NAMES = 1.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much of a question a passage covers.

    Attributes:
        share: covered part of the question's weight, 0 to 1.
        unknown: words of the question that stand nowhere in the sources.
        enough: whether the passage may be shown as an answer.
    """

    share: float
    unknown: tuple[str, ...]
    enough: bool


def unknown_terms(query: Query) -> tuple[str, ...]:
    """The words of a question that stand nowhere in the sources, as the user wrote them."""
    found = (
        query.text[item.term.start : item.term.end]
        for item in query.terms
        if item.is_noun and not item.known and not item.generic
    )
    return tuple(dict.fromkeys(found))


def weigh(
    query: Query,
    forms: Collection[str],
    text: str,
    idf: Callable[[str], float],
    *,
    least: float,
) -> Evidence:
    """Weigh the passage whose terms are `forms` and whose words are `text`.

    Args:
        forms: forms of the terms of the passage, its paragraph and its title.
        text: the same in letters, for words that stand within longer ones.
        idf: weight of a form in the collection.
        least: the share from which the evidence is enough, 0 to 1.
    """
    total = covered = 0.0
    for item in query.terms:
        if item.generic:
            continue
        weight = _weight(item, idf)
        total += weight
        if covers(item, forms, text):
            covered += weight
    if not total:  # "이유가 뭐야?": only how is asked
        generic = [item for item in query.terms if covers(item, forms, text)]
        return Evidence(0.0, (), bool(generic))
    share = covered / total
    return Evidence(share, unknown_terms(query), share >= least)


def covers(item: QueryTerm, forms: Collection[str], text: str) -> bool:
    """Whether the word stands in the passage, itself or by one of its alternatives."""
    return any(_there(group, forms, text) for group in item.alternatives)


def _there(group: Sequence[str], forms: Collection[str], text: str) -> bool:
    return all(form in forms or (len(form) > 1 and form in text) for form in group)


def _weight(item: QueryTerm, idf: Callable[[str], float]) -> float:
    if not item.is_noun:
        return _WEIGHT_OF_PREDICATES * idf(item.term.form)
    if not item.known:
        return idf(item.term.form) * (_WEIGHT_OF_UNKNOWN_NAMES if item.is_name else 1.0)
    return max(_idf_of(group, idf) for group in item.alternatives)


def _idf_of(group: Iterable[str], idf: Callable[[str], float]) -> float:
    values = [idf(form) for form in group]
    return sum(values) / len(values)
