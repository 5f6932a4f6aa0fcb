"""Two processes of one bot behind one webhook, over one database."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from bot.texts import say
from tests.benchmarks.telegram_loss import fate
from tests.botapi.people import User
from tests.botapi.records import Message
from tests.botapi.server import BotApi
from tests.e2e.balancing import balancing
from tests.e2e.running import bot_command, free_port

# What is asked, and what only its answer says. No commands: one that was answered a moment before the
# process died is answered again, where a question has the notice.
_TOLD = {
    "나비대교 길이는 얼마야?": "2.4km",
    "나르미는 몇 시간 움직여?": "12시간",
    "하늘로보틱스 대표는 누구야?": "민서준",
}
_NEW = "새 도서관은 책이 몇 권이야?"
_Two = list[asyncio.subprocess.Process]


@asynccontextmanager
async def _two(api: BotApi, sources: Path, **environ: str) -> AsyncIterator[_Two]:
    """Two processes, both of which are called."""
    ports = free_port(), free_port()
    async with balancing(*ports) as hook, AsyncExitStack() as stack:
        processes = []
        for port in ports:
            place = f"127.0.0.1:{port}"
            own = {"GISABOT_WEBHOOK": hook, "GISABOT_LISTEN": place} | environ
            command = bot_command(api, sources, **own)
            processes.append(await stack.enter_async_context(command))
            await _listening(port)
        yield processes


async def _listening(port: int) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return


async def _asks(person: User, rounds: int, dice: random.Random) -> list[Message]:
    """Ask some questions in one breath, wait for the answers, and ask again."""
    asked: list[Message] = []
    for _ in range(rounds):
        asked += [person.send(dice.choice(list(_TOLD))) for _ in range(3)]
        async with asyncio.timeout(60):
            while len(_answers(person)) + len(_notices(person)) < len(asked):
                await person.chat.signal.wait(60)
    return asked


def _notices(person: User) -> list[Message]:
    return [m for m in person.replies if m.versions[0][1].get("text") == say("ko", "perhaps_lost")]


def _answers(person: User) -> list[Message]:
    notices = _notices(person)
    return [message for message in person.replies if message not in notices]


def _in_order(asked: list[Message], answers: list[Message]) -> bool:
    """Whether the answers are those of the questions in their order, some of which may lack one."""
    left = iter(asked)
    return all(any(_TOLD[q.text] in answer.text for q in left) for answer in answers)


@pytest.fixture(params=["disk", "cluster"])
def engine(request: pytest.FixtureRequest) -> dict[str, str]:
    if request.param == "disk":
        return {"GISABOT_ENGINE": "disk"}
    address = request.getfixturevalue("opensearch")
    return {"GISABOT_ENGINE": address, "GISABOT_OPENSEARCH_INDEX": f"test-{uuid4().hex}"}


async def test_one_of_two_is_killed_and_nothing_is_lost_comes_twice_or_in_another_order(
    bot_api: BotApi, sources: Path, engine: dict[str, str]
) -> None:
    people = [bot_api.user(f"사람{number}") for number in range(6)]
    boss = bot_api.user("관리자")
    admins = {"GISABOT_ADMINS": str(boss.user_id)}
    async with _two(bot_api, sources, **engine, **admins) as (first, second):
        begun, dice = time.monotonic(), random.Random(5)
        asking = [asyncio.create_task(_asks(person, 4, dice)) for person in people]
        while sum(len(person.replies) for person in people) < 18:
            await asyncio.sleep(0.01)
        first.kill()  # the one that leads
        asked = [await task for task in asking]
        await asyncio.sleep(3)  # whatever comes twice would have come
        found = fate(
            *(bot_api, people, [m for mine in asked for m in mine], 0),
            time.monotonic() - begun,
            sources.parent / "data" / "gisabot.sqlite3",
        )
        assert (found.lost, found.twice) == (0, 0), str(found)
        for person, mine in zip(people, asked, strict=True):
            told = [m.text for m in mine], [m.text[:40] for m in person.replies]
            assert _in_order(mine, _answers(person)), "\n".join(map(repr, told))
            assert len(_answers(person)) <= len(mine)
        assert sum(map(len, map(_notices, people))) < 6  # those that were just being sent
        # The other one leads now: it tells of news.
        boss.send("/follow 도서관 0-0")
        await boss.expect_reply()
        _bring(sources, "가")
        boss.send("/reindex")
        (news,) = await _until(boss, "‘도서관’ 새 기사")
        assert "도서관 가" in news.text
        second.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(second.wait(), 20) == 0


async def test_what_one_of_two_was_told_to_read_both_answer_from_and_it_is_read_once(
    bot_api: BotApi, sources: Path
) -> None:
    boss = bot_api.user("관리자")
    async with _two(bot_api, sources, GISABOT_ADMINS=str(boss.user_id), GISABOT_ENGINE="disk"):
        boss.send("/language")
        (card,) = await _until(boss, "어떤 언어로")
        boss.press("English", card)  # at one of them, and both know it
        await _until(boss, "Which language")
        for number in range(1, 4):
            _bring(sources, f"{number}")
            for _ in range(2):  # one each
                boss.send("/reindex")
            told = await _until(boss, "Now ", 2 * number)
            assert sum("1 added" in message.text for message in told) == number, told
            for _ in range(2):
                boss.send(f"도서관 {number}의 책은 몇 권이야?")
            await _until(boss, f"{number}천 권", 2)


async def _until(person: User, words: str, count: int = 1) -> list[Message]:
    """So many messages that say so by now, wherever the bot changed them to."""
    for _ in range(600):
        found = [message for message in person.replies if words in message.text]
        if len(found) >= count:
            return found
        await asyncio.sleep(0.05)
    raise AssertionError([message.text for message in person.replies])


def _bring(sources: Path, name: str) -> None:
    text = (
        f"# 도서관 {name}\n\n도서관 {name}이 문을 열었다. 도서관 {name}의 책은 {name}천 권이다.\n"
    )
    (sources / f"new-{name}.md").write_text(text, encoding="utf-8")


async def test_a_process_that_polls_and_one_that_is_called_do_not_share(
    bot_api: BotApi, sources: Path
) -> None:
    async with bot_command(bot_api, sources):
        while not bot_api.polls:
            await asyncio.sleep(0.1)
        hook = {"GISABOT_WEBHOOK": "http://127.0.0.1:1/hook", "GISABOT_LISTEN": "127.0.0.1:1"}
        async with bot_command(bot_api, sources, **hook) as second:
            assert second.stderr is not None
            told = (await asyncio.wait_for(second.stderr.read(), 60)).decode()
            assert "폴더의 기사로 답하고 있어요. 그쪽을 멈추고" in told
            assert await second.wait() == 1
