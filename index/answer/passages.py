"""A passage: the best sentence, as much of its neighbours as helps, and what matched in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from index.corpus import Corpus, PackedSentence
from index.records import Citation, Document, Passage, Term

LONGEST = 400  # characters; what a reader takes in at a glance on a telephone
_NEIGHBOUR = 1e-4  # what a sentence is worth that is no candidate itself


def make_passage(
    corpus: Corpus,
    best: PackedSentence,
    forms: Collection[str],
    mass: Mapping[str, float] = MappingProxyType({}),
) -> Passage:
    """Quote `best` with the neighbours that most likely hold the answer too; see `Corpus.around`.

    Args:
        forms: forms to be highlighted; those of two letters or more also within longer words.
        mass: how likely sentences hold the answer, by their ids.
    """
    document = corpus.documents[best.doc_id]
    paragraph = corpus.around(best)
    first, last = best_window(
        [(sentence.start, sentence.end) for sentence in paragraph],
        [mass.get(sentence.sentence_id, 0.0) for sentence in paragraph],
        paragraph.index(best),
    )
    chosen = paragraph[first : last + 1]
    start, end = chosen[0].start, chosen[-1].end
    text = document.text[start:end]
    terms = [term for sentence in chosen for term in sentence.unpack().terms]
    return Passage(
        text=text,
        sentence=document.text[best.start : best.end],
        highlights=highlight(text, start, terms, forms),
        citation=cite(document, best),
    )


def best_window(
    bounds: Sequence[tuple[int, int]], mass: Sequence[float], best: int, limit: int = LONGEST
) -> tuple[int, int]:
    """The first and last index of the stretch around `best` that holds the most mass.

    Neighbours without mass are taken while there is room, those before `best` first, for there
    the subject stands. `best` alone may be longer than the limit.

    Args:
        bounds: (start, end) of each sentence, in code points.
        limit: the longest stretch, in code points.
    """
    chosen, most = (best, best), 0.0
    for first in range(best + 1):
        for last in range(best, len(bounds)):
            if bounds[last][1] - bounds[first][0] > limit:
                break
            held = sum(mass[first : last + 1]) + _NEIGHBOUR * (last - first + 1)
            if held > most:
                chosen, most = (first, last), held
    return chosen


def cite(document: Document, sentence: PackedSentence) -> Citation:
    """The citation of one sentence of a document."""
    return Citation(
        doc_id=document.doc_id,
        source=document.source,
        title=document.title,
        outlet=document.outlet,
        author=document.author,
        published=document.published,
        url=document.url,
        digest_by=document.digest_by,
        sentence_number=sentence.number,
        start=sentence.start,
        end=sentence.end,
        page=document.page_of(sentence.start),
    )


def highlight(
    text: str, offset: int, terms: Iterable[Term], forms: Collection[str]
) -> tuple[tuple[int, int], ...]:
    """Spans of `text` that matched: half-open, ascending, merged where only a blank is between.

    Args:
        text: what is shown; begins at `offset` of the document.
        terms: the terms of the sentences shown; their offsets point into the document.
    """
    spans = [(t.start - offset, t.end - offset) for t in terms if t.form in forms]
    lowered = text.lower()
    if len(lowered) == len(text):  # İ and a few more grow when lowered, and offsets with them
        for form in forms:
            if len(form) > 1:
                at = lowered.find(form)
                while at >= 0:
                    spans.append((at, at + len(form)))
                    at = lowered.find(form, at + len(form))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or text[merged[-1][1] : start].isspace()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
