from __future__ import annotations

import random
import unicodedata

import pytest

from index.plain import flat, printable

_HOSTILE = "\x1b[31m\x1b]0;이름\x07\u202e\u2066\u200f\ud800\x00\x9b\r\n\t\u2028"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("가람시\n도서관", "가람시 도서관"),
        ("\x1b[31m빨간\x1b[0m 제목\x07", "빨간 제목"),
        ("\x1b]0;창의 이름\x07제목", "제목"),
        ("\u202e목제\u202c 뒤집기", "목제 뒤집기"),
        ("\ud800반쪽", "\ufffd반쪽"),
        (unicodedata.normalize("NFD", "도서관"), "도서관"),
        ("👨\u200d👩\u200d👧 가족", "👨\u200d👩\u200d👧 가족"),
        ("  ", ""),
    ],
)
def test_a_line_is_one_line_of_plain_characters(text: str, plain: str) -> None:
    assert flat(text, 100) == plain


def test_a_long_line_is_cut_and_shows_it() -> None:
    assert flat("가" * 4_000, 10) == "가" * 9 + "…"
    assert flat("가" * 10, 10) == "가" * 10


def test_a_text_keeps_its_lines() -> None:
    assert printable("첫 줄\r\n둘째\t줄\x1b[2J\x00\u202e 끝\n") == "첫 줄\n둘째\t줄 끝\n"


def test_whatever_comes_in_can_be_stored_and_printed() -> None:
    numbers = random.Random(3)
    for _ in range(2_000):
        text = "".join(numbers.choice(_HOSTILE + "가a ") for _ in range(30))
        for plain in (flat(text, 20), printable(text)):
            plain.encode()
            bad = {c for c in plain if unicodedata.category(c) in {"Cc", "Cs"}} - {"\n", "\t"}
            assert bad == set()
            assert not set(plain) & set("\u202e\u2066\u200f")
        assert len(flat(text, 20)) <= 20
        assert "\n" not in flat(text, 20)
