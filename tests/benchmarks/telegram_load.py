"""Users who ask, wait for the answer, think, and ask again; and how long the bot took each time."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from tests.botapi.people import User
from tests.botapi.server import BotApi

_PATIENCE = 30  # seconds that a user waits for an answer
_PAUSE = 0.5  # seconds between two rounds of everybody asking at once


@dataclass(frozen=True, slots=True)
class Load:
    """How one load was borne.

    Attributes:
        asked: number of questions.
        times: seconds from the delivery of an update to the arrival of its answer, answered ones.
        seconds: that it all took.
    """

    name: str
    asked: int
    times: Sequence[float]
    seconds: float

    def row(self) -> str:
        """A row below `HEADING`."""
        cuts = statistics.quantiles(self.times, n=100, method="inclusive")
        figures = " | ".join(f"{cut * 1e3:.0f}" for cut in (cuts[49], cuts[94], cuts[98]))
        rate, share = self.asked / self.seconds, len(self.times) / self.asked
        return f"| {self.name} | {self.asked:,} | {rate:.0f} | {figures} | {share:.2%} |"


HEADING = (
    "| load | questions | a second | median ms | p95 ms | p99 ms | answered |\n"
    "|:---|---:|---:|---:|---:|---:|---:|"
)


async def think(
    api: BotApi, users: Sequence[User], questions: Sequence[str], pause: float, wanted: int
) -> Load:
    """Everybody asks, waits for the answer, and thinks for `pause` seconds, give or take a half."""
    numbers, times, dice = count(), [], random.Random(1)

    async def one(user: User) -> None:
        await asyncio.sleep(dice.random() * pause)  # they do not all begin at once
        while next(numbers) < wanted:
            taken = await _ask(api, user, dice.choice(questions))
            if taken is not None:
                times.append(taken)
            await asyncio.sleep(pause * dice.uniform(0.5, 1.5))

    begun = time.monotonic()
    await asyncio.gather(*map(one, users))
    name = f"think for {pause:g} s" if pause else "ask again at once"
    return Load(name, wanted, times, time.monotonic() - begun)


async def at_once(
    api: BotApi, users: Sequence[User], questions: Sequence[str], wanted: int
) -> Load:
    """Everybody asks at the same instant, round after round, each when the last one is answered."""
    dice, times, asked = random.Random(2), [], 0
    begun = time.monotonic()
    while asked < wanted:
        every = [_ask(api, user, dice.choice(questions)) for user in users]
        times += [taken for taken in await asyncio.gather(*every) if taken is not None]
        asked += len(users)
        await asyncio.sleep(_PAUSE)
    return Load("all at the same instant", asked, times, time.monotonic() - begun)


async def _ask(api: BotApi, user: User, question: str) -> float | None:
    """Seconds from delivery to answer; None where none came."""
    asked = user.send(question)
    try:
        answered = await user.expect_reply(_PATIENCE)
    except AssertionError:
        return None
    return api.latency(asked, answered)
