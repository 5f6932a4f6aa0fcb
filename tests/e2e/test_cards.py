"""Answer cards: their buttons, edited questions and follow-ups, before and after a restart."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.library import Library
from tests.botapi.server import BotApi
from tests.collection import FAR, NEAR
from tests.e2e.running import running, say, settings_for


async def test_a_card_is_a_quote_with_its_citation_and_buttons_and_no_preview(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "나르미는 몇 시간 움직여?")
    assert card.marked("blockquote")
    assert card.marked("bold") == ["12시간"]
    assert card.buttons[:2] == [["앞뒤 문장 보기", "원문"], ["인용 복사", "공유"]]
    assert card.buttons[-1] == ["👍", "👎"]
    copied = card.button("인용")["copy_text"]["text"]
    assert "12시간 움직인다" in copied
    assert "하늘로보틱스" in copied
    assert (
        card.button("공유")["switch_inline_query_chosen_chat"]["query"]
        == "나르미는 몇 시간 움직여?"
    )
    assert card.button("원문")["url"] == "https://garam.example/news/view?idxno=1201"
    (sent,) = [call for call in bot_api.calls if call.method == "sendMessage"]
    assert json.loads(sent.params.text("link_preview_options")) == {"is_disabled": True}
    assert bot_api.calls.refusals == []


async def test_neighbours_open_in_place_and_close_again(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "나르미는 몇 시간 움직여?")
        alone = card.text
        pressed = minji.press("앞뒤 문장 보기", card)
        await card.expect_edit()
        await pressed.expect_answer()
        assert "150명을 새로 뽑기로 했다" in card.text
        assert card.marked("expandable_blockquote")
        minji.press("접기", card)
        await card.expect_edit()
        assert card.text == alone


async def test_other_passages_are_paged_through_in_a_circle(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "솔빛전자 2분기 영업이익은?")
        first = card.text
        total = int(card.buttons[0][1].rpartition("/")[2])
        seen = {first}
        for _ in range(total - 1):
            minji.press("▶", card)
            await card.expect_edit()
            seen.add(card.text)
        assert len(seen) == total > 1
        minji.press("▶", card)
        await card.expect_edit()
        assert card.text == first
        minji.press("◀", card)
        await card.expect_edit()
        assert card.buttons[0][1] == f"다른 근거 {total}/{total}"


async def test_a_vote_counts_once_and_is_taken_back_by_a_second_press(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "나르미는 몇 시간 움직여?")
        query = minji.press("👍", card)
        await card.expect_edit()
        assert (await query.expect_answer())["text"] == "고마워요!"
        assert card.buttons[-1] == ["👍 1", "👎"]
        minji.press("👎", card)
        await card.expect_edit()
        assert card.buttons[-1] == ["👍", "👎 1"]
        minji.press("👎", card)
        await card.expect_edit()
        assert card.buttons[-1] == ["👍", "👎"]


async def test_buttons_work_after_a_restart(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    settings = settings_for(bot_api, sources)
    async with running(settings, library):
        card = await say(minji, "나르미는 몇 시간 움직여?")
    async with running(settings, library):
        minji.press("앞뒤 문장 보기", card)
        await card.expect_edit()
        minji.press("👎", card)
        await card.expect_edit()
        assert card.buttons[-1] == ["👍", "👎 1"]
        assert "150명을 새로 뽑기로 했다" in card.text


@pytest.mark.parametrize("data", ["q:999:p:0:a", "q:1:p:0", "x", "s:r:0:zz", "d:y:1:2", "c:1"])
async def test_a_button_that_is_no_longer_known_says_so_kindly(
    bot_api: BotApi, library: Library, sources: Path, data: str
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "나르미는 몇 시간 움직여?")
        answer = await minji.press_data(data, card).expect_answer()
    assert "다시 물어봐 주시면" in answer["text"]
    assert answer["show_alert"]


async def test_a_button_under_a_deleted_message_says_so_kindly(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "나르미는 몇 시간 움직여?")
        data = card.button("앞뒤")["callback_data"]
        minji.delete(card)
        answer = await minji.press_data(data, card).expect_answer()
    assert "다시 물어봐 주시면" in answer["text"]


async def test_a_forged_button_shows_nothing_of_another_chat(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    async with running(settings_for(bot_api, sources), library):
        hers = await say(minji, "나르미는 몇 시간 움직여?")
        his = await say(jun, "나비대교 길이는?")
        answer = await jun.press_data(hers.button("앞뒤")["callback_data"], his).expect_answer()
    assert "오래된 단추" in answer["text"]
    assert "나르미" not in his.text


async def test_an_edited_question_updates_its_answer(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        asked = minji.send("나르미는 몇 시간 움직여?")
        card = await minji.expect_reply()
        minji.edit(asked, "나비대교 길이는 얼마야?")
        await card.expect_edit()
        assert "2.4km" in card.text
        minji.edit(asked, FAR)
        await card.expect_edit()
        assert "답을 찾지 못했어요" in card.text
        assert "앞뒤" not in str(card.buttons)
        minji.edit(asked, NEAR)
        await card.expect_edit()
        assert "확실하지 않아요" in card.text
        minji.edit(asked, "나르미는 몇 시간 움직여?")
        await card.expect_edit()
        assert "12시간" in card.text
        await minji.expect_silence()
    assert len(minji.replies) == 1


async def test_an_edit_whose_answer_was_deleted_is_answered_anew(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        asked = minji.send("나르미는 몇 시간 움직여?")
        minji.delete(await minji.expect_reply())
        minji.edit(asked, "나비대교 길이는 얼마야?")
        assert "2.4km" in (await minji.expect_reply()).text


async def test_a_follow_up_takes_its_subject_from_the_last_question_and_shows_how_it_was_read(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    async with running(settings_for(bot_api, sources), library):
        await say(minji, "나비대교 길이는 얼마야?")
        await say(jun, "하늘로보틱스 대표는 누구야?")
        card = await say(minji, "그럼 언제 열려?")
    assert card.text.startswith("‘나비대교 길이 언제 열려?’로 읽었어요.")
    assert "8월 9일" in card.text


async def test_a_follow_up_by_reply_takes_its_subject_from_that_message(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        bridge = await say(minji, "나비대교는 언제 열려?")
        await say(minji, "하늘로보틱스 대표는 누구야?")
        minji.send("거기 어디야?", reply_to=bridge)
        card = await minji.expect_reply()
    assert "‘나비대교 어디야?’로 읽었어요." in card.text
    assert "신안" in card.text


async def test_articles_on_one_event_are_counted_and_open_in_place(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    text = (sources / "nabi-bridge.md").read_text(encoding="utf-8")
    again = text.replace("남도방송", "섬마을신문").replace("류해솔", "고은별")
    again = again.replace("\n\n", "\n\n신안군이 20일 밝혔다. ", 1) + "\n\n섬 주민은 반겼다."
    (sources / "again.md").write_text(again, encoding="utf-8")
    library.reindex([sources])
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "나비대교는 언제 개통해?")
        assert "같은 일을 다룬 기사가 1건 더 있어요." in card.text
        shown = {outlet for outlet in ("남도방송", "섬마을신문") if outlet in card.text}
        assert len(shown) == 1
        minji.press("같은 소식 1건", card)
        await card.expect_edit()
        assert "남도방송" in card.text
        assert "섬마을신문" in card.text


async def test_whoever_asks_too_fast_is_told_once_and_served_again_later(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, jun = bot_api.user("민지"), bot_api.user("준")
    settings = replace(settings_for(bot_api, sources), rate=2)
    async with running(settings, library):
        for _ in range(5):
            minji.send("나비대교 길이는 얼마야?")
        said = [(await minji.expect_reply()).text for _ in range(3)]
        await minji.expect_silence()
        assert "2.4km" in (await say(jun, "나비대교 길이는 얼마야?")).text
    assert sum("질문이 너무 빨라요" in text for text in said) == 1


async def test_what_is_kept_of_a_person_is_deleted_when_they_ask(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "나비대교 길이는 얼마야?")
        asked = await say(minji, "/forget")
        assert "모두 지울까요" in asked.text
        minji.press("모두 지우기", asked)
        await asked.expect_edit()
        assert "질문 1건" in asked.text
        answer = await minji.press("앞뒤", card).expect_answer()
    assert "/forget" in answer["text"]


async def test_a_chosen_language_outranks_that_of_the_client(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        page = await say(minji, "/language")
        answer = await minji.press("English", page).expect_answer()
        assert "English" in answer["text"]
        assert "No article mentions" in (await say(minji, FAR)).text
        minji.press("Automatic", page)
        assert "어느 기사에도" in (await say(minji, FAR)).text


async def test_a_button_whose_press_can_no_longer_be_answered_does_its_work(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "나르미는 몇 시간 움직여?")
        bot_api.disturbances.late(0.2)
        minji.press("👍", card)
        bot_api.expire_queries()
        await card.expect_edit()
    assert card.buttons[-1] == ["👍 1", "👎"]


@pytest.mark.parametrize(
    ("language", "doubt", "heading", "show"),
    [
        ("ko", "딱 맞는 답인지는 확실하지 않아요.", "이런 내용도 있어요.", "{}번 보기"),
        ("en", "I am not sure that this answers you.", "These come near, too:", "Show no. {}"),
    ],
)
async def test_candidates_of_an_unsure_answer_open_in_place_under_the_same_doubt(
    bot_api: BotApi,
    library: Library,
    sources: Path,
    language: str,
    doubt: str,
    heading: str,
    show: str,
) -> None:
    minji = bot_api.user("민지", language_code=language)
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, NEAR)
        first = card.text
        assert card.buttons[0] == [show.format(2), show.format(3)]
        lines = first.partition(heading)[2].strip().split("\n")
        assert [line[:3] for line in lines] == ["2. ", "3. "]
        minji.press(show.format(3), card)
        await card.expect_edit()
        assert doubt in card.text.partition(lines[1][3:])[0]
        assert card.buttons[0] == [show.format(1), show.format(2)]
        assert lines[0] in card.text
        assert "없어요" not in card.text
        assert not card.marked("bold")
        minji.press(show.format(1), card)
        await card.expect_edit()
        assert card.text == first


async def test_an_unsure_answer_has_votes_and_context_as_an_answer_has(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, NEAR)
        minji.press("2번 보기", card)
        await card.expect_edit()
        minji.press("앞뒤 문장 보기", card)
        await card.expect_edit()
        assert card.marked("expandable_blockquote")
        minji.press("👎", card)
        await card.expect_edit()
        assert card.marked("expandable_blockquote")
    assert card.buttons[:2] == [["1번 보기", "3번 보기"], ["접기"]]
    assert card.buttons[-1] == ["👍", "👎 1"]
    assert card.text.startswith("딱 맞는 답인지는")


async def test_what_follows_an_unsure_answer_goes_on_from_its_question(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        await say(minji, NEAR)
        card = await say(minji, "그럼 언제 개통해?")
    assert "8월 9일" in card.text
    assert "나비대교" in card.text.partition("로 읽었어요.")[0]


async def test_nothing_found_is_one_line_and_what_can_be_done(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji, john = bot_api.user("민지"), bot_api.user("John", language_code="en")
    async with running(settings_for(bot_api, sources), library):
        ours, his = await say(minji, FAR), await say(john, FAR)
    assert ours.text.endswith("다른 낱말로 다시 물어봐 주세요.\n\n이런 것은 물어보실 수 있어요.")
    assert his.text.endswith("an article might use.\n\nThese can be answered:")
    for told in (ours, his):
        assert told.text.count("\n") == 2
        assert len(told.buttons) == 4
