"""The records that pass between the rooms. All are frozen; offsets are code points, half-open."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Literal, Self

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?")


@dataclass(frozen=True, slots=True)
class Published:
    """When an article came out: a day and, where the page tells it, the wall clock in Seoul."""

    day: date
    clock: time | None = None

    def isoformat(self) -> str:
        """``2019-10-28T10:42``, or ``2019-10-28`` where the time is not known."""
        if self.clock is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.clock:%H:%M}"

    @classmethod
    def fromisoformat(cls, text: str) -> Self:
        """The inverse of `isoformat`; seconds are dropped. Raises ValueError on anything else."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a date of the form 2019-10-28T10:42: {text!r}")
        day, clock = match.groups()
        return cls(date.fromisoformat(day), time.fromisoformat(clock) if clock else None)


@dataclass(frozen=True, slots=True)
class Document:
    """One article, cleaned.

    Attributes:
        doc_id: stable name, made from `source` by `document_id`.
        source: the path or URL that it was read from.
        title: the headline.
        text: the body in NFC, paragraphs separated by one newline; what all offsets point into.
        captions: captions of pictures, kept apart from the body.
        outlet, author: as printed; None where the source does not tell.
        published: None where the source does not tell; never today's date instead.
        url: address of the article for the reader, None where not known.
        digest_by: who wrote `text` where it is not the article itself but an account of its
            facts; title, outlet, author and published then name the original article.
        pages: where each page begins, code points into `text`; empty where there are no pages.
    """

    doc_id: str
    source: str
    title: str
    text: str
    captions: tuple[str, ...] = ()
    outlet: str | None = None
    author: str | None = None
    published: Published | None = None
    url: str | None = None
    digest_by: str | None = None
    pages: tuple[int, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The page of a place in `text`, counted from 1; None where the source has no pages."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class Term:
    """One indexed word.

    Attributes:
        form: what is compared and counted (lower-case for Latin letters).
        tag: the part of speech in Kiwi's (Sejong) tag set, without suffixes such as ``-I``.
        start, end: code points into the analysed text, half-open.
    """

    form: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, the unit that is ranked.

    Attributes:
        number: counted from 1 within the document.
        paragraph: index of its paragraph (line of `Document.text`), counted from 0.
        start, end: code points into `Document.text`, half-open.
        terms: in text order; their offsets point into `Document.text` too.
    """

    doc_id: str
    number: int
    paragraph: int
    start: int
    end: int
    terms: tuple[Term, ...]

    @property
    def sentence_id(self) -> str:
        """Unique within a collection."""
        return f"{self.doc_id}:{self.number}"


@dataclass(frozen=True, slots=True)
class Moment:
    """What a relative date of a text ("28일", "지난달") means.

    Attributes:
        start, end: code points into the text, half-open.
        first, last: the days it names, both inclusive; the same for a single day.
    """

    start: int
    end: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the best-matching sentence of a passage stands.

    `start` and `end` are code points into `Document.text`, half-open, of the sentence alone; `page`
    is where it begins, counted from 1. The other fields are those of `Document`.
    """

    doc_id: str
    source: str
    title: str
    outlet: str | None
    author: str | None
    published: Published | None
    url: str | None
    digest_by: str | None
    sentence_number: int
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document, verbatim: the best sentence and the neighbours that help.

    Attributes:
        text: equals ``document.text[start:end]`` for the passage's own bounds.
        sentence: the best-matching sentence alone, verbatim; stands within `text`.
        highlights: (start, end) of matched words, code points into `text`, half-open, ascending.
        moments: what its relative dates mean; offsets point into `text`.
        answer: (start, end) of the words that answer the question, code points into `text`,
            half-open; None where that is not sure.
    """

    text: str
    sentence: str
    highlights: tuple[tuple[int, int], ...]
    citation: Citation
    moments: tuple[Moment, ...] = ()
    answer: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage and how well it answers.

    Attributes:
        score: compares within one answer only.
        supported: whether the passage alone has the evidence for an answer.
        repeats: id of the document of a better hit that tells the same event; None for the best.
    """

    passage: Passage
    score: float
    supported: bool
    repeats: str | None = None


# How a time in a question is meant: of the articles, of what they tell, or 지금.
Mode = Literal["filter", "favour", "now", "changing"]


@dataclass(frozen=True, slots=True)
class AskedTime:
    """The time that a question names.

    Attributes:
        mode: ``filter`` where articles of that time are asked for ("2019년 10월 기사에서"),
            ``favour`` where the time is of what they tell ("작년에", "최근"), ``now`` for 지금, 현재,
            ``changing`` where it says none and asks what changes (a price, an office, the weather).
        first, last: days of publication that are meant, both inclusive.
        today: the day of the question.
        start, end: the words that say so, code points into the question, half-open.
    """

    mode: Mode
    first: date
    last: date
    today: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that one article tells; `text` is verbatim, with its unit."""

    hit: Hit
    text: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims of different articles on one thing, the best hit's first; at least two values."""

    thing: str
    claims: tuple[Claim, ...]


# How sure an answer is: ``answered`` firmly, ``unsure`` where the best passage may well be another.
Verdict = Literal["answered", "unsure", "not_found", "metadata", "smalltalk"]

# The verdicts on what was looked for in the texts.
SEARCHED: tuple[Verdict, ...] = ("answered", "unsure", "not_found")

# What is asked about an article itself, rather than about what it tells.
Subject = Literal[
    "author",
    "published",
    "outlet",
    "title",
    "link",
    "count",
    "list",
    "latest",
    "oldest",
    "others",
    "summary",
    "text",
]

SmallTalk = Literal[
    "greeting", "laughter", "thanks", "farewell", "identity", "help", "mood", "remark"
]

# Why a question could not be searched for; the last two where it points to nothing that was named.
Problem = Literal["empty", "too_long", "no_words", "which_person", "which_thing"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sources tell on a question.

    Attributes:
        question: as asked, NFC.
        hits: best first; empty for ``not_found`` and ``smalltalk``. For ``unsure``, the closest and a
            few other candidates, none of them supported or with an answer marked.
        unknown_terms: words of the question that stand nowhere in the sources.
        spellings: (word of the question, known word it was read as).
        subject: what was asked about the article itself, for ``metadata``.
        small_talk: what kind of small talk it was, for ``smalltalk``.
        problem: why nothing could be searched for, for ``not_found``; None where it was searched.
        documents: number of documents in the collection; for ``metadata``, of those asked for.
        listed: ids of the documents that were asked for, best first, for ``metadata``; `hits` has
            a passage of the first of them, or the sentences of a summary.
        choices: subjects that the question may be about, for ``which_person`` and ``which_thing``.
        about: the words of the question that say which documents, for ``metadata``.
        asked_time: what the question says about time.
        contradictions: numbers that articles on one event tell differently.
    """

    question: str
    verdict: Verdict
    hits: tuple[Hit, ...] = ()
    unknown_terms: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    subject: Subject | None = None
    small_talk: SmallTalk | None = None
    problem: Problem | None = None
    documents: int = 0
    asked_time: AskedTime | None = None
    contradictions: tuple[Contradiction, ...] = ()
    listed: tuple[str, ...] = ()
    about: str = ""
    choices: tuple[str, ...] = ()


def document_id(source: str) -> str:
    """A short stable name for what is read from `source` (a path or URL)."""
    return hashlib.sha256(source.encode()).hexdigest()[:12]
