"""No text may hold an answering thread: the time of every kind of letters, at every length."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.talk.conversation import read
from index.corpus import Corpus, pack
from index.question.budget import budget, spent
from index.question.followup import Talk
from index.records import Document, Sentence, Term, document_id
from index.retriever import Retriever
from tests.kiwi import shared_analyzer

_SENTENCES = 10_000
_BOUND = 0.3  # seconds of the answering thread
_PIECES = (
    *("년", "한글", "Ab1", "가", "ㅋ", "ㅏ", "A", "1", "가나다", "도서관", "漢字", "あ", "é", "😀"),
    *("한1", "1년", "AI", "-", "!", "?", "\n", "(", '"', "<a>", "#가", "@a", "1,", "~", "· "),
    *("가 ", "라온 ", "의", "은 ", "다.", "누구 ", "왜", "이 기사 ", "작년 ", "https://a.kr/", "​"),
)


@dataclass(frozen=True, slots=True)
class _Library:
    """What `read` needs of a library."""

    retriever: Retriever
    analyzer = shared_analyzer()


def _syllables(numbers: random.Random, size: int) -> str:
    return "".join(chr(numbers.randrange(0xAC00, 0xD7A4)) for _ in range(size))


def _collection(numbers: random.Random) -> Corpus:
    """Sentences over 30,000 words, put together without an analysis, which would take a minute."""
    words = [_syllables(numbers, numbers.choice((2, 2, 3, 3, 4, 5))) for _ in range(30_000)]
    entries = []
    for number in range(_SENTENCES // 10):
        source = f"{number}.txt"
        lines, sentences, start = [], [], 0
        for at in range(10):
            chosen = [*numbers.choices(words, k=7), numbers.choice(("도서관", "년", "가람"))]
            terms, place = [], start
            for word in chosen:
                terms.append(Term(word, "NNG", place, place + len(word)))
                place += len(word) + 1
            doc_id = document_id(source)
            sentences.append(Sentence(doc_id, at + 1, at, start, place - 1, tuple(terms)))
            lines.append(" ".join(chosen))
            start = place
        document = Document(document_id(source), source, " ".join(chosen[:2]), "\n".join(lines))
        entries.append((document, [pack(sentence) for sentence in sentences]))
    return Corpus(entries)


@pytest.fixture(scope="module")
def library() -> _Library:
    return _Library(Retriever(_collection(random.Random(5)), shared_analyzer()))


def _texts(library: _Library, numbers: random.Random) -> Iterator[str]:
    for piece in _PIECES:
        for size in (40, 400, 1_000, 4_096):
            yield (piece * size)[:size]
    for size in (*range(100, 1_001, 100), 2_000, 4_096):
        chosen = numbers.sample(_PIECES, 3)
        yield "".join(numbers.choice(chosen) for _ in range(size))[:size]
        yield _syllables(numbers, size)
        yield " ".join(_syllables(numbers, 3) for _ in range(size // 4))
        yield "".join(
            chr(numbers.choice((*range(0x20, 0x2FF), *range(0x3000, 0x9FFF)))) for _ in range(size)
        )
        known = [d.title for d in library.retriever.corpus.documents.values()]
        yield " ".join(numbers.choice(known) for _ in range(size // 8))
        yield " ".join(numbers.choice(known).split()[0][:-1] + "갉" for _ in range(size // 4))


def _seconds(library: _Library, text: str, talk: Talk) -> float:
    begun = time.thread_time()
    read(library, text, talk)  # type: ignore[arg-type]
    return time.thread_time() - begun


@pytest.mark.parametrize("in_hand", [False, True], ids=["alone", "with an article in hand"])
def test_no_text_takes_long(library: _Library, in_hand: bool) -> None:
    talk = Talk()
    if in_hand:
        document = next(iter(library.retriever.corpus.documents.values()))
        words = document.title.split()
        talk = Talk(f"{document.title} 누구야?", words[0], document.doc_id)
    slow = {}
    for text in _texts(library, random.Random(7)):
        seconds = _seconds(library, text, talk)
        if seconds > _BOUND:  # once more, for other work shares the processor and its caches
            seconds = min(_seconds(library, f"{text[:-n]}", talk) for n in (1, 2))
        if seconds > _BOUND:
            slow[text[:12], len(text)] = seconds
    assert slow == {}


def test_time_is_that_of_the_outer_budget_and_unlimited_without_one() -> None:
    assert not spent()
    with budget(-1), budget(60):
        assert spent()
    assert not spent()


def test_a_question_whose_time_is_over_still_gets_what_its_words_find(library: _Library) -> None:
    document = next(iter(library.retriever.corpus.documents.values()))
    with budget(-1):
        found = read(library, f"{document.title} 도서관")  # type: ignore[arg-type]
    assert found.answer.hits[0].passage.citation.doc_id == document.doc_id
