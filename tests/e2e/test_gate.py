"""One gate for whatever a person can have the bot do; pairing and forgetting behind it."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.library import Library
from tests.botapi.calls import Call
from tests.botapi.people import User
from tests.botapi.server import BotApi
from tests.e2e.running import running, say, settings_for, welcomed

_ASKED = "나비대교 길이는 얼마야?"
_FAST = "너무 빨라요"


def _send(person: User, kind: str) -> None:
    if kind == "question":
        person.send(_ASKED)
    elif kind == "command":
        person.send("/sources")
    elif kind == "inline":
        person.inline("나비대교")
    elif kind == "guest":
        person.guest_mention("@gisa_test_bot 나비대교 길이는?")


@pytest.mark.parametrize(
    ("kind", "method", "most"),
    [
        ("question", "sendMessage", 4),
        ("command", "sendMessage", 4),
        ("inline", "answerInlineQuery", 13),
        ("guest", "answerGuestQuery", 4),
    ],
)
async def test_what_comes_too_fast_is_not_answered_whatever_it_is(
    bot_api: BotApi, library: Library, sources: Path, kind: str, method: str, most: int
) -> None:
    minji = bot_api.user("민지")
    async with running(replace(settings_for(bot_api, sources), rate=3), library):
        for _ in range(40):
            _send(minji, kind)
        await bot_api.settled(20)
        await asyncio.sleep(0.5)  # for the last of them
    done = [call for call in bot_api.calls if call.method.lower() == method.lower()]
    assert 3 <= len(done) <= most


async def test_two_hundred_presses_in_a_row_are_not_all_answered(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    async with running(replace(settings_for(bot_api, sources), rate=30), library):
        card = await say(minji, _ASKED)
        for _ in range(200):
            minji.press("👍", card)
        assert "2.4km" in (await say(jun, _ASKED)).text
        async with asyncio.timeout(60):
            while len(_toasts(bot_api)) < 58:
                await asyncio.sleep(0.1)
        await asyncio.sleep(1)
    answered = _toasts(bot_api)
    assert 58 <= len(answered) <= 90
    assert sum(_FAST in call.params.text("text") for call in answered) == 1


def _toasts(bot_api: BotApi) -> list[Call]:
    return [call for call in bot_api.calls if call.method == "answerCallbackQuery"]


async def test_edits_count_too(bot_api: BotApi, library: Library, sources: Path) -> None:
    minji = bot_api.user("민지")
    async with running(replace(settings_for(bot_api, sources), rate=3), library):
        asked = minji.send(_ASKED)
        await minji.expect_reply()
        for number in range(20):
            minji.edit(asked, f"나르미는 {number}시간 움직여?")
        assert _FAST in (await minji.expect_reply()).text
        await bot_api.settled(20)
        await minji.expect_silence()


async def test_what_is_said_in_a_group_to_others_counts_for_nothing(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    group = bot_api.group("모임", minji, bot_is_admin=True)
    async with running(replace(settings_for(bot_api, sources), rate=2), library):
        await welcomed(group)
        for _ in range(20):
            minji.send("저녁 뭐 먹지?", to=group)
        await bot_api.settled(20)
        assert "2.4km" in (await say(minji, _ASKED)).text


async def test_a_code_is_refused_after_many_guesses_by_many_accounts(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    async with running(settings_for(bot_api, sources), library) as console:
        for number in range(5):
            guesser = bot_api.user(f"사람{number}")
            for _ in range(4):
                assert "코드가 달라요" in (await say(guesser, "/pair AAAA-AAAA")).text
        boss = bot_api.user("관리자")
        assert "너무 많이" in (await say(boss, f"/pair {console.code}")).text


async def test_a_code_is_refused_after_its_time_and_a_new_one_is_shown(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = bot_api.user("관리자")
    monkeypatch.setattr("bot.telegram.admin.pairing._VALID", 0.0)
    async with running(settings_for(bot_api, sources), library) as console:
        old = console.code
        monkeypatch.undo()
        assert "시간이 지났어요" in (await say(boss, f"/pair {old}")).text
        assert console.code != old
        assert "등록했어요" in (await say(boss, f"/pair {console.code}")).text


async def test_in_a_group_only_who_asked_can_have_it_deleted_and_only_what_is_theirs(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    group = bot_api.group("모임", minji, jun)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        minji.send(f"@{bot_api.username} {_ASKED}", to=group)
        hers = await group.expect_reply()
        jun.send(f"@{bot_api.username} 나르미는 몇 시간 움직여?", to=group)
        his = await group.expect_reply()
        minji.send(f"/forget@{bot_api.username}", to=group)
        asked = await group.expect_reply()
        refused = await jun.press("모두 지우기", asked).expect_answer()
        assert "한 분만" in refused["text"]
        minji.press("모두 지우기", asked)
        await asked.expect_edit()
        assert "질문 1건" in asked.text
        gone = await minji.press("👍", hers).expect_answer()
        assert "지워" in gone["text"]
        minji.press("👍", his)
        await his.expect_edit()


async def test_whoever_thinks_better_of_it_keeps_everything(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, _ASKED)
        asked = await say(minji, "/forget")
        minji.press("그대로 두기", asked)
        await asked.expect_edit()
        assert "지우지 않았어요" in asked.text
        minji.press("👍", card)
        await card.expect_edit()


async def test_what_was_deleted_stands_in_no_file_any_more(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    settings = settings_for(bot_api, sources)
    secret = "나비대교 길이는 얼마야? 비밀번호는 딸기빙수예요"
    async with running(settings, library):
        await say(minji, secret)
        asked = await say(minji, "/forget")
        files = list(settings.database.parent.glob(f"{settings.database.name}*"))
        assert any("딸기빙수".encode() in path.read_bytes() for path in files)
        minji.press("모두 지우기", asked)
        await asked.expect_edit()
        for path in files:
            assert "딸기빙수".encode() not in path.read_bytes(), path.name
    with closing(sqlite3.connect(settings.database)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
