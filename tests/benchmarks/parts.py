"""Where the time of one Telegram question goes: the bot as it runs, one user, questions one by one.

The bot has a process of its own and the stock of `tests.benchmarks.speed`; the user and the server
of the Bot API, over HTTP on 127.0.0.1, are in this one.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import mean

from bot.settings import Settings
from bot.talk.conversation import read
from bot.telegram import answering
from bot.telegram.process import run_bot
from index.collect.web import Web
from index.engines.choice import Choice
from index.korean.analysis import Analyzer
from index.library import Library
from index.retriever import Retriever
from index.store import Store
from index.web.fetch import Fetcher
from tests.benchmarks.telegram_bot import bot_process
from tests.botapi.server import TOKEN, BotApi

_PATIENCE = 30  # seconds
_PAUSE = 0.05  # seconds between an answer and the next question

_ANSWER = "the whole answer"
PARTS = {
    "reading the question (Kiwi, spelling, words as they are cut)": ("reader", "read"),
    "candidates (first stage)": ("search", "candidates"),
    "laying them beside the question (figures)": ("search", "lay_out"),
    "ranking, evidence, answering words": ("search", "weigh"),
}


def parts(path: Path, questions: Sequence[str]) -> list[tuple[str, float]]:
    """(part, mean milliseconds of a question) of a store with its index."""
    with tempfile.TemporaryDirectory() as data:  # the bot remembers nothing of an earlier run
        return asyncio.run(_parts(path, questions, Path(data)))


async def _parts(path: Path, questions: Sequence[str], data: Path) -> list[tuple[str, float]]:
    settings = Settings(
        (), data, TOKEN, rate=0, feed_minutes=0, profile=False, engine=Choice("disk")
    )
    told, taken = data / "parts.json", []
    async with BotApi(TOKEN) as api:
        serve = partial(_serve, path, told)
        async with bot_process(api, replace(settings, api=api.url), serve):
            user = api.user("사람")
            for question in questions:
                asked = user.send(question)
                taken.append(api.latency(asked, await user.expect_reply(_PATIENCE)))
                await asyncio.sleep(_PAUSE)
    spent: dict[str, float] = json.loads(told.read_text(encoding="utf-8"))
    found = [(name, spent.get(name, 0.0) / len(questions) * 1e3) for name in PARTS]
    answer = spent.get(_ANSWER, 0.0) / len(questions) * 1e3
    found.append(
        ("passages, dates, events, going on from the talk", answer - sum(ms for _, ms in found))
    )
    whole = mean(taken) * 1e3
    found.append(("the bot's own rest and Telegram's HTTP, on loopback", whole - answer))
    return [*found, ("whole, at the server", whole)]


def _serve(path: Path, told: Path, settings: Settings) -> None:
    """Serve until terminated, and tell then what took how long."""
    spent = defaultdict[str, float](float)
    store = Store(path)
    library = Library(store, Analyzer(), engine=Choice("disk"))
    _watch(library.retriever, spent)
    run_bot(settings, library, Web(store, Fetcher()), lambda key, **values: None)
    told.write_text(json.dumps(spent), encoding="utf-8")


def _watch(retriever: Retriever, spent: defaultdict[str, float]) -> None:
    """Time what is done for a question; what is tried beforehand, in between, does not count."""
    at_work = threading.local()

    def timed(name: str, work: Callable[..., object]) -> Callable[..., object]:
        def run(*given: object, **named: object) -> object:
            at_work.asked = name == _ANSWER or getattr(at_work, "asked", False)
            begun = time.perf_counter()
            try:
                return work(*given, **named)
            finally:
                if at_work.asked:
                    spent[name] += time.perf_counter() - begun
                at_work.asked = at_work.asked and name != _ANSWER

        return run

    for name, (owner, method) in PARTS.items():
        one = getattr(retriever, owner)
        setattr(one, method, timed(name, getattr(one, method)))
    answering.__dict__["read"] = timed(_ANSWER, read)
