from __future__ import annotations

import pytest

from index.spans.asked import Asked, counts, read_asked
from tests.kiwi import shared_analyzer


def asked(question: str) -> Asked:
    return read_asked(question, shared_analyzer().terms(question))


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("다리는 언제 개통해?", "time"),
        ("누가 발표했어?", "person"),
        ("새 대표는 누구야?", "person"),
        ("공장은 어디에 지어?", "place"),
        ("몇 명이 다쳤어?", "number"),
        ("공사비가 얼마야?", "number"),
        ("며칠간 열려?", "number"),
        ("몇 년 만에 완성됐어?", "number"),
        ("몇 년에 완성됐어?", "time"),
        ("며칠에 열려?", "time"),
        ("왜 취소했어?", "reason"),
        ("어떻게 가?", "manner"),
        ("행사 이름이 뭐야?", "thing"),
        ("언제나 볼 수 있는 것은?", "thing"),
        ("행사가 열리는 날짜는?", "time"),
        ("Who is the new CEO?", "person"),
        ("How many people came?", "number"),
        ("When does the bridge open?", "time"),
    ],
)
def test_the_kind_of_answer_is_read_from_the_question(question: str, wanted: str) -> None:
    assert asked(question).wanted == wanted


def test_a_noun_alone_asks_less_surely_than_an_asking_word() -> None:
    assert asked("새 대표는 누구야?").explicit
    assert not asked("새 대표는?").explicit


def test_the_unit_asked_for_is_read_behind_its_asking_word() -> None:
    assert asked("몇 명이었는가?").counter == "명"
    assert asked("왕복 몇 차로야?").counter == "차로"
    assert asked("얼마인가?").counter == ""


def test_a_list_is_asked_for_by_its_plural() -> None:
    assert asked("어느 나라들이 참가해?").several
    assert not asked("어느 나라가 참가해?").several


def test_the_focus_is_the_noun_behind_its_asking_word_or_the_last_one() -> None:
    assert asked("어느 나라가 이겼어?").focus == "나라"
    assert asked("새봄랩스의 대표는 누구야?").focus == "대표"
    assert asked("말을 옮길 때 쓰는 것은?").focus == ""


@pytest.mark.parametrize(
    ("counter", "words", "same"),
    [
        ("명", "1900여 명", True),
        ("살", "12세", True),
        ("나라", "15개국", True),
        ("명", "40분", False),
        ("퍼센트", "8.5%", True),
        ("년", "3년", True),
    ],
)
def test_units_of_one_meaning_count_as_one(counter: str, words: str, same: bool) -> None:
    assert counts(counter, words) is same
