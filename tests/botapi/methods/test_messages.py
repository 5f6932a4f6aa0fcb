from __future__ import annotations

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.botapi.server import BotApi


def _markup(*texts: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(text, callback_data=text)] for text in texts]
    )


async def test_what_is_sent_is_stored_and_returned_with_its_entities(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    returned = await bot.send_message(
        minji.user_id,
        '<blockquote expandable>😀 <b>가</b></blockquote>\n<a href="https://example.com/1">제목</a>',
        parse_mode="HTML",
        reply_markup=_markup("원문"),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    stored = await minji.expect_reply()
    assert stored.message_id == returned.message_id
    assert stored.text == returned.text == "😀 가\n제목"
    assert stored.marked("bold") == ["가"]
    assert stored.links == {"제목": "https://example.com/1"}
    assert stored.buttons == [["원문"]]
    assert returned.entities[0].type == MessageEntity.EXPANDABLE_BLOCKQUOTE
    assert stored.data["link_preview_options"] == {"is_disabled": True}
    assert returned.from_user is not None
    assert returned.from_user.is_bot


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("가<b>나", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("가 <x>나</x>", 'can\'t parse entities: Unsupported start tag "x" at byte offset 4'),
        ("", "message text is empty"),
        ("<b> </b>", "text must be non-empty"),
        ("😀" * 2048 + "가", "message is too long"),
    ],
)
async def test_a_text_that_telegram_would_refuse_is_refused(
    bot_api: BotApi, bot: Bot, text: str, message: str
) -> None:
    minji = bot_api.user()
    with pytest.raises(BadRequest):
        await bot.send_message(minji.user_id, text, parse_mode="HTML")
    assert bot_api.calls.refusals == [("sendMessage", f"Bad Request: {message}")]
    assert minji.replies == []


async def test_4096_units_after_parsing_are_allowed(bot_api: BotApi, bot: Bot) -> None:
    text = "<b>" + "😀" * 2047 + "가</b>" + "나"
    sent = await bot.send_message(bot_api.user().user_id, text, parse_mode="HTML")
    assert len((sent.text or "").encode("utf-16-le")) == 2 * 4096


async def test_sending_to_those_who_cannot_be_written_to_is_refused(
    bot_api: BotApi, bot: Bot
) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(12345, "가")
    stranger = bot_api.user("낯선 이", started=False)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.user_id, "가")
    minji = bot_api.user()
    minji.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(minji.user_id, "가")
    group = bot_api.group("모임", bot_api.user())
    group.kick_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.chat_id, "가")


async def test_a_group_that_became_a_supergroup_tells_its_new_number(
    bot_api: BotApi, bot: Bot
) -> None:
    old = bot_api.group("모임", bot_api.user(), kind="group")
    new = old.upgrade()
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(old.chat_id, "가")
    assert caught.value.new_chat_id == new.chat_id
    await bot.send_message(new.chat_id, "가")
    assert (await new.expect_reply()).text == "가"


async def test_a_reply_needs_its_message_unless_told_otherwise(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    question = minji.send("누가 썼어?")
    await bot.send_message(
        minji.user_id,
        "답",
        reply_parameters=ReplyParameters(question.message_id, quote="누가"),
    )
    answer = await minji.expect_reply()
    assert minji.answers_to(question) == [answer]
    assert answer.data["quote"]["text"] == "누가"
    minji.delete(question)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(
            minji.user_id, "답", reply_parameters=ReplyParameters(question.message_id)
        )
    loose = ReplyParameters(question.message_id, allow_sending_without_reply=True)
    await bot.send_message(minji.user_id, "답 2", reply_parameters=loose)
    assert (await minji.expect_reply()).reply_to is None


async def test_a_quote_must_stand_in_the_message(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    question = minji.send("누가 썼어?")
    with pytest.raises(BadRequest, match=r"(?i)quote_text_invalid"):
        await bot.send_message(
            minji.user_id,
            "답",
            reply_parameters=ReplyParameters(question.message_id, quote="언제"),
        )


async def test_a_topic_must_exist_and_a_reply_stays_in_its_topic(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    forum = bot_api.group("포럼", minji, forum=True)
    topic = forum.topic("질문")
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.chat_id, "가", message_thread_id=topic + 99)
    question = minji.send("/start", to=forum, topic=topic)
    await bot.send_message(
        forum.chat_id, "답", reply_parameters=ReplyParameters(question.message_id)
    )
    assert (await forum.expect_reply()).thread_id == topic


async def test_editing_needs_a_message_of_the_bot_and_a_change(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    sent = await bot.send_message(minji.user_id, "가", reply_markup=_markup("1"))
    theirs = minji.send("질문")
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("나", minji.user_id, 999)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("나", minji.user_id, theirs.message_id)
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await bot.edit_message_text("가", minji.user_id, sent.message_id, reply_markup=_markup("1"))
    await bot.edit_message_text("나", minji.user_id, sent.message_id)
    stored = await minji.expect_reply()
    assert (await stored.expect_edit()).text == "나"
    assert stored.buttons == []
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(minji.user_id, sent.message_id)
    await bot.edit_message_reply_markup(
        minji.user_id, sent.message_id, reply_markup=_markup("2", "3")
    )
    assert (await stored.expect_edit()).buttons == [["2"], ["3"]]
    assert [data["text"] for _, data in stored.versions] == ["가", "나", "나"]
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.edit_message_text("<b>", minji.user_id, sent.message_id, parse_mode="HTML")


async def test_a_deleted_message_can_be_neither_edited_nor_deleted(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    sent = await bot.send_message(minji.user_id, "가")
    stored = await minji.expect_reply()
    await bot.delete_message(minji.user_id, sent.message_id)
    await stored.expect_deletion()
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(minji.user_id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("나", minji.user_id, sent.message_id)


async def test_in_a_group_only_an_administrator_deletes_what_others_wrote(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    group = bot_api.group("모임", minji)
    message = minji.send("가", to=group)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group.chat_id, message.message_id)
    led = bot_api.group("모임 2", minji, bot_is_admin=True)
    assert await bot.delete_message(led.chat_id, minji.send("가", to=led).message_id)


async def test_actions_and_reactions_are_checked_and_kept(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    question = minji.send("가")
    await bot.send_chat_action(minji.user_id, "typing")
    await minji.expect_action("typing")
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(minji.user_id, "dancing")
    await bot.set_message_reaction(minji.user_id, question.message_id, "👀")
    assert question.reactions == [{"type": "emoji", "emoji": "👀"}]
    with pytest.raises(BadRequest, match=r"(?i)reaction_invalid"):
        await bot.set_message_reaction(minji.user_id, question.message_id, "🥕")
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(minji.user_id, 999, "👀")


async def test_a_document_goes_up_and_comes_down_again(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    await bot.send_document(
        minji.user_id, b"\xea\xb0\x80", filename="기사.jsonl", caption="<b>내보내기</b>",
        parse_mode="HTML",
    )  # fmt: skip
    stored = await minji.expect_reply()
    assert stored.data["document"]["file_name"] == "기사.jsonl"
    assert stored.marked("bold") == ["내보내기"]
    file = await bot.get_file(stored.data["document"]["file_id"])
    assert bytes(await file.download_as_bytearray()) == b"\xea\xb0\x80"
    again = await bot.send_document(minji.user_id, stored.data["document"]["file_id"])
    assert again.document is not None
    assert again.document.file_name == "기사.jsonl"


async def test_a_document_that_telegram_would_refuse_is_refused(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(minji.user_id, b"x", caption="가" * 1025)
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(minji.user_id, b"", filename="a.txt")
    with pytest.raises(BadRequest, match="Wrong file identifier/http url specified"):
        await bot.send_document(minji.user_id, "unknown")
