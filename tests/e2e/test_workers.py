"""The bot with answering processes, as its command starts it."""

from __future__ import annotations

import asyncio
import signal
import time
from pathlib import Path

import psutil

from tests.botapi.people import User
from tests.botapi.server import BotApi
from tests.e2e.running import bot_command

_ASKED = "나비대교 길이는 얼마야?"


async def _workers(pid: int) -> list[psutil.Process]:
    """The processes that answer, once they are there; Python has helpers of its own."""
    async with asyncio.timeout(60):
        while True:
            found = [p for p in psutil.Process(pid).children() if _answers(p)]
            if len(found) == 2:
                return found
            await asyncio.sleep(0.1)


def _answers(process: psutil.Process) -> bool:
    try:
        return "--multiprocessing-fork" in process.cmdline()
    except (psutil.ZombieProcess, psutil.NoSuchProcess):
        return False


def _rss(process: psutil.Process) -> int:
    return int(process.memory_info().rss)


async def test_questions_are_answered_while_workers_die_and_all_end_when_told_to(
    bot_api: BotApi, sources: Path
) -> None:
    people = [bot_api.user(f"사람{number}") for number in range(4)]
    async with bot_command(bot_api, sources, GISABOT_WORKERS="2") as process:
        workers = await _workers(process.pid)
        while min(map(_rss, workers)) < 400e6:  # until Kiwi is loaded
            await asyncio.sleep(0.1)
        killing = asyncio.create_task(_kill_one_by_one(workers))
        await asyncio.gather(*(_asks(person, 10) for person in people))
        await killing
        workers = await _workers(process.pid)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 20) == 0
        assert not psutil.wait_procs(workers, timeout=5)[1]
        assert time.monotonic() - begun < 5


async def _asks(person: User, times: int) -> None:
    for _ in range(times):
        person.send(_ASKED)
        assert "2.4km" in (await person.expect_reply(timeout=60)).text


async def _kill_one_by_one(workers: list[psutil.Process]) -> None:
    for worker in workers:
        await asyncio.sleep(0.2)
        worker.kill()


async def test_no_worker_outlives_a_process_that_is_killed(bot_api: BotApi, sources: Path) -> None:
    async with bot_command(bot_api, sources, GISABOT_WORKERS="2") as process:
        workers = await _workers(process.pid)
        process.kill()
        await process.wait()
        assert not psutil.wait_procs(workers, timeout=5)[1]
