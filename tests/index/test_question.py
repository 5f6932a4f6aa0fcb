from __future__ import annotations

from index.question import Question, read_question
from tests.kiwi import shared_analyzer


def _read(text: str) -> Question:
    return read_question(text, shared_analyzer().terms(text), lambda form: 2.0)


def test_asking_words_are_no_words_of_the_question() -> None:
    assert [term.form for term in _read("누가 다리를 설계했나?").terms] == ["다리", "설계"]


def test_a_word_asked_twice_counts_once() -> None:
    forms = [term.form for term in _read("다리 옆의 다리는 몇 개인가?").terms]
    assert forms.count("다리") == 1


def test_the_noun_of_the_answer_weighs_less_than_what_is_asked_about() -> None:
    question = _read("가람시에 공장을 지은 회사는 어느 회사인가?")
    weights = dict(zip((term.form for term in question.terms), question.weights, strict=True))
    assert question.focus == "회사"
    assert weights["회사"] < weights["공장"] == 2.0


def test_the_unit_asked_for_is_read() -> None:
    question = _read("연구자는 몇 명 초청됐나?")
    assert (question.kind, question.counter) == ("number", "명")
