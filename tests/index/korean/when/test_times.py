from __future__ import annotations

import pytest

from index.korean.when.times import TIME, by_another, dates, is_part, parts, tells_time

_NAMED = (
    "추석 한가위 크리스마스 연말 하반기 정오 보름날 봄방학 단오 개천절 동짓날 해마다 초복 성탄절 어린이날 장마철 초여름 "
    "환절기 입춘 월말 주말 대낮 자정 새벽녘 밸런타인데이 부처님오신날"
).split()


@pytest.mark.parametrize("word", _NAMED)
def test_a_word_of_the_calendar_is_a_time_by_itself(word: str) -> None:
    text = f"나루축제는 {word}에 열린다."
    found = TIME.search(text)
    assert found is not None
    assert found.group() == word
    assert tells_time(text)


@pytest.mark.parametrize(
    "words",
    [
        "설 연휴", "오는 주말", "해마다 5월", "밤마다", "새벽마다", "새해 첫날", "추석 전날", "다음 학기",
        "토요일 저녁", "이번 가을", "올해 크리스마스", "설", "봄", "내년 봄", "오는 토요일 오후 3시", "추석 당일 오전 11시",
    ],
)  # fmt: skip
def test_a_time_of_several_words_is_one(words: str) -> None:
    text = f"나루축제는 {words}{'' if words.endswith('마다') else '에'} 열린다."
    assert [match.group() for match in TIME.finditer(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "봄이네 가게가 문을 닫았다.",
        "소설가는 말을 아꼈다.",
        "대한체육회가 알렸다.",
        "건설 회사가 다리를 놓았다.",
        "설명이 길었다.",
        "밤나무를 심었다.",
        "한식당이 늘었다.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert TIME.search(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("나루축제는 사흘 뒤에 열린다.", "사흘 뒤"),
        ("점검은 2년마다 한다.", "2년마다"),
        ("두 달 후에 문을 연다.", "두 달 후"),
        ("나루축제는 장마 뒤에 열린다.", "장마 뒤"),
        ("방학 때 문을 연다.", "방학 때"),
        ("졸업 후 가람시로 옮겼다.", "졸업 후"),
    ],
)
def test_a_time_may_be_told_by_another(text: str, expected: str) -> None:
    assert expected in [text[start:end] for start, end, _ in by_another(text)]
    assert tells_time(text)


def test_behind_a_building_is_no_time() -> None:
    assert not list(by_another("학교 뒤에 창고가 있다."))


def test_an_event_told_by_a_clause_counts_as_a_time_told() -> None:
    assert tells_time("나루축제는 수확이 끝난 뒤에 열린다.")
    assert tells_time("벚꽃이 필 때 열린다.")
    assert not tells_time("나루축제는 강변에서 열린다.")


def test_days_and_years_are_found_without_their_hours() -> None:
    text = "2019년 10월 28일 오전 10시에 시작해 추석에 끝난다."
    assert [text[start:end] for start, end in dates(text)] == ["2019년 10월 28일", "추석"]


def test_a_time_has_parts() -> None:
    text = "2018년 3월 5일 오후 2시"
    found = {text[start:end] for start, end in parts(text, 0, len(text))}
    assert found == {"2018년", "3월 5일 오후 2시", "3월", "오후 2시"}
    assert is_part("년", "2018년")
    assert not is_part("년", "3월")
    assert is_part("명", "3월") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("나. 일시: 2026. 4. 11.(토) 14:00 ~ 17:30", ["2026. 4. 11.(토) 14:00 ~ 17:30"]),
        (
            "접수 2026. 3. 2.(월) 09:00 ~ 3. 20.(금) 18:00",
            ["2026. 3. 2.(월) 09:00", "3. 20.(금) 18:00"],
        ),
        ("개관일 2026-04-11", ["2026-04-11"]),
        ("2026.4.11. 나루시 공고", ["2026.4.11."]),
    ],
)
def test_a_day_may_be_written_in_figures(text: str, expected: list[str]) -> None:
    assert [match.group() for match in TIME.finditer(text)] == expected
    assert len(list(dates(text))) == len(expected)
    assert tells_time(text)


@pytest.mark.parametrize(
    "text", ["1.2. 사업 개요", "비율은 3.14.15였다.", "판 2.10.1", "전화 2026-1234"]
)
def test_other_figures_with_dots_are_no_days(text: str) -> None:
    assert TIME.search(text) is None


def test_a_day_alone_on_its_line_dates_the_document_and_tells_of_nothing() -> None:
    assert not tells_time("2026. 3. 2.")
    assert list(dates("2026. 3. 2.")) == []
