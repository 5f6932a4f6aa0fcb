"""Questions with the places of their answers, whichever set they are of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.records import Document
from tests.benchmarks.field_pages import squeezed

FOLDS = 5

Group = Literal["answerable", "near", "far", "about"]


@dataclass(frozen=True, slots=True)
class Gold:
    """Words that a right passage holds.

    Attributes:
        start: code point into `Document.text` where they stand; None where the document is read
            from a page, so that only the words are known.
    """

    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        group: ``answerable``; ``near``, where the subject is there and the fact is not; ``far``,
            where nothing of it is there; ``about``, where it is about the articles themselves.
        source: `Document.source` of the article it was written for, or the end of it; None where
            there is none.
        gold: empty for an answerable question whose right passage is any of its article.
        answer: the words that answer; None where no few words do.
        said: strings one of which a right reply holds, of questions about the articles.
    """

    text: str
    group: Group
    kind: str
    source: str | None
    gold: tuple[Gold, ...] = ()
    answer: str | None = None
    said: tuple[str, ...] = ()
    note: str = ""

    @property
    def fold(self) -> int:
        """0 to 4: the questions of one article are in one fold, whichever set they are of."""
        return int(hashlib.sha1((self.source or self.text).encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation; `kind` says how it goes on from what stands before.

    ``start``, ``followup`` (cannot be understood alone), ``newsubject``, ``article`` (about the
    article in hand), ``near`` (the fact is not there), ``smalltalk``, ``unclear``.
    """

    text: str
    kind: str
    source: str | None
    gold: tuple[Gold, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles that questions are put to: a folder to be read, or documents as they are."""

    name: str
    folder: Path | None = None
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSet:
    """Questions of one origin, and the shelf they are put to; sets may share a shelf."""

    name: str
    shelf: Shelf
    questions: tuple[Question, ...]


def is_from(document: Document, source: str) -> bool:
    """Whether a document was made from what a question names as its source, white space aside."""
    return f"/{squeezed(document.source)}".endswith(f"/{squeezed(source)}")


def ranges(question: Question, document: Document) -> list[tuple[int, int]]:
    """Where the gold of a question stands in its document: code points into its text, half-open.

    The whole text where any passage of it is right; empty where the reader left the words out.
    """
    if not question.gold:
        return [(0, len(document.text))]
    found: list[tuple[int, int]] = []
    for gold in question.gold:
        if gold.start is not None:
            found.append((gold.start, gold.start + len(gold.text)))
        else:
            found += places(document.text, gold.text)
    return found


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, white space aside: code points, half-open."""
    at = [i for i, letter in enumerate(text) if not letter.isspace()]
    letters, wanted = "".join(text[i] for i in at), squeezed(words)
    found: list[tuple[int, int]] = []
    begin = letters.find(wanted) if wanted else -1
    while begin >= 0:
        found.append((at[begin], at[begin + len(wanted) - 1] + 1))
        begin = letters.find(wanted, begin + 1)
    return found
