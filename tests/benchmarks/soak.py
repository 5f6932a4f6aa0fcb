"""``make soak``: everything at once, for minutes, with every fault; nothing grows, is lost or comes twice.

The bot runs as ``gisabot bot`` runs it, in a process of its own; this one is the Bot API server and
the people. Users ask, edit and press; an admin uploads articles, some of them hostile, confirms them,
changes files and has them read again; others ask inline and as guests. Meanwhile sends and polls are
refused and cut off, updates come twice, late, backwards, or cannot be read, another program holds the
databases for seconds, and a feed gives nonsense. At the end the bot is told to stop in the middle of
it all.

Memory, threads, open files and write-ahead logs are looked at every second; what they are in the
last fifth is held against the second fifth, and memory to its slope. The exit code is 1 where anything grew, was lost, came
twice, or did not end in time.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.settings import Settings
from tests import hostile
from tests.benchmarks.generated import Made, make
from tests.benchmarks.soak_watch import Watch
from tests.benchmarks.telegram_bot import bot_process, read_and_answer
from tests.benchmarks.telegram_loss import (
    BURST,
    EDITED,
    Fate,
    answered,
    disturb,
    edit_again,
    fate,
    quiet,
)
from tests.botapi.people import User
from tests.botapi.records import Message
from tests.botapi.server import TOKEN, BotApi
from tests.e2e.running import free_port
from tests.site import Site, newspaper

_SENTENCES = 4_000
_LONGEST_STOP = 5.0  # seconds
_POLL = {"id": "1", "question": "?", "options": []}  # what no version of the library can read


@dataclass(slots=True)
class Soak:
    """Who does what until the time is over; and what was asked."""

    api: BotApi
    made: Made
    settings: Settings
    ends: float
    asked: list[Message] = field(default_factory=list)
    edits: int = 0
    uploads: int = 0
    presses: int = 0
    dice: random.Random = field(default_factory=lambda: random.Random(7))

    @property
    def over(self) -> bool:
        return time.monotonic() >= self.ends

    async def ask(self, user: User) -> None:
        """Ask up to four questions in one breath, edit and press, and ask again."""
        dice, questions = self.dice, self.made.questions
        while not self.over:
            count, before = dice.randint(1, BURST), len(user.replies)
            if count > 1 and dice.random() < 0.2:
                self.api.disturbances.backwards(count)
            mine = [user.send(dice.choice(questions)) for _ in range(count)]
            self.asked += mine
            again = [message for message in mine if dice.random() < EDITED]
            await answered(user, before + count)
            edit_again(user, again, questions, dice)
            self.edits += len(again)
            self._press(user)
            await asyncio.sleep(dice.uniform(0.2, 1.5))

    def _press(self, user: User) -> None:
        card = user.replies[-1] if user.replies else None
        names = [name for row in card.buttons for name in row] if card else []
        if card and names and self.dice.random() < 0.7:
            with suppress(LookupError):  # an address is opened by the app, not the bot
                user.press(self.dice.choice(names), card)
                self.presses += 1

    async def administer(self, boss: User) -> None:
        """Send articles, good and hostile ones, confirm them, change files and read them again."""
        articles = iter(range(10**9))
        while not self.over:
            number = next(articles)
            text = hostile.text(self.dice) if number % 3 == 0 else f"올린 글 {number}번이 나왔다."
            data = f"# 올린 기사 {number}\n\n{text}".encode("utf-8", "replace")
            boss.send_document(f"글{number % 20}.md", data)
            self.uploads += 1
            await asyncio.sleep(2)
            with suppress(LookupError):
                boss.press("넣기")
            if number % 5 == 0:
                (self.settings.sources[0] / "바뀐.md").write_text(
                    f"# 바뀐 기사\n\n다리를 {number}번 고쳤다.", encoding="utf-8"
                )
                boss.send("/reindex")
            boss.send(self.dice.choice(("/sources", "/stats", "/gaps", "/feeds", "/audit")))
            await asyncio.sleep(2)

    async def surround(self, others: Sequence[User], feed: str) -> None:
        """Inline queries, guests, what cannot be read, and a feed of nonsense."""
        boss = others[0]
        boss.send(feed)
        while not self.over:
            user = self.dice.choice(others)
            user.inline(self.dice.choice(self.made.questions)[:20])
            self.api.backend.updates.add("poll", dict(_POLL), 0)
            if self.dice.random() < 0.3:
                user.guest_mention(f"@{self.api.username} {self.dice.choice(self.made.questions)}")
            await asyncio.sleep(0.7)


def _files(folder: Path, made: Made) -> None:
    for number, document in enumerate(made.documents):
        text = f"# {document.title}\n\n{document.text}\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")


async def soak(settings: Settings, made: Made, seconds: float, users: int) -> tuple[Fate, Watch]:
    """Run it all; what became of the questions, and what was seen of the process."""
    with newspaper() as paper:
        _print(paper)
        return await _soak(settings, made, seconds, users, f"{paper.base}/rss")


async def _soak(
    settings: Settings, made: Made, seconds: float, users: int, feed: str
) -> tuple[Fate, Watch]:
    async with BotApi(TOKEN) as api:
        boss, *people = [api.user(f"사람{number}") for number in range(users + 1)]
        settings = _with(settings, api, boss)
        watch = Watch(settings)
        async with bot_process(api, settings, read_and_answer) as process:
            disturb(api)
            begun = time.monotonic()
            run = Soak(api, made, settings, begun + seconds)
            watching = asyncio.create_task(watch.run(process.pid or 0))
            await asyncio.gather(
                *map(run.ask, people),
                run.administer(boss),
                run.surround([boss, *people], feed),
                watch.lock_now_and_then(run.ends),
            )
            watching.cancel()
            api.faults.clear()
            await quiet(api)
            found = fate(
                api, people, run.asked, run.edits, time.monotonic() - begun, settings.database
            )
            print(f"{run.presses:,} presses, {run.uploads:,} uploads; ", end="")
            for person in people:
                person.send(made.questions[0])  # it is told to stop in the middle of these
            told = time.monotonic()
            process.terminate()
            await asyncio.to_thread(process.join, 20)
            watch.stopped_in, watch.status = time.monotonic() - told, process.exitcode
    return found, watch


def _with(settings: Settings, api: BotApi, boss: User) -> Settings:
    place = ("127.0.0.1", free_port())
    return replace(settings, api=api.url, admins=frozenset({boss.user_id}), monitor=place)


def _print(paper: Site) -> None:
    """A feed with an article, two pages of nonsense, and one that is not there."""
    paper.article("/a", "가람시에 다리가 섰다", "가람시에 다리가 섰다고 시청이 밝혔다.")
    paper.pages["/b"] = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" * 200
    paper.pages["/c"] = b"<div>" * 20_000
    paper.feed("/a", "/b", "/c", "/gone")


def main() -> int:
    parser = ArgumentParser(description="Everything at once, with every fault")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--users", type=int, default=12)
    options = parser.parse_args()
    made = make(_SENTENCES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "sources"
        folder.mkdir()
        _files(folder, made)
        settings = Settings(
            (folder,), Path(name) / "data", TOKEN, rate=0, feed_minutes=1, profile=False
        )
        found, watch = asyncio.run(soak(settings, made, options.seconds, options.users))
    print(found)
    print(watch)
    problems = watch.problems(_LONGEST_STOP)
    if found.lost or found.twice:
        problems.append("questions were lost or answered twice")
    for problem in problems:
        print(f"FAILED: {problem}")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
