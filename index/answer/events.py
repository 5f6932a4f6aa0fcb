"""Several articles on one event: the best is shown, the others are counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from index.corpus import Corpus, Entry
from index.korean.tags import TELLING
from index.likeness import NEAR_COPY, fingerprints, likeness
from index.records import Document, Hit

_DAYS_APART = 3  # an event is told within days; what is told later is the next event
_LEAD = 5  # sentences: Korean news tells the event first, and its background behind
# Overlap of the headlines plus that of the leads. On 16 invented articles (8 events, two firms' and
# two fires' among them) pairs of one event have 0.98 and more, others 0.88 and less.
_ALIKE = 0.95
_ALIKE_IN_TITLE = 0.5
_KEPT = 1024  # stories

Marks = Callable[[Document], frozenset[int]]


def _marks(document: Document) -> frozenset[int]:
    return fingerprints(document.text)


@dataclass(frozen=True, slots=True)
class Story:
    """What decides whether an article tells the same event as another.

    Attributes:
        day: of publication; None where not known.
        title, lead: forms of the content words of the headline and of the first sentences.
        marks: see `index.likeness.fingerprints`.
    """

    doc_id: str
    day: date | None
    title: frozenset[str]
    lead: frozenset[str]
    marks: frozenset[int]


@dataclass(frozen=True, slots=True)
class Group:
    """A hit, and those of other articles on the same event, best first."""

    best: Hit
    others: tuple[Hit, ...] = ()


class Stories:
    """The stories of articles, each made when it is first asked for.

    Args:
        marks_of: see `index.likeness.fingerprints`; made of the text where nobody kept them.
    """

    def __init__(self, marks_of: Marks | None = None) -> None:
        self._marks_of = marks_of or _marks
        self._made = lru_cache(maxsize=_KEPT)(self._make)

    def of(self, corpus: Corpus) -> Callable[[str], Story]:
        """The story of each document of a corpus by its id; KeyError for one that it lacks."""
        return lambda doc_id: self._made(corpus.entry(doc_id))

    def _make(self, entry: Entry) -> Story:
        return story(entry, self._marks_of(entry.document))


def story(entry: Entry, marks: frozenset[int]) -> Story:
    """Take an article in."""
    document, sentences = entry.document, entry.sentences
    lead = (
        term.form
        for sentence in sentences[:_LEAD]
        for term in sentence.unpack().terms
        if term.tag in TELLING and len(term.form) > 1
    )
    return Story(
        document.doc_id,
        document.published.day if document.published else None,
        frozenset(form for form in entry.title or () if len(form) > 1),
        frozenset(lead),
        marks,
    )


def same_event(one: Story, other: Story) -> bool:
    """Whether two articles tell the same event: a copy of one text, or much alike within days.

    Festivals of two towns are told in the same words but for their names: where each headline has
    a word that its own text takes up and the other article lacks, they are two events.
    """
    if _own(one, other) and _own(other, one):
        return False
    shared = likeness(len(one.marks & other.marks), len(one.marks), len(other.marks))
    if shared >= NEAR_COPY:
        return True
    if one.day is None or other.day is None or abs((one.day - other.day).days) > _DAYS_APART:
        return False
    title = _overlap(one.title, other.title)
    return title >= _ALIKE_IN_TITLE and title + _overlap(one.lead, other.lead) >= _ALIKE


def group(hits: Sequence[Hit], story_of: Callable[[str], Story]) -> tuple[Group, ...]:
    """Put hits of different articles on one event together; order is that of the best hits.

    Several hits of one article stay apart: they quote different sentences.

    Args:
        story_of: the story of a document by its id.
    """
    bests: list[Hit] = []
    others: list[list[Hit]] = []
    for hit in hits:
        doc_id = hit.passage.citation.doc_id
        for best, rest in zip(bests, others, strict=True):
            first = best.passage.citation.doc_id
            if first != doc_id and same_event(story_of(first), story_of(doc_id)):
                rest.append(hit)
                break
        else:
            bests.append(hit)
            others.append([])
    return tuple(Group(best, tuple(rest)) for best, rest in zip(bests, others, strict=True))


def _own(one: Story, other: Story) -> frozenset[str]:
    """The words of a headline that its article takes up, and the other never has."""
    return (one.title & one.lead) - other.title - other.lead


def _overlap(one: Collection[str], other: Collection[str]) -> float:
    """Share of the smaller set that is in the other (Szymkiewicz–Simpson); 0 below two words."""
    smaller = min(len(one), len(other))
    return len(set(one) & set(other)) / smaller if smaller > 1 else 0.0
