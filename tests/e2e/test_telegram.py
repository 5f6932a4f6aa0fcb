"""The bot as people meet it: the real library over real HTTP against the strict server."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index.library import Library
from tests.botapi import faults
from tests.botapi.server import BotApi
from tests.collection import ARTICLES, FAR, NEAR
from tests.e2e.running import running, settings_for

_ADMIN = 4242


async def test_a_question_gets_a_quotation_with_its_citation(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지", language_code="ko")
    async with running(settings_for(bot_api, sources), library):
        minji.send("나르미는 몇 시간 움직여?")
        reply = await minji.expect_reply()
    assert "12시간" in reply.text
    assert "〈하늘로보틱스, 순천에 배송 로봇 공장 짓는다〉 · 가람경제 · 2021-03-15" in reply.text
    assert "12시간" in reply.marked("bold")
    assert "나르미" in reply.marked("underline")
    assert reply.links
    assert bot_api.calls.refusals == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/start", "기사봇이에요"),
        ("/help", "/sources"),
        ("/privacy", "30일 동안 보관"),
        ("/sources", "등록된 기사는 모두 8건이에요"),
        ("/nothing", "/nothing 명령은 없어요"),
        ("/도움 나르미", "궁금한 것을 한 문장으로"),
        ("/나르미 몇 시간", "/나르미 명령은 없어요"),
        (FAR, "‘부산’, ‘날씨’는 어느 기사에도 나오지 않아요"),
        (NEAR, "딱 맞는 답인지는 확실하지 않아요"),
        ("이 기사는 누가 썼어?", "기자"),
        ("<b>나르미</b> & <script>는 몇 시간?", "12시간"),
        ("ㅋㅋㅋㅋ", "ㅎㅎ"),
        ("가" * 4096, "너무 길어요"),
    ],
)
async def test_commands_and_odd_messages_are_answered(
    bot_api: BotApi, library: Library, sources: Path, text: str, words: str
) -> None:
    minji = bot_api.user("민지", language_code="ko")
    async with running(settings_for(bot_api, sources), library):
        minji.send(text)
        assert words in (await minji.expect_reply()).text
    assert bot_api.calls.refusals == []


async def test_the_words_under_a_picture_are_answered_and_a_bare_picture_is_refused_kindly(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        minji.send_photo("나르미는 몇 시간 움직여?")
        assert "12시간" in (await minji.expect_reply()).text
        minji.send_photo()
        assert "글로 쓴 질문만" in (await minji.expect_reply()).text


async def test_a_pinned_message_out_of_reach_leaves_the_bot_listening(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        minji.pin_out_of_reach(4)
        minji.send("나르미는 몇 시간 움직여?")
        assert "12시간" in (await minji.expect_reply()).text


async def test_a_client_in_another_language_is_spoken_to_in_english(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    john = bot_api.user("John", language_code="en")
    async with running(settings_for(bot_api, sources), library):
        john.send("/start")
        assert "Hello, I am Gisabot" in (await john.expect_reply()).text


async def test_reindexing_is_for_admins_only(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지", language_code="ko")
    (sources / "new.md").write_text(
        "# 도서관\n\n가람시 도서관의 관장은 한바다다.", encoding="utf-8"
    )
    async with running(settings_for(bot_api, sources, _ADMIN), library):
        minji.send("/reindex")
        assert "관리자만" in (await minji.expect_reply()).text
        minji.send("가람시 도서관 관장은 누구야?")
        assert "한바다" not in (await minji.expect_reply()).text
    async with running(settings_for(bot_api, sources, minji.user_id), library):
        minji.send("/reindex")
        said = await minji.expect_reply()
        assert "다시 읽고 있어요" in said.text
        assert "추가 1건" in (await said.expect_edit()).text
        minji.send("가람시 도서관 관장은 누구야?")
        assert "한바다" in (await minji.expect_reply()).text


async def test_a_failed_reindexing_says_why_and_leaves_the_old_index_serving(
    bot_api: BotApi, library: Library, sources: Path, tmp_path: Path
) -> None:
    minji = bot_api.user("민지", language_code="ko")
    settings = replace(
        settings_for(bot_api, sources, minji.user_id), sources=(tmp_path / "없는폴더",)
    )
    library.store.folders.choose(settings.sources)
    async with running(settings, library):
        minji.send("/reindex")
        said = await minji.expect_reply()
        assert "그런 폴더가 없어요" in (await said.expect_edit()).text
        minji.send("나비대교 길이는?")
        assert "2.4km" in (await minji.expect_reply()).text


async def test_an_error_is_logged_and_apologised_for(
    bot_api: BotApi,
    library: Library,
    sources: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    minji = bot_api.user("민지", language_code="ko")

    def broken(question: str, *, top: int, article: str | None) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(library.retriever, "run", broken)
    with caplog.at_level(logging.ERROR):
        async with running(settings_for(bot_api, sources), library):
            minji.send("나비대교 길이는?")
            said = (await minji.expect_reply()).text
    assert "죄송해요" in said
    assert "broken on purpose" not in said
    assert "broken on purpose" in caplog.text


_FILE = {"file_id": "f", "file_unique_id": "f"}


@pytest.mark.parametrize(
    "data",
    [
        {"voice": _FILE | {"duration": 3}},
        {"location": {"latitude": 37.5, "longitude": 127.0}},
        {"contact": {"phone_number": "010", "first_name": "준"}},
        {"dice": {"emoji": "🎲", "value": 3}},
        {
            "animation": _FILE | {"width": 1, "height": 1, "duration": 1},
            "document": _FILE | {"file_name": "a.gif"},
        },
    ],
    ids=["voice", "location", "contact", "dice", "animation"],
)
async def test_what_is_no_text_is_answered_by_what_to_do(
    bot_api: BotApi, library: Library, sources: Path, data: dict[str, object]
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        minji.send_other(data)
        assert "글로 적어 주세요" in (await minji.expect_reply()).text


async def test_an_album_gets_one_reply_to_its_caption_or_none_of_it(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        for caption in ("나비대교 길이는?", "", ""):
            minji.send_photo(caption, album="1")
        assert "2.4km" in (await minji.expect_reply()).text
        await minji.expect_silence(1)
        for _ in range(3):
            minji.send_photo(album="2")
        assert "글로 적어 주세요" in (await minji.expect_reply()).text
        await minji.expect_silence(1)


async def test_typing_is_shown_only_where_an_answer_takes_long(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minji = bot_api.user("민지", language_code="ko")
    async with running(settings_for(bot_api, sources), library):
        for after, shown in ((30.0, 0), (0.0, 1)):
            monkeypatch.setattr("bot.telegram.handlers.questions._TYPING_AFTER", after)
            minji.send("나비대교 길이는?")
            await minji.expect_reply()
            assert sum(call.method == "sendChatAction" for call in bot_api.calls) == shown


async def test_an_answer_comes_even_where_the_typing_sign_fails(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.handlers.questions._TYPING_AFTER", 0.0)
    minji = bot_api.user("민지", language_code="ko")
    bot_api.faults.add(faults.server_error(), "sendChatAction", times=5)
    async with running(settings_for(bot_api, sources), library):
        minji.send("나비대교 길이는?")
        assert "2.4km" in (await minji.expect_reply()).text


async def test_a_token_that_telegram_does_not_know_is_told(
    bot_api: BotApi, sources: Path, tmp_path: Path
) -> None:
    environ = os.environ | {
        "TELEGRAM_BOT_TOKEN": "123456789:" + "B" * 35,
        "GISABOT_API": bot_api.url,
        "GISABOT_DATA": str(tmp_path / "data"),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "bot", "--sources", str(sources)),
        cwd=ARTICLES.parent.parent,
        env=environ,
        stderr=asyncio.subprocess.PIPE,
    )
    _, error = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 1
    assert "토큰을 모른다고" in error.decode().splitlines()[-1]
