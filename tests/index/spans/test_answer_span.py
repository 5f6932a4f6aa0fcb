from __future__ import annotations

from functools import cache

import pytest

from index.engines.rank_bm25 import RankBM25
from index.korean.asked import read_asked
from index.spans.answer_span import Span, SpanModel, load_spans, read_weights
from tests.collection import articles, document
from tests.kiwi import shared_analyzer


@cache
def counter() -> RankBM25:
    return RankBM25(
        (sentence.sentence_id, [term.form for term in sentence.terms])
        for _, found in shared_analyzer().analyze(articles())
        for sentence in found
    )


def best(question: str, text: str, model: SpanModel | None = None) -> Span | None:
    asked = read_asked(question, shared_analyzer().terms(question))
    ((_, sentences),) = shared_analyzer().analyze([document(text)])
    return (model or load_spans()).best(asked, sentences[-1], text, counter().idf)


def marked(question: str, text: str) -> str | None:
    span = best(question, text)
    return None if span is None else text[span.start : span.end]


BRIDGE = "길이 2.4km, 왕복 4차로인 다리는 2018년에 첫 삽을 뜬 지 6년 만에 완성됐다."
FERRY = "지금까지 주민 1900여 명은 하루 여섯 번 다니는 배를 40분 동안 타야 했다."
EVENT = "새봄랩스는 개발자 행사 ‘한울’을 11월 28일과 29일 서울 삼성동 코엑스에서 연다."
SALES = "가람전자는 올해 2분기 매출이 1조2000억원으로 지난해보다 8.5% 늘었다고 밝혔다."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("언제 첫 삽을 떴어?", BRIDGE, "2018년"),
        ("다리 길이는 얼마야?", BRIDGE, "2.4km"),
        ("왕복 몇 차로야?", BRIDGE, "4차로"),
        ("몇 년 만에 완성됐어?", BRIDGE, "6년"),
        ("주민은 몇 명이야?", FERRY, "1900여 명"),
        ("배는 하루 몇 번 다녀?", FERRY, "여섯 번"),
        ("배를 몇 분 동안 타야 했어?", FERRY, "40분"),
        ("행사는 언제 열려?", EVENT, "11월 28일과 29일"),
        ("매출은 얼마야?", SALES, "1조2000억원"),
        ("매출이 몇 퍼센트 늘었어?", SALES, "8.5%"),
        (
            "새봄관 공사비는?",
            "새봄관은 장서 25만 권을 갖췄고, 공사비로 612억원이 들었다.",
            "612억원",
        ),
    ],
)
def test_times_and_amounts_are_marked_with_their_unit(
    question: str, text: str, expected: str
) -> None:
    assert marked(question, text) == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "부산 대회에서 우승한 사람은 누구야?",
            "남궁민서 선수가 지난 3일 부산에서 열린 대회에서 우승했다.",
            "남궁민서",
        ),
        (
            "새봄랩스 대표가 누구야?",
            "한가온 새봄랩스 대표는 “내년에 공장을 짓는다”고 말했다.",
            "한가온",
        ),
        ("공장은 어디에 지어?", "가람전자는 주문이 늘어 평택에 공장을 짓는다.", "평택"),
    ],
)
def test_persons_and_places_are_marked(question: str, text: str, expected: str) -> None:
    assert marked(question, text) == expected


def test_days_that_something_lasts_are_marked_rather_than_its_date() -> None:
    lasts = "새봄랩스는 11월 28일과 29일 이틀 동안 행사를 연다."
    assert marked("행사를 며칠 동안 열어?", lasts) == "이틀"


def test_where_asks_for_a_word_that_can_be_a_place() -> None:
    research = "로보틱스와 자율주행 같은 기술은 새봄랩스 등이 맡아 연구한다."
    assert marked("자율주행은 어디서 연구해?", research) is None
    assert marked("행사는 어디서 열려?", "행사는 프랑스 그르노블에서 열린다.") == "프랑스 그르노블"


def test_a_question_for_yes_or_no_marks_nothing() -> None:
    assert marked("솔빛전자는 엔진을 직접 만들어?", "경쟁사인 솔빛전자는 엔진을 빌려 쓴다.") is None


def test_a_reason_is_marked_as_a_clause() -> None:
    text = "새봄시는 태풍이 다가오고 있기 때문에 이번 주말 행사를 취소했다고 밝혔다."
    assert marked("왜 행사를 취소했어?", text) == "태풍이 다가오고 있기 때문에"


def test_a_list_is_marked_whole_where_several_are_asked_for() -> None:
    text = "대회에는 한국과 일본, 베트남, 프랑스가 참가한다."
    assert marked("대회에 참가하는 나라들은 어디야?", text) == "한국과 일본, 베트남, 프랑스"


def test_a_beginning_and_an_end_are_told_apart() -> None:
    text = "신청은 다음 달 3일부터 14일까지 누리집에서 받는다."
    assert marked("언제부터 신청해?", text) == "다음 달 3일"
    assert marked("언제까지 신청해?", text) == "14일"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("언제 열려?", "새봄랩스는 서울 삼성동 코엑스에서 행사를 연다."),
        ("몇 명이 왔어?", "행사는 40분 동안 열렸다."),
        ("왜 취소했어?", "새봄시는 이번 주말 행사를 취소했다."),
        ("누가 우승했어?", "대회는 8월 9일 열렸다."),
        ("어떻게 신청해?", "신청은 누리집에서 받는다."),
    ],
)
def test_nothing_is_marked_where_no_candidate_is_of_the_kind_asked_for(
    question: str, text: str
) -> None:
    assert best(question, text) is None


def test_nothing_is_marked_below_the_score_that_is_sure_enough() -> None:
    question, text = "누가 사임했어?", "부사장은 지난달 회사에 사임 의사를 밝혔다."
    assert best(question, text, SpanModel({}, sure=0.0)) is not None
    assert best(question, text, SpanModel({}, sure=0.99)) is None


def test_the_part_of_a_day_that_is_asked_for_is_marked_alone() -> None:
    text = "공연은 2024년 12월 24일 오후 7시 30분 별빛오페라극장에서 시작한다."
    assert marked("공연은 몇 시에 시작해?", text) == "오후 7시 30분"
    assert marked("공연은 몇 월에 시작해?", text) == "12월"
    assert marked("공연은 몇 년에 시작해?", text) == "2024년"


def test_offsets_point_into_the_whole_document() -> None:
    text = "앞 문단이 하나 있다.\n다리는 오는 8월 9일 개통한다."
    span = best("다리는 언제 개통해?", text)
    assert span is not None
    assert text[span.start : span.end].endswith("8월 9일")
    assert 0.4 <= span.score <= 1.0


def test_weights_are_read_by_their_names_and_remarks_are_passed_over() -> None:
    read = dict(read_weights("# remark\n0.5\ttime|time\n-2\tfocus 곳|name\n"))
    assert read == {"time|time": 0.5, "focus 곳|name": -2.0}
