"""Buttons under previews that come late, from another admin, or after the article came otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from tests.botapi.records import Message
from tests.botapi.server import BotApi
from tests.e2e.running import pressed, running, say, settings_for
from tests.site import Site, newspaper

_LIBRARY = "# 가람시 도서관 문 열어\n\n가람시 도서관의 관장은 한바다다. 책은 9만 권이다.\n".encode()
_SCHOOL = (
    "# 가람시 학교 새로 지어\n\n가람시가 학교 세 곳을 새로 짓는다. 공사비는 320억원이다.\n".encode()
)


@pytest.fixture
def site() -> Iterator[Site]:
    with newspaper() as site:
        site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
        site.feed("/1")
        yield site


def _data(message: Message, label: str) -> str:
    return str(message.button(label)["callback_data"])


async def test_a_preview_obeys_the_admin_who_sent_it_alone(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss, other = bot_api.user("관리자"), bot_api.user("다른 관리자")
    settings = settings_for(bot_api, sources, boss.user_id, other.user_id)
    async with running(settings, library):
        mine = await say(other, "/start")
        boss.send_document("도서관.md", _LIBRARY)
        preview = await boss.expect_reply()
        refused = await other.press_data(_data(preview, "넣기"), mine).expect_answer()
        assert "오래된 단추" in refused["text"]
        assert len(library.retriever.corpus.documents) == 8
        edited = _data(preview, "고치기").replace("e:m:", "e:o:")
        refused = await other.press_data(edited, mine).expect_answer()
        assert "지금은 없는 기사" in refused["text"]
        await pressed(boss, "넣기", preview)
        refused = await other.press_data(_data(preview, "되돌리기"), mine).expect_answer()
        assert "오래된 단추" in refused["text"]
        assert len(library.retriever.corpus.documents) == 9


async def test_a_button_that_was_pressed_before_changes_nothing_any_more(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("도서관.md", _LIBRARY)
        preview = await boss.expect_reply()
        take, drop = _data(preview, "넣기"), _data(preview, "취소")
        undo = take.replace("d:y:", "d:u:")
        await boss.press_data(undo, preview).expect_answer()
        boss.press_data(take, preview)
        await preview.expect_edit()
        for data in (take, drop):
            await boss.press_data(data, preview).expect_answer()
        assert len(library.retriever.corpus.documents) == 9
        await pressed(boss, "되돌리기", preview)
        await boss.press_data(undo, preview).expect_answer()
        assert "다시 뺐어요" in preview.text
    assert len(library.retriever.corpus.documents) == 8


async def test_a_new_version_that_is_undone_leaves_the_one_before(
    bot_api: BotApi, library: Library, sources: Path, site: Site
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        preview = await say(boss, f"{site.base}/1")
        await pressed(boss, "넣기", preview)
        site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 박누리다.", "책은 8만 권이다.")
        newer = await say(boss, f"{site.base}/1")
        await pressed(boss, "넣기", newer)
        assert "박누리" in (await say(boss, "가람시 도서관 관장은 누구야?")).text
        await pressed(boss, "되돌리기", newer)
        assert "한바다" in (await say(boss, "가람시 도서관의 관장 이름은?")).text


async def test_what_came_in_another_way_since_its_preview_is_told_and_not_added_twice(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("도서관.md", _LIBRARY)
        first = await boss.expect_reply()
        boss.send_document("또.md", _LIBRARY)
        second = await boss.expect_reply()
        await pressed(boss, "넣기", first)
        await pressed(boss, "넣기", second)
        assert "글이 같아서 넣지 않았어요" in second.text
        assert not second.buttons
    assert len(library.retriever.corpus.documents) == 9


async def test_a_feed_that_is_not_confirmed_is_not_registered(
    bot_api: BotApi, library: Library, sources: Path, site: Site
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        preview = await say(boss, f"{site.base}/rss")
        await pressed(boss, "취소", preview)
        assert not preview.buttons
        assert "등록된 피드가 없어요" in (await say(boss, "/feeds")).text
    assert library.store.feeds.all() == []


async def test_an_album_can_be_left_as_a_whole(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("도서관.md", _LIBRARY, album="1")
        boss.send_document("학교.md", _SCHOOL, album="1")
        summary = await boss.expect_reply()
        await pressed(boss, "취소", summary)
        assert "2" in summary.text
        assert not summary.buttons
    assert len(library.retriever.corpus.documents) == 8


async def test_of_an_album_what_is_there_already_is_told_and_has_no_button(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("도서관.md", _LIBRARY)
        preview = await boss.expect_reply()
        await pressed(boss, "넣기", preview)
        boss.send_document("같은 글.md", _LIBRARY, album="1")
        boss.send_document("빈.md", b"", album="1")
        summary = await boss.expect_reply()
        assert "파일 2개" in summary.text
        assert "이미 있는 기사" in summary.text
        assert not summary.buttons


async def test_a_correction_that_comes_after_the_article_is_gone_says_so(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("도서관.md", _LIBRARY)
        preview = await boss.expect_reply()
        fields = _data(preview, "고치기")
        boss.press_data(fields, preview)
        await preview.expect_edit()
        boss.press("제목", preview)
        asked = await boss.expect_reply()
        await say(boss, "/cancel")
        boss.send("새 제목", reply_to=asked)
        assert "지금은 없는 기사" in (await boss.expect_reply()).text
        refused = await boss.press_data(fields, preview).expect_answer()
        assert "지금은 없는 기사" in refused["text"]
