from __future__ import annotations

import pytest

from index.question.vocabulary import Vocabulary
from index.question.whole_words import whole_words
from tests.kiwi import shared_analyzer

_KNOWN = Vocabulary(["네이버랩스", "네이버", "석상옥", "대표", "길이", "ai", "벨트"])


def _forms(question: str) -> list[str]:
    return [t.form for t in whole_words(question, shared_analyzer().terms(question), _KNOWN)]


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("석상옥은?", "석상옥"),
        ("벨트 길이 얼마나 돼?", "길이"),
        ("인공지능 벨트", "인공지능"),  # known as AI
        ("네이버 렙스 대표", "네이버 렙스"),
        ("벨트 데표가 누구임", "데표"),
    ],
)
def test_a_word_that_was_cut_up_is_taken_whole(question: str, word: str) -> None:
    assert word.replace(" ", "") in [form.replace(" ", "") for form in _forms(question)]


def test_known_words_side_by_side_stay_apart() -> None:
    assert _forms("네이버 벨트 대표") == ["네이버", "벨트", "대표"]


def test_offsets_cover_the_word_in_the_question() -> None:
    question = "그 석상옥은 누구야?"
    (whole,) = (
        term
        for term in whole_words(question, shared_analyzer().terms(question), _KNOWN)
        if term.form == "석상옥"
    )
    assert question[whole.start : whole.end] == "석상옥"
