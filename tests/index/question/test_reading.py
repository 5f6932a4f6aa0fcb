from __future__ import annotations

from datetime import date

import pytest

from index.corpus import Corpus
from index.question.letters import Letters
from index.question.reading import Question, Reader
from index.question.vocabulary import Vocabulary
from tests.kiwi import shared_analyzer


def _read(text: str) -> Question:
    terms = shared_analyzer().terms
    known = Vocabulary(term.form for term in terms(text))
    reader = Reader(
        terms, known, Letters(Corpus([])), lambda form: 2.0, lambda: date(2026, 3, 2), str
    )
    return reader.read(text)


def test_asking_words_are_no_words_of_the_question() -> None:
    assert [term.term.form for term in _read("누가 다리를 설계했나?").terms] == ["다리", "설계"]


def test_a_word_asked_twice_counts_once() -> None:
    forms = [term.term.form for term in _read("다리 옆의 다리는 몇 개인가?").terms]
    assert forms.count("다리") == 1


def test_the_noun_of_the_answer_weighs_less_than_what_is_asked_about() -> None:
    question = _read("가람시에 공장을 지은 회사는 어느 회사인가?")
    weights = dict(zip((term.term.form for term in question.terms), question.weights, strict=True))
    assert question.asked.focus == "회사"
    assert weights["회사"] < weights["공장"] == 2.0


def test_the_unit_asked_for_is_read() -> None:
    question = _read("연구자는 몇 명 초청됐나?")
    assert (question.asked.wanted, question.asked.counter) == ("number", "명")


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("베트남 수도는?", "수도"),
        ("베트남 수도는 어디인가요?", "수도"),
        ("하늘로보틱스의 대표가 누구야", "대표"),
        ("하늘로보틱스 직원 수는?", "직원"),
        ("유럽 인구는 몇 명이야?", "인구"),
        ("통행료가 얼마예요", "통행료"),
    ],
)
def test_the_attribute_that_is_asked_for_is_read(text: str, attribute: str) -> None:
    assert _read(text).attribute == attribute


@pytest.mark.parametrize(
    "text",
    [
        "첨성 공연은 어디서 해?",
        "누가 다리를 설계했나?",
        "연구자가 몇 명 초청됐나요?",
        "손흥민은 어느 팀에서 뛰나요?",
        "벨트를 만든 이유는?",
    ],
)
def test_a_question_about_what_happens_has_no_attribute(text: str) -> None:
    assert _read(text).attribute == ""
