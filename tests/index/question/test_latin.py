from __future__ import annotations

import pytest

from index.question.latin import in_korean
from index.question.vocabulary import Vocabulary
from tests.collection import document, retriever_of

_KNOWN = Vocabulary(
    ["네이버랩스", "네이버", "대표", "워크샵", "deview", "연구소", "ai", "벨트", "연구", "연구자"]
)


@pytest.mark.parametrize(
    ("question", "korean"),
    [
        ("who is the CEO of NAVER LABS?", "네이버랩스 대표 누구?"),
        ("When is the workshop?", "워크샵 언제?"),
        ("What is the AI research belt?", "AI 연구 벨트 무엇?"),
        ("How many researchers of DEVIEW 2019?", "DEVIEW 연구자 2019 몇?"),
        ("NAVER Labs CEO 누구?", "네이버랩스 대표 누구?"),
        ("NAVER의 대표는?", "네이버의 대표는?"),
        ("DEVIEW는 언제야?", "DEVIEW는 언제야?"),
        ("What is quux?", "What is quux?"),
        ("네이버 대표는?", "네이버 대표는?"),
        ("Tesla CEO?", "Tesla 대표?"),
    ],
)
def test_latin_words_are_read_as_the_collection_writes_them(question: str, korean: str) -> None:
    assert in_korean(question, _KNOWN).text == korean


def test_what_was_read_otherwise_is_told() -> None:
    assert in_korean("NAVER Labs 대표는?", _KNOWN).readings == (("NAVER Labs", "네이버랩스"),)
    assert in_korean("네이버 대표는?", _KNOWN).readings == ()


def test_an_english_question_is_answered_from_a_korean_article() -> None:
    retriever = retriever_of(
        document("네이버랩스 대표는 석상옥이다. 본사는 성남에 있다.", title="네이버랩스"),
        document("나비대교의 길이는 2.4km다. 통행료는 없다.", title="나비대교"),
    )
    answer = retriever.answer("Who is the CEO of NAVER LABS?")
    assert "석상옥" in answer.hits[0].passage.sentence
    assert answer.question == "Who is the CEO of NAVER LABS?"
    assert answer.spellings[0][1] == "네이버랩스 대표 누구?"
    assert retriever.answer("Who is the CEO of Tesla?").verdict != "answered"
