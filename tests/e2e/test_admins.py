"""Admins in the chat: sending articles, taking them out, words, feeds, reports, pairing."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from index.library import Library, Progress, Report
from index.store import FeedState, Store
from tests.botapi import faults
from tests.botapi.server import BotApi
from tests.collection import FAR, NEAR
from tests.e2e.running import running, say, settings_for
from tests.kiwi import shared_analyzer
from tests.site import Site, newspaper

_LIBRARY = """# 가람시 도서관 문 열어

가람시 도서관의 관장은 한바다다. 책은 9만 권이다.
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with newspaper() as site:
        site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
        site.feed("/1")
        yield site


async def test_a_file_is_shown_confirmed_added_and_taken_out_again(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    settings = settings_for(bot_api, sources, boss.user_id)
    async with running(settings, library):
        boss.send_document("도서관.md", _LIBRARY.encode())
        preview = await boss.expect_reply()
        assert "이 기사를 넣을까요?" in preview.text
        assert "제목: 가람시 도서관 문 열어" in preview.text
        assert "글쓴이: 적혀 있지 않음" in preview.text
        assert "문장: 2" in preview.text
        assert len(library.retriever.corpus.documents) == 8
        boss.press("넣기", preview)
        await preview.expect_edit()
        assert "문장 2개" in preview.text
        assert "한바다" in (await say(boss, "가람시 도서관 관장은 누구야?")).text
        boss.press("되돌리기", preview)
        await preview.expect_edit()
        assert "다시 뺐어요" in preview.text
        assert len(library.retriever.corpus.documents) == 8
        audit = (await say(boss, "/audit")).text
    assert f"{boss.user_id} · undo" in audit
    assert f"{boss.user_id} · add" in audit
    assert bot_api.calls.refusals == []


async def test_a_preview_can_be_refused_by_its_button_or_by_cancel(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("도서관.md", _LIBRARY.encode())
        first = await boss.expect_reply()
        boss.press("취소", first)
        await first.expect_edit()
        assert "넣지 않았어요" in first.text
        boss.send_document("도서관.md", _LIBRARY.encode())
        second = await boss.expect_reply()
        assert "1건을 그만두었어요" in (await say(boss, "/cancel")).text
        boss.press("넣기", second)
        assert "그만둘 일이 없어요" in (await say(boss, "/cancel")).text
    assert len(library.retriever.corpus.documents) == 8


async def test_a_confirmation_waits_for_a_restart(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    settings = settings_for(bot_api, sources, boss.user_id)
    async with running(settings, library):
        boss.send_document("도서관.md", _LIBRARY.encode())
        preview = await boss.expect_reply()
    async with running(settings, library):
        boss.press("넣기", preview)
        await preview.expect_edit()
    assert len(library.retriever.corpus.documents) == 9


async def test_a_file_that_is_there_already_is_told_and_cannot_be_added(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("다리.md", (sources / "nabi-bridge.md").read_bytes())
        preview = await boss.expect_reply()
    assert "이미 있는 기사예요" in preview.text
    assert "나비대교" in preview.text
    assert not preview.buttons


async def test_files_of_one_name_do_not_replace_each_other(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        for text in (_LIBRARY, "# 수영장\n\n나루시 수영장의 길이는 50m다.\n"):
            boss.send_document("기사.md", text.encode())
            preview = await boss.expect_reply()
            boss.press("넣기", preview)
            await preview.expect_edit()
    assert len(library.retriever.corpus.documents) == 10


@pytest.mark.parametrize(
    ("name", "content", "size", "said"),
    [
        ("빈.txt", b"", None, "빈 파일이에요"),
        ("사진.zip", b"PK\x03\x04" + b"\0" * 50, None, "압축"),
        ("큰.pdf", b"%PDF-1.4", 30 * 2**20, "20MB"),
    ],
)
async def test_a_file_that_is_no_article_is_told_with_what_to_do(
    bot_api: BotApi,
    library: Library,
    sources: Path,
    name: str,
    content: bytes,
    size: int | None,
    said: str,
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document(name, content, size=size)
        reply = await boss.expect_reply()
    assert said in reply.text
    assert name in reply.text


async def test_a_link_brings_its_article(
    bot_api: BotApi, library: Library, sources: Path, site: Site
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        preview = await say(boss, f"{site.base}/1")
        assert "제목: 도서관 문 열어" in preview.text
        assert "매체: 가람일보" in preview.text
        boss.press("넣기", preview)
        await preview.expect_edit()
        assert "한바다" in (await say(boss, "가람시 도서관 관장은 누구야?")).text
        assert "404" in (await say(boss, f"{site.base}/없음")).text


async def test_a_forwarded_post_brings_the_article_it_links_to(
    bot_api: BotApi, library: Library, sources: Path, site: Site
) -> None:
    boss = bot_api.user("관리자")
    channel = bot_api.channel("가람일보")
    post = channel.post(f"도서관이 문을 열었습니다. {site.base}/1")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.forward(post)
        assert "제목: 도서관 문 열어" in (await boss.expect_reply()).text


async def test_a_feed_is_registered_checked_and_removed(
    bot_api: BotApi, library: Library, sources: Path, site: Site
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        preview = await say(boss, f"{site.base}/rss")
        assert "피드예요" in preview.text
        boss.press("넣기", preview)
        await preview.expect_edit()
        assert "새 기사 1건" in preview.text
        assert f"· 도서관 문 열어 {site.base}/1" in preview.text
        site.article("/2", "다리 개통", "나루시 다리의 길이는 3.7km다.", "통행료는 받지 않는다.")
        site.feed("/2", "/1")
        listed = await say(boss, "/feeds")
        assert "가람일보 새 기사" in listed.text
        boss.press("지금 확인", listed)
        report = await boss.expect_reply()
        await report.expect_edit()
        assert "새 기사 1건" in report.text
        boss.press("🗑 1", listed)
        await listed.expect_edit()
        assert "등록된 피드가 없어요" in listed.text
    assert len(library.retriever.corpus.documents) == 10


async def test_feeds_are_looked_at_by_themselves(
    bot_api: BotApi, library: Library, sources: Path, site: Site
) -> None:
    library.store.feeds.put(FeedState(f"{site.base}/rss", "가람일보"))
    minji = bot_api.user("민지")
    settings = replace(settings_for(bot_api, sources), feed_minutes=30)
    async with running(settings, library):
        deadline = time.monotonic() + 10
        while len(library.retriever.corpus.documents) < 9 and time.monotonic() < deadline:
            await minji.expect_silence(0.05)
        assert "한바다" in (await say(minji, "가람시 도서관 관장은 누구야?")).text


async def test_what_the_command_line_adds_is_served_without_a_restart(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.chores._LOOK", 0.05)
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        (sources / "new.md").write_text(_LIBRARY, encoding="utf-8")
        other = Library(Store(library.store.path), shared_analyzer())
        other.reindex([sources])
        other.store.close()
        deadline = time.monotonic() + 10
        while len(library.retriever.corpus.documents) < 9 and time.monotonic() < deadline:
            await minji.expect_silence(0.05)
        assert "한바다" in (await say(minji, "가람시 도서관 관장은 누구야?")).text


async def test_articles_are_listed_by_pages_removed_and_brought_back(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    for number in range(3):
        text = f"# 소식 {number}\n\n가람시 {number}구가 학교 {number + 3}곳을 열었다.\n"
        (sources / f"{number}.md").write_text(text, encoding="utf-8")
    library.reindex([sources])
    boss, minji = bot_api.user("관리자"), bot_api.user("민지")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        his = await say(boss, "/sources")
        hers = await say(minji, "/sources")
        assert his.buttons[-1] == hers.buttons[-1] == ["◀", "1/2", "▶"]
        assert hers.buttons[0] == ["✓ 들어온 순", "최신순", "제목순"]
        assert len(hers.buttons) == 2
        minji.press("▶", hers)
        await hers.expect_edit()
        assert "9." in hers.text
        refused = await minji.press_data(his.button("🗑 1")["callback_data"], hers).expect_answer()
        assert "관리자만" in refused["text"]
        title = next(iter(his.links))
        boss.press("🗑 1", his)
        await his.expect_edit()
        assert f"{title} 기사를 뺄까요?" in his.text
        boss.press("빼기", his)
        await his.expect_edit()
        assert f"{title} 기사를 뺐어요." in his.text
        assert len(library.retriever.corpus.documents) == 10
        answer = await boss.press("되돌리기", his).expect_answer()
        assert f"{title} 기사를 되돌렸어요" in answer["text"]
        await his.expect_edit()
        assert len(library.retriever.corpus.documents) == 11
        assert "remove" in (await say(boss, "/audit")).text


async def test_a_removal_is_undone_by_its_own_button_alone(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss, other = bot_api.user("관리자"), bot_api.user("다른 관리자")
    async with running(settings_for(bot_api, sources, boss.user_id, other.user_id), library):
        his, hers = await say(boss, "/sources"), await say(other, "/sources")
        for admin, message, bin_ in ((boss, his, "🗑 1"), (other, hers, "🗑 2")):
            admin.press(bin_, message)
            await message.expect_edit()
            admin.press("빼기", message)
            await message.expect_edit()
        assert len(library.retriever.corpus.documents) == 6
        late = await boss.press("되돌리기", his).expect_answer()
        assert "되돌릴 수 없어요" in late["text"]
        assert len(library.retriever.corpus.documents) == 6
        await other.press("되돌리기", hers).expect_answer()
        assert len(library.retriever.corpus.documents) == 7


async def test_words_change_how_articles_are_taken_apart_after_a_new_analysis(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        assert "등록된 낱말이 없어요" in (await say(boss, "/words")).text
        assert "/words 낱말" in (await say(boss, "/words 두 낱말 셋")).text
        listed = await say(boss, "/words 나비대교")
        assert "1. 나비대교 (NNP)" in listed.text
        boss.press("지금 다시 분석", listed)
        report = await boss.expect_reply()
        await report.expect_edit(timeout=30)
        while "8건" not in report.text:
            await report.expect_edit(timeout=30)
        assert "나비대교" in {term.form for term in library.analyzer.terms("나비대교 길이")}
        boss.press("🗑 1", listed)
        await listed.expect_edit()
        assert "등록된 낱말이 없어요" in listed.text


async def test_gaps_and_stats_tell_what_was_asked(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss, minji = bot_api.user("관리자"), bot_api.user("민지")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        for _ in range(2):
            await say(minji, FAR)
        await say(minji, NEAR)
        card = await say(minji, "나비대교 공사비는?")
        minji.press("👎", card)
        await card.expect_edit()
        gaps = (await say(boss, "/gaps")).text
        stats = (await say(boss, "/stats")).text
    assert f"1. {FAR} — 답 없음 2" in gaps
    assert "2. 나비대교 공사비는? — 👎 1" in gaps
    assert f"3. {NEAR} — 확실하지 않음 1" in gaps
    assert "질문 4건" in stats
    assert "답함 1건(25%), 확실하지 않음 1건, 답 없음 2건" in stats
    assert "기사 8건" in stats


async def test_an_export_can_be_imported_again(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        sent = await say(boss, "/export")
    assert "8건" in sent.text
    file_id = sent.data["document"]["file_id"]
    lines = bot_api.backend.store.files[file_id].content.decode().splitlines()
    assert {json.loads(line)["title"] for line in lines} == {
        document.title for document in library.retriever.corpus.documents.values()
    }


async def test_pairing_makes_an_admin_and_unpairing_ends_it(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources), library) as console:
        assert "관리자만" in (await say(boss, "/stats")).text
        assert "코드가 달라요" in (await say(boss, "/pair")).text
        assert "코드가 달라요" in (await say(boss, "/pair AAAA-AAAA")).text
        code = console.code
        assert "등록했어요" in (await say(boss, f"/pair {code.lower()}")).text
        assert console.code != code
        assert "기사 8건" in (await say(boss, "/stats")).text
    async with running(settings_for(bot_api, sources), library):
        assert "기사 8건" in (await say(boss, "/stats")).text
        assert "빠졌어요" in (await say(boss, "/unpair")).text
        assert "관리자만" in (await say(boss, "/stats")).text


async def test_who_is_no_admin_any_more_cannot_confirm(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("도서관.md", _LIBRARY.encode())
        preview = await boss.expect_reply()
    async with running(settings_for(bot_api, sources), library):
        answer = await boss.press("넣기", preview).expect_answer()
        assert "관리자만" in answer["text"]
    assert len(library.retriever.corpus.documents) == 8


async def test_files_and_links_of_others_are_declined(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        minji.send_document("도서관.md", _LIBRARY.encode())
        assert "제안해 드릴까요" in (await minji.expect_reply()).text
        assert "제안해 드릴까요" in (await say(minji, "https://garam.example/1")).text
        assert not bot_api.calls.of("getFile")


async def test_progress_is_edited_at_most_once_in_a_second_and_a_half(
    bot_api: BotApi, library: Library, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = bot_api.user("관리자")
    slow = library.reindex

    def reindex(folders: Sequence[Path], progress: Progress) -> Report:
        for step in range(32):
            progress(step, 32, f"{step}.md")
            time.sleep(0.1)
        return slow(folders, progress)

    monkeypatch.setattr(library, "reindex", reindex)
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        message = await say(boss, "/reindex")
        while "바뀐 기사가 없어요" not in message.text:
            await message.expect_edit(timeout=10)
    times = [when for when, _ in message.versions]
    assert len(times) >= 3
    assert all(later - earlier > 1.4 for earlier, later in pairwise(times[1:]))
    assert any("%" in data["text"] for _, data in message.versions)


async def test_a_download_that_fails_says_so(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    bot_api.faults.add(faults.refusal(400, "Bad Request: file is too big"), "getFile", times=9)
    async with running(settings_for(bot_api, sources, boss.user_id), library):
        boss.send_document("도서관.md", _LIBRARY.encode())
        assert "받지 못했어요" in (await boss.expect_reply()).text
