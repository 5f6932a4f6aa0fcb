from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx

from tests.botapi.server import BotApi


async def _get(raw: httpx.AsyncClient, **data: Any) -> Any:
    return (await raw.post("getUpdates", data=data)).json()["result"]


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(
    bot_api: BotApi, raw: httpx.AsyncClient
) -> None:
    minji = bot_api.user()
    minji.send("가")
    minji.send("나")
    first, second = await _get(raw)
    assert (first["message"]["text"], second["message"]["text"]) == ("가", "나")
    assert second["update_id"] == first["update_id"] + 1
    assert await _get(raw, offset=first["update_id"]) == [first, second]
    assert await _get(raw, offset=second["update_id"]) == [second]
    assert await _get(raw, offset=second["update_id"] + 1) == []
    assert await _get(raw) == []


async def test_a_negative_offset_keeps_only_the_newest(
    bot_api: BotApi, raw: httpx.AsyncClient
) -> None:
    for text in "가나다":
        bot_api.user().send(text)
    assert [u["message"]["text"] for u in await _get(raw, offset=-1)] == ["다"]
    assert len(await _get(raw)) == 1


async def test_a_waiting_poll_ends_with_the_first_message(
    bot_api: BotApi, raw: httpx.AsyncClient
) -> None:
    waiting = asyncio.create_task(_get(raw, timeout=10))
    while not bot_api.polls:
        await asyncio.sleep(0)
    bot_api.user().send("가")
    assert [u["message"]["text"] for u in await asyncio.wait_for(waiting, 5)] == ["가"]


async def test_a_second_poll_ends_the_first_with_a_conflict(
    bot_api: BotApi, raw: httpx.AsyncClient
) -> None:
    first = asyncio.create_task(raw.post("getUpdates", data={"timeout": 10}))
    while not bot_api.polls:
        await asyncio.sleep(0)
    assert await _get(raw) == []
    answer = (await asyncio.wait_for(first, 5)).json()
    assert answer["error_code"] == 409
    assert "make sure that only one bot instance is running" in answer["description"]


async def test_updates_of_kinds_not_asked_for_are_never_made(
    bot_api: BotApi, raw: httpx.AsyncClient
) -> None:
    assert await _get(raw, allowed_updates=json.dumps(["callback_query"])) == []
    minji = bot_api.user()
    minji.send("가")
    assert await _get(raw, allowed_updates=json.dumps([])) == []
    minji.send("나")
    assert [u["message"]["text"] for u in await _get(raw)] == ["나"]


async def test_the_limit_holds(bot_api: BotApi, raw: httpx.AsyncClient) -> None:
    for text in "가나다":
        bot_api.user().send(text)
    assert len(await _get(raw, limit=2)) == 2


async def test_twice_gives_a_confirmed_update_again_with_its_number(
    bot_api: BotApi, raw: httpx.AsyncClient
) -> None:
    bot_api.disturbances.twice()
    bot_api.user().send("가")
    (first,) = await _get(raw)
    assert await _get(raw, offset=first["update_id"] + 1) == [first]
    assert await _get(raw, offset=first["update_id"] + 1) == []


async def test_late_lets_the_next_update_overtake(bot_api: BotApi, raw: httpx.AsyncClient) -> None:
    bot_api.disturbances.late(0.1)
    minji = bot_api.user()
    minji.send("가")
    minji.send("나")
    (second,) = await _get(raw)
    assert second["message"]["text"] == "나"
    (first,) = await _get(raw, offset=second["update_id"] + 1, timeout=5)
    assert first["message"]["text"] == "가"
    assert first["update_id"] < second["update_id"]


async def test_backwards_gives_the_last_first(bot_api: BotApi, raw: httpx.AsyncClient) -> None:
    bot_api.disturbances.backwards(3)
    minji = bot_api.user()
    minji.send("가")
    minji.send("나")
    assert await _get(raw) == []
    minji.send("다")
    minji.send("라")
    assert [u["message"]["text"] for u in await _get(raw)] == ["다", "나", "가", "라"]


async def test_chance_is_the_same_with_the_same_seed(bot_api: BotApi) -> None:
    def late(seed: int) -> list[bool]:
        bot_api.disturbances.clear()
        bot_api.disturbances.late(1, times=None, probability=0.5, seed=seed)
        return [bot_api.disturbances.of_next()[1] > 0 for _ in range(50)]

    assert late(1) == late(1) != late(2)
    assert 10 < sum(late(1)) < 40
