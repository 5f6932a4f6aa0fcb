from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from tests.botapi.server import BotApi


async def test_64_bytes_of_callback_data_are_allowed_and_65_are_not(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    for data in ("x" * 64, "가" * 21 + "x"):
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("1", callback_data=data)]])
        await bot.send_message(minji.user_id, "가", reply_markup=markup)
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("1", callback_data="가" * 22)]])
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(minji.user_id, "가", reply_markup=markup)


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
        (
            {"inline_keyboard": [{"text": "1"}]},
            'field "inline_keyboard" of the InlineKeyboardMarku',
        ),
        ({"inline_keyboard": [["1"]]}, "can't parse inline keyboard button: InlineKeyboardButton"),
        (
            {"inline_keyboard": [[{"text": "1"}]]},
            "can't parse inline keyboard button: Text buttons",
        ),
        (
            {"inline_keyboard": [[{"url": "https://a.kr"}]]},
            "can't parse inline keyboard button: Can",
        ),
        (
            {"inline_keyboard": [[{"text": "1", "url": "http://localhost/"}]]},
            "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
        ),
        (
            {"inline_keyboard": [[{"text": "1", "callback_data": "1"}] * 8] * 13},
            "reply markup is too long",
        ),
    ],
)
async def test_a_malformed_keyboard_is_refused(
    bot_api: BotApi, raw: httpx.AsyncClient, markup: Any, message: str
) -> None:
    text = markup if isinstance(markup, str) else json.dumps(markup)
    data = {"chat_id": bot_api.user().user_id, "text": "가", "reply_markup": text}
    answer = (await raw.post("sendMessage", data=data)).json()
    assert answer["error_code"] == 400
    assert answer["description"].startswith(f"Bad Request: {message}")


async def test_an_empty_keyboard_is_no_keyboard(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    await bot.send_message(minji.user_id, "가", reply_markup=InlineKeyboardMarkup([]))
    assert "reply_markup" not in (await minji.expect_reply()).data
