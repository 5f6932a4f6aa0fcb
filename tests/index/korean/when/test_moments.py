from __future__ import annotations

from datetime import date

import pytest

from index.korean.when.moments import moments_in, resolve
from index.readers.text import read_text
from index.records import Document, Moment, Published
from tests.benchmarks.moments import examples, ours, score
from tests.shared import shared


def _resolved(text: str, day: str = "2019-10-28") -> list[str]:
    found = resolve(text, Published(date.fromisoformat(day)))
    return [f"{text[m.start : m.end]} {m.first}" + f"/{m.last}" * (m.last > m.first) for m in found]


def test_without_a_publication_date_nothing_is_resolved() -> None:
    assert resolve("회사는 28일 새 로봇을 공개했다.", None) == ()


def test_whole_dates_are_not_repeated() -> None:
    assert _resolved("회사는 2007년 5월 9일, 재단은 2011.03.02. 세워졌다.") == []


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        ("2019-10-28", "회사는 30일 로봇을 공개한다고 밝혔다.", "30일 2019-10-30"),
        ("2019-11-01", "회사는 31일 로봇을 공개했다고 밝혔다.", "31일 2019-10-31"),
        ("2019-10-28", "회사는 3일 로봇을 공개했다.", "3일 2019-10-03"),
        ("2019-10-28", "회사는 3일 로봇을 공개할 예정이다.", "3일 2019-11-03"),
        ("2019-12-30", "회사는 2일 로봇을 공개할 계획이다.", "2일 2020-01-02"),
    ],
)
def test_the_clause_chooses_between_the_past_and_the_coming_day(
    day: str, text: str, expected: str
) -> None:
    assert _resolved(text, day) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "회사는 29일 로봇을 공개했다.",  # in an article of the 28th, one of the two is wrong
        "축제 15일, 지난 28일",
        "회사는 30일을 기다렸다.",
        "그는 “오늘 모든 것을 밝히겠다”고 했다.",
    ],
)
def test_what_the_clause_does_not_decide_stays_unresolved(text: str) -> None:
    assert _resolved(text) == []


def test_a_quotation_behind_a_date_does_not_turn_it_to_the_future() -> None:
    text = "대표는 5일 “내년에 공장을 짓겠다”고 밝혔다."
    assert _resolved(text) == ["5일 2019-10-05", "내년 2020-01-01/2020-12-31"]


def test_a_weekday_behind_decides_what_the_clause_leaves_open() -> None:
    assert _resolved("가람시 걷기 대회 10일(일) 강변") == ["10일 2019-11-10"]
    assert _resolved("가람시 걷기 대회 10일(목) 강변") == ["10일 2019-10-10"]
    assert _resolved("가람시 걷기 대회 10일(토) 강변") == []


def test_a_month_with_its_year_is_one_expression() -> None:
    assert _resolved("착공을 올해 11월로 앞당긴다.") == ["올해 11월 2019-11-01/2019-11-30"]


def test_days_of_one_list_share_their_month() -> None:
    assert _resolved("모임은 오는 12월 30일과 31일, 1월 2일에 열린다.") == [
        "오는 12월 30일 2019-12-30",
        "31일 2019-12-31",
        "1월 2일 2020-01-02",
    ]


def test_a_day_that_the_month_does_not_have_is_no_date() -> None:
    assert _resolved("모임은 다음 달 31일에 열린다.") == []


def test_a_run_of_days_may_cross_months() -> None:
    assert _resolved("전시는 오는 30일부터 11월 3일까지 열린다.") == [
        "오는 30일부터 11월 3일 2019-10-30/2019-11-03"
    ]


def test_this_day_is_the_one_named_before_it_or_that_of_the_article() -> None:
    assert _resolved("시는 26일 예산을 발표했다. 이날 50명이 왔다.")[1] == "이날 2019-10-26"
    assert _resolved("이날 설명회에는 50명이 왔다.") == ["이날 2019-10-28"]
    assert _resolved("경기는 2018년 3월 2일 열렸다. 이날 비가 왔다.") == ["이날 2018-03-02"]


def test_this_day_behind_two_days_is_chosen_by_its_tense_or_left() -> None:
    two = "재단은 28일 공연을 다음 달 2일 연다고 밝혔다. "
    assert _resolved(two + "이날 공연에는 합창단도 나온다.")[2:] == ["이날 2019-11-02"]
    assert _resolved("협상은 3일과 5일 열렸다. 이날 합의는 없었다.")[2:] == []


def test_weeks_begin_on_monday_and_sundays_leave_this_week_open() -> None:
    assert _resolved("이번 주 금요일 표결한다.") == ["이번 주 금요일 2019-11-01"]
    assert _resolved("이번 주 금요일 표결한다.", "2019-10-27") == []


def test_offsets_point_at_the_words() -> None:
    text = "🎉 축제\n오는 11월 28일과 29일 열린다."
    assert _resolved(text) == ["오는 11월 28일 2019-11-28", "29일 2019-11-29"]


@pytest.mark.parametrize("before", ["", "가람시는 조용한 도시다. " * 300])
def test_a_sentence_is_read_with_what_stands_before_it(before: str) -> None:
    text = f"{before}시는 26일 예산을 발표했다.\n이날 설명회에는 50명이 왔다."
    document = Document("d", "d.txt", "예산", text, published=Published(date(2019, 10, 28)))
    day = date(2019, 10, 26)
    assert moments_in(document, text.index("이날"), len(text)) == (Moment(0, 2, day, day),)


def test_the_dates_of_the_real_article_are_resolved() -> None:
    (path,) = shared("seeds").glob("*.txt")
    document = read_text(path.read_bytes(), path.name)
    found = resolve(document.text, document.published)
    assert [(m.first.isoformat(), m.last.isoformat()) for m in found] == [
        ("2019-10-28", "2019-10-28"),
        ("2019-11-01", "2019-11-30"),
        ("2019-11-28", "2019-11-28"),
        ("2019-11-29", "2019-11-29"),
    ]


@pytest.mark.parametrize(
    ("half", "precision", "recall"),
    [("tune", 1.0, 1.0), ("held", 1.0, 1.0), ("fresh", 0.98, 1.0)],
)
def test_the_written_examples_stay_as_well_resolved_as_measured(
    half: str, precision: float, recall: float
) -> None:
    got = score(ours, [example for example in examples() if example.half == half])
    assert got.precision >= precision
    assert got.recall >= recall
