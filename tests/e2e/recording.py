"""A conversation with the real bot, recorded: ``python -m tests.e2e.recording OUT.svg [OUT.md]``.

The bot runs over the strict server on the articles of ``seeds/``. Only what people say is written
here; what the bot says is what the server got from it.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from index.korean.analysis import Analyzer
from index.library import Library
from index.store import Store
from tests.botapi.conversation import Conversation
from tests.botapi.people import User
from tests.botapi.records import Message
from tests.botapi.server import BotApi
from tests.collection import ARTICLES
from tests.e2e.bubbles import Bubble, draw, pressed
from tests.e2e.running import running, settings_for

_SEEDS = ARTICLES.parent.parent / "seeds"


class Recorder:
    """One person's conversation; every message is kept as it stood when it was last waited for.

    Args:
        place: a group; None for the private chat.
        topic: message_thread_id, in a forum.
        bubbles: of the others there, where several people talk.
    """

    def __init__(
        self,
        person: User,
        place: Conversation | None = None,
        topic: int | None = None,
        bubbles: list[Bubble] | None = None,
    ) -> None:
        self.bubbles: list[Bubble] = [] if bubbles is None else bubbles
        self._person = person
        self._place = place or person
        self._topic = topic
        self._last: Message | None = None

    async def say(self, text: str, reply_to: Message | None = None) -> Message:
        """Write, and wait for the bot's message."""
        to = None if self._place is self._person else self._place
        sent = self._person.send(text, to=to, topic=self._topic, reply_to=reply_to)
        self.bubbles.append(Bubble(True, sent.data))
        return await self._answered()

    async def wait(self) -> Message:
        """Wait for what the bot says by itself."""
        return await self._answered()

    async def ask_by(self, button: str) -> Message:
        """Press a button of the last message that asks a question, and wait for its answer."""
        assert self._last is not None
        self.bubbles[-1] = pressed(self.bubbles[-1], button)
        self._person.press(button, self._last)
        return await self._answered()

    async def send_album(self, files: Mapping[str, bytes]) -> Message:
        """Send files together, and wait for the bot's message."""
        for name, content in files.items():
            sent = self._person.send_document(name, content, album="1")
            self.bubbles.append(Bubble(True, sent.data))
        return await self._answered()

    async def send_file(self, name: str, content: bytes) -> Message:
        """Send a file, and wait for the bot's message."""
        self.bubbles.append(Bubble(True, self._person.send_document(name, content).data))
        return await self._answered()

    async def send_again(self, message: Message) -> Message:
        """Forward a message to the bot, and wait for the bot's message."""
        self.bubbles.append(Bubble(True, self._person.forward(message).data))
        return await self._answered()

    async def press(self, button: str) -> Message:
        """Press a button of the last message, and wait until the bot has changed that."""
        assert self._last is not None
        self.bubbles[-1] = pressed(self.bubbles[-1], button)
        self._person.press(button, self._last)
        await self._last.expect_edit()
        self.bubbles.append(Bubble(False, self._last.data))
        return self._last

    async def forge(self, data: str) -> None:
        """Press a button that the last message does not have; the alert is drawn as a message."""
        assert self._last is not None
        self.bubbles.append(Bubble(True, {"text": f"🔘 {data}"}))
        answer = await self._person.press_data(data, self._last).expect_answer()
        self.bubbles.append(Bubble(False, {"text": answer["text"]}))

    async def flood(self, text: str, times: int, last: str) -> None:
        """Say the same so often at once; drawn are the first, its answer, and what begins with `last`."""
        await self.say(text)
        for _ in range(times - 1):
            self._person.send(text)
        while not (reply := await self._place.expect_reply()).text.startswith(last):
            pass
        self.bubbles += [Bubble(True, {"text": text})] * 2 + [Bubble(False, reply.data)]

    async def _answered(self) -> Message:
        self._last = await self._place.expect_reply()
        self.bubbles.append(Bubble(False, self._last.data))
        return self._last


async def record(folder: Path) -> list[list[Bubble]]:
    """What a reader and an admin live through; `folder` takes the bot's data."""
    sources = folder / "sources"
    shutil.copytree(_SEEDS, sources)
    store = Store(folder / "articles.sqlite3")
    library = Library(store, Analyzer())
    library.reindex([sources])
    async with BotApi() as api:
        minji, boss = api.user("민지"), api.user("관리자")
        reader, admin = Recorder(minji), Recorder(boss)
        async with running(settings_for(api, sources, boss.user_id), library):
            await reader.say("네이버랩스유럽 워크샵은 어디서 열려?")
            await reader.say("그럼 언제 열려?")
            await reader.press("앞뒤 문장 보기")
            await admin.say("카카오 대표는 누구야?")
            await admin.send_file("나비대교.md", (ARTICLES / "nabi-bridge.md").read_bytes())
            await admin.press("넣기")
            await admin.say("나비대교 길이는 얼마야?")
            await admin.say("/sources")
    store.close()
    return [reader.bubbles, admin.bubbles]


def written(columns: Sequence[Sequence[Bubble]]) -> str:
    """The same as Markdown."""
    lines = []
    for column in columns:
        for bubble in column:
            lines.append(f"**{'나' if bubble.mine else '기사봇'}**")
            lines += [f"> {line}".rstrip() for line in bubble.text.split("\n")]
            for row in bubble.buttons:
                marked = (
                    f"**[{text}]**" if text == bubble.pressed else f"[{text}]" for text in row
                )
                lines += [">", "> " + " ".join(marked)]
            lines.append("")
        lines.append("---\n")
    return "\n".join(lines)


def main() -> None:
    """Record, and write every file that is named, by its ending."""
    if not sys.argv[1:]:
        sys.exit("usage: python -m tests.e2e.recording OUT.svg [OUT.md]")
    os.environ["PTB_TIMEDELTA"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        columns = asyncio.run(record(Path(folder)))
    for path in map(Path, sys.argv[1:]):
        path.write_text(draw(columns) if path.suffix == ".svg" else written(columns), "utf-8")


if __name__ == "__main__":
    main()
