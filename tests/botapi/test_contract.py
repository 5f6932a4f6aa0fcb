"""One small bot against both servers: what they agree on is what the strict one may rest on."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.ext import (
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from tests.botapi.bots import App, Setup, hooked, polling
from tests.botapi.lo import LoBotApi
from tests.botapi.server import BotApi

Context = ContextTypes.DEFAULT_TYPE


class Running(Protocol):
    def __call__(self, server: Any, setup: Setup) -> AbstractAsyncContextManager[App]: ...


async def _start(update: Update, _: Context) -> None:
    assert update.effective_message is not None
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("더", callback_data="more:1")]])
    await update.effective_message.reply_html("<b>안녕하세요</b>", reply_markup=markup)


async def _press(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("폈어요")
    await query.edit_message_text("더 많은 말")


async def _inline(update: Update, _: Context) -> None:
    assert update.inline_query is not None
    content = InputTextMessageContent(f"{update.inline_query.query}?")
    await update.inline_query.answer([InlineQueryResultArticle("1", "제목", content)])


async def _file(update: Update, _: Context) -> None:
    assert update.effective_message is not None
    assert update.effective_message.document is not None
    file = await update.effective_message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.effective_message.reply_document(content[::-1], filename="뒤집힘.txt")


async def _mention(update: Update, _: Context) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_text("불렀나요?", do_quote=True)


def _setup(app: App) -> None:
    app.add_handler(CommandHandler("start", _start))
    app.add_handler(CallbackQueryHandler(_press))
    app.add_handler(InlineQueryHandler(_inline))
    app.add_handler(MessageHandler(filters.Document.ALL, _file))
    app.add_handler(MessageHandler(filters.Entity("mention"), _mention))


@pytest.mark.parametrize("running", [polling, hooked])
async def test_a_conversation_with_the_strict_server(bot_api: BotApi, running: Running) -> None:
    minji = bot_api.user()
    group = bot_api.group("모임", minji)
    async with running(bot_api, _setup):
        asked = minji.start()
        greeting = await minji.expect_reply()
        assert (greeting.text, greeting.marked("bold")) == ("안녕하세요", ["안녕하세요"])
        assert 0 <= bot_api.latency(asked, greeting) < 5
        pressed = minji.press("더")
        assert (await pressed.expect_answer())["text"] == "폈어요"
        assert (await greeting.expect_edit()).text == "더 많은 말"
        results = (await minji.inline("누가").expect_answer())["results"]
        assert results[0]["content"]["text"] == "누가?"
        question = minji.send(f"@{bot_api.username} 있어?", to=group)
        assert (await group.expect_reply()).reply_to == question.message_id
        minji.send_document("가.txt", b"123")
        returned = (await minji.expect_reply()).data["document"]
        assert bot_api.backend.store.files[returned["file_id"]].content == b"321"
    assert bot_api.calls.refusals == []


@pytest.mark.parametrize("running", [polling, hooked])
async def test_the_same_conversation_with_the_independent_server(
    lo_bot_api: LoBotApi, running: Running
) -> None:
    async with running(lo_bot_api, _setup):
        await lo_bot_api.send("/start")
        fields, greeting = await lo_bot_api.expect("sendMessage")
        assert fields["text"] == "<b>안녕하세요</b>"
        pressed = await lo_bot_api.press("more:1", greeting)
        fields, _ = await lo_bot_api.expect("answerCallbackQuery")
        assert (fields["callback_query_id"], fields["text"]) == (pressed, "폈어요")
        fields, _ = await lo_bot_api.expect("editMessageText")
        assert fields["text"] == "더 많은 말"
        asked = await lo_bot_api.inline("누가")
        fields, _ = await lo_bot_api.expect("answerInlineQuery")
        assert fields["inline_query_id"] == asked
        await lo_bot_api.send(f"@{lo_bot_api.username} 있어?", to=lo_bot_api.group)
        fields, _ = await lo_bot_api.expect("sendMessage")
        assert int(fields["chat_id"]) == lo_bot_api.group["id"]
        await lo_bot_api.send_document("가.txt", b"123")
        _, returned = await lo_bot_api.expect("sendDocument")
        assert returned["document"]["file_id"]
