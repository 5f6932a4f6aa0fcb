"""What is said of ranked hits beyond their order: time, events, contradictions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from index.answer.contradictions import contradictions
from index.answer.events import Story, group
from index.corpus import Corpus, PackedSentence
from index.korean.asked import ExpectedAnswer
from index.korean.when.asked_time import weight
from index.korean.when.moments import moments_in
from index.records import AskedTime, Contradiction, Document, Hit, Sentence


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


def contradicting(
    asked: ExpectedAnswer, hits: Sequence[Hit], corpus: Corpus
) -> tuple[Contradiction, ...]:
    """What the finished hits of each event contradict each other in; see `contradictions`."""
    found: list[Contradiction] = []
    for doc_id in dict.fromkeys(hit.repeats for hit in hits if hit.repeats):
        event = [h for h in hits if h.repeats == doc_id]
        event += [h for h in hits if h.repeats is None and h.passage.citation.doc_id == doc_id]
        event.sort(key=lambda hit: (hit.repeats is not None, -hit.score))
        found += contradictions(asked, list(_sentences(event, corpus)))
    return tuple(found)


def _sentences(hits: Iterable[Hit], corpus: Corpus) -> Iterator[tuple[Hit, Sentence, str]]:
    """The sentences that the passages quote, each with the first hit that quotes it."""
    seen: set[str] = set()
    for hit in hits:
        cited, text = hit.passage.citation, corpus.documents[hit.passage.citation.doc_id].text
        best = corpus.sentence(f"{cited.doc_id}:{cited.sentence_number}")
        for packed in corpus.around(best):
            words = text[packed.start : packed.end]
            if packed.sentence_id not in seen and words in hit.passage.text:
                seen.add(packed.sentence_id)
                yield hit, packed.unpack(), words


def _dated(hit: Hit, corpus: Corpus) -> Hit:
    passage = hit.passage
    begin = passage.citation.start - passage.text.index(passage.sentence)
    document = corpus.documents[passage.citation.doc_id]
    found = moments_in(document, begin, begin + len(passage.text))
    return replace(hit, passage=replace(passage, moments=found))
