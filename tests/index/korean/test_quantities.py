from __future__ import annotations

from decimal import Decimal

import pytest

from index.korean.quantities import AMOUNT, COUNTED, QUANTITY, is_ordinal, value_of


@pytest.mark.parametrize(
    "amount",
    ["1조2000억원", "2.4km", "8.5%", "1900여 명", "3만5000명", "15개국", "30분", "3할 2푼"],
)
def test_a_number_has_its_unit(amount: str) -> None:
    found = AMOUNT.search(f"모두 {amount} 들었다")
    assert found is not None
    assert found.group() == amount


@pytest.mark.parametrize("amount", ["두 명", "열흘", "스무 마리", "세 번째"])
def test_things_are_counted_in_words_too(amount: str) -> None:
    found = COUNTED.search(f"모두 {amount} 있다")
    assert found is not None
    assert found.group() == amount


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("1만 2000", 12_000),
        ("2조 3000억", 2_300_000_000_000),
        ("3천만", 30_000_000),
        ("1,370", 1370),
    ],
)
def test_a_number_has_a_value(number: str, value: int) -> None:
    assert value_of(number) == Decimal(value)


def test_what_says_which_is_no_amount() -> None:
    assert is_ordinal("제12회")
    assert is_ordinal("3차")
    assert not is_ordinal("3채널")
    ranks = [
        match["unit"] for match in QUANTITY.finditer("순위는 3위, 나이는 41세, 관객은 120명이다.")
    ]
    assert ranks == ["명"]
