"""Numbers that articles on one event tell differently, for the same counted thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.korean.asked import ExpectedAnswer
from index.korean.clauses import COUNTED_OF, COUNTING
from index.korean.particles import SUBJECTS
from index.korean.quantities import QUANTITY, ROUGH_BEFORE, ROUGH_BEHIND, value_of
from index.korean.tags import TELLING
from index.korean.when.times import PERIOD
from index.records import Claim, Contradiction, Hit, Sentence, Term


def contradictions(
    asked: ExpectedAnswer, members: Sequence[tuple[Hit, Sentence, str]]
) -> tuple[Contradiction, ...]:
    """What the hits of one event contradict each other in; nothing where it is not sure.

    The same noun must be counted in the same unit and by the same predicate, in sentences that
    name the same times, and each article must tell one number for it. Only what a question for a
    number asks about is looked into: its noun, or its unit ("몇 명").

    Args:
        members: hits of a group with the sentences of their passages and the words of these.
    """
    if asked.wanted != "number":
        return ()
    found: dict[tuple[object, ...], dict[str, list[Claim]]] = {}
    for hit, sentence, text in members:
        for key, claim in _claims(hit, sentence, text):
            if key[0] not in asked.weights and key[1] != asked.counter:
                continue
            doc_id = hit.passage.citation.doc_id
            found.setdefault(key, {}).setdefault(doc_id, []).append(claim)
    result = []
    for key, by_article in found.items():
        sure = [
            claims[0]
            for claims in by_article.values()
            if len({claim.value for claim in claims}) == 1
        ]
        if len({claim.value for claim in sure}) > 1:
            result.append(Contradiction(str(key[0]), tuple(sure)))
    return tuple(result)


def _claims(hit: Hit, sentence: Sentence, text: str) -> Iterator[tuple[tuple[object, ...], Claim]]:
    times = frozenset(re.sub(r"\s", "", when) for when in PERIOD.findall(text))
    for match in QUANTITY.finditer(text):
        before = text[: match.start()]
        if ROUGH_BEFORE.search(before) or ROUGH_BEHIND.match(match["behind"]):
            continue
        start, end = match.start() + sentence.start, match.end("unit") + sentence.start
        thing = next((t for t in reversed(sentence.terms) if t.end <= start), None)
        relation = _relation(thing, start, end, before, sentence)
        if thing is not None and relation is not None:
            claim = Claim(hit, text[match.start() : match.end("unit")], value_of(match["number"]))
            yield (thing.form, match["unit"], relation, times), claim


def _relation(
    thing: Term | None, start: int, end: int, before: str, sentence: Sentence
) -> str | None:
    """How the thing is counted: ``count``, or the form of the predicate; None where unclear."""
    if thing is None or thing.tag not in TELLING:
        return None
    between = COUNTED_OF.fullmatch(before, thing.end - sentence.start)
    if between is None or start - thing.end > 8:
        return None
    behind = next((t for t in sentence.terms if t.start >= end), None)
    if behind is None or behind.form in COUNTING:
        return "count" if between["particle"] in {*SUBJECTS, None} else None
    return behind.form
