from __future__ import annotations

import pytest

from index.korean.equivalents import Equivalents, load_equivalents, spellings
from tests.collection import document, retriever_of


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("ai", "에이아이"),
        ("에이아이", "ai"),
        ("시이오", "ceo"),
        ("ceo", "대표"),
        ("naver", "네이버"),
        ("데뷰", "deview"),
        ("워크샵", "워크숍"),
        ("컨텐츠", "콘텐츠"),
        ("kbs", "케이비에스"),
    ],
)
def test_a_word_stands_for_another(form: str, other: str) -> None:
    assert other in load_equivalents().of(form)


@pytest.mark.parametrize("form", ["다리", "이", "비", "아이", "robot-9", ""])
def test_a_common_word_is_not_taken_for_letters(form: str) -> None:
    assert Equivalents(()).of(form) == ()


def test_no_word_stands_for_itself() -> None:
    for form in ("ai", "워크숍", "naver"):
        assert form not in load_equivalents().of(form)


def test_a_word_that_could_be_spelled_in_very_many_ways_is_left_alone() -> None:
    assert spellings("콘콘콘콘") == ()


def test_an_english_question_finds_the_korean_sentence() -> None:
    text = "가람로봇의 대표는 한바다다. 네이버는 2030년 가람로봇에 300억원을 투자했다."
    retriever = retriever_of(document(text, title="네이버, 가람로봇에 투자"))
    best = retriever.run("How much did NAVER invest in 가람로봇?").explanation().candidates[0]
    assert "300억원" in best.text
