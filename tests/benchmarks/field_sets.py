"""Sets of questions, each with the articles they are put to: the project's own, and others'.

The others lie in ../shared/data; a set whose texts are not there is left out.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from index.records import Document, document_id
from tests.benchmarks import korquad
from tests.benchmarks.field_own import (
    INVENTED,
    NEWS,
    on_invented,
    on_korquad,
    on_news,
    page_of,
    rows,
)
from tests.benchmarks.field_records import FieldSet, Gold, Question, Shelf, places
from tests.shared import SHARED

_NEWS_QUESTIONS = SHARED / "data" / "news_questions.jsonl"
_SETS = SHARED / "data" / "sets"
_EACH = 4  # of KorQuAD's own questions, every fourth


def field_set(name: str) -> FieldSet | None:
    """One set of `NAMES`; None, saying so on standard error, where its texts are not there."""
    texts, make = _MAKERS[name]
    if not texts.exists():
        missing = texts.relative_to(SHARED.parent)
        print(f"{name} is left out: ../{missing} is not there", file=sys.stderr)
        return None
    return make()


def field_sets(names: Sequence[str] | None = None) -> Iterator[FieldSet]:
    """Those of these sets (all where none is given) whose texts are there."""
    for name in NAMES if names is None else names:
        found = field_set(name)
        if found is not None:
            yield found


@cache
def invented_shelf() -> Shelf:
    """The invented articles in the style of news, which are part of the project."""
    return Shelf("invented", folder=INVENTED)


@cache
def news_shelf() -> Shelf:
    return Shelf("news", folder=NEWS)


@cache
def _korquad_shelf() -> Shelf:
    """Each article is a document, each of its paragraphs a line."""
    documents, _ = korquad.read()
    return Shelf("korquad", documents=documents)


def _document(source: str, title: str, text: str) -> Document:
    """Raises ValueError where NFC would move the offsets."""
    if unicodedata.normalize("NFC", text) != text:
        raise ValueError(f"{source} is not in NFC")
    return Document(document_id(source), source, unicodedata.normalize("NFC", title), text)


def korquad_questions() -> Iterator[Question]:
    """All of KorQuAD's own, on its articles."""
    documents, asked = korquad.read()
    for item in asked:
        gold = Gold(item.answer, item.start)
        source = documents[item.article].source
        yield Question(item.text, "answerable", "", source, (gold,), item.answer)


def _shared_news() -> Iterator[Question]:
    for row in rows(_NEWS_QUESTIONS):
        words = tuple(row["gold"] or ())
        about = row["group"] == "about"
        gold = () if about else [Gold(text) for text in words]
        source = page_of(row["source"]).name if row["source"] else None
        yield Question(
            unicodedata.normalize("NFC", row["question"]),
            row["group"],
            row["kind"],
            source,
            tuple(gold),
            said=words if about else (),
            note=row["note"],
        )


def _benchmark(name: str) -> FieldSet:
    """A set of ../shared/data/sets; each of its contexts is a document."""
    documents = {
        row["context_id"]: _document(f"{name}/{row['context_id']}", row["title"] or "", row["text"])
        for row in rows(_SETS / f"{name}.contexts.jsonl")
    }
    questions = []
    for row in rows(_SETS / f"{name}.questions.jsonl"):
        document, answer = documents[row["context_id"]], row["answer"]
        gold: tuple[Gold, ...] = ()
        if row["start"] is not None:
            gold = (Gold(answer, row["start"]),)
        elif name != "belebele_ko":  # whose answers are options: only the context counts
            found = places(document.text, answer)
            gold = tuple(Gold(document.text[start:end], start) for start, end in found)
        text = unicodedata.normalize("NFC", row["question"])
        told = answer if gold else None
        questions.append(Question(text, "answerable", "", document.source, gold, told))
    return FieldSet(name, Shelf(name, documents=tuple(documents.values())), tuple(questions))


_MAKERS: dict[str, tuple[Path, Callable[[], FieldSet]]] = {
    "news": (NEWS, lambda: FieldSet("news", news_shelf(), tuple(on_news()))),
    "news_shared": (
        _NEWS_QUESTIONS,
        lambda: FieldSet("news_shared", news_shelf(), tuple(_shared_news())),
    ),
    "invented": (
        INVENTED,
        lambda: FieldSet("invented", invented_shelf(), tuple(on_invented())),
    ),
    "korquad_phone": (
        korquad.PART,
        lambda: FieldSet("korquad_phone", _korquad_shelf(), tuple(on_korquad())),
    ),
    "korquad": (
        korquad.PART,
        lambda: FieldSet("korquad", _korquad_shelf(), tuple(korquad_questions())[::_EACH]),
    ),
    "tydi_ko": (_SETS / "tydi_ko.contexts.jsonl", lambda: _benchmark("tydi_ko")),
    "klue_wiki": (_SETS / "klue_wiki.contexts.jsonl", lambda: _benchmark("klue_wiki")),
    "belebele_ko": (_SETS / "belebele_ko.contexts.jsonl", lambda: _benchmark("belebele_ko")),
}
NAMES = tuple(_MAKERS)
