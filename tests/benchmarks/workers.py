"""``make bench-workers``: questions a second with answering processes against none, side by side.

A collection on disk, real sentences put together anew (see `tests.benchmarks.recombined`), is asked
as the bot asks it, by as many people at once as `--people` says, each asking again as soon as
answered. Telegram is left out: ``make bench-telegram --workers N`` has it. Ways are measured in turn, round
after round, for other programs slow the machine; processor time a question tells what they cannot.
Memory is proportional (PSS): a page that processes share counts a part in each.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import statistics
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from bot.settings import Settings
from bot.talk.offering import Offers
from bot.telegram.answering import Answering
from bot.telegram.metrics import Metrics
from bot.telegram.workers import Workers
from index.engines.choice import Choice
from index.korean.analysis import Analyzer
from index.library import Library
from index.question.followup import Talk
from index.store import Store
from tests.benchmarks.recombined import base, entries
from tests.benchmarks.speed import put

_READY = 120  # seconds


@dataclass(frozen=True, slots=True)
class Round:
    """One way, once: seconds by the clock, and of processors, for so many questions."""

    questions: int
    seconds: float
    here: float
    there: float


def gather(settings: Settings, sentences: int) -> None:
    """Store and index a collection, in a process that ends: what it took counts for nobody."""
    store, analyzer = Store(settings.database), Analyzer()
    put(store, entries(base(analyzer), sentences), analyzer)
    Library(store, analyzer, engine=settings.engine)
    store.close()


def _used(pids: Sequence[int]) -> float:
    times = [psutil.Process(pid).cpu_times() for pid in pids]
    return float(sum(each.user + each.system for each in times))


async def ask(
    answering: Answering, workers: Workers | None, asked: Sequence[str], people: int
) -> Round:
    """Have all questions answered."""
    left, pids = iter(asked), workers.pids() if workers else []

    async def one() -> None:
        for question in left:
            await answering.ask(question, Talk())

    here, there, begun = _used([os.getpid()]), _used(pids), time.perf_counter()
    await asyncio.gather(*(one() for _ in range(people)))
    seconds = time.perf_counter() - begun
    return Round(len(asked), seconds, _used([os.getpid()]) - here, _used(pids) - there)


def _row(count: int, rounds: Sequence[Round], against: Sequence[Round], memory: str) -> str:
    rates = [each.questions / each.seconds for each in rounds]
    ratio = statistics.median(b.seconds / a.seconds for a, b in zip(rounds, against, strict=True))
    here, there = (
        statistics.median(getattr(each, name) / each.questions * 1e3 for each in rounds)
        for name in ("here", "there")
    )
    return (
        f"| {count} | {statistics.median(rates):.0f} | {ratio:.2f} | {here:.1f} | {there:.1f}"
        f" | {memory} |"
    )


def _memory(pids: Sequence[int]) -> str:
    return " + ".join(f"{psutil.Process(p).memory_full_info().pss / 1e6:.0f}" for p in pids)


def measure(settings: Settings, counts: Sequence[int], asked: Sequence[str], people: int) -> None:
    """Print a row for each number of workers; all run from the beginning, and wait in turn."""
    library = Library(Store(settings.database), Analyzer(), engine=settings.engine)
    ways: list[tuple[int, Workers | None, Answering]] = []
    for count in counts:
        own = Settings(
            settings.sources, settings.data, semantic="off", engine=settings.engine, workers=count
        )
        workers = Workers(own, library) if count else None
        assert workers is None or workers.wait(_READY) == count
        ways.append((count, workers, Answering(library, Metrics(), Offers(library), workers)))
    rounds: dict[int, list[Round]] = {count: [] for count in counts}
    part = len(asked) // 5
    for number in range(5):
        for count, workers, answering in ways:
            some = asked[number * part : (number + 1) * part]
            rounds[count].append(asyncio.run(ask(answering, workers, some, people)))
    print(
        "| workers | questions a second | against none | ms of processors a question: here"
        " | in workers | MB (PSS): here + each |\n|---:|---:|---:|---:|---:|---:|"
    )
    for count, workers, answering in ways:
        memory = _memory([os.getpid(), *(workers.pids() if workers else [])])
        print(_row(count, rounds[count], rounds[counts[0]], memory), flush=True)
        answering.close()


def main() -> None:
    parser = ArgumentParser(description="Answering processes against none")
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=1_000, help="of each way, in five rounds")
    parser.add_argument("--people", type=int, default=8, help="who ask at the same time")
    parser.add_argument("--workers", type=int, nargs="+", default=[0, 1, 2])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings((), Path(folder), semantic="off", engine=Choice("disk"))
        gathering = multiprocessing.get_context("spawn").Process(
            target=gather, args=(settings, options.sentences)
        )
        gathering.start()
        gathering.join()
        of = base(Analyzer())
        asked = random.Random(1).sample(of.questions, min(options.questions, len(of.questions)))
        print(f"{os.cpu_count()} cores, {options.sentences:,} sentences, {options.people} people\n")
        measure(settings, options.workers, asked, options.people)


if __name__ == "__main__":
    main()
