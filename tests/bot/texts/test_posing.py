from __future__ import annotations

import pytest

from bot.texts.posing import about_all, posed, subject_of
from tests.collection import corpus_of, document
from tests.kiwi import shared_analyzer

_TERMS = shared_analyzer().terms


def _posed(text: str, title: str) -> list[tuple[str, str]]:
    item = document(text, title)
    return [(p.question, p.told) for p in posed(corpus_of(item), item.doc_id, _TERMS)]


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "가람대교의 공사비는 320억원이다.",
            "가람대교 착공",
            ("가람대교 공사비는 얼마예요?", "320억원"),
        ),
        (
            "가람대교는 오는 5월 3일 개통한다.",
            "가람대교 개통",
            ("가람대교는 언제 개통하나요?", "오는 5월 3일"),
        ),
        (
            "가람대교 점검단은 연구자 24명을 불렀다.",
            "가람대교 점검",
            ("가람대교 점검단은 연구자 몇 명을 불렀나요?", "24명"),
        ),
        (
            "한바다 나루전자 대표는 “새 공장을 짓겠다”고 말했다.",
            "나루전자 새 공장",
            ("나루전자 대표는 누구예요?", "한바다"),
        ),
    ],
)
def test_amounts_days_counts_and_offices_are_asked_for(
    text: str, title: str, expected: tuple[str, str]
) -> None:
    assert expected in _posed(text, title)


def test_what_is_counted_is_asked_last() -> None:
    text = "가람대교의 연구자는 24명이다. 가람대교의 공사비는 320억원이다."
    questions = [question for question, _ in _posed(text, "가람대교 점검")]
    assert questions == ["가람대교 공사비는 얼마예요?", "가람대교 연구자는 몇 명이에요?"]


def test_who_reports_is_no_event() -> None:
    assert _posed("가람시는 5월 3일 발표했다.", "가람시 발표") == []


def test_the_subject_is_the_word_of_the_headline_that_the_text_takes_up() -> None:
    item = document(
        "나루전자가 공장을 짓는다. 나루전자는 직원을 뽑는다.", "[단독] “새 공장” 나루전자 착공"
    )
    assert subject_of(item, _TERMS) == "나루전자"
    assert subject_of(document("아무 말도 없다.", "12.3"), _TERMS) == ""


def test_a_whole_article_is_asked_for_by_its_subject() -> None:
    item = document("나루전자가 공장을 짓는다.", "나루전자 착공")
    whole = about_all(corpus_of(item), item.doc_id, _TERMS)
    assert whole is not None
    assert whole.question == "나루전자 기사 요약해 주세요"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("나루전자는 2024년 5월 새 공장을 연다.", ["나루전자는 언제 새 공장을 여나요?"]),
        ("2024년 5월 나루전자는 새 공장을 열었습니다.", ["나루전자는 언제 새 공장을 열었나요?"]),
        ("나루전자는 2024년 5월부터 공장을 짓는다.", ["나루전자는 언제부터 공장을 짓나요?"]),
        ("나루전자는 로봇 25대를 들여놓기로 했다.", ["나루전자는 로봇 몇 대를 들여놓기로 했나요?"]),
        ("나루전자는 2024년 5월 상장할 예정이다.", ["나루전자는 언제 상장할 예정인가요?"]),
    ],
    ids=["open", "day first", "since", "count", "planned"],
)
def test_a_plain_statement_is_asked_for_in_its_own_words(text: str, expected: list[str]) -> None:
    assert [question for question, _ in _posed(text, "나루전자 새 공장")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "그는 2024년 5월 공장을 지었다.",
        "나루전자는 2024년 5월 지은 공장을 팔았다.",
        "나루전자는 2024년 5월 개량했다.",
        "나루전자는 직원 30명 중 12명이 오지 않았다.",
        "나루전자는 2024년 5월 공장을 짓지 않았다.",
        "나루전자의 매출은 320억원 늘었다.",
        "하늘시는 회원 수와 회비가 320억원이다.",
    ],
    ids=["pronoun", "within", "no object", "part", "not", "rise", "another topic"],
)
def test_what_would_be_clumsy_is_not_asked(text: str) -> None:
    assert _posed(text, "나루전자 새 공장") == []
