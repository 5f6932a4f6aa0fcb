"""Questions as people type them, set by set, each with its articles and the places of its answers.

Own questions lie in ``data/field``, one JSON object a line: ``question``, ``group``, ``kind``,
``source``, ``gold`` (places one of which a right passage holds), ``answer`` (the place of the very
words that answer, where there are such), ``note``. Places, never words, since the texts of two of
the sets are not part of the project:

- ``invented.jsonl``: ``[start, end)`` into the `Document.text` of a file of tests/articles/news.
- ``korquad.jsonl``: ``[paragraph, start, end)`` into the ``context`` of a paragraph of the article
  with the number ``source`` of KorQuAD 1.0 dev part 1.
- ``news.jsonl`` and ``talks.jsonl``: ``[start, end)`` into the letters of a page of
  ../shared/data/news, see `tests.benchmarks.field_pages`. ``source`` is a pattern of its name.

``said`` holds strings one of which a right reply holds, where the question is about the articles.
The other sets are those that lie in ../shared/data.
"""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from index.readers.markdown import read_markdown
from index.records import Document, document_id
from tests.benchmarks.field_pages import Page, squeezed
from tests.collection import ARTICLES
from tests.shared import SHARED

DATA = Path(__file__).parent / "data" / "field"
INVENTED = ARTICLES / "news"
NEWS = SHARED / "data" / "news"
NEWS_QUESTIONS = SHARED / "data" / "news_questions.jsonl"
KORQUAD = SHARED / "data" / "korquad" / "korquad_v1.0_dev_part1.json"
SETS = SHARED / "data" / "sets"

FOLDS = 5
_KORQUAD_EACH = 4  # every fourth of its own questions

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


NAMES = (
    "news",
    "news_shared",
    "invented",
    "korquad_phone",
    "korquad",
    "tydi_ko",
    "klue_wiki",
    "belebele_ko",
)


def field_set(name: str) -> FieldSet | None:
    """One set of `NAMES`; None, saying so on standard error, where its texts are not there."""
    needed = {
        "news": NEWS,
        "news_shared": NEWS_QUESTIONS,
        "invented": INVENTED,
        "korquad_phone": KORQUAD,
        "korquad": KORQUAD,
    }.get(name, SETS / f"{name}.contexts.jsonl")
    if not needed.exists():
        print(
            f"{name} is left out: ../{needed.relative_to(SHARED.parent)} is not there",
            file=sys.stderr,
        )
        return None
    if name == "news":
        return FieldSet(name, _news_shelf(), tuple(_own_news()))
    if name == "news_shared":
        return FieldSet(name, _news_shelf(), tuple(_shared_news()))
    if name == "invented":
        return FieldSet(name, invented_shelf(), tuple(_invented()))
    if name == "korquad_phone":
        return FieldSet(name, _korquad_shelf(), tuple(_korquad_phone()))
    if name == "korquad":
        return FieldSet(name, _korquad_shelf(), tuple(_korquad())[::_KORQUAD_EACH])
    return _benchmark(name)


def field_sets(names: Sequence[str] = NAMES) -> Iterator[FieldSet]:
    """Those of these sets whose texts are there."""
    for name in names:
        found = field_set(name)
        if found is not None:
            yield found


def talks() -> list[tuple[Turn, ...]]:
    """The conversations over the pages of ../shared/data/news, which must be there."""
    return [tuple(map(_turn, row["turns"])) for row in rows(DATA / "talks.jsonl")]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


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


@cache
def invented_shelf() -> Shelf:
    """The invented articles in the style of news, which are part of the project."""
    return Shelf("invented", folder=INVENTED)


@cache
def _news_shelf() -> Shelf:
    return Shelf("news", folder=NEWS)


@cache
def _korquad_shelf() -> Shelf:
    """Each article is a document, each of its paragraphs a line."""
    documents = []
    for number, article in enumerate(_korquad_articles()):
        text = "\n".join(paragraph["context"] for paragraph in article["paragraphs"])
        documents.append(_document(f"korquad/{number}", article["title"].replace("_", " "), text))
    return Shelf("korquad", documents=tuple(documents))


@cache
def _korquad_articles() -> list[Any]:
    articles: list[Any] = json.loads(KORQUAD.read_text(encoding="utf-8"))["data"]
    return articles


def _document(source: str, title: str, text: str) -> Document:
    """Raises ValueError where NFC would move the offsets."""
    if unicodedata.normalize("NFC", text) != text:
        raise ValueError(f"{source} is not in NFC")
    return Document(document_id(source), source, unicodedata.normalize("NFC", title), text)


def _question(
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


def _invented() -> Iterator[Question]:
    texts = {
        path.name: read_markdown(path.read_bytes(), path.name).text for path in INVENTED.iterdir()
    }
    for row in rows(DATA / "invented.jsonl"):
        text = texts.get(row["source"], "")
        gold = [Gold(text[start:end], start) for start, end in row.get("gold", ())]
        answer = text[slice(*row["answer"])] if "answer" in row else None
        yield _question(row, row["source"], gold, answer)


def _korquad_phone() -> Iterator[Question]:
    for row in rows(DATA / "korquad.jsonl"):
        if row["source"] is None:
            yield _question(row, None, (), None)
            continue
        contexts = [p["context"] for p in _korquad_articles()[row["source"]]["paragraphs"]]
        gold = [
            Gold(contexts[number][start:end], _before(contexts, number) + start)
            for number, start, end in row.get("gold", ())
        ]
        answer = None
        if "answer" in row:
            number, start, end = row["answer"]
            answer = contexts[number][start:end]
        yield _question(row, f"korquad/{row['source']}", gold, answer)


def _korquad() -> Iterator[Question]:
    for number, article in enumerate(_korquad_articles()):
        contexts = [paragraph["context"] for paragraph in article["paragraphs"]]
        for index, paragraph in enumerate(article["paragraphs"]):
            for item in paragraph["qas"]:
                told = item["answers"][0]
                gold = Gold(told["text"], _before(contexts, index) + told["answer_start"])
                text = unicodedata.normalize("NFC", item["question"])
                source = f"korquad/{number}"
                yield Question(text, "answerable", "", source, (gold,), told["text"])


def _before(contexts: Sequence[str], number: int) -> int:
    """Where a paragraph begins in the text of its document."""
    return sum(len(context) + 1 for context in contexts[:number])


def _own_news() -> Iterator[Question]:
    for row in rows(DATA / "news.jsonl"):
        if row["source"] is None:
            yield _question(row, None, (), None)
            continue
        page = page_of(row["source"])
        answer = page.at(row["answer"], raw="raw" in row) if "answer" in row else None
        yield _question(row, page.name, _golds(row, page), answer)


def _shared_news() -> Iterator[Question]:
    for row in rows(NEWS_QUESTIONS):
        words = tuple(row["gold"] or ())
        about = row["group"] == "about"
        gold = () if about else [Gold(text) for text in words]
        source = page_of(row["source"]).name if row["source"] else None
        yield _question({**row, "said": words if about else ()}, source, gold, None)


def _turn(row: dict[str, Any]) -> Turn:
    source = row["source"]
    page = page_of(source) if source else None
    gold = _golds(row, page) if page else ()
    said = tuple(row.get("said", ()))
    return Turn(row["question"], row["kind"], page.name if page else None, gold, said)


def _golds(row: dict[str, Any], page: Page) -> tuple[Gold, ...]:
    return tuple(Gold(page.at(place, raw="raw" in row)) for place in row.get("gold", ()))


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


def _benchmark(name: str) -> FieldSet:
    """A set of ../shared/data/sets; each of its contexts is a document."""
    documents = {
        row["context_id"]: _document(f"{name}/{row['context_id']}", row["title"] or "", row["text"])
        for row in rows(SETS / f"{name}.contexts.jsonl")
    }
    questions = []
    for row in rows(SETS / f"{name}.questions.jsonl"):
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
