from __future__ import annotations

import pytest

from index.korean.units import counter_at, counts, units_of


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


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("몇명이야", "명"),
        ("몇 퍼 올랐어", "퍼센트"),
        ("몇센치야", "센티미터"),
        ("몇 자야?", "자"),
        ("몇 번째야", "번째"),
        ("몇개월 걸려", "개월"),
        ("몇 월이야", "월"),
        ("몇 자동차 회사", ""),
    ],
)
def test_the_unit_asked_for_is_read_as_it_is_typed(question: str, unit: str) -> None:
    assert counter_at(question, 1) == unit


def test_a_unit_is_found_before_a_shorter_one_that_it_begins_with() -> None:
    units = units_of().split("|")
    assert units.index("개월") < units.index("개")
    assert units.index("킬로미터") < units.index("킬로")
