from __future__ import annotations

import itertools

import pytest
from telegram import InlineKeyboardMarkup

from bot.telegram.admin.views import ALL, listing
from bot.telegram.card_buttons import Extras, card_buttons
from bot.telegram.keyboards import (
    ALONE,
    EVENT,
    NEIGHBOURS,
    Press,
    acceptable,
    list_buttons,
    to_original,
)
from bot.texts import Language

_LARGEST = 10**15 - 1


def _data(keyboard: InlineKeyboardMarkup | None) -> list[str]:
    assert keyboard is not None
    buttons = itertools.chain.from_iterable(keyboard.inline_keyboard)
    return [str(button.callback_data) for button in buttons if button.callback_data]


def _labels(keyboard: InlineKeyboardMarkup) -> list[list[str]]:
    return [[button.text for button in row] for row in keyboard.inline_keyboard]


@pytest.mark.parametrize("act", ["p", "u", "d", "s"])
@pytest.mark.parametrize("view", [ALONE, NEIGHBOURS, EVENT])
def test_what_a_button_carries_is_read_back(act: str, view: str) -> None:
    press = Press(_LARGEST, act, 7, view)
    assert Press.parse(press.data()) == press
    assert len(press.data().encode()) <= 64


@pytest.mark.parametrize(
    "data",
    [
        *("", "q", "q:1", "q:1:p:0", "q:x:p:0:a", "q:1:x:0:a", "q:1:p:-1:a", "q:1:p:0:z"),
        "q:1:p:0:r",  # of an older version
        *("q:1:p:0:a:b", "q:²:p:0:a", f"q:{'9' * 16}:p:0:a", "s:1:p:0:a", "q: 1:p:0:a"),
    ],
)
def test_what_no_button_of_ours_carries_is_refused(data: str) -> None:
    assert Press.parse(data) is None


def test_every_button_of_a_card_fits_the_64_bytes_of_telegram() -> None:
    shown = Press(_LARGEST, "p", 49, NEIGHBOURS)
    keyboard = card_buttons(shown, 50, "https://a.kr/1", (3, 0), "ko", same_event=5)
    for data in _data(keyboard):
        assert len(data.encode()) <= 64
        assert Press.parse(data) is not None
    assert _labels(keyboard) == [
        ["◀", "다른 근거 50/50", "▶"],
        ["접기", "원문"],
        ["같은 소식 5건"],
        ["👍 3", "👎"],
    ]


def test_a_card_is_copied_shared_followed_and_explained_by_its_buttons() -> None:
    extras = Extras(
        "“길이 2.4km”", "나비대교 길이는?", [("나비대교 공사비는?", "k:0:1")], reasons=True
    )
    keyboard = card_buttons(Press(1), 1, None, (0, 1), "ko", extras=extras)
    assert _labels(keyboard) == [
        ["앞뒤 문장 보기"],
        ["인용 복사", "공유"],
        ["나비대교 공사비는?"],
        ["문장이 틀려요", "다른 기사예요"],
        ["지난 이야기예요", "기사에 없어요"],
        ["👍", "👎 1"],
    ]
    copied, shared = keyboard.inline_keyboard[1]
    assert copied.copy_text is not None
    assert copied.copy_text.text == "“길이 2.4km”"
    assert shared.switch_inline_query_chosen_chat is not None
    assert shared.switch_inline_query_chosen_chat.query == "나비대교 길이는?"


def test_pages_go_round_and_start_folded() -> None:
    keyboard = card_buttons(Press(1, "p", 0, NEIGHBOURS), 3, None, (0, 0), "ko")
    back, _, following = (Press.parse(data) for data in _data(keyboard)[:3])
    assert (back, following) == (Press(1, "p", 2), Press(1, "p", 1))


def test_a_vote_keeps_what_is_shown() -> None:
    keyboard = card_buttons(Press(1, "p", 2, EVENT), 3, None, (0, 0), "ko", same_event=1)
    assert Press.parse(_data(keyboard)[-1]) == Press(1, "d", 2, EVENT)


def test_a_single_passage_has_no_pages_and_an_article_without_address_no_link() -> None:
    keyboard = card_buttons(Press(1), 1, None, (0, 0), "en")
    assert _labels(keyboard) == [["Show context"], ["👍", "👎"]]


@pytest.mark.parametrize(
    ("language", "labels"),
    [("ko", ["1번 보기", "3번 보기"]), ("en", ["Show no. 1", "Show no. 3"])],
)
def test_candidates_are_opened_by_their_numbers_and_not_paged_to(
    language: Language, labels: list[str]
) -> None:
    here = Press(_LARGEST, "p", 1, NEIGHBOURS)
    keyboard = card_buttons(here, 3, None, (0, 0), language, candidates=[1, 3])
    assert _labels(keyboard)[0] == labels
    opened = [Press.parse(data) for data in _data(keyboard)[:2]]
    assert opened == [Press(_LARGEST, "p", 0), Press(_LARGEST, "p", 2)]


def test_a_list_has_pens_and_bins_in_rows_of_four_and_pages_where_there_are_more() -> None:
    keyboard = listing(0, 2, ALL, [(n, "0123456789ab") for n in range(1, 7)], "ko")
    assert keyboard is not None
    assert [len(row) for row in keyboard.inline_keyboard] == [3, 4, 4, 2, 2, 3]
    assert [row[0] for row in _labels(keyboard)[1:3]] == ["✏️ 1", "🗑 1"]
    assert _labels(keyboard)[-1] == ["◀", "1/2", "▶"]
    assert _data(keyboard)[-3:] == ["s:p:1:n:", "s:p:1:n:", "s:p:1:n:"]
    assert all(len(data.encode()) <= 64 for data in _data(keyboard))
    assert listing(0, 1, ALL, [], "ko") is None


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        ("https://garam.example/news/view?idxno=1201", True),
        ("http://한국.kr/기사", True),
        ("https://garam", False),
        ("ftp://garam.example", False),
        ("https://garam.example:port/", False),
        ("https://[::1", False),
        ("https://garam.example/a b", False),
        ("javascript:alert(1)", False),
        ("https://a.kr/" + "가" * 2100, False),
        ("", False),
    ],
)
def test_addresses_that_telegram_would_refuse_get_no_button(url: str, fits: bool) -> None:
    assert acceptable(url) is fits
    assert bool(to_original(url, "ko")) is fits


def test_a_list_that_was_asked_for_is_paged_in_a_circle() -> None:
    keyboard = list_buttons(Press(7, index=2), 3)
    assert _data(keyboard) == ["q:7:p:1:a", "q:7:p:0:a", "q:7:p:0:a"]
    assert list_buttons(Press(7), 1) is None
