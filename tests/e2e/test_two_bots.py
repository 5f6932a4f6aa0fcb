"""Two bots of different tokens at one data folder at the same time: a test bot beside the real one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import SettingsError
from bot.state import State
from index.library import Library
from index.store import Store
from tests.botapi.server import BotApi
from tests.e2e.running import running, say, serving, settings_for
from tests.kiwi import shared_analyzer
from tests.site import newspaper

_ASKED = "나비대교 길이는 얼마야?"
_OTHER = "987654321:AAStrictTestTokenForAnotherServer02"


@pytest.fixture
async def other_api() -> AsyncIterator[BotApi]:
    async with BotApi(_OTHER, "gisa_try_bot") as api:
        yield api


@pytest.fixture
def other_library(tmp_path: Path, library: Library) -> Library:
    """As another process has it: over the same database."""
    store = Store(tmp_path / "gisabot.sqlite3")
    return Library(store, shared_analyzer())


@pytest.fixture
def library(tmp_path: Path, sources: Path) -> Library:
    library = Library(Store(tmp_path / "gisabot.sqlite3"), shared_analyzer())
    library.reindex([sources])
    return library


async def test_both_answer_from_what_either_was_given_and_keep_their_people_apart(
    bot_api: BotApi, other_api: BotApi, library: Library, other_library: Library, sources: Path
) -> None:
    boss, minji = bot_api.user("관리자"), bot_api.user("민지")
    _, there = other_api.user("누군가"), other_api.user("민지")
    assert there.user_id == minji.user_id
    one = settings_for(bot_api, sources, boss.user_id)
    other = settings_for(other_api, sources)
    with newspaper() as paper:
        paper.article("/a", "가람시에 다리가 섰다", "가람시에 나무다리가 섰다고 시청이 밝혔다.")
        async with running(one, library), running(other, other_library):
            with pytest.raises(SettingsError, match="already_running"):
                await serving(one, library)
            assert "2.4km" in (await say(minji, _ASKED)).text
            assert "2.4km" in (await say(there, _ASKED)).text
            await say(boss, f"{paper.base}/a")
            boss.press("넣기")
            async with asyncio.timeout(20):
                while "나무다리" not in (await say(there, "가람시에 무슨 다리가 섰어?")).text:
                    await asyncio.sleep(0.5)
            await say(there, "/forget")
            there.press("모두 지우기")
            await other_api.settled(10)
    kept = State(one.database, one.bot), State(other.database, other.bot)
    assert [state.questions.forget(minji.user_id) for state in kept] == [1, 0]
    for state in kept:
        state.close()


async def test_what_both_are_asked_at_once_is_answered_once_each(
    bot_api: BotApi, other_api: BotApi, library: Library, other_library: Library, sources: Path
) -> None:
    people = [bot_api.user(f"사람{n}") for n in range(4)] + [
        other_api.user(f"사람{n}") for n in range(4)
    ]
    settings = [replace(settings_for(api, sources), rate=0) for api in (bot_api, other_api)]
    async with running(settings[0], library), running(settings[1], other_library):
        for round_ in range(5):
            for person in people:
                person.send(_ASKED)
            (sources / "새.md").write_text(
                f"# 새 글\n\n{round_}번째 글이 나왔다.", encoding="utf-8"
            )
            for one in (library, other_library):
                await asyncio.to_thread(one.reindex, [sources])
        await asyncio.gather(bot_api.settled(30), other_api.settled(30))
        for person in people:
            async with asyncio.timeout(20):
                while len(person.replies) < 5:
                    await person.expect_reply()
    for person in people:
        assert [("2.4km" in reply.text) for reply in person.replies] == [True] * 5
