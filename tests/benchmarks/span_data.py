"""Questions with the sentences that hold their answers, and a sentence that holds none."""

from __future__ import annotations

import re
import string
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.corpus import Corpus
from index.engines.rank_bm25 import RankBM25
from index.korean.analysis import Analyzer
from index.korean.asked import ExpectedAnswer, read_asked
from index.records import Document, Sentence
from tests.benchmarks.field import collection
from tests.benchmarks.field_pages import squeezed
from tests.benchmarks.field_records import Question, is_from, ranges
from tests.benchmarks.field_sets import field_set, korquad_questions

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


SETS = ("news", "invented", "korquad_phone", "korquad", "tydi_ko", "klue_wiki")

_LOOKED_AT = 4  # sentences, among which the best wrong one is looked for
_OVERLAP = 0.5  # F1 from which on marked words are the answer


@dataclass(frozen=True, slots=True)
class Put:
    """A question put to one sentence.

    Attributes:
        name: of its set.
        half: 0 or 1, told by the article, so that one half can be judged by the other.
        group: as in `tests.benchmarks.field_records`.
        text: of the whole document.
        answer: empty where the sentence does not answer: then every mark is wrong.
    """

    name: str
    half: int
    group: str
    asked: ExpectedAnswer
    sentence: Sentence
    text: str
    answer: str
    idf: Callable[[str], float]

    def f1(self, start: int, end: int) -> float:
        """Of the words at this place of the document and the answer."""
        return character_f1(self.text[start:end], self.answer) if self.answer else 0.0

    def right(self, start: int, end: int) -> bool:
        """Whether marked words are the answer: F1 of letters 0.5 or more, or all of it with little
        around it, or a third of it or more and nothing else."""
        if not self.answer:
            return False
        marked, told = squeezed(self.text[start:end]), squeezed(self.answer)
        return (
            self.f1(start, end) >= _OVERLAP
            or (len(told) > 1 and told in marked and len(marked) <= 2 * len(told) + 4)
            or (marked in told and 3 * len(marked) >= len(told))
        )


def load(analyzer: Analyzer) -> Iterator[Put]:
    """Each question with an answer put to the sentence that holds it, and each to the best
    sentence of plain BM25 that does not; of those sets whose texts are there."""
    for name in SETS:
        found = field_set(name)
        if found is None:
            continue
        if name == "korquad":  # all of its questions, where other benchmarks take every fourth
            found = replace(found, questions=tuple(korquad_questions()))
        with tempfile.TemporaryDirectory() as folder:
            library = collection(found.shelf, analyzer, None, Path(folder))
            try:
                yield from _Putting(found.name, library.retriever.corpus, analyzer).all(
                    found.questions
                )
            finally:
                library.store.close()


class _Putting:
    def __init__(self, name: str, corpus: Corpus, analyzer: Analyzer) -> None:
        self._name = name
        self._analyzer = analyzer
        self._corpus = corpus
        self._words = RankBM25((s.sentence_id, s.forms()) for s in self._corpus)

    def all(self, questions: Iterable[Question]) -> Iterator[Put]:
        for question in questions:
            if question.group == "about":
                continue
            asked = read_asked(question.text, self._analyzer.terms(question.text))
            gold = [
                (document.doc_id, start, end)
                for document in self._of(question)
                for start, end in ranges(question, document)
            ]
            if question.answer and (right := self._right(question, gold)) is not None:
                yield self._put(question, asked, right, question.answer)
            if (wrong := self._wrong(question, asked, gold)) is not None:
                yield self._put(question, asked, wrong, "")

    def _put(
        self, question: Question, asked: ExpectedAnswer, sentence: Sentence, answer: str
    ) -> Put:
        half = zlib.crc32((question.source or question.text).encode()) % 2
        text = self._text(sentence.doc_id)
        return Put(self._name, half, question.group, asked, sentence, text, answer, self._words.idf)

    def _of(self, question: Question) -> list[Document]:
        if question.group != "answerable" or question.source is None:
            return []
        return [d for d in self._corpus.documents.values() if is_from(d, question.source)]

    def _text(self, doc_id: str) -> str:
        return self._corpus.documents[doc_id].text

    def _right(self, question: Question, gold: Sequence[tuple[str, int, int]]) -> Sentence | None:
        """The first sentence that holds gold and answer."""
        assert question.answer is not None
        for doc_id, start, end in gold:
            for packed in self._corpus.sentences(doc_id):
                words = self._text(doc_id)[packed.start : packed.end]
                near = packed.start < end and start < packed.end
                if near and squeezed(question.answer) in squeezed(words):
                    return packed.unpack()
        return None

    def _wrong(
        self, question: Question, asked: ExpectedAnswer, gold: Sequence[tuple[str, int, int]]
    ) -> Sentence | None:
        """The best sentence of plain BM25 that holds neither."""
        for sentence_id, _ in self._words.rank(asked.weights, _LOOKED_AT):
            packed = self._corpus.sentence(sentence_id)
            words = squeezed(self._text(packed.doc_id)[packed.start : packed.end])
            told = question.answer is not None and squeezed(question.answer) in words
            held = any(
                doc_id == packed.doc_id and packed.start < end and start < packed.end
                for doc_id, start, end in gold
            )
            if not told and not held:
                return packed.unpack()
        return None
