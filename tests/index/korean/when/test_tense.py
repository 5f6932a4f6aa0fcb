from __future__ import annotations

import pytest

from index.korean.when.tense import Tense, sentence_end, tense_after


@pytest.mark.parametrize(
    ("clause", "near", "last"),
    [
        ("로봇을 공개했다.", "past", "past"),
        ("로봇을 공개한다고 밝혔다.", "present", "past"),
        ("문을 여는 전시관을 소개했다.", "present", "past"),
        ("로봇을 공개할 예정이다.", "future", "future"),
        ("로봇을 공개할 예정이었다.", "past", "past"),
        ("비가 내리겠다.", "future", "future"),
        ("공장을 짓기로 했다.", "future", "past"),
        ("서울에서 열린 행사를 연다.", "past", "present"),
        ("“내년에 짓겠다”고 말했다.", "past", "past"),
        ("개막식.", None, None),
    ],
)
def test_the_nearest_and_the_last_predicate_tell_their_tenses(
    clause: str, near: Tense | None, last: Tense | None
) -> None:
    assert tense_after(f"회사는 28일 {clause} 내년에 짓겠다.", 7) == (near, last)


def test_a_decimal_point_does_not_end_a_sentence() -> None:
    text = "12.5% 늘었다. 끝."
    assert sentence_end(text, 0) == text.index(". 끝")
