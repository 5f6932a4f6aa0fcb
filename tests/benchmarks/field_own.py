"""The project's own questions, typed as on a phone, with the places of their answers.

They lie in ``data/field``, one JSON object a line: ``question``, ``group``, ``kind``,
``source``, ``gold`` (places one of which a right passage holds), ``answer`` (the place of the very
words that answer, where there are such), ``note``. Places, never words, since the texts of two of
the sets are not part of the project:

- ``invented.jsonl``: ``[start, end)`` into the `Document.text` of a file of tests/news.
- ``korquad.jsonl``: ``[paragraph, start, end)`` into the ``context`` of a paragraph of the article
  with the number ``source`` of KorQuAD 1.0 dev part 1.
- ``news.jsonl`` and ``talks.jsonl``: ``[start, end)`` into the letters of a page of
  ../shared/data/news, see `tests.benchmarks.field_pages`. ``source`` is a pattern of its name.

``said`` holds strings one of which a right reply holds, where the question is about the articles.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from index.readers.markdown import read_markdown
from tests.benchmarks.field_pages import Page
from tests.benchmarks.field_records import Gold, Question, Turn
from tests.benchmarks.korquad import articles
from tests.shared import SHARED

DATA = Path(__file__).parent / "data" / "field"
INVENTED = Path(__file__).parent.parent / "news"
NEWS = SHARED / "data" / "news"


def on_invented() -> Iterator[Question]:
    texts = {
        path.name: read_markdown(path.read_bytes(), path.name).text for path in INVENTED.iterdir()
    }
    for row in rows(DATA / "invented.jsonl"):
        text = texts.get(row["source"], "")
        gold = [Gold(text[start:end], start) for start, end in row.get("gold", ())]
        answer = text[slice(*row["answer"])] if "answer" in row else None
        yield question_of(row, row["source"], gold, answer)


def on_korquad() -> Iterator[Question]:
    for row in rows(DATA / "korquad.jsonl"):
        if row["source"] is None:
            yield question_of(row, None, (), None)
            continue
        contexts = [p["context"] for p in articles()[row["source"]]["paragraphs"]]
        gold = [
            Gold(contexts[number][start:end], _before(contexts, number) + start)
            for number, start, end in row.get("gold", ())
        ]
        answer = None
        if "answer" in row:
            number, start, end = row["answer"]
            answer = contexts[number][start:end]
        yield question_of(row, f"korquad/{row['source']}", gold, answer)


def on_news() -> Iterator[Question]:
    for row in rows(DATA / "news.jsonl"):
        if row["source"] is None:
            yield question_of(row, None, (), None)
            continue
        page = page_of(row["source"])
        answer = page.at(row["answer"], raw="raw" in row) if "answer" in row else None
        yield question_of(row, page.name, _golds(row, page), answer)


def talks() -> list[tuple[Turn, ...]]:
    """The conversations over the pages of ../shared/data/news, which must be there."""
    return [tuple(map(_turn, row["turns"])) for row in rows(DATA / "talks.jsonl")]


def _turn(row: dict[str, Any]) -> Turn:
    source = row["source"]
    page = page_of(source) if source else None
    gold = _golds(row, page) if page else ()
    said = tuple(row.get("said", ()))
    return Turn(row["question"], row["kind"], page.name if page else None, gold, said)


def _golds(row: dict[str, Any], page: Page) -> tuple[Gold, ...]:
    return tuple(Gold(page.at(place, raw="raw" in row)) for place in row.get("gold", ()))


def question_of(
    row: dict[str, Any], source: str | None, gold: Sequence[Gold], answer: str | None
) -> Question:
    return Question(
        unicodedata.normalize("NFC", row["question"]),
        row["group"],
        row["kind"],
        source,
        tuple(gold),
        answer,
        tuple(row.get("said", ())),
        row.get("note", ""),
    )


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _before(contexts: Sequence[str], number: int) -> int:
    """Where a paragraph begins in the text of its document."""
    return sum(len(context) + 1 for context in contexts[:number])


@cache
def page_of(source: str) -> Page:
    """The page of the shared news whose name matches, white space folded.

    Raises:
        LookupError: there is none.
    """
    return next(page for page in pages() if page.is_named(source))


@cache
def pages() -> tuple[Page, ...]:
    """All pages of the shared news."""
    return tuple(map(Page.read, sorted(NEWS.iterdir())))
