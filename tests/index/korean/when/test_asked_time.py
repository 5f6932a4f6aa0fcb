from __future__ import annotations

from datetime import date

import pytest

from index.korean.when.asked_time import age, article_time, asked_time, weight, without_time
from index.records import AskedTime, Mode, Published

_TODAY = date(2026, 11, 23)


def _asked(question: str) -> AskedTime:
    asked = asked_time(question, _TODAY)
    assert asked is not None
    return asked


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("2019년 10월 기사에서 로봇 이름이 뭐야?", date(2019, 10, 1), date(2019, 10, 31)),
        ("2019년에 나온 기사에서 로봇 이름이 뭐야?", date(2019, 1, 1), date(2019, 12, 31)),
        ("작년 뉴스에 나온 다리 이름은?", date(2025, 1, 1), date(2025, 12, 31)),
        ("지난달 보도에 나온 다리 이름은?", date(2026, 10, 1), date(2026, 10, 31)),
        ("2019년 10월 28일자 기사에서 누가 말했어?", date(2019, 10, 28), date(2019, 10, 28)),
        ("어제 기사에 나온 회사는?", date(2026, 11, 22), date(2026, 11, 22)),
        ("2020년 이후 기사에서 매출은?", date(2020, 1, 1), date.max),
        ("2020년 이전 기사에서 매출은?", date.min, date(2019, 12, 31)),
        ("12월 기사에서 매출은?", date(2025, 12, 1), date(2025, 12, 31)),
        ("Who is the CEO in news from 2019?", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_time_of_the_articles_filters(question: str, first: date, last: date) -> None:
    asked = _asked(question)
    assert (asked.mode, asked.first, asked.last) == ("filter", first, last)


@pytest.mark.parametrize(
    ("question", "mode"),
    [
        ("2022년 월드컵 우승국은?", "favour"),
        ("작년에 문을 연 도서관은?", "favour"),
        ("지난달 매출은 얼마야?", "favour"),
        ("최근 개통한 다리는?", "favour"),
        ("요즘 인기 있는 로봇은?", "favour"),
        ("Which bridge opened in 2024?", "favour"),
        ("지금 대표는 누구야?", "now"),
        ("현재 직원은 몇 명이야?", "now"),
        ("나래전자 현 대표는?", "now"),
        ("Who is the current CEO?", "now"),
    ],
)
def test_a_time_of_the_facts_never_filters(question: str, mode: Mode) -> None:
    assert _asked(question).mode == mode


@pytest.mark.parametrize(
    "question",
    [
        "네이버랩스 대표는 누구야?",
        "현재까지 팔린 로봇은?",
        "기사 몇 개 있어?",
        "사회 현상은?",
        "3개월 걸린 공사는?",
        "지난주식 공모",
        "4월 3일 당선된 사람은?",
        "올해의 선수는 누구야?",
        "드리사 요새는 어느 나라에 있어?",
    ],
)
def test_a_question_without_a_time_asks_for_none(question: str) -> None:
    assert asked_time(question, _TODAY) is None


def test_the_words_that_tell_the_time_are_pointed_at() -> None:
    question = "작년 뉴스에 나온 다리 이름은?"
    asked = _asked(question)
    assert question[asked.start : asked.end] == "작년 뉴스"


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("2019년 10월 기사에서 로봇은?", "            에서 로봇은?"),
        ("지금 대표는?", "   대표는?"),
        ("2022년 월드컵 우승국은?", "2022년 월드컵 우승국은?"),
    ],
)
def test_words_that_only_tell_when_are_not_searched_for(question: str, left: str) -> None:
    assert without_time(question, _asked(question)) == left


def test_a_filter_leaves_out_other_times_and_unknown_ones() -> None:
    asked = _asked("2019년 10월 기사에서 로봇 이름은?")
    assert weight(Published(date(2019, 10, 31)), asked) == 1.0
    assert weight(Published(date(2019, 11, 1)), asked) == 0.0
    assert weight(None, asked) == 0.0


def test_favouring_orders_by_nearness_and_leaves_nothing_out() -> None:
    asked = _asked("2022년 월드컵 우승국은?")
    inside, near, far = (weight(Published(date(y, 6, 1)), asked) for y in (2022, 2023, 2010))
    assert inside == 1.0 > near > far > weight(None, asked) >= 0.85


def test_now_favours_the_newest() -> None:
    asked = _asked("지금 대표는 누구야?")
    assert weight(Published(date(2026, 1, 1)), asked) > weight(Published(date(2019, 1, 1)), asked)


def test_without_a_time_all_articles_weigh_the_same() -> None:
    assert weight(None, None) == weight(Published(_TODAY), None) == 1.0


def test_age_counts_whole_months() -> None:
    assert age(Published(date(2026, 10, 23)), _TODAY) == 1
    assert age(Published(date(2026, 10, 24)), _TODAY) == 0
    assert age(Published(date(2019, 10, 28)), _TODAY) == 84
    assert age(Published(date(2026, 12, 1)), _TODAY) == 0
    assert age(None, _TODAY) is None


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("2023년 11월 1일 기사", date(2023, 11, 1), date(2023, 11, 1)),
        ("2023.11.1 기사", date(2023, 11, 1), date(2023, 11, 1)),
        ("2023-11 기사", date(2023, 11, 1), date(2023, 11, 30)),
        ("23년 11월 기사", date(2023, 11, 1), date(2023, 11, 30)),
        ("11/1 기사", date(2023, 11, 1), date(2023, 11, 1)),
        ("3월31일 기사", date(2025, 3, 31), date(2025, 3, 31)),
        ("3월 기사", date(2025, 3, 1), date(2025, 3, 31)),
        ("7월 7일 기사", date(2026, 7, 7), date(2026, 7, 7)),
        ("12월 7일 기사", date(2025, 12, 7), date(2025, 12, 7)),
        ("지난주 기사", date(2026, 11, 16), date(2026, 11, 22)),
        ("이번달 기사", date(2026, 11, 1), date(2026, 11, 30)),
        ("오늘 기사", _TODAY, _TODAY),
        ("2024년 이후 기사", date(2024, 1, 1), date.max),
    ],
)
def test_a_day_without_a_year_is_the_latest_with_an_article(
    question: str, first: date, last: date
) -> None:
    known = {date(2023, 11, 1), date(2024, 3, 31), date(2025, 3, 31)}
    found = article_time(question, _TODAY, known)
    assert found is not None
    assert found[0] == (first, last)


@pytest.mark.parametrize("question", ["나비대교 기사", "2월 30일 기사", "13/1 기사"])
def test_what_names_no_day_has_none(question: str) -> None:
    assert article_time(question, _TODAY, set()) is None
