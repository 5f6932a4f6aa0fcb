"""Which hits of an answer are shown, and texts made short enough to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.engines.first_stage import bigrams
from index.records import Answer, Hit

_CLOSEST = 3  # passages of an unsure answer; the right one is seldom behind them
_LINE = 100  # characters of a candidate: three lines on a telephone
_ALIKE = 0.7  # share of the shorter sentence's pairs of letters; a name or a number may differ


def shown(answer: Answer, most: int = 3, closest: int = _CLOSEST) -> list[Hit]:
    """The hits worth reading, without what an earlier one quotes; none where nothing is quoted.

    Of an answer, those with evidence, an event once. Of an unsure one, the closest and at most two
    others, different ones before those that tell the same again.

    Args:
        closest: passages of an unsure answer at most.
    """
    if answer.verdict == "answered":
        chosen: list[Hit] = []
        for hit in answer.hits:
            if hit.supported and not _quoted_in(hit, chosen) and not _told_before(hit, chosen):
                chosen.append(hit)
        return chosen[:most]
    if answer.verdict == "unsure":
        return _different(answer.hits)[: min(most, closest)]
    return []


def candidates(answer: Answer, hit: Hit) -> list[tuple[int, Hit]]:
    """What else may tell what was asked, where that is not sure, each with its number.

    The closest has number 1, and every one keeps its number whichever of them is `hit`.
    """
    if answer.verdict != "unsure":
        return []
    return [(n, other) for n, other in enumerate(shown(answer), start=1) if other != hit]


def one_line(hit: Hit) -> str:
    """A candidate's best sentence, short enough to be one among others."""
    return shortened(hit.passage.sentence, _LINE)


def shortened(text: str, longest: int) -> str:
    """At most `longest` characters of a text, cut between words where it can be, and ``…``."""
    if len(text) <= longest:
        return text
    cut = text.rfind(" ", longest // 2, longest)
    return text[: cut if cut > 0 else longest - 1].rstrip() + "…"


def kept(words: str) -> str:
    """What `shortened` left of a text, to be looked for in it."""
    return words.removesuffix("…")


def _different(hits: Sequence[Hit]) -> list[Hit]:
    """The hits whose sentence the first does not quote; those that tell less of their own last."""
    chosen, again = list(hits[:1]), list[Hit]()
    for hit in hits[1:]:
        sentences = [other.passage.sentence for other in (*chosen, *again)]
        if _quoted_in(hit, hits[:1]) or hit.passage.sentence in sentences:
            continue
        like = any(_alike(hit.passage.sentence, sentence) for sentence in sentences)
        (again if like or _quoted_in(hit, chosen) else chosen).append(hit)
    return chosen + again


def _alike(one: str, other: str) -> bool:
    """Whether two sentences are nearly the same to the letter."""
    mine, others = set(bigrams(one)), set(bigrams(other))
    return len(mine & others) >= _ALIKE * max(1, min(len(mine), len(others)))


def _quoted_in(hit: Hit, chosen: Iterable[Hit]) -> bool:
    return any(hit.passage.sentence in other.passage.text for other in chosen)


def _told_before(hit: Hit, chosen: Iterable[Hit]) -> bool:
    """Whether a better article on the same event is shown."""
    return any(hit.repeats == other.passage.citation.doc_id for other in chosen)
