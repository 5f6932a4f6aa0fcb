from __future__ import annotations

import pytest

from index.korean.numerals import value, ways
from tests.kiwi import shared_analyzer


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1만450", 10_450),
        ("3억5천만", 350_000_000),
        ("1.2조", 1_200_000_000_000),
        ("만", 10_000),
        ("2백만", 2_000_000),
        ("10450", 10_450),
        ("", None),
        ("1.5", None),
        ("3월", None),
    ],
)
def test_a_number_is_read_however_it_is_written(written: str, number: int | None) -> None:
    assert value([written]) == number


def test_units_that_do_not_fall_are_two_numbers() -> None:
    assert value(["5", "만", "3", "만"]) is None


@pytest.mark.parametrize("number", [10_450, 350_000_000, 1_200_000_000_000, 20_000])
def test_each_way_reads_as_the_number(number: int) -> None:
    assert {value(way) for way in ways(number)} == {number}


@pytest.mark.parametrize("number", [0, 9_999, 10**16])
def test_small_and_endless_numbers_have_one_way_only(number: int) -> None:
    assert ways(number) == ()


@pytest.mark.parametrize("text", ["1만450원", "10,450원", "1만 450 원"])
def test_each_way_is_cut_as_the_analyzer_cuts_it(text: str) -> None:
    assert tuple(t.form for t in shared_analyzer().terms(text)) in ways(10_450)
