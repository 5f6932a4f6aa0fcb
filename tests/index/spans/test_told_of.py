"""What a mark is told of: the verb, the noun, the change and the day that the question asks of."""

from __future__ import annotations

import pytest

from tests.index.spans.test_answer_span import marked

STORM = "태풍 마루는 12일 새벽 4시 10분쯤 한솔군에 상륙해 오전 11시 바다로 빠져나갔다."
BRIDGE = "시는 내년 5월까지 설계를 마치고 8월부터 가람대교 공사에 들어가기로 했다."
STAKES = "새봄투자는 나래통신 지분 71.5%, 가람전자 지분 48%, 하늘항만 지분 100%를 갖게 된다."
FARE = "한솔버스는 지난달 요금을 300원(약 20%) 인상한 1800원으로 정했다."
PARTS = "한솔축제 매출은 먹거리 7억2000만원과 농산물 3억1000만원을 합쳐 10억3000만원이었다."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("마루 몇시에 상륙했음", STORM, "새벽 4시 10분쯤"),
        ("마루 몇시에 빠져나갔어", STORM, "오전 11시"),
        ("가람대교 공사 언제 들어가", BRIDGE, "8월"),
        (
            "나래통신 대표 언제 사임했어",
            "나래통신 대표는 3월 4일 사임했고 5월 9일 소송을 냈다.",
            "3월 4일",
        ),
        (
            "나래통신 대표 언제 소송 냈어",
            "나래통신 대표는 3월 4일 사임했고 5월 9일 소송을 냈다.",
            "5월 9일",
        ),
    ],
)
def test_a_time_belongs_to_the_verb_that_follows_it(
    question: str, text: str, expected: str
) -> None:
    assert marked(question, text) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("나래통신 지분 몇퍼", "71.5%"),
        ("가람전자 지분 몇퍼", "48%"),
        ("하늘항만 지분 몇퍼", "100%"),
    ],
)
def test_of_several_amounts_of_one_noun_that_of_the_name_is_marked(
    question: str, expected: str
) -> None:
    assert marked(question, STAKES) == expected


def test_a_rise_is_told_from_what_it_rose_to() -> None:
    assert marked("한솔버스 요금 얼마 올랐어", FARE) == "300원"
    assert marked("한솔버스 요금 얼마야", FARE) == "1800원"


def test_a_sum_is_marked_and_not_its_parts() -> None:
    assert marked("한솔축제 매출 얼마", PARTS) == "10억3000만원"


def test_the_day_of_a_report_is_not_the_day_of_what_it_reports() -> None:
    text = "17일 업계에 따르면 나래통신은 다음 달 새 요금제를 출시한다."
    assert marked("나래통신 새 요금제 언제 출시해", text) == "다음 달"
    told = "17일 나래통신은 새 요금제를 출시한다고 밝혔다."
    assert marked("나래통신 새 요금제 출시 언제 밝혔어", told) == "17일"


def test_days_that_passed_are_no_date() -> None:
    text = "한가온은 병원에 들어온 지 31일이 지나 퇴원했다."
    assert marked("한가온 언제 퇴원했어", text) is None


def test_the_title_of_a_book_is_not_what_somebody_said() -> None:
    text = "한가온은 《바람의 책》에서 ‘바다는 늘 옳다’고 썼다."
    assert marked("한가온이 뭐라고 했어", text) in {"바다는 늘 옳다", None}


def test_a_dimension_counts_nothing() -> None:
    text = "나래센서는 3차원 카메라를 만드는 회사로 직원 46명을 두고 있다."
    assert marked("나래센서 직원수", text) == "46명"


@pytest.mark.parametrize(
    ("question", "expected"),
    [("한빛건설 몇표차로 이겼어", "74표"), ("한빛건설 몇 표 얻었어", "310표")],
)
def test_by_how_much_two_are_apart_is_told_from_what_they_have(
    question: str, expected: str
) -> None:
    told = "투표에서 한빛건설은 310표를 얻어 나루건설을 74표 차로 이겼다."
    assert marked(question, told) == expected
