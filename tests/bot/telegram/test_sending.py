from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import Application, ApplicationBuilder

from bot.telegram import sending
from bot.telegram.metrics import Metrics
from bot.telegram.sending import PatientLimiter, Place, UnsureError, edit, send
from tests.botapi import faults
from tests.botapi.server import BotApi


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_PAUSES", (0.01, 0.02, 0.03))


@pytest.fixture
async def bot(bot_api: BotApi) -> AsyncIterator[Bot]:
    async with _application(bot_api.url, bot_api.token) as application:
        yield application.bot


def _application(url: str, token: str) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot")
    return builder.rate_limiter(PatientLimiter(Metrics())).build()


@pytest.mark.parametrize("fault", [faults.server_error(), faults.bad_gateway(), faults.flood(1)])
async def test_what_the_server_refused_for_the_moment_is_sent_again(
    bot_api: BotApi, bot: Bot, fault: faults.Fault
) -> None:
    minji = bot_api.user()
    bot_api.faults.add(fault, "sendMessage", times=2)
    (message,) = await send(bot, Place(minji.user_id), ["<b>답</b>"])
    assert [reply.text for reply in minji.replies] == ["답"]
    assert message.text == "답"


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_message_whose_connection_was_cut_is_not_sent_again(
    bot_api: BotApi, bot: Bot, when: str
) -> None:
    minji = bot_api.user()
    cut = faults.Cut("before") if when == "before" else faults.Cut("after")
    bot_api.faults.add(cut, "sendMessage")
    with pytest.raises(UnsureError):
        await send(bot, Place(minji.user_id), ["하나", "둘"])
    assert [reply.text for reply in minji.replies] == (["하나"] if when == "after" else [])


async def test_a_proxy_that_gave_up_waiting_leaves_it_unsure(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    bot_api.faults.add(faults.Answer("504", 504, "<html>504 Gateway Time-out</html>"))
    with pytest.raises(UnsureError):
        await send(bot, Place(minji.user_id), ["답"])


async def test_a_server_that_is_not_there_is_asked_again_before_giving_up(
    bot_api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    nobody = "http://127.0.0.1:9"  # the discard port, where nothing listens
    with caplog.at_level(logging.INFO, "bot.telegram.sending"):
        bot = _application(nobody, bot_api.token).bot
        with pytest.raises(NetworkError) as caught:
            await send(bot, Place(1), ["답"])
    assert not isinstance(caught.value, UnsureError)
    assert caplog.text.count("is tried again") == 3


@pytest.mark.parametrize("when", ["before", "after"])
async def test_an_edit_whose_connection_was_cut_is_made_again(
    bot_api: BotApi, bot: Bot, when: str
) -> None:
    minji = bot_api.user()
    (message,) = await send(bot, Place(minji.user_id), ["하나"])
    cut = faults.Cut("before") if when == "before" else faults.Cut("after")
    bot_api.faults.add(cut, "editMessageText", times=2)
    assert await edit(bot, minji.user_id, message.message_id, "둘")
    assert minji.replies[0].text == "둘"


async def test_an_edit_without_change_is_fine_and_one_of_what_is_gone_is_told(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    (message,) = await send(bot, Place(minji.user_id), ["하나"])
    assert await edit(bot, minji.user_id, message.message_id, "하나")
    minji.delete(minji.replies[0])
    assert not await edit(bot, minji.user_id, message.message_id, "둘")


async def test_a_flood_that_does_not_end_is_raised(
    bot_api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def sleep(seconds: float) -> None:
        pass

    monkeypatch.setattr("telegram.ext._aioratelimiter.asyncio.sleep", sleep)
    minji = bot_api.user()
    bot_api.faults.add(faults.flood(1), "sendMessage", times=None)
    with pytest.raises(RetryAfter):
        await send(bot, Place(minji.user_id), ["답"])


async def test_what_telegram_refuses_for_good_is_not_tried_again(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    with pytest.raises(BadRequest):
        await send(bot, Place(minji.user_id), ["<b>offen"])
    assert len(bot_api.calls.of("sendMessage")) == 1


async def test_a_group_that_became_a_supergroup_gets_its_message_there(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    group = bot_api.group("독서 모임", minji, kind="group")
    asked = minji.send("질문", to=group)
    new = group.upgrade()
    await send(bot, Place(group.chat_id, reply_to=asked.message_id), ["하나", "둘"])
    assert [reply.text for reply in new.replies] == ["하나", "둘"]


async def test_a_reply_to_a_message_that_is_gone_arrives(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    group = bot_api.group("독서 모임", minji)
    asked = minji.send("질문", to=group)
    minji.delete(asked)
    await send(bot, Place(group.chat_id, reply_to=asked.message_id), ["답"])
    assert [reply.text for reply in group.replies] == ["답"]


_KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("인용 복사", copy_text=CopyTextButton("인용"))],
        [
            InlineKeyboardButton("빼기", callback_data="s:y", style="danger"),
            InlineKeyboardButton("공유", switch_inline_query="나비대교"),
        ],
    ]
)


@pytest.mark.parametrize("complaint", ["BUTTON_TYPE_INVALID", "invalid reply_markup"])
async def test_a_button_that_a_server_refuses_does_not_lose_the_message(
    bot_api: BotApi, bot: Bot, complaint: str
) -> None:
    minji = bot_api.user()
    refused = faults.refusal(400, f"Bad Request: {complaint}")
    bot_api.faults.add(refused, "sendMessage")
    (message,) = await send(bot, Place(minji.user_id), ["답"], _KEYBOARD)
    assert minji.replies[-1].buttons == [["빼기"]]
    bot_api.faults.add(refused, "editMessageText")
    assert await edit(bot, minji.user_id, message.message_id, "다른 답", _KEYBOARD)
    assert minji.replies[-1].text == "다른 답"
    assert minji.replies[-1].buttons == [["빼기"]]


async def test_a_quote_that_is_no_longer_there_does_not_lose_the_answer(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    asked = minji.send("길이는? 공사비는?")
    place = Place(minji.user_id, reply_to=asked.message_id, quote="높이는?")
    await send(bot, place, ["답"])
    assert minji.replies[-1].reply_to == asked.message_id
    assert "quote" not in minji.replies[-1].data
