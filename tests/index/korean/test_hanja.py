from __future__ import annotations

import pytest

from index.korean.hanja import read_hanja


@pytest.mark.parametrize(
    ("hanja", "hangul"),
    [
        ("中企", "중기"),
        ("金元鳳", "김원봉"),
        ("金利", "금리"),
        ("女子", "여자"),
        ("勞動", "노동"),
        ("南北", "남북"),
        ("不動産", "부동산"),
        ("不法", "불법"),
        ("比率", "비율"),
        ("能率", "능률"),
        ("行列", "행렬"),
        ("先烈", "선열"),
        ("法律", "법률"),
        ("韓美 회담", "한미 회담"),
    ],
)
def test_hanja_are_read_as_korean_does(hanja: str, hangul: str) -> None:
    assert read_hanja(hanja) == hangul


def test_a_single_one_and_one_outside_the_standard_stay() -> None:
    assert read_hanja("美") == "美"
    assert read_hanja("㐀丟") == "㐀丟"
