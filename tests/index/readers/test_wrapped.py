"""Texts whose lines were cut at one width."""

from __future__ import annotations

import textwrap

import pytest

from index.readers import read
from index.readers.wrapped import unwrapped
from tests.kiwi import shared_analyzer

_FIRST = (
    "가람시가 낡은 도서관을 헐고 새 도서관을 짓기로 했다. 시는 지난 3월 시민 4,200명에게 물어 자리를 정했으며, "
    "공사는 내년 봄에 시작해 이듬해 가을에 끝낼 예정이라고 밝혔다. 새 도서관에는 어린이 열람실과 작은 극장이 들어선다."
)
_SECOND = (
    "반대하는 목소리도 있다. 도서관 옆 상가의 상인들은 공사 동안 손님이 줄 것을 걱정하면서 시에 대책을 요구했다. "
    "시는 상가 앞 주차장 120면을 먼저 열기로 하고, 공사 차량은 뒷길로만 다니게 하겠다고 약속했다."
)
_PARAGRAPHS = [_FIRST, _SECOND]


def _at_blanks(width: int) -> list[list[str]]:
    return [textwrap.wrap(paragraph, width) for paragraph in _PARAGRAPHS]


def _anywhere(width: int) -> list[list[str]]:
    return [
        [paragraph[at : at + width].strip() for at in range(0, len(paragraph), width)]
        for paragraph in _PARAGRAPHS
    ]


@pytest.mark.parametrize("width", [24, 32, 40])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "blank-lines"])
def test_lines_cut_at_blanks_become_their_paragraphs_again(width: int, between: str) -> None:
    text = between.join("\n".join(lines) for lines in _at_blanks(width))
    assert unwrapped(text).split("\n") == _PARAGRAPHS


@pytest.mark.parametrize("width", [25, 29, 34])
def test_words_that_were_cut_become_whole_again(width: int) -> None:
    text = "\n\n".join("\n".join(lines) for lines in _anywhere(width))
    found = unwrapped(text, shared_analyzer().glue).split("\n")
    assert [p.replace(" ", "") for p in found] == [p.replace(" ", "") for p in _PARAGRAPHS]
    words = {word for paragraph in _PARAGRAPHS for word in paragraph.split(" ")}
    wrong = [word for paragraph in found for word in paragraph.split(" ") if word not in words]
    assert len(wrong) <= 2  # 열기로하고: nothing tells it from a word that was cut


def test_a_title_above_stays_a_line_of_its_own() -> None:
    text = "가람시 새 도서관\n\n" + "\n".join(_at_blanks(32)[0])
    found = read(text.encode(), "a.txt")
    assert (found.title, found.text) == ("가람시 새 도서관", _FIRST)


def test_items_of_a_list_stay_apart() -> None:
    items = [f"{number}. {paragraph}" for number, paragraph in enumerate(_PARAGRAPHS, start=1)]
    text = "\n".join("\n".join(textwrap.wrap(item, 32)) for item in items)
    assert unwrapped(text).split("\n") == items


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(_PARAGRAPHS),
        "\n".join(sentence + "." for p in _PARAGRAPHS for sentence in p.split(". ")),
        "산에는 꽃 피네\n꽃이 피네\n갈 봄 여름 없이\n꽃이 피네\n산에 산에\n피는 꽃은\n저만치 혼자서",
        "1. 일시: 5월 3일\n2. 장소: 시청 대강당\n3. 대상: 시민 누구나\n4. 신청: 누리집\n5. 문의: 문화과\n끝.",
        "소속 이름 점수 순위\n가람팀 한누리 12 1\n나루팀 오솔길 11 2\n다솜팀 윤슬 9 3\n라온팀 마루 7 4\n미르팀 보라 5 5",
        "",
    ],
    ids=["paragraphs", "sentences", "verse", "notice", "table", "nothing"],
)  # fmt: skip
def test_a_text_whose_lines_are_meant_stays_as_it_is(text: str) -> None:
    assert unwrapped(text) == text
