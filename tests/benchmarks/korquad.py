"""KorQuAD 1.0 dev part 1 as one collection of articles, with its questions.

Source: LG CNS, KorQuAD 1.0, CC BY-ND 2.0 KR. It lies beside the project, never in it.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from index.corpus import Corpus, PackedSentence, pack
from index.korean.analysis import Analyzer
from index.records import Document, document_id
from tests.shared import SHARED

PART = SHARED / "data" / "korquad" / "korquad_v1.0_dev_part1.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where its answer stands.

    Attributes:
        article: number of the article, from 0; its parity is the half of the set.
        paragraph: number of the paragraph within the article, from 0.
        doc_id: of the article.
        start, end: of the gold answer, code points into the text of the document, half-open.
    """

    text: str
    article: int
    paragraph: int
    doc_id: str
    start: int
    end: int
    answer: str

    @property
    def half(self) -> int:
        return self.article % 2

    def answered_by(self, sentence: PackedSentence) -> bool:
        """Whether a sentence covers the gold answer."""
        return (
            sentence.doc_id == self.doc_id
            and sentence.start <= self.start
            and self.end <= sentence.end
        )


@dataclass(frozen=True, slots=True)
class KorQuAD:
    """Articles, analysed, each with its sentences; and all questions."""

    entries: tuple[tuple[Document, tuple[PackedSentence, ...]], ...]
    questions: tuple[Asked, ...]

    def corpus(self) -> Corpus:
        return Corpus(self.entries)


def require() -> None:
    """End the program, saying why, where the set is not there."""
    if not PART.exists():
        sys.exit(f"skipped: ../shared/data/korquad/{PART.name} is not there")


@cache
def load(analyzer: Analyzer, path: Path = PART) -> KorQuAD:
    """The set, taken apart; raises ValueError as `read` does."""
    documents, questions = read(path)
    entries = tuple(
        (document, tuple(pack(sentence) for sentence in sentences))
        for document, sentences in analyzer.analyze(documents)
    )
    return KorQuAD(entries, questions)


@cache
def articles(path: Path = PART) -> list[Any]:
    """The articles as the file has them."""
    found: list[Any] = json.loads(path.read_text(encoding="utf-8"))["data"]
    return found


@cache
def read(path: Path = PART) -> tuple[tuple[Document, ...], tuple[Asked, ...]]:
    """Each article is a document, each of its paragraphs a line; and the questions on them.

    Raises:
        ValueError: an offset does not fit; NFC would have moved it.
    """
    documents: list[Document] = []
    questions: list[Asked] = []
    for number, article in enumerate(articles(path)):
        title = unicodedata.normalize("NFC", article["title"].replace("_", " "))
        text = "\n".join(paragraph["context"] for paragraph in article["paragraphs"])
        document = Document(document_id(f"korquad/{number}"), f"korquad/{number}", title, text)
        documents.append(document)
        questions += _questions(number, document, article["paragraphs"])
    return tuple(documents), tuple(questions)


def _questions(number: int, document: Document, paragraphs: list[Any]) -> list[Asked]:
    found = []
    begin = 0
    for index, paragraph in enumerate(paragraphs):
        for item in paragraph["qas"]:
            gold = item["answers"][0]
            start = begin + gold["answer_start"]
            end = start + len(gold["text"])
            if document.text[start:end] != gold["text"]:
                raise ValueError(f"the answer of {item['id']} is not at its offset")
            found.append(
                Asked(
                    unicodedata.normalize("NFC", item["question"]),
                    number,
                    index,
                    document.doc_id,
                    start,
                    end,
                    gold["text"],
                )
            )
        begin += len(paragraph["context"]) + 1
    return found
