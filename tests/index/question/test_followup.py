from __future__ import annotations

import pytest

from index.question.followup import resolve
from tests.kiwi import shared_analyzer


def _read(question: str, previous: str) -> str | None:
    analyzer = shared_analyzer()
    return resolve(question, analyzer.terms(question), previous, analyzer.terms(previous))


@pytest.mark.parametrize(
    ("previous", "question", "read"),
    [
        ("워크샵은 어디서 열려?", "그럼 언제 열려?", "워크샵 언제 열려?"),
        ("워크샵은 언제 열려?", "거기 어디야?", "워크샵 어디야?"),
        ("하늘로보틱스 대표는 누구야?", "그 사람은?", "하늘로보틱스 대표?"),
        ("하늘로보틱스 대표는 누구야?", "거기는 어디 있어?", "하늘로보틱스 어디 있어?"),
        ("한강도서관 공사비는?", "거기 몇 시까지 해?", "한강도서관 몇 시까지 해?"),
        ("한강도서관 공사비는?", "그건 왜?", "한강도서관 공사비 왜?"),
        ("나비대교 개통식은 언제 열려?", "거기 누가 와?", "나비대교 개통식 누가 와?"),
        ("나비대교는 언제 개통해?", "길이는 얼마나 돼?", None),
        ("나비대교는 언제 개통해?", "그 다리는 길이가 얼마야?", "나비대교 다리는 길이가 얼마야?"),
        ("나비대교는 언제 열려?", "왜 만들었어?", "나비대교 왜 만들었어?"),
        ("하늘로보틱스 대표는 누구야?", "그럼 두레배터리는?", "두레배터리 대표는 누구야?"),
        ("나비대교는 언제 열려?", "별빛오페라도?", "별빛오페라 언제 열려?"),
        ("하늘로보틱스 대표는 누구야?", "그럼 두레 배터리는?", "두레 배터리 대표는 누구야?"),
        ("나비대교 공사비는 얼마야?", "길이는?", "나비대교 길이는?"),
        ("나비대교는 언제 열려?", "길이는?", "나비대교 길이는?"),
        ("나비대교 길이 언제 개통해?", "주민은?", "나비대교 주민은?"),
        ("하늘로보틱스 대표는 누구야?", "그럼 바다소프트는?", "바다소프트 대표는 누구야?"),
        ("솔빛전자 매출은?", "그 이유는?", "솔빛전자 매출 이유는?"),
        ("솔빛전자 매출은?", "왜?", "솔빛전자 매출 왜?"),
    ],
)
def test_the_subject_is_taken_from_the_question_before(
    previous: str, question: str, read: str | None
) -> None:
    assert _read(question, previous) == read


@pytest.mark.parametrize(
    "question",
    [
        "나비대교 공사비는 얼마야?",
        "나비대교 길이는?",
        "통행료는 얼마야?",
        "안녕하세요",
        "ㅋㅋㅋ",
        "기사 몇 개 있어?",
        "이 기사는 누가 썼어?",
        "그럼 나비대교 통행료는 얼마야?",
        "!!!",
    ],
)
def test_a_question_that_names_its_subject_is_left_alone(question: str) -> None:
    assert _read(question, "하늘로보틱스 대표는 누구야?") is None


def test_nothing_is_filled_in_where_the_question_before_names_nothing() -> None:
    assert _read("그럼 언제 열려?", "왜 그랬어?") is None


def test_braces_in_a_question_are_letters_like_others() -> None:
    assert _read("그럼 언제 {열려}?", "워크샵 {0}은 어디야?") is not None


def test_a_bare_name_after_a_bare_name_asks_nothing_of_it() -> None:
    assert _read("두레배터리는?", "그럼 바다소프트는?") is None
