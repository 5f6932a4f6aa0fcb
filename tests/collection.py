"""Collections for tests: built in memory, analysed by the real Kiwi."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.corpus import Corpus, Entry, pack
from index.readers.markdown import read_markdown
from index.records import Document, document_id
from index.retriever import Retriever, titled
from tests.kiwi import shared_analyzer

ARTICLES = Path(__file__).parent / "articles"

# On the invented articles: the subject of one is there and what is asked of it is not, so that its
# passages are shown in doubt; nothing of the other is there.
NEAR = "나비대교 설계자는 누구야?"
FAR = "오늘 부산 날씨 어때?"


def document(text: str, title: str = "제목", **fields: object) -> Document:
    source = f"{title}.txt"
    return Document(document_id(source), source, title, text, **fields)  # type: ignore[arg-type]


def articles() -> list[Document]:
    """The invented articles of this folder."""
    return [read_markdown(path.read_bytes(), path.name) for path in sorted(ARTICLES.glob("*.md"))]


def corpus_of(*documents: Document) -> Corpus:
    return Corpus(
        (document, [pack(sentence) for sentence in sentences])
        for document, sentences in shared_analyzer().analyze(documents)
    )


def entries_of(*documents: Document) -> list[Entry]:
    """Documents as an engine takes them in, all of version 1."""
    corpus = titled(corpus_of(*documents), shared_analyzer())
    return [replace(entry, stamp=1) for entry in corpus.entries()]


def retriever_of(*documents: Document) -> Retriever:
    return Retriever(corpus_of(*documents), shared_analyzer())
