"""New articles told to those who follow them, settings, and the digest."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from bot.state import Follow
from bot.telegram import notices
from index.engines.choice import Choice, Kind
from index.library import Library
from tests.botapi.server import BotApi
from tests.collection import FAR
from tests.e2e.running import running, say, settings_for, welcomed

_AWAKE = "0-0"  # never quiet


def _bring(library: Library, sources: Path, *names: str) -> None:
    for name in names:
        text = f"---\ntitle: 가람시 도서관 {name}\noutlet: 가람일보\n---\n\n가람시가 도서관 {name} 소식을 전했다. 번호는 {hash(name) % 1000}번이다.\n"
        (sources / f"{name}.md").write_text(text, encoding="utf-8")
    library.reindex([sources])


@pytest.mark.parametrize("engine", ["memory", "disk"])
async def test_a_person_is_told_of_new_articles_and_stops_it_by_one_button(
    bot_api: BotApi, library: Library, sources: Path, engine: Kind
) -> None:
    library = Library(library.store, library.analyzer, engine=Choice(engine))
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        assert "받고 있는 알림이 없어요" in (await say(minji, "/follow")).text
        assert "1. 도서관" in (await say(minji, f"/follow 도서관 {_AWAKE}")).text
        _bring(library, sources, "개관")
        news = await minji.expect_reply(timeout=10)
        assert "‘도서관’ 새 기사" in news.text
        assert "가람시 도서관 개관" in news.text
        minji.press("이 알림 끄기", news)
        await news.expect_edit()
        _bring(library, sources, "휴관")
        await minji.expect_silence(2.5)


async def test_a_topic_is_told_in_its_place_and_only_by_who_runs_the_group(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    forum = bot_api.group("독서 모임", minji, jun, forum=True)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(forum)
        topic = forum.topic("소식")
        command = f"/follow@{bot_api.username} 가람일보 {_AWAKE}"
        jun.send(command, to=forum, topic=topic)
        assert "관리자만" in (await forum.expect_reply()).text
        minji.send(command, to=forum, topic=topic)
        await forum.expect_reply()
        _bring(library, sources, "개관")
        news = await forum.expect_reply(timeout=10)
        assert news.thread_id == topic
        answer = await jun.press("이 알림 끄기", news).expect_answer()
        assert "관리자만" in answer["text"]


async def test_news_wait_for_the_end_of_quiet_hours_and_come_together(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minji = bot_api.user("민지")
    monkeypatch.setattr(notices, "_AGAIN", 0.5)
    hour = datetime.now(notices.SEOUL).hour
    async with running(settings_for(bot_api, sources), library):
        await say(minji, f"/follow 도서관 {hour}-{(hour + 2) % 24}")
        _bring(library, sources, "개관", "휴관")
        await minji.expect_silence(2.5)
        monkeypatch.setattr(Follow, "is_quiet", lambda follow, hour: False)
        news = await minji.expect_reply(timeout=10)
    assert "개관" in news.text
    assert "휴관" in news.text


async def test_no_more_than_some_messages_come_in_an_hour(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "_AN_HOUR", 1)
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        await say(minji, f"/follow 도서관 {_AWAKE}")
        _bring(library, sources, "개관")
        await minji.expect_reply(timeout=10)
        _bring(library, sources, "휴관")
        await minji.expect_silence(2.5)


async def test_what_came_while_the_bot_was_off_is_told_at_its_start_and_only_once(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    settings = settings_for(bot_api, sources)
    async with running(settings, library):
        await say(minji, f"/follow 도서관 {_AWAKE}")
        await asyncio.sleep(1.5)  # for its first look
    _bring(library, sources, "개관", "휴관")
    async with running(settings, library):
        news = await minji.expect_reply(timeout=10)
        assert "개관" in news.text
        assert "휴관" in news.text
        await say(minji, f"/follow 가람일보 {_AWAKE}")
    async with running(settings, library):
        await minji.expect_silence(2.5)
        _bring(library, sources, "증축")
        assert "증축" in (await minji.expect_reply(timeout=10)).text


@pytest.mark.parametrize(
    ("quiet", "hour", "expected"),
    [
        ((22, 8), 23, True),
        ((22, 8), 7, True),
        ((22, 8), 8, False),
        ((1, 3), 2, True),
        ((0, 0), 0, False),
    ],
)
def test_quiet_hours_may_span_midnight(quiet: tuple[int, int], hour: int, expected: bool) -> None:
    assert Follow(1, 1, None, 1, "도서관", "ko", quiet).is_quiet(hour) is expected


async def test_a_group_has_a_language_that_its_admins_choose(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    group = bot_api.group("독서 모임", minji, jun)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        minji.send(f"/settings@{bot_api.username}", to=group)
        page = await group.expect_reply()
        assert page.buttons == [["한국어", "English", "✓ 자동"]]
        assert "관리자만" in (await jun.press("English", page).expect_answer())["text"]
        minji.press("English", page)
        await page.expect_edit()
        jun.send(f"@{bot_api.username} {FAR}", to=group)
        assert "No article mentions" in (await group.expect_reply()).text


async def test_admins_get_a_digest_when_they_want(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "_DIGEST_LOOK", 0.2)
    monkeypatch.setattr(notices, "_MORNING", 0)
    monkeypatch.setattr(notices, "_NOON", 24)
    minji, boss = bot_api.user("민지"), bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        await say(minji, FAR)
        digest = await say(boss, "/digest")
        assert "질문 1건" in digest.text
        assert FAR in digest.text
        page = await say(boss, "/설정")
        boss.press("아침 요약 받기", page)
        await page.expect_edit()
        assert page.buttons[-1] == ["✓ 아침 요약 받기"]
        assert "지난 하루 요약" in (await boss.expect_reply()).text
        await boss.expect_silence(1)
        assert len((await say(minji, "/settings")).buttons) == 1
