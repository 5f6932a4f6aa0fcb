from __future__ import annotations

import pytest

from index.korean.asked import ExpectedAnswer, read_asked
from tests.kiwi import shared_analyzer


def asked(question: str) -> ExpectedAnswer:
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
    ("question", "closed"),
    [
        ("통행료 있나요?", True),
        ("일본도 포함됐나요", True),
        ("네이버가 클로바를 만들었어?", True),
        ("누가 클로바를 만들었어?", False),
        ("네이버랩스 대표는?", False),
        ("who is the CEO", False),
    ],
)
def test_a_question_for_yes_or_no_is_told_from_the_others(question: str, closed: bool) -> None:
    assert asked(question).closed is closed


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("대표 성함이 어떻게 되세요?", "person"),
        ("대표 이름은?", "person"),
        ("합작사 이름은?", "thing"),
        ("공사비가 어떻게 돼요?", "number"),
        ("다리는 어떻게 지었어?", "manner"),
    ],
)
def test_how_it_is_asks_for_what_the_noun_says(question: str, wanted: str) -> None:
    assert asked(question).wanted == wanted


@pytest.mark.parametrize(
    ("question", "wanted", "counter"),
    [
        ("가람전자 주식 몇퍼 빠짐", "number", "퍼센트"),
        ("투표율 몇프로임", "number", "퍼센트"),
        ("그물코 몇센치", "number", "센티미터"),
        ("다친 사람 몇명임", "number", "명"),
        ("며칠만에 다시 이어짐", "number", "일"),
        ("수능 며칠남음", "number", "일"),
        ("몇년만에 나오는거임", "number", "년"),
        ("몇년도에 생긴거", "time", "년도"),
        ("시상식 언제함", "time", ""),
        ("막말언제", "time", ""),
        ("대표 누구임", "person", ""),
        ("사무총장누구", "person", ""),
        ("누가 함", "person", ""),
        ("시상식 어디서 함", "place", ""),
        ("입장료 얼마임", "number", ""),
        ("이름 머임", "thing", ""),
        ("결승 몇대몇", "number", ""),
        ("한가온 나이", "number", ""),
        ("분양가는?", "number", ""),
        ("자료는?", "thing", ""),
        ("왜구가 쳐들어온 곳은?", "place", ""),
    ],
)
def test_short_questions_typed_on_a_phone_are_read(
    question: str, wanted: str, counter: str
) -> None:
    assert (asked(question).wanted, asked(question).counter) == (wanted, counter)


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("관람료 얼마", "money"),
        ("달러 환율 지금 얼마", "money"),
        ("출석률 몇퍼", "rate"),
        ("다리 얼마나 길어", "length"),
        ("얼마만에 이어짐", "duration"),
        ("한가온 몇살", "age"),
        ("몇등 했어", "rank"),
        ("결승 몇대몇", "score"),
        ("국가는?", None),
    ],
)
def test_what_an_amount_measures_is_read(question: str, measure: str | None) -> None:
    assert asked(question).measure == measure


def test_the_same_asking_word_twice_asks_for_a_list() -> None:
    assert asked("멤버 누구누구").listed
    assert asked("죄목 뭐뭐임").several
    assert not asked("멤버가 누구야").listed


def test_somebodys_words_are_asked_for() -> None:
    assert asked("사장은 뭐래").said
    assert asked("대표가 뭐라고 했어?").said
    assert asked("사장은 뭐래").wanted == "thing"
