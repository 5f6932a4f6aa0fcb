"""``make bench-telegram``: how quickly the bot answers many users, and whether it loses any.

The bot runs as ``gisabot bot`` runs it, in a process of its own, on a generated collection. This
process is the Bot API server (the strict one, over HTTP on 127.0.0.1) and the users, so that
their work does not count as the bot's; with two cores each of the two has one, and what the server
needs for itself (about as much again as the bot's own HTTP) is within the times.

A time is measured at the server: from handing out an update by getUpdates to the arrival of
sendMessage with its answer. The load is a closed one: each of the users asks, waits for the answer,
thinks, and asks again, so a bot that is slow is asked less; the questions a second tell what was
reached. The loads get harder: from users who think for seconds to all of them asking at the same
instant, where the last one waits for the answers of all others.

In the part with faults, users ask up to four questions in one breath and edit some of them before
or after the answer. Updates come twice, late and last first; sends, edits and polls are refused with
429, 500 and 502 and cut off before and after they were carried out. Then every question must have
one answer, or the notice that it may not have arrived, whose button brings it.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.settings import Settings
from tests.benchmarks.generated import make
from tests.benchmarks.telegram_bot import bot_process, gather
from tests.benchmarks.telegram_load import HEADING, at_once, think
from tests.benchmarks.telegram_loss import disturb, endure, start_anew
from tests.botapi.server import TOKEN, BotApi

_THINKING = (2.0, 1.0, 0.5, 0.0)  # seconds
_GOALS = "goals: median under 40 ms, p99 under 150 ms; no question lost, none answered twice"


async def latency(api: BotApi, questions: Sequence[str], people: int, asked: int) -> None:
    """Print how loads from easy to hard are borne."""
    users = [api.user(f"사람{number}") for number in range(people)]
    await at_once(api, users, questions, 2 * people)  # warms up
    print(HEADING)
    for pause in _THINKING:
        print((await think(api, users, questions, pause, asked)).row(), flush=True)
    print((await at_once(api, users, questions, asked)).row(), flush=True)


async def measure(settings: Settings, questions: Sequence[str], options: Namespace) -> None:
    """Print everything; each part has a server and a bot of its own."""
    async with BotApi(TOKEN) as api, bot_process(api, replace(settings, api=api.url)):
        await latency(api, questions, options.users, options.questions)
    start_anew(settings.database)  # the next server counts its updates from the beginning
    async with BotApi(TOKEN) as api, bot_process(api, replace(settings, api=api.url)):
        users = [api.user(f"사람{number}") for number in range(options.users)]
        disturb(api)
        print(
            "\nWith faults:",
            await endure(api, users, questions, options.updates, settings.database),
        )


def main() -> None:
    parser = ArgumentParser(description="The bot under load, over HTTP")
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--questions", type=int, default=1_000, help="of each load")
    parser.add_argument("--updates", type=int, default=10_000, help="of the part with faults")
    parser.add_argument("--workers", type=int, default=0, help="answering processes")
    parser.add_argument("--quick", action="store_true", help="a tenth of everything")
    options = parser.parse_args()
    if options.quick:
        for name in ("sentences", "questions", "updates"):
            setattr(options, name, getattr(options, name) // 10)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            *((Path(folder) / "none",), Path(folder), TOKEN),
            workers=options.workers,
            semantic="off",
            rate=0,
            feed_minutes=0,
            profile=False,
        )
        gathering = multiprocessing.get_context("spawn").Process(
            target=gather, args=(settings, options.sentences)
        )
        gathering.start()
        gathering.join()
        print(
            f"{os.cpu_count()} cores, {options.sentences:,} sentences, {options.users} users, {options.workers} workers"
        )
        print(_GOALS, end="\n\n")
        asyncio.run(measure(settings, make(options.sentences).questions, options))


if __name__ == "__main__":
    main()
