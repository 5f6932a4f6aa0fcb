"""What people say of answers, and what comes of it."""

from __future__ import annotations

from pathlib import Path

from index.library import Library
from tests.botapi.server import BotApi
from tests.collection import FAR
from tests.e2e.running import running, say, settings_for

_UNKNOWN = "가람시 도서관은 언제 열어?"


async def test_a_thumb_down_asks_why_in_one_tap(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, boss = bot_api.user("민지"), bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        card = await say(minji, "나르미는 몇 시간 움직여?")
        minji.press("👎", card)
        await card.expect_edit()
        assert card.buttons[-3:] == [
            ["문장이 틀려요", "다른 기사예요"],
            ["지난 이야기예요", "기사에 없어요"],
            ["👍", "👎 1"],
        ]
        query = minji.press("지난 이야기예요", card)
        await card.expect_edit()
        assert "고마워요" in (await query.expect_answer())["text"]
        assert card.buttons[-1] == ["👍", "👎 1"]
        assert not any("지난 이야기예요" in row for row in card.buttons)
        assert "지난 이야기예요 1" in (await say(boss, "/gaps")).text


async def test_alike_questions_are_one_gap_with_its_count(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, boss = bot_api.user("민지"), bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        for question in ("오늘 부산 날씨 어때?", "부산 오늘 날씨는?", "부산 날씨 오늘 알려줘"):
            await say(minji, question)
        gaps = (await say(boss, "/gaps")).text
    assert gaps.count("날씨") == 1
    assert "답 없음 3" in gaps


async def test_who_waits_for_an_answer_is_told_when_an_article_gives_it(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    async with running(settings_for(bot_api, sources), library):
        asked = minji.send(_UNKNOWN)
        told = await minji.expect_reply()
        query = minji.press("답이 생기면", told)
        assert "알려 드릴게요" in (await query.expect_answer())["text"]
        await say(jun, FAR)
        (sources / "new.md").write_text(
            "# 가람시 도서관 문 열어\n\n가람시 도서관이 5월 3일 문을 연다. 책은 9만 권이다.",
            encoding="utf-8",
        )
        library.reindex([sources])
        card = await minji.expect_reply(timeout=15)
        assert card.text.startswith("기다리시던 질문")
        assert "5월 3일" in card.text
        assert card.reply_to == asked.message_id
        minji.press("👍", card)
        await card.expect_edit()
        await jun.expect_silence()


async def test_reactions_to_an_answer_count_as_votes(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "나르미는 몇 시간 움직여?")
        minji.react(card, "❤")
        await bot_api.settled()
        minji.press("앞뒤 문장 보기", card)
        await card.expect_edit()
        assert card.buttons[-1] == ["👍 1", "👎"]
        minji.react(card, "👎")
        await bot_api.settled()
        minji.press("접기", card)
        await card.expect_edit()
        assert card.buttons[-1] == ["👍", "👎 1"]
        minji.react(card)
        jun.react(card, "🐳")
        await bot_api.settled()
        minji.press("앞뒤 문장 보기", card)
        await card.expect_edit()
        assert card.buttons[-1] == ["👍", "👎"]
