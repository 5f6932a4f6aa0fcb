from __future__ import annotations

import httpx
import pytest
from telegram.error import InvalidToken

from tests.botapi.bots import bot_for
from tests.botapi.server import BotApi


async def test_a_wrong_token_is_unauthorized(bot_api: BotApi) -> None:
    bot = bot_for(bot_api, "987654321:AAWrongWrongWrongWrongWrongWrong01")
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"{bot_api.url}/bot1:x/getMe")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_or_path_is_not_found(
    bot_api: BotApi, raw: httpx.AsyncClient
) -> None:
    answer = await raw.post("sendTelepathy")
    assert answer.status_code == 404
    assert answer.json()["description"] == "Not Found: method not found"
    assert (await raw.get(f"{bot_api.url}/elsewhere")).status_code == 404
    missing = f"{bot_api.url}/file/bot{bot_api.token}/documents/none.txt"
    assert (await raw.get(missing)).status_code == 404


async def test_parameters_come_by_query_form_json_and_multipart(
    bot_api: BotApi, raw: httpx.AsyncClient
) -> None:
    minji = bot_api.user()
    chat = {"chat_id": str(minji.user_id)}
    await raw.get("sendMessage", params=chat | {"text": "1"})
    await raw.post("SENDMESSAGE", data=chat | {"text": "2"})
    await raw.post("sendmessage", json={"chat_id": minji.user_id, "text": "3"})
    await raw.post("sendMessage", files={"chat_id": (None, chat["chat_id"]), "text": (None, "4")})
    keyboard = {"inline_keyboard": [[{"text": "b", "callback_data": "b"}]]}
    await raw.post("sendMessage", json=chat | {"text": "5", "reply_markup": keyboard})
    assert [reply.text for reply in minji.replies] == list("12345")
    assert minji.replies[-1].buttons == [["b"]]


async def test_a_body_that_is_not_json_is_refused(raw: httpx.AsyncClient) -> None:
    answer = await raw.post(
        "sendMessage", content=b"{", headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400


async def test_a_required_parameter_is_asked_for(bot_api: BotApi, raw: httpx.AsyncClient) -> None:
    answer = (await raw.post("sendMessage", data={"text": "가"})).json()
    assert answer["description"] == "Bad Request: chat_id is empty"


async def test_the_server_stops_while_a_bot_polls() -> None:
    async with (
        BotApi() as api,
        httpx.AsyncClient() as client,
        client.stream(
            "POST", f"{api.url}/bot{api.token}/getUpdates", data={"timeout": "0"}
        ) as answer,
    ):
        assert answer.status_code == 200
