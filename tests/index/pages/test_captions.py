from __future__ import annotations

import pytest

from index.pages.captions import is_caption, is_credit, is_triangle_caption


@pytest.mark.parametrize(
    "line",
    [
        "도서관이 문을 열었다. (이미지=가람시)",
        "새 도서관 [사진=가람시 제공]",
        "새 도서관 <사진: 가람시>",
        "새 도서관의 저녁 /사진=홍가람 기자",
        "새 도서관의 저녁. 사진=가람시",
        "새 도서관의 저녁 ⓒ 새벽신문",
        "새 도서관의 저녁 [가람시 제공]",
        "가람시청 [누리통신 자료사진. 재판매 및 DB 금지]",
        "새 도서관의 저녁 /누리통신",
        "(가람=누리통신) 홍가람 기자 = 5일 새 도서관이 붐비고 있다. 2024.3.5 garam@nuri.example.kr",
        "사진=가람시",
    ],
)
def test_credits_make_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "도서관이 문을 열었다.",
        "그는 사진을 보여 주며 “고맙다”고 말했다.",
        "출생아 수가 줄었다. 혼인도 줄었다. (자료: 가람시)",
        "[소하늘/은여울시 주민 : “자리가 넓어요.”]",
        "영상취재: 홍가람",
        "ⓒ 새벽신문",
        "도서관이 문을 열었다. " * 30 + "(사진=가람시)",
    ],
)
def test_other_lines_are_no_captions(line: str) -> None:
    assert not is_caption(line)


def test_a_credit_may_stand_alone() -> None:
    assert is_credit("[가람시 제공. 재판매 및 DB 금지]")
    assert is_credit("사진=가람시")
    assert not is_credit("새 도서관 [가람시 제공]")


def test_a_leading_triangle_tells_of_a_caption_only_without_a_sentence() -> None:
    assert is_triangle_caption("▲ 새 도서관의 저녁")
    assert not is_triangle_caption("▲ 새 도서관은 밤에도 연다.")
    assert not is_triangle_caption("새 도서관의 저녁")
