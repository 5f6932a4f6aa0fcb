"""What somebody meets who writes to the bot for the first time, alone or in a group."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import Library
from tests.botapi.server import BotApi
from tests.collection import FAR
from tests.e2e.running import running, say, settings_for

_ARTICLE = """# 가람시 도서관 문 열어

가람시 도서관이 오는 5월 3일 개관한다. 가람시 도서관의 공사비는 320억원이다. 자원봉사자 45명이 함께한다.
"""

_FACTORY = """# 나루전자 새 공장

나루전자는 오는 5월 3일 새 공장을 연다. 나루전자의 공사비는 320억원이다. 나루전자는 직원 25명을 새로 뽑기로 했다.
"""


async def test_start_offers_questions_that_the_collection_answers(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        page = await say(minji, "/start")
        offered = [row[0] for row in page.buttons[:-1]]
        assert len(set(offered)) == 3
        assert page.buttons[-1] == ["그룹에 초대하기"]
        assert "startgroup=" in page.button("그룹에")["url"]
        for question in offered:
            minji.press(question, page)
            card = await minji.expect_reply()
            assert card.text.startswith(question)
            assert "확실하지 않아요" not in card.text
            assert question in card.marked("bold")
            assert len(card.marked("bold")) == 2
    assert bot_api.calls.refusals == []


async def test_what_is_offered_follows_the_collection(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        old = await say(minji, "/start")
        for path in sources.glob("*.md"):
            path.unlink()
        (sources / "new.md").write_text(_ARTICLE, encoding="utf-8")
        library.reindex([sources])
        new = await say(minji, "/start")
        assert len(new.buttons) > 2
        assert all("가람시" in row[0] or "도서관" in row[0] for row in new.buttons[:-1])
        answer = await minji.press(old.buttons[0][0], old).expect_answer()
        assert "오래된 단추" in answer["text"]


async def test_an_answer_leads_on_to_questions_of_its_article(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.process._PREPARING", 30)
    minji = bot_api.user("민지")
    (sources / "naru.md").write_text(_FACTORY, encoding="utf-8")
    library.reindex([sources])
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "나루전자는 직원 몇 명을 새로 뽑기로 했어?")
        following = [row[0] for row in card.buttons if "나루전자" in row[0]]
        assert following == ["나루전자는 언제 새 공장을 여나요?", "나루전자 공사비는 얼마예요?"]
        minji.press(following[0], card)
        assert "5월 3일" in (await minji.expect_reply()).text
        assert "320억원" in (await say(minji, "공사비는?")).text


async def test_a_question_that_was_pressed_has_a_card_with_all_its_buttons(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        page = await say(minji, "/start")
        question = page.buttons[0][0]
        minji.press(question, page)
        card = await minji.expect_reply()
        minji.press("앞뒤 문장 보기", card)
        await card.expect_edit()
        assert card.text.startswith(question)
        minji.press("👍", card)
        await card.expect_edit()
        assert card.buttons[-1] == ["👍 1", "👎"]


async def test_nothing_found_offers_what_can_be_found(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        told = await say(minji, FAR)
        assert len(told.buttons) == 4
        assert told.buttons[-1] == ["답이 생기면 알려 주기"]
        minji.press(told.buttons[0][0], told)
        assert (await minji.expect_reply()).marked("blockquote")


async def test_a_group_is_told_in_two_lines_how_to_ask_when_the_bot_comes(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        group = bot_api.group("독서 모임", minji)
        welcome = await group.expect_reply()
        assert len(welcome.text.splitlines()) == 2
        assert f"@{bot_api.username}" in welcome.text
        minji.send(f"/help@{bot_api.username}", to=group)
        page = await group.expect_reply()
        assert "답장" in page.text
        assert "/forget" not in page.text
        group.kick_bot()
        assert "/forget" in (await say(minji, "/help")).text
    assert len(group.replies) == 2


async def test_what_a_newcomer_sends_is_proposed_to_the_admins(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, boss = bot_api.user("민지"), bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        minji.send_document("도서관.md", _ARTICLE.encode())
        told = await minji.expect_reply()
        assert "GISABOT" not in told.text
        assert str(minji.user_id) not in told.text
        minji.press("제안하기", told)
        assert "민지" in (await boss.expect_reply()).text
        passed_on = await boss.expect_reply()
        assert passed_on.data["document"]["file_name"] == "도서관.md"
        await told.expect_edit()
        assert "관리자에게 전했어요" in told.text
        assert "답을 찾는 봇" in (await say(minji, "https://garam.example/1")).text
    assert len(library.retriever.corpus.documents) == 8


async def test_a_proposal_that_reaches_nobody_says_so(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        told = await say(minji, "https://garam.example/1")
        minji.press("제안하기", told)
        await told.expect_edit()
    assert "전할 수 있는 관리자가 없어요" in told.text


async def test_the_chosen_language_has_a_tick(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        page = await say(minji, "/language")
        assert page.buttons == [["한국어", "English", "✓ 자동"]]
        minji.press("English", page)
        await page.expect_edit()
        assert page.buttons == [["한국어", "✓ English", "Automatic"]]


async def test_one_person_proposes_only_so_much_in_an_hour(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, boss = bot_api.user("민지"), bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        for _ in range(5):
            told = await say(minji, "https://garam.example/1")
            minji.press("제안하기", told)
            await told.expect_edit()
        told = await say(minji, "https://garam.example/1")
        answer = await minji.press("제안하기", told).expect_answer()
    assert "한 시간쯤 뒤" in answer["text"]


async def test_a_button_whose_article_changed_since_asks_nothing_else(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        page = await say(minji, "/start")
        path = sources / "nabi-bridge.md"
        path.write_text(
            path.read_text("utf-8").replace("오는 8월 9일 개통한다", "개통을 앞뒀다"), "utf-8"
        )
        library.reindex([sources])
        answer = await minji.press("나비대교는 언제 개통", page).expect_answer()
    assert "오래된 단추" in answer["text"]
