"""Nothing is lost and nothing comes twice, whatever network, server and machine do."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from index.engines.choice import Choice, Cluster
from index.library import Library
from index.store import Store
from tests.botapi import faults
from tests.botapi.lo import LoBotApi
from tests.botapi.server import BotApi
from tests.collection import ARTICLES
from tests.e2e.running import hooked, running, say, settings_for
from tests.kiwi import shared_analyzer
from tests.opensearch.front import front_of

_ASKED = "나비대교 길이는 얼마야?"


@pytest.mark.parametrize(
    ("fault", "times"),
    [
        (faults.flood(1), 2),
        (faults.server_error(), 3),
        (faults.bad_gateway(), 2),
        (faults.Cut("before"), 1),
    ],
)
async def test_an_answer_that_was_surely_not_sent_is_sent_again_once(
    bot_api: BotApi, library: Library, sources: Path, fault: faults.Fault, times: int
) -> None:
    minji = bot_api.user("민지")
    bot_api.faults.add(fault, "sendMessage", times=times)
    async with running(settings_for(bot_api, sources), library):
        minji.send(_ASKED)
        reply = await minji.expect_reply(timeout=15)
        if reply.buttons == [["답 보기"]]:  # a cut tells nothing of what came before it
            minji.press("답 보기", reply)
            await reply.expect_edit()
        assert "2.4km" in reply.text
        await minji.expect_silence()
    assert bot_api.faults.struck == times


async def test_an_answer_that_may_have_arrived_is_not_sent_twice_but_offered(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    bot_api.faults.add(faults.Cut("after"), "sendMessage")
    async with running(settings_for(bot_api, sources), library):
        minji.send(_ASKED)
        first, notice = await minji.expect_replies(2)
        assert "2.4km" in first.text
        assert "도착했는지 알 수 없어요" in notice.text
        await minji.expect_silence()
        minji.press("답 보기", notice)
        await notice.expect_edit()
        assert "2.4km" in notice.text


async def test_a_notice_whose_connection_is_cut_too_comes_in_the_end(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    bot_api.faults.add(faults.Cut("before"), "sendMessage", times=3)
    async with running(settings_for(bot_api, sources), library):
        minji.send(_ASKED)
        notice = await minji.expect_reply(timeout=10)
        minji.press("답 보기", notice)
        await notice.expect_edit()
        assert "2.4km" in notice.text
        await minji.expect_silence()


@pytest.mark.parametrize(
    "fault", [faults.Cut("before"), faults.Cut("after"), faults.server_error()]
)
async def test_a_pressed_button_does_its_work_through_faults(
    bot_api: BotApi, library: Library, sources: Path, fault: faults.Fault
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        minji.send("나르미는 몇 시간 움직여?")
        card = await minji.expect_reply()
        bot_api.faults.add(fault, "editMessageText", "answerCallbackQuery", times=2)
        query = minji.press("👍", card)
        await card.expect_edit(timeout=10)
        assert card.buttons[-1] == ["👍 1", "👎"]
        await query.expect_answer(timeout=10)


async def test_updates_that_come_twice_late_or_backwards_are_answered_once(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    people = [bot_api.user(f"사람{n}") for n in range(12)]
    bot_api.disturbances.twice(times=None, probability=0.5, seed=1)
    bot_api.disturbances.late(0.3, times=None, probability=0.3, seed=2)
    async with running(settings_for(bot_api, sources), library):
        for person in people:
            person.send(_ASKED)
        bot_api.disturbances.backwards(4)
        for person in people[:4]:
            person.send("하늘로보틱스 대표는 누구야?")
        for number, person in enumerate(people):
            await person.expect_replies(2 if number < 4 else 1, timeout=10)
        await bot_api.settled(10)
        for person in people:
            await person.expect_silence(0.05)


async def test_an_edit_that_overtakes_its_message_is_answered_once(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        bot_api.disturbances.late(0.5)
        asked = minji.send("나르미는 몇 시간 움직여?")
        minji.edit(asked, _ASKED)
        assert "2.4km" in (await minji.expect_reply()).text
        await minji.expect_silence(0.8)


async def test_polling_goes_on_after_faults_of_the_server(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    for fault in (faults.server_error(), faults.bad_gateway(), faults.Cut("after")):
        bot_api.faults.add(fault, "getUpdates")
    bot_api.faults.add(faults.conflict(), "getUpdates")
    async with running(settings_for(bot_api, sources), library) as console:
        minji.send(_ASKED)
        assert "2.4km" in (await minji.expect_reply(timeout=20)).text
    assert any("같은 토큰을 쓰는 봇이 또 있어서" in line for line in console.lines)


async def test_a_server_that_cannot_be_reached_at_the_start_is_tried_again(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.process._PAUSE", 0.1)
    monkeypatch.setattr("bot.telegram.sending._PAUSES", (0.01,))
    minji = bot_api.user("민지")
    bot_api.faults.add(faults.bad_gateway(), "getMe", times=5)
    async with running(settings_for(bot_api, sources), library) as console:
        minji.send(_ASKED)
        assert "2.4km" in (await minji.expect_reply()).text
    assert any("연결하지 못했어요" in line for line in console.lines)


async def test_a_person_who_blocked_the_bot_gets_no_apology_and_stops_nobody(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    async with running(settings_for(bot_api, sources), library):
        minji.send(_ASKED)
        minji.block()
        jun.send(_ASKED)
        assert "2.4km" in (await jun.expect_reply()).text
        await minji.expect_silence()


async def test_the_webhook_serves_like_polling_and_knows_its_secret(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    settings = hooked(settings_for(bot_api, sources))
    async with running(settings, library):
        minji.send(_ASKED)
        card = await minji.expect_reply()
        assert "2.4km" in card.text
        minji.press("👍", card)
        await card.expect_edit()
        forged = {
            "update_id": 99_999,
            "message": {
                "message_id": 7,
                "date": 0,
                "chat": {"id": minji.user_id, "type": "private"},
                "from": {"id": minji.user_id, "is_bot": False, "first_name": "?"},
                "text": _ASKED,
            },
        }
        async with httpx.AsyncClient() as client:
            refused = await client.post(str(settings.webhook), json=forged)
            wrong = {"X-Telegram-Bot-Api-Secret-Token": "guess"}
            guessed = await client.post(str(settings.webhook), json=forged, headers=wrong)
        assert (refused.status_code, guessed.status_code) == (403, 403)
        await minji.expect_silence()
        minji.inline("나비대교 길이")
    assert bot_api.polls == 0
    # and back to polling, which the webhook must not stand in the way of
    async with running(settings_for(bot_api, sources), library):
        minji.send("나르미는 몇 시간 움직여?")
        assert "12시간" in (await minji.expect_reply()).text


@pytest.mark.parametrize("by_webhook", [False, True])
async def test_the_independent_server_is_served_by_polling_and_by_webhook(
    lo_bot_api: LoBotApi, library: Library, sources: Path, by_webhook: bool
) -> None:
    settings = settings_for(lo_bot_api, sources)
    if by_webhook:
        settings = hooked(settings)
    async with running(replace(settings, profile=True), library):
        await lo_bot_api.send("/start")
        fields, _ = await lo_bot_api.expect("sendMessage")
        assert "기사봇이에요" in fields["text"]
        await lo_bot_api.send("나르미는 몇 시간 움직여?")
        fields, card = await lo_bot_api.expect("sendMessage")
        assert "<b>12시간</b>" in fields["text"]
        keyboard = json.loads(fields["reply_markup"])["inline_keyboard"]
        await lo_bot_api.press(keyboard[0][0]["callback_data"], card)
        fields, _ = await lo_bot_api.expect("editMessageText")
        assert "<blockquote expandable>" in fields["text"]
        await lo_bot_api.inline(_ASKED)
        fields, _ = await lo_bot_api.expect("answerInlineQuery")
        assert "2.4km" in fields["results"]
        await lo_bot_api.send(f"@{lo_bot_api.username} {_ASKED}", to=lo_bot_api.group)
        fields, _ = await lo_bot_api.expect("sendMessage")
        assert "2.4km" in fields["text"]
        await lo_bot_api.send(_ASKED, to=lo_bot_api.group)
        await lo_bot_api.send("/forget")
        fields, asked = await lo_bot_api.expect("sendMessage")
        keyboard = json.loads(fields["reply_markup"])["inline_keyboard"]
        await lo_bot_api.press(keyboard[0][0]["callback_data"], asked)
        fields, _ = await lo_bot_api.expect("editMessageText")
        assert "지웠어요" in fields["text"]


@asynccontextmanager
async def _process(api: BotApi, sources: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot as its command starts it, in a process of its own."""
    environ = os.environ | {
        "TELEGRAM_BOT_TOKEN": api.token,
        "GISABOT_API": api.url,
        "GISABOT_DATA": str(sources.parent / "data"),
        "GISABOT_PROFILE": "0",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "bot", "--sources", str(sources)),
        cwd=ARTICLES.parent.parent,
        env=environ,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_a_question_that_was_taken_when_the_bot_was_killed_is_answered_by_the_next_one(
    bot_api: BotApi, sources: Path
) -> None:
    minji = bot_api.user("민지")
    bot_api.faults.add(faults.Slow(30), "sendChatAction", "sendMessage", times=2)
    async with _process(bot_api, sources) as first:
        minji.send(_ASKED)
        await bot_api.settled(60)  # confirmed: Telegram itself would not deliver it again
        first.kill()
        await first.wait()
    bot_api.faults.clear()
    async with _process(bot_api, sources) as second:
        said = await minji.expect_reply(timeout=60)
        if said.buttons == [["답 보기"]]:
            minji.press("답 보기", said)
            await said.expect_edit()
        assert "2.4km" in said.text
        minji.send("나르미는 몇 시간 움직여?")
        assert "12시간" in (await minji.expect_reply()).text
        second.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(second.wait(), 20) == 0


async def test_while_the_cluster_is_away_the_bot_says_so_and_comes_back_by_itself(
    bot_api: BotApi, sources: Path, opensearch: str
) -> None:
    minji = bot_api.user("민지")
    with front_of(opensearch) as front:
        cluster = Cluster(front.address, name=f"test-{uuid4().hex}", retries=0)
        store = Store(sources.parent / "a.sqlite3")
        library = Library(store, shared_analyzer(), engine=Choice("cluster", cluster))
        library.reindex([sources])
        async with running(settings_for(bot_api, sources), library):
            front.away = True
            assert "잠시 뒤에 다시 물어봐 주세요" in (await say(minji, _ASKED)).text
            front.away = False
            assert "2.4km" in (await say(minji, _ASKED)).text
        store.close()
