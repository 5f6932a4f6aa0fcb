"""A passage: the best sentence, as much of its neighbours as helps, and what matched in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from index.corpus import Corpus, PackedSentence
from index.records import Citation, Document, Passage, Term

_LONGEST = 400  # characters; what a reader takes in at a glance on a telephone


def make_passage(corpus: Corpus, best: PackedSentence, forms: Collection[str]) -> Passage:
    """Quote `best` with its neighbours from the same paragraph.

    Args:
        forms: forms to be highlighted; those of two letters or more also within longer words.
    """
    document = corpus.documents[best.doc_id]
    chosen = _with_neighbours(corpus.paragraph(best.doc_id, best.paragraph), best, forms)
    start, end = chosen[0].start, chosen[-1].end
    text = document.text[start:end]
    terms = [term for sentence in chosen for term in sentence.unpack().terms]
    return Passage(
        text=text,
        sentence=document.text[best.start : best.end],
        highlights=highlight(text, start, terms, forms),
        citation=cite(document, best),
    )


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


def _with_neighbours(
    paragraph: Sequence[PackedSentence], best: PackedSentence, forms: Collection[str]
) -> list[PackedSentence]:
    """Grow from `best` to the side that holds more of the question, up to the limit."""
    at = paragraph.index(best)
    first = last = at
    while True:
        sides = [
            (_shared(paragraph[i], forms), i < first, i)
            for i in (first - 1, last + 1)
            if 0 <= i < len(paragraph)
            and max(paragraph[last].end, paragraph[i].end)
            - min(paragraph[first].start, paragraph[i].start)
            <= _LONGEST
        ]
        if not sides:
            return list(paragraph[first : last + 1])
        _, before, _ = max(sides)  # on a tie, what stands before: it holds the subject
        if before:
            first -= 1
        else:
            last += 1


def _shared(sentence: PackedSentence, forms: Collection[str]) -> int:
    return len(set(sentence.forms()) & set(forms))
