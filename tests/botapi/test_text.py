from __future__ import annotations

import pytest

from tests.botapi.entities import text_of
from tests.botapi.errors import RefusedError
from tests.botapi.text import finish, format_text


def _found(text: str) -> list[tuple[str, str]]:
    formatted = finish(text, [])
    return [(e["type"], text_of(formatted.text, e)) for e in formatted.entities]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("/help@gisa_test_bot 가", [("bot_command", "/help@gisa_test_bot")]),
        ("@gisa_test_bot 누가 썼어?", [("mention", "@gisa_test_bot")]),
        ("@ab 짧음", []),
        ("메일은 a@example.com 으로", [("email", "a@example.com")]),
        ("https://example.com/a?b=1. 봐", [("url", "https://example.com/a?b=1")]),
        ("example.com/news 봐", [("url", "example.com/news")]),
        ("#기사 #1", [("hashtag", "#기사")]),
        ("2019/10/28 및 1/2", []),
        ("경로 /tmp/x", []),
    ],
)
def test_entities_are_found_in_plain_text(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


def test_offsets_after_an_emoji_count_its_two_units() -> None:
    assert finish("😀 @gisa_test_bot", []).entities[0]["offset"] == 3


def test_white_space_around_a_text_is_cut_and_offsets_move_along() -> None:
    formatted = format_text("\n  <b> 가 나 </b>\n", "HTML")
    assert formatted.text == "가 나"
    assert formatted.entities == ({"type": "bold", "offset": 0, "length": 3},)


def test_nothing_but_code_is_found_within_code() -> None:
    formatted = format_text("<code>/start <b>가</b></code> @gisa_test_bot", "HTML")
    assert [e["type"] for e in formatted.entities] == ["code", "mention"]


def test_a_quote_within_a_quote_is_dropped() -> None:
    formatted = format_text(
        "<blockquote>가<blockquote expandable>나</blockquote></blockquote>", "HTML"
    )
    assert [e["type"] for e in formatted.entities] == ["blockquote"]


def test_of_more_than_a_hundred_entities_the_first_hundred_are_kept() -> None:
    assert len(format_text("<b>가</b> " * 120, "HTML").entities) == 100


def test_explicit_entities_are_taken_without_a_parse_mode() -> None:
    formatted = format_text("가 나", "", [{"type": "bold", "offset": 2, "length": 1}])
    assert formatted.entities == ({"type": "bold", "offset": 2, "length": 1},)


@pytest.mark.parametrize(
    ("mode", "entities", "message"),
    [
        ("MarkdownV2", None, "Bad Request: unsupported parse_mode"),
        ("", [{"type": "bold"}], "Bad Request: can't parse MessageEntity: Field"),
        (
            "",
            [{"type": "x", "offset": 0, "length": 1}],
            "Bad Request: can't parse MessageEntity: U",
        ),
    ],
)
def test_other_markup_is_refused(mode: str, entities: object, message: str) -> None:
    with pytest.raises(RefusedError) as caught:
        format_text("가", mode, entities)
    assert caught.value.description.startswith(message)


def test_a_text_over_32768_bytes_is_refused_before_parsing() -> None:
    with pytest.raises(RefusedError, match="text is too long"):
        format_text("<b></b>" * 5000, "HTML")
