from __future__ import annotations

from datetime import date

import pytest

from index.korean.when.changing import changing

_TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "question",
    [
        "하늘로보틱스 대표 누구",
        "하늘로보틱스 대표는 누구야?",
        "누가 시장이야",
        "금값 얼마야",
        "원달러 환율은?",
        "순천 날씨 어때",
    ],
)
def test_offices_prices_and_the_weather_change(question: str) -> None:
    found = changing(question, _TODAY)
    assert found is not None
    assert (found.mode, found.today) == ("changing", _TODAY)


@pytest.mark.parametrize(
    "question",
    [
        "나비대교 길이는?",
        "환율은 얼마였어?",
        "누가 대표가 됐어?",
        "초대 시장은 누구야?",
        "대표 작품은 뭐야?",
    ],
)
def test_what_was_or_stays_is_told_without_a_warning(question: str) -> None:
    assert changing(question, _TODAY) is None
