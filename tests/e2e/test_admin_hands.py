"""An admin's daily work: many files at once, pasted texts, addresses that are there already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from tests.botapi.server import BotApi
from tests.e2e.running import running, say, settings_for
from tests.site import Site, newspaper

_PARAGRAPH = (
    "가람시 도서관이 5월 3일 문을 연다. 도서관의 관장은 한바다 교수가 맡는다. 책은 9만 권이고 공사비는 320억원이다. "
    "시민은 누구나 회원증을 만들어 책을 빌릴 수 있다. 도서관은 밤 열 시까지 열리고 월요일에는 쉰다."
)


@pytest.fixture
def site() -> Iterator[Site]:
    with newspaper() as site:
        site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
        site.feed("/1")
        yield site


async def test_an_album_of_ten_files_gets_one_summary_and_one_button(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        for number in range(9):
            text = (
                f"# 가람시 {number}구 소식\n\n가람시 {number}구가 학교 {number + 3}곳을 열었다.\n"
            )
            boss.send_document(f"{number}.md", text.encode(), album="1")
        boss.send_document("빈.md", b"", album="1")
        summary = await boss.expect_reply()
        assert "파일 10개" in summary.text
        assert "가람시 8구 소식 — 문장 1개" in summary.text
        assert "빈 파일" in summary.text
        assert summary.buttons == [["모두 넣기 (9)", "취소"]]
        boss.press("모두 넣기", summary)
        await summary.expect_edit()
        assert summary.text == "기사 9건을 넣었어요."
        assert "그만둘 일이 없어요" in (await say(boss, "/cancel")).text
    assert len(library.retriever.corpus.documents) == 17
    assert bot_api.calls.refusals == []


async def test_three_photos_get_one_reply(bot_api: BotApi, library: Library, sources: Path) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        for _ in range(3):
            minji.send_photo()
        assert "글로 쓴 질문" in (await minji.expect_reply()).text
        await minji.expect_silence()


async def test_a_forwarded_text_is_an_article_with_the_source_of_the_forward(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss, minji = bot_api.user("관리자"), bot_api.user("민지")
    channel = bot_api.channel("가람일보", "garam_ilbo")
    post = channel.post(f"가람시 도서관 문 열어\n{_PARAGRAPH}")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.forward(post)
        preview = await boss.expect_reply()
        assert "제목: 가람시 도서관 문 열어" in preview.text
        assert "매체: 가람일보" in preview.text
        assert f"https://t.me/garam_ilbo/{post.message_id}" in preview.text
        assert "날짜: 적혀 있지 않음" not in preview.text
        boss.press("넣기", preview)
        await preview.expect_edit()
        assert "5월 3일" in (await say(minji, "가람시 도서관은 언제 열어?")).text


async def test_a_long_text_that_an_admin_pastes_is_an_article_and_that_of_others_is_not(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss, minji = bot_api.user("관리자"), bot_api.user("민지")
    long = "\n\n".join(f"{number}째로, {_PARAGRAPH}" for number in range(8))
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        assert "이 기사를 넣을까요?" in (await say(boss, f"도서관 소식\n\n{long}")).text
        assert "질문이 너무 길어요" in (await say(minji, long)).text


async def test_an_address_that_has_not_changed_says_so(
    bot_api: BotApi, library: Library, sources: Path, site: Site
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        preview = await say(boss, f"{site.base}/1")
        boss.press("넣기", preview)
        await preview.expect_edit()
        again = await say(boss, f"{site.base}/1")
    assert "바뀐 것이 없어요" in again.text
    assert not again.buttons


async def test_a_restored_article_stands_where_it_stood(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    before = list(library.retriever.corpus.documents)
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        page = await say(boss, "/sources")
        boss.press("🗑 3", page)
        await page.expect_edit()
        boss.press("빼기", page)
        await page.expect_edit()
        boss.press("되돌리기", page)
        await page.expect_edit()
    assert list(library.retriever.corpus.documents) == before


async def test_the_list_of_articles_is_searched_and_sorted(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    for number in range(12):
        path = sources / f"school-{number}.md"
        path.write_text(
            f"---\ntitle: 학교 소식 {number:02}\noutlet: 가람일보\npublished: 2025-03-{number + 1:02}\n---\n\n"
            f"가람시 {number}구가 학교를 열었다.\n",
            encoding="utf-8",
        )
    library.reindex([sources])
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        assert "모두 1건" in (await say(minji, "/sources 나비대교")).text
        assert "찾지 못했어요" in (await say(minji, "/sources 없는말")).text
        page = await say(minji, "/sources 가람일보 학교")
        assert "모두 12건" in page.text
        minji.press("최신순", page)
        await page.expect_edit()
        assert "1. 〈학교 소식 11〉" in page.text
        minji.press("▶", page)
        await page.expect_edit()
        assert "9. 〈학교 소식 03〉" in page.text
        assert page.buttons[0][1] == "✓ 최신순"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/도움말", "궁금한 것을 한 문장으로"),
        ("/시작", "기사봇이에요"),
        ("/기사 나비대교", "모두 1건"),
        ("/언어", "어떤 언어로"),
        ("/현황", "관리자만"),
        ("/없는명령", "없어요"),
    ],
)
async def test_commands_are_known_by_korean_words(
    bot_api: BotApi, library: Library, sources: Path, typed: str, said: str
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        assert said in (await say(minji, typed)).text
