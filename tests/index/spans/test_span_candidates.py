from __future__ import annotations

import pytest

from index.spans.span_candidates import SpanCandidate, candidates
from tests.kiwi import shared_analyzer


def found(text: str) -> dict[str, SpanCandidate]:
    spans = candidates(text, shared_analyzer().terms(text))
    return {text[span.start : span.end]: span for span in spans}


@pytest.mark.parametrize(
    "words",
    [
        "2024년 3월 5일",
        "오는 8월 9일",
        "지난달",
        "2024년 상반기",
        "12월 24일 오후 7시 30분",
        "1990년대 초반",
        "19세기",
        "다음 주말",
    ],
)
def test_a_time_is_one_candidate(words: str) -> None:
    text = f"새봄랩스는 {words}에 행사를 열었다."
    assert found(text)[words].kind == "time"


@pytest.mark.parametrize(
    "words",
    [
        "1조2000억원",
        "2.4km",
        "8.5%",
        "1900여 명",
        "3만5000명",
        "여섯 번",
        "1,370억 원",
        "15개국",
        "5관왕",
    ],
)
def test_an_amount_has_its_unit(words: str) -> None:
    assert found(f"모두 {words}이라고 했다.")[words].kind == "number"


def test_a_length_of_time_is_an_amount_and_no_date() -> None:
    spans = found("착공한 지 6년 만에 완성됐다.")
    assert spans["6년"].kind == "number"


def test_a_date_can_be_marked_by_its_parts() -> None:
    spans = found("다리는 2018년 3월 5일 착공했다.")
    assert {"2018년 3월 5일", "2018년", "3월 5일", "3월"} <= set(spans)


def test_two_days_are_one_candidate_too() -> None:
    assert found("행사는 11월 28일과 29일 열린다.")["11월 28일과 29일"].kind == "time"


def test_what_is_enumerated_is_a_list() -> None:
    spans = found("대회에는 한국과 일본, 베트남이 참가한다.")
    assert spans["한국과 일본, 베트남"].kind == "list"


def test_a_quoted_title_is_one_candidate_without_its_marks() -> None:
    spans = found("새봄랩스는 ‘여름밤의 꿈’을 공개했다.")
    assert spans["여름밤의 꿈"].kind == "quote"


@pytest.mark.parametrize("name", ["존 스미스", "남궁민서", "Jane Miller", "네이버랩스유럽"])
def test_a_name_is_a_candidate(name: str) -> None:
    assert name in found(f"{name} 측이 행사를 열었다.")


def test_a_unit_is_not_cut_out_of_a_word() -> None:
    assert "3채" not in found("회선은 3채널이다.")


def test_a_determiner_before_a_noun_is_no_amount() -> None:
    assert "한 대" not in found("그는 한 대학에 다닌다.")


def test_an_amount_with_what_it_is_paid_for_is_no_amount() -> None:
    spans = found("요금은 어른 8000원이다.")
    assert spans["8000원"].kind == "number"
    assert spans["어른 8000원"].kind == "noun"


def test_an_empty_sentence_has_no_candidates() -> None:
    assert candidates("", ()) == []


def test_terms_of_a_candidate_are_those_within_it() -> None:
    text = "새봄랩스는 서울 삼성동 코엑스에서 연다."
    terms = shared_analyzer().terms(text)
    for span in candidates(text, terms):
        for term in terms[span.first : span.last]:
            assert span.start <= term.start
            assert term.end <= span.end
