"""The drawing in the README: it holds what the bot says, word for word, and what was pressed."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from bot.texts import Language, say
from index.library import Library
from tests.botapi.server import BotApi
from tests.e2e.bubbles import Bubble, draw
from tests.e2e.recording import Recorder, written
from tests.e2e.running import running, settings_for
from tests.e2e.scenes import SCENES, play
from tests.kiwi import shared_analyzer


async def test_an_exchange_is_drawn_in_the_words_that_were_sent(
    bot_api: BotApi, library: Library, sources: Path
) -> None:
    minji = bot_api.user("민지")
    recorder = Recorder(minji)
    async with running(settings_for(bot_api, sources), library):
        card = await recorder.say("나르미는 몇 시간 움직여?")
        alone = card.text
        await recorder.press("앞뒤 문장 보기")
    assert card.text != alone
    drawing = draw([recorder.bubbles])
    said = _words(re.sub(r"<[^>]+>", "", drawing))
    below = "".join(text for row in card.buttons[1:] for text in row)
    spoken = ["나르미는 몇 시간 움직여?", alone, f"앞뒤 문장 보기원문{below}", card.text]
    assert said == _words("".join(spoken) + f"접기원문{below}")
    assert '<tspan font-weight="700">12시간</tspan>' in drawing
    assert "**[앞뒤 문장 보기]** [원문]" in written([recorder.bubbles])


@pytest.mark.parametrize("name", sorted(SCENES))
@pytest.mark.parametrize("language", ["ko", "en"])
async def test_what_people_live_through_is_played_without_a_refusal(
    tmp_path: Path, name: str, language: Language
) -> None:
    drawing = await play(SCENES[name], language, tmp_path, shared_analyzer())
    spoken = say(
        language,
        {
            "newcomer": "try_these",
            "group": "help_group",
            "morning": "digest_heading",
            "attacker": "pair_refused",
        }[name],
        name="",
    )
    assert _words(spoken)[:8] in _words(re.sub(r"<[^>]+>", "", drawing))


def test_words_longer_than_a_line_are_broken_and_markup_is_escaped() -> None:
    drawing = draw([[Bubble(False, {"text": "가" * 60 + " <b>&amp;</b>"})]])
    lines = [unescape(line) for line in re.findall(r"<text[^>]*>(.*)</text>", drawing)]
    assert max(map(len, lines)) < 30
    assert "".join(lines).split() == ["가" * 60, "<b>&amp;</b>"]


def test_columns_stand_side_by_side_in_one_drawing_as_tall_as_the_tallest() -> None:
    short, tall = Bubble(True, {"text": "짧은 말"}), Bubble(False, {"text": "\n".join("가나다라")})
    both, alone = draw([[short], [tall]]), draw([[tall]])
    height = re.compile(r' height="(\d+)" font-family')
    assert height.findall(both) == height.findall(alone)
    assert 'viewBox="0 0 880 ' in both


def _words(text: str) -> str:
    return re.sub(r"\s+", "", unescape(text))
