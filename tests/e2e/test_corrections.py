"""Correcting a reading in the chat: on a preview, on a listed article, and taking it back."""

from __future__ import annotations

from pathlib import Path

from index.library import Library
from tests.botapi.people import User
from tests.botapi.records import Message
from tests.botapi.server import BotApi
from tests.e2e.running import running, say, settings_for

_LIBRARY = "# 알림\n\n가람시 도서관의 관장은 한바다다. 책은 9만 권이다.\n"


async def _answer(person: User, asking: Message, text: str) -> Message:
    person.send(text, reply_to=asking)
    return await person.expect_reply()


async def _ask_for(person: User, field: str, shown: Message) -> Message:
    person.press(field, shown)
    return await person.expect_reply()


async def test_a_preview_is_corrected_before_it_is_added(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("알림.md", _LIBRARY.encode())
        preview = await boss.expect_reply()
        boss.press("고치기", preview)
        await preview.expect_edit()
        asking = await _ask_for(boss, "제목", preview)
        assert "지금: 알림" in asking.text
        preview = await _answer(boss, asking, "가람시 새 도서관")
        assert "제목: 가람시 새 도서관" in preview.text
        boss.press("고치기", preview)
        await preview.expect_edit()
        asking = await _ask_for(boss, "주소", preview)
        preview = await _answer(boss, asking, "https://news.example.kr/1")
        assert "주소: https://news.example.kr/1" in preview.text
        boss.press("넣기", preview)
        await preview.expect_edit()
        assert "가람시 새 도서관" in (await say(boss, "가람시 도서관 관장은 누구야?")).text
        audit = (await say(boss, "/audit")).text
    added = [d for d in library.retriever.corpus.documents.values() if "새 도서관" in d.title]
    assert [document.url for document in added] == ["https://news.example.kr/1"]
    assert "title: 알림 → 가람시 새 도서관" in audit
    assert bot_api.calls.refusals == []


async def test_a_listed_article_is_corrected_and_given_back(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        first = next(iter(library.retriever.corpus.documents.values()))
        shown = await _ask_for(boss, "✏️ 1", await say(boss, "/sources"))
        assert f"제목: {first.title}" in shown.text
        asking = await _ask_for(boss, "날짜", shown)
        assert "날짜로 읽을 수 없어요" in (await _answer(boss, asking, "봄")).text
        shown = await _answer(boss, asking, "2024.3.5")
        assert "날짜: 2024" in shown.text
        boss.press("고치기", shown)
        await shown.expect_edit()
        asking = await _ask_for(boss, "글쓴이", shown)
        shown = await _answer(boss, asking, "-")
        assert "글쓴이: 적혀 있지 않음" in shown.text
        boss.press("고치기", shown)
        await shown.expect_edit()
        boss.press("고친 것 모두 거두기", shown)
        await shown.expect_edit()
        boss.press("뒤로", shown)
        await shown.expect_edit()
    assert library.retriever.corpus.documents[first.doc_id] == first


async def test_nobody_else_corrects_anything(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss, guest = bot_api.user("관리자"), bot_api.user("손님")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        listed = await say(guest, "/sources")
        assert not [text for row in listed.buttons for text in row if "✏️" in str(text)]
        asking = await _ask_for(
            boss, "제목", await _ask_for(boss, "✏️ 1", await say(boss, "/sources"))
        )
        first = next(iter(library.retriever.corpus.documents.values()))
        own = await say(guest, "/help")
        guest.send(asking.text, reply_to=own)  # what it says is no prompt of the bot's
        await guest.expect_reply()
    assert library.retriever.corpus.documents[first.doc_id].title == first.title


async def test_a_dropped_preview_leaves_no_correction(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("알림.md", _LIBRARY.encode())
        preview = await boss.expect_reply()
        boss.press("고치기", preview)
        await preview.expect_edit()
        preview = await _answer(boss, await _ask_for(boss, "매체", preview), "저녁일보")
        boss.press("취소", preview)
        await preview.expect_edit()
        boss.send_document("알림.md", _LIBRARY.encode())
        assert "매체: 적혀 있지 않음" in (await boss.expect_reply()).text
