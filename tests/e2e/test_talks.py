"""Questions that go on from each other on Telegram."""

from __future__ import annotations

from pathlib import Path

from index.library import Library
from tests.botapi.server import BotApi
from tests.e2e.running import running, say, settings_for


async def test_several_questions_of_a_message_get_a_card_each(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        asked = minji.send("나비대교 길이는? 통행료는? 공사비는?")
        first, second, third = await minji.expect_replies(3)
        assert "2.4km" in first.text
        assert "받지 않는다" in second.text
        assert "1370억원" in third.text
        assert all(card.buttons for card in (first, second, third))
        assert all(card.reply_to == asked.message_id for card in (first, second, third))
        quotes = [card.data["quote"]["text"] for card in (first, second, third)]
        assert quotes == ["나비대교 길이는?", "통행료는?", "공사비는?"]
        minji.edit(asked, "나비대교 길이는? 언제 열려? 공사비는?")
        assert "8월 9일" in (await second.expect_edit()).text
        await minji.expect_silence()


async def test_the_article_of_a_card_is_meant_by_a_reply_to_it(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        bridge = await say(minji, "나비대교 길이는?")
        await say(minji, "하늘로보틱스 대표는 누구야?")
        assert "서도윤" in (await say(minji, "이 기사 누가 썼어?")).text
        minji.send("이 기사 누가 썼어?", reply_to=bridge)
        assert "류해솔" in (await minji.expect_reply()).text


async def test_an_article_that_was_opened_is_the_one_in_hand(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    documents = library.retriever.corpus.documents
    bridge = next(d for d, document in documents.items() if "나비대교" in document.title)
    async with running(settings_for(bot_api, sources), library):
        opened = await say(minji, f"/start a_{bridge}")
        assert "류해솔" in (await say(minji, "이 기사 누가 썼어?")).text
        await say(minji, "하늘로보틱스 대표는 누구야?")
        minji.send("공사비는 얼마야", reply_to=opened)
        assert "1370억원" in (await minji.expect_reply()).text


async def test_what_cannot_be_read_is_asked_back_with_buttons(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        alone = await say(minji, "그 사람 몇 살이야?")
        assert alone.text.startswith("누구에 대해 물으셨나요?")
        await say(minji, "나비대교 길이는?")
        card = await say(minji, "그거 말고 그거 언제 열려")
        assert card.text == "무엇에 대해 물으셨나요?"
        assert card.buttons[0] == ["나비대교"]
        pressed = minji.press("나비대교", card)
        await card.expect_edit()
        await pressed.expect_answer()
        assert "나비대교" in card.text
        assert "로 읽었어요." in card.text


async def test_what_is_remembered_of_a_talk_is_forgotten_when_asked(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        await say(minji, "나비대교 길이는?")
        asked = await say(minji, "/forget")
        minji.press("모두 지우기", asked)
        await asked.expect_edit()
        assert "무엇에 대해" in (await say(minji, "그건?")).text


async def test_answers_are_tied_to_their_questions_where_several_wait(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        alone = await say(minji, "나비대교 길이는?")
        asked = [minji.send(f"나비대교 {what}는?") for what in ("공사비", "통행료", "길이", "높이")]
        cards = await minji.expect_replies(4)
    assert alone.reply_to is None
    tied = [card.reply_to for card in cards]
    assert tied[1:] == [message.message_id for message in asked[1:]]
