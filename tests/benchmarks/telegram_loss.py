"""Questions and edits through everything that goes wrong; and what became of each of them."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.telegram.keyboards import Press
from bot.texts import say
from tests.botapi import faults
from tests.botapi.people import User
from tests.botapi.records import Message
from tests.botapi.server import BotApi

_SENDING = ("sendMessage", "editMessageText", "sendChatAction")
_POLLING = "getUpdates"
_EDITED = 0.1  # of the questions, some before they are answered, some after
_BURST = 4  # questions at most that a user asks in one breath
_PATIENCE = 10  # seconds until a user asks on although not everything was answered
_QUIET = 20  # seconds without a message, after which nothing more comes; all retries take 11


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of all questions.

    Attributes:
        asked, edits: updates of the two kinds; `again` of them were delivered twice.
        answered: questions with exactly one answer.
        offered: with the notice only, whose button brings the answer.
        both: with an answer and the notice, as where the connection was cut behind the answer.
        lost: with neither.
        twice: with more than one answer.
        stale: answered, but not as they were last edited.
        apologies: for errors, as where the notice was cut off too; they belong to no question.
        struck: what the faults did, by name.
    """

    asked: int
    edits: int
    again: int
    answered: int
    offered: int
    both: int
    lost: int
    twice: int
    stale: int
    apologies: int
    struck: Counter[str]
    seconds: float

    def __str__(self) -> str:
        struck = ", ".join(f"{count} × {name}" for name, count in self.struck.most_common())
        return (
            f"{self.asked + self.edits:,} updates ({self.asked:,} questions, {self.edits:,} edits),"
            f" {self.again:,} of them twice, in {self.seconds:.0f} s; {struck}\n\n"
            "| what became of a question | questions |\n|:---|---:|\n"
            f"| one answer | {self.answered:,} |\n"
            f"| one answer, and the notice (a cut behind it) | {self.both:,} |\n"
            f"| the notice with its button only (a cut before it) | {self.offered:,} |\n"
            f"| **lost** | {self.lost:,} |\n"
            f"| **answered twice** | {self.twice:,} |\n"
            f"| answered, but not as last edited | {self.stale:,} |\n"
            f"| (apologies, asking to try again) | {self.apologies:,} |"
        )


def disturb(api: BotApi) -> None:
    """Let happen what happens on the way, seldom enough that most calls get through."""
    broken: Sequence[faults.Fault] = (
        faults.server_error(),
        faults.bad_gateway(),
        faults.Cut("before"),
        faults.Cut("after"),
    )
    for number, fault in enumerate(broken):
        api.faults.add(fault, *_SENDING, times=None, probability=0.01, seed=number)
        api.faults.add(fault, _POLLING, times=None, probability=0.001, seed=number)
    api.faults.add(faults.flood(1), *_SENDING, times=None, probability=0.002, seed=9)
    api.disturbances.twice(times=None, probability=0.1, seed=10)
    api.disturbances.late(0.4, times=None, probability=0.1, seed=11)


async def endure(
    api: BotApi, users: Sequence[User], questions: Sequence[str], updates: int, state: Path
) -> Fate:
    """Ask and edit until so many updates were made, wait for the last answer, and count.

    Args:
        state: the bot's own database, which tells what question an answer belongs to.
    """
    asked: list[Message] = []
    edited: list[Message] = []
    dice = random.Random(3)

    async def one(user: User) -> None:
        while len(asked) + len(edited) < updates:
            count = dice.randint(1, _BURST)
            if count > 1 and dice.random() < 0.3:
                api.disturbances.backwards(count)  # they arrive last first
            before = len(user.replies)
            mine = [user.send(dice.choice(questions)) for _ in range(count)]
            asked.extend(mine)
            again = [message for message in mine if dice.random() < _EDITED]
            early = [message for message in again if dice.random() < 0.5]
            await asyncio.sleep(dice.uniform(0, 0.1))
            _edit(user, early, questions, dice)
            await _answered(user, before + count)
            _edit(user, [message for message in again if message not in early], questions, dice)
            edited.extend(again)
            await asyncio.sleep(dice.uniform(0, 1))

    begun = time.monotonic()
    await asyncio.gather(*map(one, users))
    await _quiet(api)
    return _fate(api, users, asked, len(edited), time.monotonic() - begun, state)


def _edit(
    user: User, messages: Sequence[Message], questions: Sequence[str], dice: random.Random
) -> None:
    for message in messages:
        others = [question for question in questions if question != message.text]
        user.edit(message, dice.choice(others))


async def _answered(user: User, wanted: int) -> None:
    """Wait until the bot has said so much in all, but not for ever."""
    deadline = time.monotonic() + _PATIENCE
    while len(user.replies) < wanted and time.monotonic() < deadline:
        await user.chat.signal.wait(deadline - time.monotonic())


async def _quiet(api: BotApi) -> None:
    """Until the bot has taken everything and said nothing more for a while."""
    await api.settled(60)
    calls = -1
    while calls != len(api.calls):
        calls = len(api.calls)
        await asyncio.sleep(_QUIET)


def _fate(
    api: BotApi,
    users: Sequence[User],
    asked: Sequence[Message],
    edits: int,
    seconds: float,
    state: Path,
) -> Fate:
    with closing(sqlite3.connect(state)) as database:
        rows = database.execute(
            "SELECT id, chat_id, message_id, question, replies FROM questions"
        ).fetchall()
    place = {number: (chat, message) for number, chat, message, _, _ in rows}
    read = {(chat, message): question for _, chat, message, question, _ in rows}
    replied = {
        (chat, reply): (chat, message)
        for _, chat, message, _, replies in rows
        for reply in json.loads(replies)
    }
    notice = say("ko", "perhaps_lost")
    answers: Counter[tuple[int, int] | None] = Counter()
    notices: Counter[tuple[int, int] | None] = Counter()
    for user in users:
        for message in user.replies:
            kind = notices if message.versions[0][1].get("text") == notice else answers
            here = (user.chat_id, message.message_id)
            kind[place.get(_number(message)) or replied.get(here)] += 1
    outcome: Counter[str] = Counter()
    for message in asked:
        key = (message.chat.chat_id, message.message_id)
        if answers[key] > 1:
            outcome["twice"] += 1
        elif answers[key] and notices[key]:
            outcome["both"] += 1
        elif answers[key]:
            outcome["answered"] += 1
        else:
            outcome["offered" if notices[key] else "lost"] += 1
        outcome["stale"] += read.get(key, message.text) != message.text
    again = sum(len(times) > 1 for times in api.backend.updates.delivered_at.values())
    return Fate(
        len(asked),
        edits,
        again,
        outcome["answered"],
        outcome["offered"],
        outcome["both"],
        outcome["lost"],
        outcome["twice"],
        outcome["stale"],
        answers[None] + notices[None],
        Counter(call.fault for call in api.calls if call.fault is not None),
        seconds,
    )


def _number(message: Message) -> int:
    """The question that a message of the bot answers, by its buttons; 0 where it has none."""
    for row in message.keyboard:
        for button in row:
            if press := Press.parse(button.get("callback_data", "")):
                return press.number
    return 0


def start_anew(database: Path) -> None:
    """Delete what bots remember of questions."""
    with closing(sqlite3.connect(database)) as opened, opened:
        opened.execute("DELETE FROM updates")
        opened.execute("DELETE FROM questions")
