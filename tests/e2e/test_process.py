"""One bad update, one bad round, one lock: nothing ends the bot, and nothing keeps it from ending."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.settings import Settings, SettingsError, read_settings
from bot.state import State
from bot.state.migrations import OLD
from bot.telegram.process import serve
from bot.telegram.receiving import ReceivingError
from index.collect.web import Web
from index.errors import StoreError
from index.library import Library
from index.store.database import Database
from index.web.fetch import Fetcher, FetchSettings
from tests.botapi import faults
from tests.botapi.server import BotApi
from tests.e2e.running import (
    Console,
    bot_command,
    free_port,
    hooked,
    running,
    say,
    serving,
    settings_for,
)

_ASKED = "나비대교 길이는 얼마야?"
# As a server before Bot API 9.6 sends it: without allows_revoting.
_POLL = {
    "id": "1",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}


def _settings(api: BotApi, sources: Path, mode: str) -> Settings:
    settings = settings_for(api, sources)
    return hooked(settings) if mode == "webhook" else settings


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Another program writes and does not come to an end."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def _held(library: Library) -> Iterator[None]:
    """A thread is in the middle of a long change of the library."""
    begun, ended = threading.Event(), threading.Event()

    def change() -> None:
        with library.store.transaction():
            begun.set()
            ended.wait(20)

    thread = threading.Thread(target=change)
    thread.start()
    begun.wait()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_an_update_that_cannot_be_read_is_passed_over(
    bot_api: BotApi, library: Library, sources: Path, mode: str, caplog: pytest.LogCaptureFixture
) -> None:
    minji = bot_api.user("민지")
    async with running(_settings(bot_api, sources, mode), library):
        for _ in range(3):
            bot_api.backend.updates.add("message", _POLL, 0)
        minji.send(_ASKED)
        assert "2.4km" in (await minji.expect_reply()).text
        await bot_api.settled(10)
        assert bot_api.polls < 20
    assert caplog.text.count("cannot be read") == 3
    assert all(status == 200 for _, status in bot_api.backend.webhook.attempts)
    async with running(_settings(bot_api, sources, mode), library):  # not deaf after a restart
        minji.send("나르미는 몇 시간 움직여?")
        assert "12시간" in (await minji.expect_reply()).text


async def test_polling_that_fails_waits_longer_and_longer_and_comes_back(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    bot_api.faults.add(faults.Answer("odd", 200, {"ok": True, "result": {}}), "getUpdates", times=4)
    async with running(settings_for(bot_api, sources), library):
        await asyncio.sleep(2)
        assert bot_api.polls <= 4
        minji.send(_ASKED)
        assert "2.4km" in (await minji.expect_reply(timeout=20)).text


async def test_a_token_that_the_server_no_longer_knows_ends_the_bot(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    bot_api.faults.add(faults.unauthorized(), "getUpdates", times=None)
    with pytest.raises(ReceivingError, match="token_lost"):
        await serving(settings_for(bot_api, sources), library)


async def test_receiving_that_cannot_go_on_ends_the_bot(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving._FIRST_PAUSE", 0.001)

    async def broken(*_: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("bot.telegram.turns.Intake.take", broken)
    bot_api.user("민지").send(_ASKED)
    with pytest.raises(ReceivingError, match="receiving_failed"):
        await serving(settings_for(bot_api, sources), library)


async def test_a_bot_that_cannot_live_ends_with_a_status_that_a_supervisor_sees(
    bot_api: BotApi, sources: Path
) -> None:
    bot_api.faults.add(faults.unauthorized(), "getUpdates", times=None)
    async with bot_command(bot_api, sources) as process:
        assert await asyncio.wait_for(process.wait(), 60) == 1


async def test_another_process_that_holds_the_database_does_not_hold_up_the_event_loop(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    settings = settings_for(bot_api, sources)
    longest, before = 0.0, time.monotonic()
    async with running(settings, library):
        card = await say(minji, "나르미는 몇 시간 움직여?")
        with _locked(settings.database):
            minji.send(_ASKED)
            minji.press("👍", card)
            before = time.monotonic()
            for _ in range(30):
                await asyncio.sleep(0.1)
                longest, before = max(longest, time.monotonic() - before), time.monotonic()
        assert "2.4km" in (await minji.expect_reply(timeout=20)).text
    assert longest < 1


async def test_a_library_that_is_held_keeps_nobody_but_those_who_ask_it_waiting(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss, minji = bot_api.user("관리자"), bot_api.user("민지")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        with _held(library):
            for command in ("/feeds", "/words", "/stats"):
                boss.send(command)
            minji.send(_ASKED)
            assert "2.4km" in (await minji.expect_reply()).text


async def test_a_second_bot_on_the_same_database_is_refused(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    settings = settings_for(bot_api, sources)
    async with running(settings, library):
        with pytest.raises(SettingsError, match="already_running"):
            await serving(settings, library)
    async with running(settings, library):  # and let go of at the end
        pass


@pytest.mark.parametrize("setting", ["GISABOT_LISTEN", "GISABOT_MONITOR"])
async def test_a_port_that_is_taken_is_told(
    bot_api: BotApi, library: Library, sources: Path, setting: str
) -> None:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    place = server.sockets[0].getsockname()
    settings = settings_for(bot_api, sources)
    if setting == "GISABOT_LISTEN":
        settings = replace(settings, webhook="http://127.0.0.1:1/hook", listen=place)
    else:
        settings = replace(settings, monitor=place)
    async with server:
        with pytest.raises(SettingsError) as caught:
            await serving(settings, library)
    assert f"{setting}에 적힌 {place[0]}:{place[1]}" in caught.value.told("ko")


@pytest.mark.parametrize(
    ("path", "told"), [("/nowhere", "GISABOT_API"), ("", "GISABOT_API가 Bot API")]
)
async def test_a_server_that_is_no_bot_api_is_told(
    bot_api: BotApi, library: Library, sources: Path, path: str, told: str
) -> None:
    if not path:
        odd = faults.Answer("odd", 200, {"ok": True, "result": ["?"]})
        bot_api.faults.add(odd, "getMe", times=None)
    settings = replace(settings_for(bot_api, sources), api=bot_api.url + path)
    with pytest.raises(SettingsError) as caught:
        await serving(settings, library)
    assert told in caught.value.told("ko")


@pytest.mark.parametrize(
    "error", [StoreError("a.sqlite3", "store_full"), ValueError("?"), RecursionError("?")]
)
async def test_a_round_that_fails_is_followed_by_others(
    bot_api: BotApi,
    library: Library,
    sources: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    rounds = 0

    def fails(*_: object) -> None:
        nonlocal rounds
        rounds += 1
        raise error

    monkeypatch.setattr("bot.telegram.chores._LOOK", 0.05)
    monkeypatch.setattr(library, "refresh", fails)
    async with running(settings_for(bot_api, sources), library):
        async with asyncio.timeout(10):
            while rounds < 3:
                await asyncio.sleep(0.05)


async def test_how_it_goes_is_told_at_the_port_of_the_settings(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    place = ("127.0.0.1", free_port())
    settings = replace(settings_for(bot_api, sources), monitor=place)
    async with running(settings, library), httpx.AsyncClient() as client:
        minji.send(_ASKED)
        await minji.expect_reply()
        base = f"http://127.0.0.1:{place[1]}"
        assert (await client.get(f"{base}/healthz")).status_code == 200
        assert (await client.get(f"{base}/readyz")).status_code == 200
        page = (await client.get(f"{base}/metrics")).text
    assert re.search(r'gisabot_questions_total\{verdict="\w+"\} 1.0', page)
    assert "gisabot_documents 8.0" in page
    assert 'gisabot_step_seconds_count{step="answer"} 1.0' in page
    assert _ASKED not in page


async def test_it_is_not_ready_before_the_server_is_reached(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.process._PAUSE", 0.1)
    monkeypatch.setattr("bot.telegram.sending._PAUSES", (0.01,))
    bot_api.faults.add(faults.bad_gateway(), "getMe", times=None)
    place = ("127.0.0.1", free_port())
    settings = replace(settings_for(bot_api, sources), monitor=place)

    async def look() -> tuple[int, int]:
        await asyncio.sleep(1)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{place[1]}") as client:
            found = [(await client.get(path)).status_code for path in ("/healthz", "/readyz")]
        bot_api.faults.clear()
        return found[0], found[1]

    looking = asyncio.create_task(look())
    async with running(settings, library):
        assert await looking == (200, 503)


async def test_a_bot_that_is_ended_before_it_reached_the_server_ends_at_once(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.sending._PAUSES", (0.01,))
    bot_api.faults.add(faults.bad_gateway(), "getMe", times=None)
    console, stop = Console(), asyncio.Event()
    settings = settings_for(bot_api, sources)
    web = Web(library.store, Fetcher(FetchSettings(allow_private=True)))
    task = asyncio.create_task(serve(settings, library, web, stop, console))
    while not any("연결하지 못했어요" in line for line in console.lines):
        await asyncio.sleep(0.05)
    stop.set()
    await asyncio.wait_for(task, 4)  # less than the pause between two attempts
    assert not console.connected.is_set()


async def test_without_a_token_nothing_is_served(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    with pytest.raises(SettingsError) as failed:
        await serving(replace(settings_for(bot_api, sources), token=None), library)
    assert failed.value.key == "no_token_set"


async def test_what_was_taken_before_the_end_is_taken_up_and_what_older_versions_left_is_told(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, settings = bot_api.user("민지"), settings_for(bot_api, sources)
    Database(settings.data / "bot-seeds-0123abcd.sqlite3", OLD).close()
    state = State(settings.database, settings.bot)
    asked = minji.send(_ASKED)
    assert asked.update_id is not None
    state.journal.take(
        asked.update_id, json.dumps({"update_id": asked.update_id, "message": asked.data})
    )
    state.close()
    async with running(settings, library) as console:
        assert "2.4km" in (await minji.expect_reply()).text
        await minji.expect_silence()
    told = "\n".join(console.lines)
    assert "메시지 1건을 이어서" in told
    assert "bot-seeds-0123abcd.sqlite3" in told


async def test_a_bot_that_is_told_to_end_ends_within_five_seconds_whatever_holds_it_up(
    bot_api: BotApi, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    bot_api.faults.add(faults.Slow(60), "sendMessage", times=None)
    async with bot_command(bot_api, sources) as process:
        minji.send(_ASKED)
        await bot_api.settled(60)
        data = {"GISABOT_DATA": str(sources.parent / "data")}
        with _locked(read_settings(data, [str(sources)]).database):
            jun.send(_ASKED)
            await asyncio.sleep(1)
            begun = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(process.wait(), 20) == 0
            assert time.monotonic() - begun < 5
    bot_api.faults.clear()
    async with bot_command(bot_api, sources):
        for person in (minji, jun):
            await person.expect_reply(timeout=60)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_the_token_and_what_is_asked_stand_in_no_log(
    bot_api: BotApi, sources: Path, mode: str
) -> None:
    minji = bot_api.user("민지")
    environ: dict[str, str] = {}
    if mode == "webhook":
        port = free_port()
        environ["GISABOT_WEBHOOK"] = f"http://admin:hunter2@127.0.0.1:{port}/hook"
        environ["GISABOT_LISTEN"] = f"127.0.0.1:{port}"
    bot_api.faults.add(faults.server_error(), "sendMessage", times=2)
    bot_api.faults.add(faults.bad_gateway(), "getUpdates", times=2)
    async with bot_command(bot_api, sources, "-v", **environ) as process:
        minji.send(_ASKED)
        await minji.expect_reply(timeout=60)
        process.send_signal(signal.SIGTERM)
        _, log = await asyncio.wait_for(process.communicate(), 20)
    text = log.decode()
    secret = bot_api.token.partition(":")[2]
    assert "httpx" in text  # something is logged at all
    assert secret not in text
    assert "hunter2" not in text
    assert "나비대교" not in text


async def test_what_is_kept_is_nobody_elses_on_this_machine(bot_api: BotApi, sources: Path) -> None:
    minji = bot_api.user("민지")
    async with bot_command(bot_api, sources):
        minji.send(_ASKED)
        await minji.expect_reply(timeout=60)
        data = sources.parent / "data"
        assert data.stat().st_mode & 0o777 == 0o700
        modes = {path.name: path.stat().st_mode & 0o777 for path in data.iterdir()}
    assert set(modes.values()) == {0o600}, modes
