"""What people live through with the bot, drawn: ``python -m tests.e2e.scenes FOLDER``.

A newcomer's first five minutes, a group with topics, an admin's morning and an attacker, each in
Korean and in English, as SVG. The bot runs over the strict server on the invented articles; only what people say
is written here.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import zipfile
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path

from bot.texts import Language, say
from index.korean.analysis import Analyzer
from index.library import Library
from index.store import Store
from tests.botapi.people import User
from tests.botapi.records import Message
from tests.botapi.server import BotApi
from tests.collection import ARTICLES, FAR
from tests.e2e.bubbles import Bubble, draw
from tests.e2e.recording import Recorder
from tests.e2e.running import running, settings_for

Scene = Callable[[BotApi, User, Language], Awaitable[list[list[Bubble]]]]


async def newcomer(api: BotApi, boss: User, language: Language) -> list[list[Bubble]]:
    """From /start to a first follow-up, and what the bot cannot do."""
    minji = api.user("민지", language_code=language)
    first, then, last = Recorder(minji), Recorder(minji), Recorder(minji)
    page = await first.say("/start")
    await first.ask_by(page.buttons[0][0])
    card = await first.say("나비대교 공사비는 얼마야?")
    await then.say("통행료는?")
    await then.press(say(language, "button_context"))
    await then.press("👎")
    await then.press(say(language, "reason_old"))
    await last.say(FAR)
    await last.send_file("도서관.md", "# 도서관\n\n도서관이 문을 열었다.".encode())
    await last.press(say(language, "button_propose"))
    assert card.buttons
    return [first.bubbles, then.bubbles, last.bubbles]


async def group(api: BotApi, boss: User, language: Language) -> list[list[Bubble]]:
    """The bot comes into a forum; two people ask in a topic."""
    minji = api.user("민지", language_code=language)
    jun = api.user("준", language_code=language)
    forum = api.group("독서 모임", minji, jun, forum=True)
    lobby = Recorder(minji, forum)
    await lobby.wait()
    await lobby.say(f"/help@{api.username}")
    topic = forum.topic("다리")
    hers = Recorder(minji, forum, topic)
    card = await hers.say(f"@{api.username} 나비대교는 언제 개통해?")
    his = Recorder(jun, forum, topic, hers.bubbles)
    await his.say("공사비는 얼마야?", reply_to=card)
    wishes = Recorder(minji, forum, topic)
    await wishes.say(f"/follow@{api.username} 나비대교")
    await wishes.say(f"/settings@{api.username}")
    return [lobby.bubbles, hers.bubbles, wishes.bubbles]


async def morning(api: BotApi, boss: User, language: Language) -> list[list[Bubble]]:
    """What was asked yesterday, ten files at once, and the list afterwards."""
    minji = api.user("민지", language_code=language)
    for question in (FAR, "부산 날씨는 오늘 어때?", "나비대교 설계자는 누구야?"):
        minji.send(question)
        await minji.expect_reply()
    report, files, listed = Recorder(boss), Recorder(boss), Recorder(boss)
    await report.say("/digest")
    await report.say("/gaps")
    articles = {
        f"{number}.md": f"# 가람시 {number}구 학교 열어\n\n가람시 {number}구가 학교 {number}곳을 열었다.".encode()
        for number in range(1, 10)
    }
    await files.send_album(articles | {"빈 파일.txt": b""})
    await files.press(say(language, "button_add_all", n=9))
    await listed.say("/sources 학교")
    await listed.say("/settings")
    await listed.press(say(language, "button_digest"))
    return [report.bubbles, files.bubbles, listed.bubbles]


async def attacker(api: BotApi, boss: User, language: Language) -> list[list[Bubble]]:
    """Guessed codes, forged buttons, markup, a file that would fill the memory, and a flood."""
    minji = api.user("민지", language_code=language)
    mallory = api.user("<b>관리자</b>\u202e{name}", language_code=language)
    theirs = await _asked(minji, "나비대교 공사비는 얼마야?")
    guesses, files = Recorder(mallory), Recorder(mallory)
    received, flood = Recorder(boss), Recorder(mallory)
    await guesses.say("/start a:1:<script>")
    for code in ("AAAA-AAAA", "AAAA-AAAB", "' OR 1=1 --", "AAAA-AAAC", "AAAA-AAAD", "AAAA-AAAE"):
        await guesses.say(f"/pair {code}")
    await guesses.forge(theirs.button("👍")["callback_data"])
    await guesses.forge("i:99999:confirm")
    await files.say("/gaps")
    await files.say("<a href='https://e.example'>나비대교</a> {0} %s 길이는?")
    await files.send_file("<i>급여\u202e.docx", _bomb())
    await files.press(say(language, "button_propose"))
    await received.wait()
    passed_on = await received.wait()
    await received.send_again(passed_on)
    await flood.flood("나비대교 통행료는?", 40, say(language, "wait_a_little", rate=30)[:4])
    quick = Recorder(minji, bubbles=flood.bubbles)
    await quick.say("나비대교 공사비는 얼마야?")
    return [guesses.bubbles, files.bubbles, received.bubbles, flood.bubbles]


async def _asked(person: User, question: str) -> Message:
    person.send(question)
    return await person.expect_reply()


def _bomb() -> bytes:
    """A document of 300 kB that unpacks to 300 MB."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + bytes(300 * 2**20))
    return packed.getvalue()


SCENES: dict[str, Scene] = {
    "newcomer": newcomer,
    "group": group,
    "morning": morning,
    "attacker": attacker,
}


async def play(scene: Scene, language: Language, folder: Path, analyzer: Analyzer) -> str:
    """The drawing of a scene; `folder` takes the bot's data."""
    sources = folder / "sources"
    sources.mkdir(parents=True)
    for path in ARTICLES.glob("*.md"):
        (sources / path.name).write_bytes(path.read_bytes())
    store = Store(folder / "articles.sqlite3")
    library = Library(store, analyzer)
    library.reindex([sources])
    async with BotApi() as api:
        boss = api.user("관리자", language_code=language)
        async with running(settings_for(api, sources, boss.user_id), library):
            columns = await scene(api, boss, language)
        assert api.calls.refusals == []
    store.close()
    return draw(columns)


async def main(out: Path) -> None:
    analyzer = Analyzer()
    for name, scene in SCENES.items():
        for language in ("ko", "en"):
            with tempfile.TemporaryDirectory() as folder:
                drawn = await play(scene, language, Path(folder), analyzer)
            (out / f"{name}.{language}.svg").write_text(drawn, "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python -m tests.e2e.scenes FOLDER")
    os.environ["PTB_TIMEDELTA"] = "1"
    asyncio.run(main(Path(sys.argv[1])))
