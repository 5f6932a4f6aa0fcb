"""What is said of ranked hits beyond their order: time, events, contradictions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from index.asked_time import weight
from index.contradictions import contradictions
from index.corpus import Corpus, PackedSentence
from index.events import Story, group
from index.moments import moments_in
from index.records import AskedTime, Contradiction, Document, Hit


def by_time(
    ranked: Iterable[tuple[PackedSentence, float]],
    documents: Mapping[str, Document],
    asked: AskedTime | None,
) -> list[tuple[PackedSentence, float]]:
    """Candidates with the scores that their publication dates leave them, best first.

    Those that a filter leaves out are gone; ties keep their order.
    """
    weighed = [
        (sentence, score * factor)
        for sentence, score in ranked
        if (factor := weight(documents[sentence.doc_id].published, asked))
    ]
    return sorted(weighed, key=lambda pair: -pair[1])


def finish(
    hits: Sequence[Hit], corpus: Corpus, story_of: Callable[[str], Story]
) -> tuple[Hit, ...]:
    """The hits in their order, with relative dates resolved and repeats of an event marked.

    Only a hit with evidence repeats another, and only such a one is repeated.
    """
    repeats = {
        id(other): found.best.passage.citation.doc_id
        for found in group([hit for hit in hits if hit.supported], story_of)
        for other in found.others
    }
    return tuple(replace(_dated(hit, corpus), repeats=repeats.get(id(hit))) for hit in hits)


def contradicting(wanted: str, hits: Sequence[Hit], corpus: Corpus) -> tuple[Contradiction, ...]:
    """What the finished hits of each event contradict each other in; see `contradictions`."""
    found: list[Contradiction] = []
    for doc_id in dict.fromkeys(hit.repeats for hit in hits if hit.repeats):
        best = next(
            hit for hit in hits if hit.passage.citation.doc_id == doc_id and not hit.repeats
        )
        members = [best, *(hit for hit in hits if hit.repeats == doc_id)]
        found += contradictions(
            wanted,
            [
                (hit, corpus.sentence(f"{cited.doc_id}:{cited.sentence_number}").unpack())
                for hit in members
                for cited in (hit.passage.citation,)
            ],
        )
    return tuple(found)


def _dated(hit: Hit, corpus: Corpus) -> Hit:
    cited = hit.passage.citation
    found = moments_in(corpus.documents[cited.doc_id], cited.start, cited.end)
    return replace(hit, passage=replace(hit.passage, moments=found))
