"""Lists of articles that were asked for: paged, each entry opening its article."""

from __future__ import annotations

from pathlib import Path

from index.library import Library
from tests.botapi.server import BotApi
from tests.e2e.running import running, say, settings_for


async def test_each_entry_of_a_list_opens_its_article(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "누리과학 기사 뭐 있어?")
        assert card.text.startswith("‘누리과학’ 기사는 모두 2건이에요.")
        links = [str(e["url"]) for e in card.entities if e["type"] == "text_link"]
        assert len(links) == 2
        opened = await say(minji, f"/start {links[0].rpartition('=')[2]}")
        assert "온누리병원" in opened.text


async def test_a_long_list_is_paged(bot_api: BotApi, library: Library, sources: Path) -> None:
    for n in range(3):
        text = f"온달호 {n}호가 바다로 떠났다.\n선원은 {n + 4}명이다.\n"
        (sources / f"온달호{n}.txt").write_text(f"온달호 {n}호 출항\n{text}", encoding="utf-8")
    library.reindex([sources])
    minji = bot_api.user("민지")
    async with running(settings_for(bot_api, sources), library):
        card = await say(minji, "기사 목록 보여줘")
        first = card.text
        assert card.buttons == [["◀", "1/2", "▶"]]
        pressed = minji.press("▶", card)
        await card.expect_edit()
        await pressed.expect_answer()
        assert card.buttons == [["◀", "2/2", "▶"]]
        assert card.text != first
        assert "\n9. " in card.text
