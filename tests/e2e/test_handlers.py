"""What is pressed, edited or sent where it can do little, and what the bot makes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.telegram.answering import Answering
from index.errors import EngineError
from index.library import Library
from tests.botapi import faults
from tests.botapi.server import BotApi
from tests.e2e.running import running, say, settings_for, welcomed

_ASKED = "나비대교 길이는 얼마야?"
_UNKNOWN = "가람시 도서관은 언제 열어?"


async def test_only_who_asked_can_wait_for_an_answer(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    group = bot_api.group("독서 모임", minji, jun)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        minji.send(f"@{bot_api.username} {_UNKNOWN}", to=group)
        told = await group.expect_reply()
        refused = await jun.press("답이 생기면", told).expect_answer()
        assert "질문하신 분만" in refused["text"]
        kept = await minji.press("답이 생기면", told).expect_answer()
        assert "알려 드릴게요" in kept["text"]


async def test_a_subject_that_was_never_offered_changes_no_answer(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, _ASKED)
        before, (number, *_) = card.text, str(card.button("👍")["callback_data"]).split(":")[1:]
        await minji.press_data(f"q:{number}:c:7:a", card).expect_answer()
        assert card.text == before


async def test_buttons_under_a_message_that_is_gone_do_what_they_say_all_the_same(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        followed = await say(minji, "/follow 도서관")
        end = str(followed.button("도서관")["callback_data"])
        minji.delete(followed)
        ended = await minji.press_data(end, followed).expect_answer()
        assert "알림을 껐어요" in ended["text"]
        again = await minji.press_data(end, followed).expect_answer()
        assert "이미" in again["text"]
        page = await say(minji, "/language")
        chosen = str(page.button("English")["callback_data"])
        minji.delete(page)
        assert "English" in (await minji.press_data(chosen, page).expect_answer())["text"]
        assert "You follow nothing y" in (await say(minji, "/follow")).text


async def test_a_digest_is_for_admins_alone(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, boss = bot_api.user("민지"), bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        page = await say(minji, "/settings")
        await minji.press_data("o:digest", page).expect_answer()
        assert not any("요약" in label for row in page.buttons for label in row)
        mine = await say(boss, "/settings")
        before = mine.buttons
        boss.press_data("o:digest", mine)
        await mine.expect_edit()
        assert mine.buttons != before
        assert mine.buttons[-1][0].startswith("✓")


async def test_edits_that_ask_nothing_new_are_left_alone(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    group = bot_api.group("독서 모임", minji)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        asked = minji.send(_ASKED)
        card = await minji.expect_reply()
        minji.edit(asked, f"{_ASKED} ")
        await minji.expect_silence()
        minji.edit(asked, "/help")
        await minji.expect_silence()
        talk = minji.send("우리끼리 하는 말", to=group)
        minji.edit(
            talk,
            "그냥 하는 말",
        )
        await group.expect_silence()
        minji.edit(asked, "달빛호 요금은 얼마야?")
        await card.expect_edit()
        assert "2.4km" not in card.text


async def test_a_guest_learns_that_nothing_was_found(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        answer = await minji.guest_mention(f"@{bot_api.username} {_UNKNOWN}").expect_answer()
        assert "찾지 못했어요" in str(answer)
        answer = await minji.guest_mention(f"@{bot_api.username} {_ASKED}").expect_answer()
        assert "2.4km" in str(answer)


async def test_reactions_to_what_answers_nothing_and_of_nobody_count_for_nothing(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, boss = bot_api.user("민지"), bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        hello = await say(minji, "/start")
        minji.react(hello, "👎")
        card = await say(minji, _ASKED)
        minji.react(card, "👎")
        minji.react(card)
        minji.react(card, "🍌")
        told = (await say(boss, "/gaps")).text
        assert "확실하지 않음 1" in told
        assert "👎 1" not in told


async def test_a_wish_to_be_answered_is_passed_on_once(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, boss = bot_api.user("민지"), bot_api.user("관리자")
    settings = replace(
        settings_for(bot_api, sources, boss.user_id), access=frozenset(), approval=True
    )
    async with running(settings, library):
        told = await say(minji, _ASKED)
        minji.press("이용 신청", told)
        await boss.expect_reply()
        again = await minji.press("이용 신청", told).expect_answer()
        assert "전했어요" in again["text"]
        await boss.expect_silence()
        page = await say(minji, "/start")
        refused = await minji.press_data("q:1:p:0:a", page).expect_answer()
        assert "허락한 분" in refused["text"]
        guest = minji.guest_mention(f"@{bot_api.username} {_ASKED}")
        assert "허락한 분" in (await say(minji, _ASKED)).text
        assert guest.answer is None


async def test_links_into_groups_and_to_articles_that_are_gone_are_met_with_words(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    group = bot_api.group("독서 모임", minji)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        assert "지금은 없는 기사" in (await say(minji, "/start a_0123456789ab")).text
        minji.send(f"/start@{bot_api.username} hello", to=group)
        await group.expect_silence()
        minji.send(f"/start@{bot_api.username}", to=group)
        assert bot_api.username in (await group.expect_reply()).text
        minji.send("/weather@another_bot", to=group)
        await group.expect_silence()
        minji.send(f"/weather@{bot_api.username}", to=group)
        assert "/weather" in (await group.expect_reply()).text
        minji.send("/pair ABCD-EFGH", to=group)
        assert "1:1" in (await group.expect_reply()).text


async def test_what_breaks_under_a_button_is_said_in_its_own_words(
    bot_api: BotApi,
    library: Library,
    sources: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    minji = bot_api.user("민지")

    async def breaks(*_: object) -> None:
        raise EngineError("http://127.0.0.1:9200", "cluster_silent", reason="ConnectionTimeout")

    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, _ASKED)
        with monkeypatch.context() as broken:
            broken.setattr(Answering, "again", breaks)
            said = await minji.press("👍", card).expect_answer()
        assert said["show_alert"]
        assert "잠시" in said["text"]
        with monkeypatch.context() as broken:
            broken.setattr(Answering, "ask", breaks)
            assert "잠시" in (await say(minji, "달빛호 요금은 얼마야?")).text
            broken.setattr(Answering, "many", breaks)
            typed = minji.inline("달빛호")
            assert "잠시" in (await say(minji, "하늘배 요금은?")).text
            assert typed.answer is None
        assert "2.4km" in (await say(minji, _ASKED)).text


async def test_admins_are_told_where_there_is_nothing_to_tell_or_to_take_out(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        assert "없어요" in (await say(boss, "/gaps")).text
        listed = await say(boss, "/words 나르미")
        bin_ = str(listed.button("🗑 1")["callback_data"])
        boss.press_data(bin_, listed)
        await listed.expect_edit()
        assert "이미" in (await boss.press_data(bin_, listed).expect_answer())["text"]
        assert (
            "이미"
            in (await boss.press_data("f:r:0123456789abcdef", listed).expect_answer())["text"]
        )
        assert "/words" in (await say(boss, "/words 나르미 명사 둘")).text
        gone = await boss.press_data("s:r:0:0123456789ab", listed).expect_answer()
        assert "지금은 없는 기사" in gone["text"]
        articles = await say(boss, "/sources")
        before = articles.text
        await boss.press_data("s:y:0:0123456789ab", articles).expect_answer()
        assert articles.text == before
        assert len(library.retriever.corpus.documents) == 8


async def test_an_empty_collection_has_nothing_to_take_away_and_no_list(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    library.remove(list(library.retriever.corpus.documents))
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        assert "등록된 기사가 없어요" in (await say(boss, "/export")).text
        listed = await say(boss, "/sources")
        assert "등록된 기사가 없어요" in listed.text
        assert not listed.buttons


async def test_an_answer_of_several_messages_becomes_one_where_the_question_is_edited(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        with monkeypatch.context() as small:
            small.setattr("bot.telegram.cards._ROOM", 10)
            asked = minji.send(_ASKED)
            messages = [await minji.expect_reply()]
            while not messages[-1].buttons:  # they stand under the last
                messages.append(await minji.expect_reply())
        *others, last = messages
        assert others
        minji.edit(asked, "달빛호 요금은 얼마야?")
        await last.expect_edit()
        assert "2.4km" not in last.text
        assert last.buttons
        await say(minji, _ASKED)
        assert all(message.deleted for message in others)
        assert not last.deleted


async def test_a_typed_query_that_is_too_old_holds_up_nobody(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    bot_api.faults.add(
        faults.refusal(400, "Bad Request: query is too old"), "answerInlineQuery", times=1
    )
    async with running(settings_for(bot_api, sources), library):
        late = minji.inline("나비대교")
        assert "2.4km" in (await say(minji, _ASKED)).text
        assert (await minji.inline(_ASKED).expect_answer())["results"]
        assert late.answer is None
    assert bot_api.faults.struck == 1


async def test_an_export_that_telegram_would_not_take_is_told(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = bot_api.user("관리자")
    monkeypatch.setattr("bot.telegram.admin.reports._LARGEST", 1000)
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        assert "50MB" in (await say(boss, "/export")).text
