from __future__ import annotations

import pytest

from index.readers.legible import hangul_share, is_garbled, is_noise, strangeness

_TEXT = "가람시가 옛 방직 공장 터에 새 도서관을 열었다. 책은 9만 권이다.\n" * 4


@pytest.mark.parametrize(
    "text",
    [_TEXT, "똠방각하가 펲시를 샀다.", "A plain line – of English.\n" * 9, "加藍市立圖書館", ""],
)
def test_what_people_write_is_legible(text: str) -> None:
    assert not is_garbled(text)
    assert not is_noise(text)


@pytest.mark.parametrize(
    "text",
    [
        _TEXT.encode("johab").decode("cp949", "replace"),
        _TEXT.encode().decode("cp949", "replace"),
        "<p>" * 900 + _TEXT.encode("johab").decode("cp949", "replace"),
        "\ufffd가 \ufffd\ufffd나 \ufffd\ufffd\ufffd \ufffd\ufffd다",
    ],
)
def test_letters_taken_for_others_are_garbled(text: str) -> None:
    assert is_garbled(text)
    assert strangeness(text) > strangeness(_TEXT) == 0


def test_hangul_is_measured_among_the_letters_that_are_not_ascii() -> None:
    assert hangul_share("Garam 가람") == 1
    assert hangul_share("가람 加藍") == 0.5
    assert hangul_share("Garam") == 0
