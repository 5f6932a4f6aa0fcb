from __future__ import annotations

import time
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from tests.botapi import faults
from tests.botapi.server import BotApi


async def test_a_blocked_bot_hears_403_once(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    bot_api.faults.add(faults.blocked(), "sendMessage")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(minji.user_id, "가")
    await bot.send_message(minji.user_id, "나")
    assert [reply.text for reply in minji.replies] == ["나"]
    assert bot_api.calls.refusals == []


async def test_a_flood_says_how_long_to_wait(
    bot_api: BotApi, bot: Bot, raw: httpx.AsyncClient
) -> None:
    bot_api.faults.add(faults.flood(7), times=2)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(bot_api.user().user_id, "가")
    assert caught.value.retry_after == timedelta(seconds=7)
    answer = await raw.get("getMe")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")


@pytest.mark.parametrize("fault", [faults.server_error(), faults.bad_gateway()])
async def test_a_failing_server_or_proxy_is_a_network_error(
    bot_api: BotApi, bot: Bot, fault: faults.Answer
) -> None:
    bot_api.faults.add(fault)
    with pytest.raises(NetworkError):
        await bot.send_message(bot_api.user().user_id, "가")


async def test_a_conflict_and_a_lost_token_are_what_the_library_takes_them_for(
    bot_api: BotApi, bot: Bot
) -> None:
    bot_api.faults.add(faults.conflict(), "getUpdates")
    with pytest.raises(Conflict):
        await bot.get_updates()
    bot_api.faults.add(faults.unauthorized())
    with pytest.raises(InvalidToken):
        await bot.get_me()


async def test_a_cut_before_leaves_no_message_and_a_cut_after_leaves_one(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    bot_api.faults.add(faults.Cut("before"), "sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(minji.user_id, "가")
    assert minji.replies == []
    bot_api.faults.add(faults.Cut("after"), "sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(minji.user_id, "나")
    assert [reply.text for reply in minji.replies] == ["나"]
    before, after = bot_api.calls.of("sendMessage")
    assert (before.took_effect, after.took_effect) == (False, True)
    assert (before.status, after.status, after.fault) == (0, 0, "cut after")


async def test_a_poll_that_was_cut_gives_its_updates_again(bot_api: BotApi, bot: Bot) -> None:
    bot_api.faults.add(faults.Cut("after"), "getUpdates")
    bot_api.user().send("가")
    with pytest.raises(NetworkError):
        await bot.get_updates()
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "가"


async def test_a_slow_answer_comes_after_the_message_is_there(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    bot_api.faults.add(faults.Slow(0.1), "sendMessage")
    await bot.send_message(minji.user_id, "가")
    (call,) = bot_api.calls.of("sendMessage")
    (reply,) = minji.replies
    assert call.finished is not None
    assert call.finished - reply.sent_at >= 0.1


async def test_rules_can_skip_repeat_and_choose_a_chat(bot_api: BotApi, bot: Bot) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    bot_api.faults.add(faults.blocked(), chat_id=jun.user_id, skip=1, times=2)
    statuses = []
    for user in (minji, jun, jun, jun, jun):
        try:
            await bot.send_message(user.user_id, "가")
            statuses.append(200)
        except Forbidden:
            statuses.append(403)
    assert statuses == [200, 200, 403, 403, 200]
    assert bot_api.faults.struck == 2


async def test_chance_is_the_same_with_the_same_seed() -> None:
    def struck(seed: int) -> list[bool]:
        schedule = faults.Faults()
        schedule.add(faults.server_error(), times=None, probability=0.3, seed=seed)
        return [schedule.strike("sendMessage", "1")[1] is not None for _ in range(100)]

    assert struck(3) == struck(3) != struck(4)
    assert 15 < sum(struck(3)) < 45


async def test_a_rule_without_methods_leaves_getupdates_alone() -> None:
    schedule = faults.Faults()
    schedule.add(faults.server_error(), times=None)
    assert schedule.strike("getUpdates", "") == (0.0, None)
    assert schedule.strike("sendMessage", "1")[1] == faults.server_error()


async def test_calls_are_recorded_in_order_with_their_times(bot_api: BotApi, bot: Bot) -> None:
    bot_api.calls.clear()
    started = time.monotonic()
    minji = bot_api.user()
    await bot.send_chat_action(minji.user_id, "typing")
    await bot.send_message(minji.user_id, "가")
    done = await bot_api.calls.expect("sendMessage")
    assert bot_api.calls.methods == ["sendChatAction", "sendMessage"]
    times = [time for c in bot_api.calls for time in (c.started, c.finished or 0.0)]
    assert times == sorted(times)
    assert times[0] >= started
    assert done[0].params.text("text") == "가"
