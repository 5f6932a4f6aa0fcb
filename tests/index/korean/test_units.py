from __future__ import annotations

import pytest

from index.korean.units import counts


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
