"""Who may ask."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.library import Library
from tests.botapi.server import BotApi
from tests.e2e.running import running, say, settings_for, welcomed

_ASKED = "나비대교 길이는 얼마야?"


async def test_only_those_who_are_named_are_answered_and_others_are_told_kindly(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun, boss = (bot_api.user(name) for name in ("민지", "준", "관리자"))
    group = bot_api.group("독서 모임", minji)
    settings = settings_for(bot_api, sources, boss.user_id)
    named = frozenset({jun.user_id, group.chat_id})
    async with running(replace(settings, access=named), library):
        await welcomed(group)
        refused = await say(minji, _ASKED)
        assert "정해진 분들만" in refused.text
        assert not refused.buttons
        assert "기사봇이에요" in (await say(minji, "/start")).text
        assert "2.4km" in (await say(jun, _ASKED)).text
        assert "2.4km" in (await say(boss, _ASKED)).text
        minji.send(f"@{bot_api.username} {_ASKED}", to=group)
        assert "2.4km" in (await group.expect_reply()).text
        found = await minji.inline(_ASKED).expect_answer()
        assert found["results"] == []
        assert (await jun.inline(_ASKED).expect_answer())["results"]


async def test_who_is_not_named_asks_the_admins_and_is_let_in_by_a_button(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun, boss = (bot_api.user(name) for name in ("민지", "준", "관리자"))
    settings = replace(
        settings_for(bot_api, sources, boss.user_id), access=frozenset(), approval=True
    )
    async with running(settings, library):
        for person, answer in ((minji, "허락"), (jun, "거절")):
            told = await say(person, _ASKED)
            query = person.press("이용 신청", told)
            wish = await boss.expect_reply()
            assert person.person.first_name in wish.text
            assert "전했어요" in (await query.expect_answer())["text"]
            boss.press(answer, wish)
            await wish.expect_edit()
        assert "물어보실 수 있어요" in (await minji.expect_reply()).text
        assert "2.4km" in (await say(minji, _ASKED)).text
        assert "허락한 분" in (await say(jun, _ASKED)).text
        forged = await jun.press_data(f"x:y:{jun.user_id}", jun.replies[-1]).expect_answer()
        assert "관리자만" in forged["text"]
    async with running(settings, library):
        assert "2.4km" in (await say(minji, _ASKED)).text


async def test_a_group_is_let_in_as_a_whole(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun, boss = (bot_api.user(name) for name in ("민지", "준", "관리자"))
    group = bot_api.group("독서 모임", minji, jun)
    settings = replace(
        settings_for(bot_api, sources, boss.user_id), access=frozenset(), approval=True
    )
    async with running(settings, library):
        await welcomed(group)
        minji.send("우리끼리 하는 말", to=group)
        minji.send(f"@{bot_api.username} {_ASKED}", to=group)
        minji.press("이용 신청", await group.expect_reply())
        wish = await boss.expect_reply()
        assert "독서 모임" in wish.text
        boss.press("허락", wish)
        assert "물어보실 수 있어요" in (await group.expect_reply()).text
        jun.send(f"@{bot_api.username} {_ASKED}", to=group)
        assert "2.4km" in (await group.expect_reply()).text


async def test_an_edited_post_of_a_channel_edits_its_answer(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    channel = bot_api.channel("소식", bot_is_in=True)
    async with running(settings_for(bot_api, sources), library):
        post = channel.post(f"@{bot_api.username} {_ASKED}")
        card = await channel.expect_reply()
        channel.edit(post, f"@{bot_api.username} 나비대교 공사비는 얼마야?")
        await card.expect_edit()
        assert "1370억원" in card.text
        plain = channel.post("나비대교 길이는?")
        channel.edit(plain, "나비대교 길이는 얼마일까?")
        await channel.expect_silence()
        channel.edit(plain, f"@{bot_api.username} {_ASKED}")
        assert "2.4km" in (await channel.expect_reply()).text
    assert bot_api.calls.refusals == []


async def test_a_post_of_a_channel_that_mentions_the_bot_is_answered(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    channel = bot_api.channel("소식", bot_is_in=True)
    async with running(settings_for(bot_api, sources), library):
        channel.post("나비대교 길이는?")
        post = channel.post(f"@{bot_api.username} {_ASKED}")
        card = await channel.expect_reply()
        assert "2.4km" in card.text
        assert card.reply_to == post.message_id
        await channel.expect_silence()
