"""The faults that marks had in the field, in invented sentences: what is marked, and what is not."""

from __future__ import annotations

import pytest

from tests.index.spans.test_answer_span import marked

YEAR = "가람전자는 지난해 매출 14조원, 영업이익 1조2000억원을 기록했다고 밝혔다."
HARBOUR = "하늘항만은 매출이 3200억원, 순손실이 450억원이라고 공시했다."
TOWER = "높이 35m, 폭 12m, 길이 201m인 이 다리는 한솔시에 있다."
CALLS = "끊겼던 전화선은 4일부터 다시 이어졌으며, 끊긴 지 55일 만이다."
BATTER = "한가온은 올해 112경기에 나와 타율 3할2푼을 기록했다."
GOLF = "한가온은 합계 12언더파로 우승해 상금 1억8000만원을 받았다."
CHIEFS = "정하람 새봄랩스 대표와 오가온 가람전자 대표가 협약에 서명했다."
COURT = "원고 측 변호사 정하람은 항소하겠다고 했고, 피고 측 변호사 오가온은 말을 아꼈다."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("가람전자 영업이익 얼마", YEAR, "1조2000억원"),
        ("가람전자 매출 얼마임", YEAR, "14조원"),
        ("하늘항만 매출 얼마야", HARBOUR, "3200억원"),
        ("하늘항만 적자 얼마", HARBOUR, "450억원"),
        ("한솔시 다리 높이 얼마임", TOWER, "35m"),
        ("한솔시 다리 길이 몇미터", TOWER, "201m"),
        ("한솔시 다리 얼마나 길어", TOWER, "201m"),
        ("한솔시 다리 폭이 얼마야", TOWER, "12m"),
        ("한가온 타율 얼마", BATTER, "3할2푼"),
        ("한가온 몇경기 나옴", BATTER, "112경기"),
        ("한가온 상금 얼마 받음", GOLF, "1억8000만원"),
        ("전화선 며칠만에 이어짐", CALLS, "55일"),
    ],
)
def test_a_number_belongs_to_the_noun_it_is_told_of(
    question: str, text: str, expected: str
) -> None:
    assert marked(question, text) == expected


@pytest.mark.parametrize(
    ("noun", "text", "expected"),
    [
        ("수리비", "한솔시는 수리비로 74억원을 썼다.", "74억원"),
        ("관람료", "한솔관은 관람료를 7000원으로 정했다.", "7000원"),
        ("보증금", "한솔관은 보증금이 3000만원이다.", "3000만원"),
        ("낙찰가", "한솔관의 낙찰가는 82억원이었다.", "82억원"),
        ("체납액", "한솔시의 체납액은 390억원이다.", "390억원"),
        ("취득세", "한솔관에 매긴 취득세는 12억원이다.", "12억원"),
        ("출석률", "한솔고의 출석률은 97.5%였다.", "97.5%"),
        ("이용율", "한솔관 이용율은 61%에 그쳤다.", "61%"),
    ],
)
def test_an_amount_is_known_by_the_ending_of_its_noun(noun: str, text: str, expected: str) -> None:
    subject = text.split()[0].rstrip("는은의이에")
    for question in (f"{subject} {noun} 얼마", f"{subject} {noun}는?"):
        assert marked(question, text) in {expected, None}
    assert marked(f"{subject} {noun} 얼마야?", text) == expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("가람전자 영업이익 얼마", "가람전자는 지난해 매출 14조원을 기록했다고 밝혔다."),
        ("한가온 타율 얼마", "한가온은 올해 112경기에 나왔다."),
        ("한가온 상금 얼마 받음", "한가온은 합계 12언더파로 우승했다."),
        ("한가온 몇살", "한가온은 올해 112경기에 나왔다."),
        ("전화선 며칠만에 이어짐", "끊겼던 전화선은 4일부터 다시 이어졌다."),
        ("나래통신 대표 누구", CHIEFS),
        ("새봄랩스 회장 누구", CHIEFS),
        ("누구누구 서명했어 새봄랩스", "정하람 새봄랩스 대표가 협약에 서명했다."),
        ("하늘항만 1분기 순손실 얼마", "하늘항만은 매출이 3200억원이라고 공시했다."),
        ("가람과 나래 주가 몇퍼 오름", "가람과 나래의 주가는 각각 2.8%, 1.9% 올랐다."),
    ],
)
def test_what_is_told_of_something_else_is_not_marked(question: str, text: str) -> None:
    assert marked(question, text) is None


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("새봄랩스 대표 누구", CHIEFS, "정하람"),
        ("가람전자 대표 누구임", CHIEFS, "오가온"),
        ("가람전자 대표가 누구야?", CHIEFS, "오가온"),
        ("피고 변호사 누구", COURT, "오가온"),
        ("원고 변호사 누구야", COURT, "정하람"),
    ],
)
def test_an_office_is_marked_with_the_holder_that_is_asked_for(
    question: str, text: str, expected: str
) -> None:
    assert marked(question, text) == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "한울단 멤버 누구누구",
            "한울단은 김하준 이서윤 박도현 최지우가 멤버로 있는 모임이다.",
            "김하준 이서윤 박도현 최지우",
        ),
        (
            "한울단 멤버 누구누구임",
            "한울단 멤버는 정하람, 오가온, 한솔빛 세 사람이다.",
            "정하람, 오가온, 한솔빛",
        ),
    ],
)
def test_a_list_that_is_asked_for_is_marked_whole(question: str, text: str, expected: str) -> None:
    assert marked(question, text) == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("가람은행 금리 얼마로 내림", "가람은행은 금리를 6.25%에서 5.75%로 내렸다.", "5.75%"),
        ("솔빛시 쓰레기 몇톤", "솔빛시는 쓰레기를 62톤에서 39톤으로 줄였다.", "39톤"),
        ("심사위원 몇명 사퇴함", "심사위원 15명 중 4명이 사퇴했다.", "4명"),
        ("한솔항 물동량 몇배 늘어남", "한솔항의 물동량은 6~7배 늘어난다.", "6~7배"),
    ],
)
def test_what_it_became_is_marked_and_a_range_is_whole(
    question: str, text: str, expected: str
) -> None:
    assert marked(question, text) == expected
