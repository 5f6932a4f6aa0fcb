from __future__ import annotations

import pytest

from index.korean.folding import aligned, fold, is_unit, letters


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("２０１ｍ", "201m"),
        ("원ㆍ달러", "원·달러"),
        ("6·25 전쟁", "6.25 전쟁"),
        ("1·2위", "1·2위"),
        ("1·2·3번", "1·2·3번"),
    ],
)
def test_a_text_keeps_its_length(text: str, plain: str) -> None:
    assert aligned(text) == plain
    assert len(aligned(text)) == len(text)


def test_words_written_in_two_ways_are_one() -> None:
    assert fold("㎢") == fold("km2")
    assert fold("ＮＡＶＥＲ") == fold("naver")
    assert fold("中企") == fold("중기")


def test_a_sign_for_a_unit_is_told_from_other_signs() -> None:
    assert is_unit("㎜")
    assert not is_unit("™")


def test_letters_leave_out_blanks_and_marks() -> None:
    assert letters("심각도ㆍ전파력, 6·25_①") == "심각도전파력6251"
