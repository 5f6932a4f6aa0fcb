from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from aiohttp import web

from tests.botapi.server import BotApi


@dataclass
class Hook:
    """A bot's own server that answers as told, 200 when nothing is left to tell."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    got: list[tuple[str | None, Any]] = field(default_factory=list)
    busy: int = 0
    most_busy: int = 0

    async def take(self, request: web.Request) -> web.Response:
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)
        self.got.append(
            (request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json())
        )
        await asyncio.sleep(0.02)
        self.busy -= 1
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for _, update in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    found = Hook()
    site = web.Application()
    site.router.add_post("/hook", found.take)
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield found
    await runner.cleanup()


async def _set(raw: httpx.AsyncClient, hook: Hook, **data: Any) -> Any:
    return (await raw.post("setWebhook", data={"url": hook.url} | data)).json()


async def test_updates_are_posted_with_the_secret_in_order(
    bot_api: BotApi, raw: httpx.AsyncClient, hook: Hook
) -> None:
    minji = bot_api.user()
    minji.send("가")
    assert (await _set(raw, hook, secret_token="s_1-A"))["ok"]
    for text in "나다라":
        minji.send(text)
    await bot_api.settled()
    assert hook.texts == ["가", "나", "다", "라"]
    assert {secret for secret, _ in hook.got} == {"s_1-A"}
    assert hook.most_busy == 1


async def test_chats_are_served_in_parallel_up_to_max_connections(
    bot_api: BotApi, raw: httpx.AsyncClient, hook: Hook
) -> None:
    await _set(raw, hook, max_connections=2)
    for _ in range(6):
        bot_api.user().send("가")
    await bot_api.settled()
    assert (len(hook.got), hook.most_busy) == (6, 2)


async def test_an_update_is_posted_again_until_it_is_taken(
    bot_api: BotApi, raw: httpx.AsyncClient, hook: Hook
) -> None:
    hook.statuses = [500, 503]
    await _set(raw, hook)
    minji = bot_api.user()
    minji.send("가")
    minji.send("나")
    await bot_api.settled()
    assert hook.texts == ["가", "가", "가", "나"]
    assert [status for _, status in bot_api.backend.webhook.attempts] == [500, 503, 200, 200]
    info = (await raw.get("getWebhookInfo")).json()["result"]
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)
    assert info["last_error_message"] == "Wrong response from the webhook: 503"


async def test_twice_and_late_hold_for_the_webhook_too(
    bot_api: BotApi, raw: httpx.AsyncClient, hook: Hook
) -> None:
    await _set(raw, hook)
    minji = bot_api.user()
    bot_api.disturbances.late(0.1)
    minji.send("가")
    bot_api.disturbances.twice()
    minji.send("나")
    await bot_api.settled()
    assert hook.texts == ["나", "나", "가"]


async def test_polling_is_refused_while_a_webhook_is_set(
    bot_api: BotApi, raw: httpx.AsyncClient, hook: Hook
) -> None:
    waiting = asyncio.create_task(raw.post("getUpdates", data={"timeout": 10}))
    while not bot_api.polls:
        await asyncio.sleep(0)
    await _set(raw, hook)
    ended = (await asyncio.wait_for(waiting, 5)).json()
    assert ended["description"] == "Conflict: terminated by setWebhook request"
    refused = (await raw.post("getUpdates")).json()
    assert refused["error_code"] == 409
    assert "while webhook is active" in refused["description"]
    assert (await raw.post("deleteWebhook")).json()["result"] is True
    assert (await raw.post("getUpdates")).status_code == 200


async def test_pending_updates_can_be_dropped(bot_api: BotApi, raw: httpx.AsyncClient) -> None:
    bot_api.user().send("가")
    await raw.post("deleteWebhook", json={"drop_pending_updates": True})
    assert (await raw.post("getUpdates")).json()["result"] == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"url": "gopher://x"}, "Bad Request: invalid webhook URL specified"),
        ({"secret_token": "비밀"}, "Bad Request: secret token contains unallowed characters"),
        ({"secret_token": "x" * 257}, "Bad Request: secret token is too long"),
    ],
)
async def test_a_malformed_webhook_is_refused(
    raw: httpx.AsyncClient, hook: Hook, data: dict[str, str], message: str
) -> None:
    assert (await _set(raw, hook, **data))["description"] == message
    assert (await raw.get("getWebhookInfo")).json()["result"]["url"] == ""
