"""KorQuAD 1.0's questions with the sentences that hold their answers, and its own measures."""

from __future__ import annotations

import json
import re
import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.analysis import Analyzer
from index.corpus import Corpus, pack
from index.ranking.rank_bm25 import RankBM25
from index.records import Document, Sentence, document_id
from index.retriever import Retriever
from index.spans.asked import Asked, read_asked

_MARKS = re.compile("['\"《》<>〈〉()‘’]")


def normalize_answer(text: str) -> str:
    """As KorQuAD 1.0's official evaluate-v1.0.py does.

    Quotation marks, angle brackets and parentheses become blanks, the text lower-case, the other
    ASCII punctuation goes, runs of blanks become one.
    """
    bare = _MARKS.sub(" ", text).lower()
    kept = "".join(letter for letter in bare if letter not in string.punctuation)
    return " ".join(kept.split())


def exact_match(found: str, gold: str) -> bool:
    """evaluate-v1.0.py: equal once normalised."""
    return normalize_answer(found) == normalize_answer(gold)


def character_f1(found: str, gold: str) -> float:
    """evaluate-v1.0.py: F1 of the letters as a bag, blanks left out; 0 where none is shared."""
    a, b = (Counter("".join(normalize_answer(text).split())) for text in (found, gold))
    same = sum((a & b).values())
    if not same:
        return 0.0
    precision, recall = same / a.total(), same / b.total()
    return 2 * precision * recall / (precision + recall)


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and the sentence with its gold answer.

    Attributes:
        article: the number of the article, from 0; its parity tells the half.
        sentence: None where no single sentence holds the answer.
        start, end: of the answer, code points into the text of `document`, half-open.
    """

    article: int
    question: str
    asked: Asked
    document: Document
    sentence: Sentence | None
    start: int
    end: int

    @property
    def answer(self) -> str:
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class KorQuAD:
    examples: Sequence[Example]
    sentences: dict[str, tuple[Sentence, ...]]
    texts: dict[str, str]
    retriever: Retriever
    idf: Callable[[str], float]


def load(path: Path, analyzer: Analyzer) -> KorQuAD:
    """The whole file as one collection; each paragraph is a document of its own, so that the
    offsets of the gold answers hold."""
    documents: list[Document] = []
    asked: list[tuple[int, str, int, int, int]] = []
    for number, article in enumerate(json.loads(path.read_text(encoding="utf-8"))["data"]):
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            source = f"{number}-{len(documents)}"
            title = unicodedata.normalize("NFC", article["title"].replace("_", " "))
            documents.append(Document(document_id(source), source, title, text))
            for item in paragraph["qas"]:
                answer = item["answers"][0]
                start = answer["answer_start"]
                end = start + len(answer["text"])
                asked.append((number, item["question"], len(documents) - 1, start, end))
    entries = list(analyzer.analyze(documents))
    corpus = Corpus((document, [pack(s) for s in found]) for document, found in entries)
    sentences = {document.doc_id: found for document, found in entries}
    retriever = Retriever(corpus, analyzer)
    terms = analyzer.terms_of(question for _, question, *_ in asked)
    examples = []
    for (number, question, at, start, end), found in zip(asked, terms, strict=True):
        document = documents[at]
        holding = [s for s in sentences[document.doc_id] if s.start <= start and end <= s.end]
        examples.append(
            Example(
                number,
                question,
                read_asked(question, found),
                document,
                holding[0] if holding else None,
                start,
                end,
            )
        )
    texts = {document.doc_id: document.text for document in documents}
    counter = RankBM25((s.sentence_id, s.forms()) for s in corpus)
    return KorQuAD(examples, sentences, texts, retriever, counter.idf)
