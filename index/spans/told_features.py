"""Features of what a candidate is told of: its clause, and the noun it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from index.korean.amounts import measures, of_change, of_noun
from index.korean.asked import ExpectedAnswer
from index.korean.clauses import VERB_BEHIND
from index.korean.tags import PREDICATES
from index.records import Term
from index.spans.binding import asks_of, told_of
from index.spans.span_candidates import SpanCandidate

Feature = tuple[str, float]


def predicates(text: str, terms: Sequence[Term]) -> list[Term]:
    """The verbs of a sentence, and the nouns that are made verbs of (상륙*해*)."""
    return [t for t in terms if t.tag in PREDICATES or VERB_BEHIND.match(text, t.end)]


def by_clause(
    asked: ExpectedAnswer,
    terms: Sequence[Term],
    shares: Sequence[float],
    places: Sequence[int],
    clause: int,
) -> Iterator[Feature]:
    """How much of the question stands in the clause of a candidate."""
    here = {t.form for t, at in zip(terms, places, strict=True) if at == clause}
    held = {t.form: share for t, share in zip(terms, shares, strict=True) if share}
    inside = sum(share for form, share in held.items() if form in here)
    total = sum(held.values())
    yield "clause", inside
    yield f"{asked.wanted}|clause of all", inside / total if total else 0.0
    best: dict[int, float] = {}
    for form, share in held.items():
        for at in {at for t, at in zip(terms, places, strict=True) if t.form == form}:
            best[at] = best.get(at, 0.0) + share
    yield (
        f"{asked.wanted}|best clause {best.get(clause, 0.0) >= max(best.values(), default=0)}",
        1.0,
    )
    if asked.focus:
        yield f"{asked.wanted}|focus in clause {asked.focus in here}", 1.0
    named = [term.form for term in asked.names if term.form in held]
    if named:
        yield f"{asked.wanted}|name in clause {any(form in here for form in named)}", 1.0


def by_predicate(
    asked: ExpectedAnswer, said: Set[int], verbs: Sequence[Term], span: SpanCandidate
) -> Iterator[Feature]:
    """Where the verb asked by stands: what is told of a verb stands before it, with no other verb
    between ("3시에 *상륙해* 9시에 빠져나갔다").

    Args:
        said: the starts of the terms that the question holds.
        verbs: see `predicates`.
    """
    behind = [verb.start in said for verb in verbs if verb.start >= span.end]
    before = [verb.start in said for verb in verbs if verb.start < span.start]
    if True in behind:
        place = f"{min(behind.index(True), 2)} behind"
    elif True in before:
        place = f"{min(before[::-1].index(True), 2)} before"
    else:
        place = "nowhere"
    yield f"verb {place}", 1.0
    yield f"{asked.wanted}|verb {place}", 1.0


def by_noun(
    asked: ExpectedAnswer,
    text: str,
    terms: Sequence[Term],
    span: SpanCandidate,
    taken: Sequence[SpanCandidate],
) -> Iterator[Feature]:
    """The noun that it is told of, and whether the question asks of that noun."""
    told = told_of(text, terms, span, taken)
    words = text[span.start : span.end]
    for side, forms, word in (("left", told.left, told.word), ("right", told.right, told.behind)):
        fits = "none" if not forms else "asked" if asks_of(asked, forms, word) else "other"
        yield f"{span.kind}|told {side} {fits}", 1.0
        yield f"{asked.wanted}|told {side} {fits}|focus {bool(asked.focus)}", 1.0
        if asked.focus:
            yield f"told {side} focus {asked.focus in forms}", 1.0
        if fits == "other" and of_noun(word):
            yield f"{span.kind}|told {side} of another amount", 1.0
        if side == "left":
            yield f"{span.kind}|told left {fits}|{told.particle}", 1.0
    if asked.wanted == "number":
        change = of_change(text[span.end : span.end + 8])
        yield f"change {change}, asked {asked.change}", 1.0
        if asked.measure:
            yield f"of the measure {measures(asked.measure, words)}", 1.0
            yield f"{asked.measure} {measures(asked.measure, words)}", 1.0
