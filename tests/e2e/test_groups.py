"""Groups, forums, inline mode, guests and deep links."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import Library
from tests.botapi.server import BotApi
from tests.collection import FAR, NEAR
from tests.e2e.running import running, settings_for, welcomed

_ASKED = "나비대교 길이는 얼마야?"


async def test_in_groups_only_what_is_meant_for_the_bot_is_answered(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    # an admin of the group hears everything, and still must keep quiet
    group = bot_api.group("독서 모임", minji, jun, bot_is_admin=True)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        minji.send(_ASKED, to=group)
        minji.send("@somebody_else 나비대교 길이는?", to=group)
        minji.send("/start@other_bot", to=group)
        minji.send("/weather", to=group)
        await group.expect_silence()
        asked = minji.send(f"@{bot_api.username} {_ASKED}", to=group)
        card = await group.expect_reply()
        assert "2.4km" in card.text
        assert card.reply_to == asked.message_id
        follow = jun.send("그럼 언제 열려?", to=group, reply_to=card)
        again = await group.expect_reply()
        assert "‘나비대교 길이 언제 열려?’로 읽었어요." in again.text
        assert again.reply_to == follow.message_id
        minji.send(f"/sources@{bot_api.username}", to=group)
        listed = await group.expect_reply()
        assert "모두 8건" in listed.text
        assert not listed.buttons
    assert bot_api.calls.refusals == []


async def test_a_bare_mention_under_a_message_asks_what_that_message_says(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    group = bot_api.group("독서 모임", minji, jun)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        said = jun.send(_ASKED, to=group)
        minji.send(f"@{bot_api.username}", to=group, reply_to=said)
        assert "2.4km" in (await group.expect_reply()).text


async def test_the_answer_stands_in_the_topic_of_its_question(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    forum = bot_api.group("독서 모임", minji, forum=True)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(forum)
        topic = forum.topic("다리")
        asked = minji.send(f"@{bot_api.username} {_ASKED}", to=forum, topic=topic)
        card = await forum.expect_reply()
    assert card.thread_id == topic
    assert card.reply_to == asked.message_id


async def test_anybody_in_a_group_may_turn_the_pages_but_not_administer(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    group = bot_api.group("독서 모임", minji, jun)
    async with running(settings_for(bot_api, sources, minji.user_id), library):
        await welcomed(group)
        minji.send(f"@{bot_api.username} {_ASKED}", to=group)
        card = await group.expect_reply()
        jun.press("앞뒤 문장 보기", card)
        await card.expect_edit()
        minji.send(f"/reindex@{bot_api.username}", to=group)
        assert "1:1 대화에서만" in (await group.expect_reply()).text
        jun.send(f"/reindex@{bot_api.username}", to=group)
        assert "관리자만" in (await group.expect_reply()).text


async def test_a_group_that_becomes_a_supergroup_goes_on_being_answered(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    group = bot_api.group("독서 모임", minji, kind="group")
    async with running(settings_for(bot_api, sources), library):
        minji.send(f"@{bot_api.username} {_ASKED}", to=group)
        new = group.upgrade()  # before the bot answered
        await welcomed(new)
        assert "2.4km" in (await new.expect_reply()).text
        minji.send(f"@{bot_api.username} {_ASKED}", to=new)
        assert "2.4km" in (await new.expect_reply()).text


async def test_a_group_that_threw_the_bot_out_does_not_stop_it(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    group = bot_api.group("독서 모임", minji)
    async with running(settings_for(bot_api, sources), library):
        minji.send(f"@{bot_api.username} {_ASKED}", to=group)
        group.kick_bot()
        minji.send(_ASKED)
        assert "2.4km" in (await minji.expect_reply()).text


async def test_inline_results_are_cards_for_any_chat(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    group = bot_api.group("봇 없는 방", minji, jun)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        query = minji.inline("나비대교 공사비는?")
        answer = await query.expect_answer()
        assert answer["results"]
        first = answer["results"][0]
        assert "1370억원" in first["title"]
        sent = minji.choose(query, first["id"], to=group)
        await group.expect_silence()
    assert sent.text.startswith("질문: 나비대교 공사비는?")
    assert sent.marked("blockquote")
    assert "남도방송" in sent.text
    assert bot_api.calls.refusals == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (FAR, "찾지 못했어요"),
        ("가" * 256, "찾지 못했어요"),
    ],
)
async def test_an_inline_query_without_results_says_so(
    bot_api: BotApi, library: Library, sources: Path, typed: str, said: str
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        answer = await minji.inline(typed).expect_answer()
    assert answer["results"] == []
    assert said in str(answer["button"])


@pytest.mark.parametrize(
    ("language", "short", "doubt"),
    [
        ("ko", "확실하지 않아요 · 〈나비대교", "딱 맞는 답인지는 확실하지 않아요."),
        ("en", "Not sure · 〈나비대교", "I am not sure that this answers you."),
    ],
)
async def test_unsure_inline_results_tell_their_doubt_before_and_after_they_are_chosen(
    bot_api: BotApi, library: Library, sources: Path, language: str, short: str, doubt: str
) -> None:
    minji = bot_api.user("민지", language_code=language)
    group = bot_api.group("봇 없는 방", minji)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        query = minji.inline(NEAR)
        results = (await query.expect_answer())["results"]
        assert 1 < len(results) <= 10
        assert all(result["description"].startswith(short) for result in results)
        sent = minji.choose(query, results[1]["id"], to=group)
    assert doubt in sent.text
    assert results[1]["title"] in sent.text
    assert not sent.marked("bold")


async def test_inline_results_come_page_by_page(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    for number in range(14):
        path = sources / f"school-{number}.md"
        path.write_text(
            f"# 가람시 {number}구 학교\n\n가람시 {number}구는 나루학교를 {2000 + number}년에 열었다.",
            encoding="utf-8",
        )
    library.reindex([sources])
    minji = bot_api.user("민지")
    ids: list[str] = []
    async with running(settings_for(bot_api, sources), library):
        offset: str | None = ""
        pages = 0
        while offset is not None:
            asked = minji.inline("나루학교는 언제 열었나?", offset=offset)
            answer = await asked.expect_answer()
            ids += [result["id"] for result in answer["results"]]
            offset = answer.get("next_offset") or None
            pages += 1
    assert pages > 1
    assert len(ids) == len(set(ids))


async def test_passages_of_different_articles_come_before_more_of_the_same(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    for number in range(200):
        path = sources / f"school-{number}.md"
        path.write_text(
            f"# 가람시 {number}구 학교\n\n가람시 {number}구는 나루학교를 {1800 + number}년에 열었다.\n\n"
            f"나루학교는 {number}구가 {1700 + number}년부터 열려고 했던 학교다.",
            encoding="utf-8",
        )
    library.reindex([sources])
    minji = bot_api.user("민지")
    pages: list[list[str]] = []
    async with running(settings_for(bot_api, sources), library):
        offset = ""
        while True:
            answer = await minji.inline("나루학교는 언제 열었나?", offset=offset).expect_answer()
            pages.append([result["id"] for result in answer["results"]])
            offset = answer.get("next_offset") or ""
            if not offset:
                break
        latest = await minji.inline("").expect_answer()
    ids = [number for page in pages for number in page]
    assert len(pages) > 2
    assert len(ids) == len(set(ids))
    assert len({number.partition(":")[0] for number in pages[0]}) == len(pages[0])
    assert len(latest["results"]) == 10
    assert latest["next_offset"] == "10"


async def test_an_empty_inline_query_offers_the_latest_articles_and_the_way_to_the_bot(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    group = bot_api.group("봇 없는 방", minji)
    async with running(settings_for(bot_api, sources), library):
        query = minji.inline("")
        answer = await query.expect_answer()
        assert answer["button"]["text"] == "궁금한 것을 적어 보세요"
        days = [result["description"].rpartition(" · ")[2] for result in answer["results"]]
        assert len(days) == 8
        assert days == sorted(days, reverse=True)
        first = answer["results"][0]
        sent = minji.choose(query, first["id"], to=group)
        assert sent.button("물어보기")["url"].endswith(f"start=a_{first['id']}")
        assert sent.marked("expandable_blockquote")
        asked = await minji.inline("나비대교 길이는?").expect_answer()
    assert asked["button"]["start_parameter"] == "inline"
    assert bot_api.calls.refusals == []


async def test_a_guest_mention_is_answered(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        query = minji.guest_mention(f"@{bot_api.username} {_ASKED}")
        answer = await query.expect_answer()
    assert "2.4km" in str(answer)


@pytest.mark.parametrize(
    ("language", "doubt", "heading"),
    [
        ("ko", "딱 맞는 답인지는 확실하지 않아요.", "이런 내용도 있어요."),
        ("en", "I am not sure that this answers you.", "These come near, too:"),
    ],
)
async def test_a_guest_is_told_of_a_doubt_and_of_the_candidates(
    bot_api: BotApi, library: Library, sources: Path, language: str, doubt: str, heading: str
) -> None:
    minji = bot_api.user("민지", language_code=language)
    async with running(settings_for(bot_api, sources), library):
        query = minji.guest_mention(f"@{bot_api.username} {NEAR}")
        answer = str(await query.expect_answer())
    assert answer.index(doubt) < answer.index("<blockquote>") < answer.index(heading)


@pytest.mark.parametrize(
    ("language", "doubt"),
    [("ko", "딱 맞는 답인지는"), ("en", "I am not sure")],
)
async def test_in_groups_what_is_not_sure_is_told_only_where_the_bot_was_asked(
    bot_api: BotApi, library: Library, sources: Path, language: str, doubt: str
) -> None:
    minji = bot_api.user("민지", language_code=language)
    group = bot_api.group("독서 모임", minji, bot_is_admin=True)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        minji.send(NEAR, to=group)
        await group.expect_silence()
        asked = minji.send(f"@{bot_api.username} {NEAR}", to=group)
        card = await group.expect_reply()
    assert doubt in card.text
    assert card.reply_to == asked.message_id


async def test_a_deep_link_opens_one_article(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    bridge = next(
        document
        for document in library.retriever.corpus.documents.values()
        if "나비대교" in document.title
    )
    async with running(settings_for(bot_api, sources), library):
        minji.send("/sources")
        listed = await minji.expect_reply()
        (link,) = [url for title, url in listed.links.items() if "나비대교" in title]
        assert link == f"https://t.me/{bot_api.username}?start=a_{bridge.doc_id}"
        minji.start(f"a_{bridge.doc_id}")
        page = await minji.expect_reply()
        assert bridge.text in page.text
        assert page.marked("expandable_blockquote")
        minji.start("a_0123456789ab")
        assert "지금은 없는 기사" in (await minji.expect_reply()).text
        minji.start("inline")
        assert "기사봇이에요" in (await minji.expect_reply()).text


async def test_twenty_answers_a_minute_reach_a_group_without_waiting(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    group = bot_api.group("독서 모임", minji)
    async with running(settings_for(bot_api, sources), library):
        await welcomed(group)
        for _ in range(20):
            minji.send(f"@{bot_api.username} {_ASKED}", to=group)
        await group.expect_replies(20)
