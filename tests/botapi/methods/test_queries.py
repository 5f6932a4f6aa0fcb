from __future__ import annotations

import json

import httpx
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from tests.botapi.people import User
from tests.botapi.server import BotApi

_TOO_OLD = "Query is too old and response timeout expired or query id is invalid"


async def _with_button(bot_api: BotApi, bot: Bot) -> User:
    minji = bot_api.user()
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("앞뒤 문장 보기", callback_data="c:1")]])
    await bot.send_message(minji.user_id, "가", reply_markup=markup)
    return minji


def _article(number: str, text: str = "가", title: str = "제목") -> InlineQueryResultArticle:
    return InlineQueryResultArticle(number, title, InputTextMessageContent(text, parse_mode="HTML"))


async def test_a_press_is_answered_once(bot_api: BotApi, bot: Bot) -> None:
    minji = await _with_button(bot_api, bot)
    query = minji.press("앞뒤")
    await bot.answer_callback_query(query.query_id, "펼쳤어요", show_alert=True)
    answer = await query.expect_answer()
    assert (answer["text"], answer["show_alert"]) == ("펼쳤어요", True)
    with pytest.raises(BadRequest, match=f"(?i){_TOO_OLD}"):
        await bot.answer_callback_query(query.query_id)


async def test_an_unknown_or_old_press_cannot_be_answered(bot_api: BotApi, bot: Bot) -> None:
    minji = await _with_button(bot_api, bot)
    with pytest.raises(BadRequest, match=f"(?i){_TOO_OLD}"):
        await bot.answer_callback_query("123")
    query = minji.press("앞뒤 문장 보기")
    bot_api.expire_queries()
    with pytest.raises(BadRequest, match=f"(?i){_TOO_OLD}"):
        await bot.answer_callback_query(query.query_id)
    bot_api.backend.query_lifetime = 0
    with pytest.raises(BadRequest, match=f"(?i){_TOO_OLD}"):
        await bot.answer_callback_query(minji.press("앞뒤 문장 보기").query_id)


async def test_a_notice_over_200_characters_is_refused(bot_api: BotApi, bot: Bot) -> None:
    minji = await _with_button(bot_api, bot)
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(minji.press("앞뒤").query_id, "가" * 201)


async def test_pressing_a_button_that_is_not_there_is_an_error_of_the_test(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = await _with_button(bot_api, bot)
    with pytest.raises(LookupError):
        minji.press("없는 버튼")


async def test_inline_results_reach_the_person(bot_api: BotApi, bot: Bot) -> None:
    query = bot_api.user().inline("누가 썼어?")
    await bot.answer_inline_query(
        query.query_id, [_article("1"), _article("2", "<b>나</b>")], next_offset="2"
    )
    answer = await query.expect_answer()
    assert [result["id"] for result in answer["results"]] == ["1", "2"]
    assert answer["results"][1]["content"]["entities"][0]["type"] == "bold"
    assert answer["next_offset"] == "2"


@pytest.mark.parametrize(
    ("results", "message"),
    [
        ([_article("1"), _article("1")], "RESULT_ID_DUPLICATE"),
        ([_article("가" * 22)], "RESULT_ID_INVALID"),
        ([_article("1", "가" * 4097)], "MESSAGE_TOO_LONG"),
        (
            [_article("1", "<b>가")],
            "can't parse inline query result: Can't parse entities: Can't f",
        ),
        ([_article(str(n)) for n in range(51)], "too many inline query results specified"),
    ],
)
async def test_inline_results_that_telegram_would_refuse_are_refused(
    bot_api: BotApi,
    raw: httpx.AsyncClient,
    results: list[InlineQueryResultArticle],
    message: str,
) -> None:
    query = bot_api.user().inline("가")
    sent = json.dumps([result.to_dict() for result in results])
    data = {"inline_query_id": query.query_id, "results": sent}
    answer = (await raw.post("answerInlineQuery", data=data)).json()
    assert answer["description"].startswith(f"Bad Request: {message}")
    assert query.answer is None


async def test_a_chosen_result_with_a_keyboard_can_be_edited(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("더", callback_data="m")]])
    query = minji.inline("가")
    article = InlineQueryResultArticle(
        "1", "제목", InputTextMessageContent("나"), reply_markup=markup
    )
    await bot.answer_inline_query(query.query_id, [article])
    message = minji.choose(query, "1")
    pressed = minji.press("더", on=message)
    assert await bot.edit_message_text("다", inline_message_id=pressed.body["inline_message_id"])
    assert message.text == "다"


async def test_a_guest_mention_is_answered_with_one_message(bot_api: BotApi, bot: Bot) -> None:
    query = bot_api.user().guest_mention(f"@{bot_api.username} 누가 썼어?")
    sent = await bot.answer_guest_query(query.query_id, _article("1", "<b>답</b>"))
    assert bot_api.backend.inline_messages[sent.inline_message_id].marked("bold") == ["답"]
