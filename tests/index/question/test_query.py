from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator

import pytest

from index.question.query import QueryTerm, read_words
from index.question.vocabulary import Vocabulary
from index.retriever import Retriever
from tests.collection import document, retriever_of
from tests.index.searching import first, searcher_in
from tests.kiwi import shared_analyzer
from tests.shared import shared

_TEXT = (
    "가람시는 새 다리를 놓았다. 다리의 길이는 410m다. 바람이 세게 불었다.\n"
    "국민의힘은 서한결 의원을 후보로 뽑았다. 더불어민주당은 나중에 뽑는다.\n"
    "과학기술정보통신부는 위성을 띄웠다. 한국은행은 금리를 내렸다.\n"
    "해람필하모닉 오케스트라는 빈에서 연주했다. 지휘는 데이비드 콘이 했다.\n"
    "美 상무부는 관세를 올렸다. 朴道潤 선생의 시가 발견됐다.\n"
    "섬의 넓이는 12㎢다. 탑은 높이 ９０ｍ로 지었다.\n"
    "6·25 때 무너진 성벽을 고쳤다. 경남도지사는 현장을 찾았다."
)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("다리 길이가 얼마야", 2),
        ("국힘 후보 누구", 4),
        ("국힘은 누구 뽑음", 4),
        ("과기부 뭐 띄움", 6),
        ("한은 금리 어쨌어", 7),
        ("해람 필하모닉 어디서 연주함", 8),
        ("다비드 콘이 뭐 함", 9),
        ("미국 상무부 뭐 올림", 10),
        ("박도윤 시 어떻게 됨", 11),
        ("섬 넓이 몇 제곱킬로미터", 12),
        ("90m 탑은 뭐", 13),
        ("6.25 때 무너진 거", 14),
        ("경남지사 어디 찾음", 15),
    ],
)
def test_a_word_is_found_however_it_is_written_or_cut(question: str, number: int) -> None:
    assert first(searcher_in(_TEXT), question) == number


def _words(question: str) -> tuple[QueryTerm, ...]:
    known = Vocabulary(["석상옥", "네이버랩스", "대표", "한빛", "전자", "한빛전자"])
    return read_words(question, shared_analyzer().terms(question), known)


def test_a_word_and_its_neighbour_are_found_as_one_too() -> None:
    items = _words("한빛 전자 대표")
    assert ("한빛전자",) in items[0].alternatives
    assert ("한빛전자",) in items[1].alternatives


def _floods() -> Iterator[str]:
    chance = random.Random(3)
    for piece in (
        "년",
        "년년 ",
        "Ab1",
        "Ab1 ",
        "한글",
        "한글 ",
        "국힘 ",
        "金元鳳",
        "１２",
        "석상욱",
    ):
        yield (piece * 1000)[:1000]
    syllables = [chr(code) for code in range(0xAC00, 0xD7A4, 37)]
    yield " ".join("".join(chance.choices(syllables, k=3)) for _ in range(250))


@pytest.mark.parametrize("question", list(_floods()), ids=lambda question: question[:5])
def test_no_question_takes_long_to_read(question: str) -> None:
    chance = random.Random(5)
    syllables = [chr(code) for code in range(0xAC00, 0xD7A4, 11)]
    known = Vocabulary("".join(chance.choices(syllables, k=3)) for _ in range(20_000))
    terms = shared_analyzer().terms(question)
    begun = time.process_time()
    read_words(question, terms, known)
    assert time.process_time() - begun < 0.5  # about 0.05; it was 24 s and more


def _asked(name: str) -> tuple[Retriever, list[str]]:
    folder = shared(f"cases/{name}")
    article = (folder / "article.md").read_text(encoding="utf-8")
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    text = article.split("---\n", 2)[2]
    return retriever_of(document(text, title="기사")), [json.loads(x)["question"] for x in lines]


def test_no_word_of_the_case_of_present_words_is_denied() -> None:
    retriever, questions = _asked("word-present-but-denied")
    answers = [retriever.answer(question) for question in questions]
    assert not any(answer.unknown_terms for answer in answers)
    assert all(answer.hits for answer in answers)


def test_hanja_and_units_of_the_case_are_read() -> None:
    retriever, questions = _asked("hanja-and-units")
    answers = [retriever.answer(question) for question in questions]
    wanted = ("손님은", "손님은", "나무는", "美", "中企")
    for answer, word in zip(answers, wanted, strict=True):
        assert word in answer.hits[0].passage.sentence
        assert not answer.unknown_terms
