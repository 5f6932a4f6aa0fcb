from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, InaccessibleMessage, Update

from bot.settings import Settings
from bot.state import State
from bot.state.journal import NOBODY
from bot.telegram.known import Known
from bot.telegram.metrics import Metrics
from bot.telegram.seats import Seat
from bot.telegram.turns import Intake, InTurn
from index.errors import StoreError
from tests.botapi.bots import bot_for
from tests.botapi.server import BotApi


@dataclass(frozen=True, slots=True)
class Line:
    """What takes updates, and where it puts them."""

    state: State
    queue: asyncio.Queue[object]
    intake: Intake
    turns: InTurn

    async def take_up(self) -> int:
        """Put in line what an earlier run left; the number of updates."""
        left = await self.intake.take_up((0, NOBODY))
        for update in left:
            await self.queue.put(update)
        return len(left)


@pytest.fixture
def state_file(tmp_path: Path) -> Path:
    return tmp_path / "bot.sqlite3"


@pytest.fixture
def state(state_file: Path) -> Iterator[State]:
    state = State(state_file, 110_001)
    yield state
    state.close()


@pytest.fixture
async def bot(bot_api: BotApi) -> AsyncIterator[Bot]:
    async with bot_for(bot_api) as bot:
        yield bot


@pytest.fixture
def line(state: State, bot: Bot) -> Line:
    return _line(state, bot)


def _line(state: State, bot: Bot) -> Line:
    queue, turns = asyncio.Queue[object](), InTurn(state, 10)
    return Line(state, queue, Intake(state, bot, queue, Metrics(), turns, Known(state)), turns)


def _raw(number: int, chat: int = 1, text: str = "?") -> dict[str, Any]:
    person = {"id": chat, "is_bot": False, "first_name": "민지"}
    message = {
        "message_id": number,
        "date": 0,
        "chat": {"id": chat, "type": "private", "first_name": "민지"},
        "from": person,
        "text": text,
    }
    return {"update_id": number, "message": message}


def _update(number: int, chat: int = 1) -> Update:
    update = Update.de_json(_raw(number, chat), None)
    assert update is not None
    return update


async def _texts(queue: asyncio.Queue[object]) -> list[str | None]:
    """What waits in line, taken out."""
    found = []
    while not queue.empty():
        update = queue.get_nowait()
        assert isinstance(update, Update)
        assert update.message is not None
        found.append(update.message.text)
    return found


async def test_an_update_that_was_taken_before_is_passed_over(line: Line) -> None:
    assert await line.intake.take([_raw(number) for number in (1, 2)]) == 2
    assert await line.intake.take([_raw(number) for number in (1, 2, 3)]) == 3
    assert line.queue.qsize() == 3


async def test_what_was_not_finished_is_taken_up_by_the_next_run(line: Line, bot: Bot) -> None:
    await line.intake.take([_raw(number, text=f"질문 {number}") for number in (1, 2, 3)])
    line.state.journal.done(2)
    after = _line(line.state, bot)
    assert await after.take_up() == 2
    assert await _texts(after.queue) == ["질문 1", "질문 3"]
    await after.intake.take([_raw(3)])  # Telegram delivers it again, too
    assert after.queue.empty()


async def test_an_update_that_cannot_be_written_down_is_answered_all_the_same(
    line: Line, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(bodies: Mapping[int, str], lines: Mapping[int, int]) -> None:
        raise StoreError("bot.sqlite3", "store_full")

    monkeypatch.setattr(line.state.journal, "take_all", full)
    await line.intake.take([_raw(1)])
    assert line.queue.qsize() == 1
    assert "not written down" in caplog.text


_POLL = {
    "id": "1",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}  # as a server before Bot API 9.6 sends it: without allows_revoting


async def test_an_update_that_cannot_be_read_stops_none_beside_it_and_is_told_once(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    batch = [_raw(1, text="앞"), {"update_id": 2, "poll": _POLL}, _raw(3, text="뒤")]
    assert await line.intake.take(batch) == 3
    assert await line.intake.take(batch) == 3  # delivered again
    assert await _texts(line.queue) == ["앞", "뒤"]
    assert caplog.text.count("update 2 (poll) cannot be read") == 1


async def test_an_update_that_cannot_be_read_is_written_down_but_for_no_later_run(
    line: Line, state_file: Path
) -> None:
    await line.intake.take([{"update_id": 2, "poll": _POLL}])
    with closing(sqlite3.connect(state_file)) as database:
        ((body,),) = database.execute("SELECT body FROM updates")
    assert json.loads(body)["poll"]["id"] == "1"
    assert await line.take_up() == 0


@pytest.mark.parametrize(
    "odd",
    [None, 7, "text", [], {}, {"update_id": "2"}, {"update_id": 1.5}, {"update_id": 2**70}],
)
async def test_what_is_no_update_stops_none_beside_it(line: Line, odd: object) -> None:
    assert await line.intake.take([odd, _raw(3)]) == 3
    assert await line.intake.take([odd]) is None
    assert line.queue.qsize() == 1


@pytest.mark.parametrize(
    "content",
    [
        {"message": 7},
        {"message": {"message_id": 1}},
        {"callback_query": []},
        {"inline_query": {"id": "1"}},
        {"poll": _POLL},
        {"message_reaction": {"chat": "?"}},
    ],
)
async def test_an_update_without_what_must_be_in_it_is_passed_over(
    line: Line, content: dict[str, object]
) -> None:
    assert await line.intake.take([{"update_id": 1} | content, _raw(2, text="?")]) == 2
    assert await _texts(line.queue) == ["?"]


async def test_halves_of_letters_are_written_down_as_question_marks(line: Line) -> None:
    await line.intake.take([_raw(1, text="가\ud83d나")])
    assert await _texts(line.queue) == ["가?나"]


async def test_an_update_about_a_message_out_of_reach_is_taken_up_like_any_other(
    line: Line, bot: Bot
) -> None:
    chat = {"id": 1, "type": "private", "first_name": "민지"}
    person = {"id": 1, "is_bot": False, "first_name": "민지"}
    gone = {"message_id": 2, "date": 0, "chat": chat}
    pin = {"message_id": 3, "date": 9, "chat": chat, "from": person, "pinned_message": gone}
    await line.intake.take([{"update_id": 1, "message": pin}])
    after = _line(line.state, bot)
    assert await after.take_up() == 1
    pinned = after.queue.get_nowait()
    assert isinstance(pinned, Update)
    assert pinned.message is not None
    assert isinstance(pinned.message.pinned_message, InaccessibleMessage)


async def test_updates_of_one_chat_come_one_after_the_other_and_others_meanwhile(
    state: State,
) -> None:
    turns, done, gate = InTurn(state, 10), list[int](), asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append(1)

    async def quick(number: int) -> None:
        done.append(number)

    tasks = [
        asyncio.create_task(turns.do_process_update(_update(1, chat=7), slow())),
        asyncio.create_task(turns.do_process_update(_update(2, chat=7), quick(2))),
        asyncio.create_task(turns.do_process_update(_update(3, chat=8), quick(3))),
    ]
    await tasks[2]
    assert done == [3]
    gate.set()
    await asyncio.gather(*tasks)
    assert done == [3, 1, 2]
    assert turns._lines == {}


async def test_a_chat_goes_on_after_work_that_failed_and_only_that_is_left(line: Line) -> None:
    turns = InTurn(line.state, 10)
    await line.intake.take([_raw(number) for number in (1, 2)])

    async def fails() -> None:
        raise RuntimeError("on purpose")

    async def works() -> None:
        pass

    results = await asyncio.gather(
        turns.do_process_update(_update(1), fails()),
        turns.do_process_update(_update(2), works()),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [RuntimeError, type(None)]
    assert len(line.state.journal.left()) == 1
    assert turns._lines == {}


async def _nothing() -> None:
    """A turn that takes no time."""


@pytest.fixture
def other(state_file: Path, state: State, bot: Bot) -> Iterator[Line]:
    """Another process of the same bot."""
    other = State(state_file, 110_001, seat=1)
    yield _line(other, bot)
    other.close()


async def test_an_update_that_comes_to_two_processes_is_dealt_with_by_one(
    line: Line, other: Line
) -> None:
    await asyncio.gather(*(process.intake.take([_raw(1)]) for process in (line, other)))
    assert line.queue.qsize() + other.queue.qsize() == 1


async def test_a_chat_waits_for_the_process_that_has_its_earlier_update_and_other_chats_do_not(
    line: Line, other: Line
) -> None:
    done, gate = list[int](), asyncio.Event()

    async def works(number: int) -> None:
        if number == 1:
            await gate.wait()
        done.append(number)

    def turn(process: Line, number: int, chat: int) -> asyncio.Task[None]:
        work = process.turns.do_process_update(_update(number, chat), works(number))
        return asyncio.create_task(work)

    for number, (process, chat) in enumerate(
        [(line, 7), (other, 7), (line, 7), (other, 7), (other, 8)], start=1
    ):
        await process.intake.take([_raw(number, chat)])
    tasks = [
        *(turn(other, number, chat) for number, chat in ((5, 8), (4, 7), (2, 7))),
        *(turn(line, number, 7) for number in (3, 1)),
    ]
    await tasks[0]
    await asyncio.sleep(0.2)
    assert done == [5]
    assert other.turns.is_crowded(7)
    gate.set()
    async with asyncio.timeout(5):
        await asyncio.gather(*tasks)
    assert done == [5, 1, 2, 3, 4]
    assert line.turns._lines == other.turns._lines == {}


async def test_what_a_process_leaves_is_dealt_with_by_another_before_what_came_later(
    line: Line, other: Line, tmp_path: Path
) -> None:
    settings = Settings((), tmp_path, f"110001:{'a' * 35}", webhook="https://example.org")
    mine, theirs, done = Seat(settings), Seat(settings), list[int]()

    async def works(number: int) -> None:
        done.append(number)

    def turn(update: Update) -> asyncio.Task[None]:
        work = other.turns.do_process_update(update, works(update.update_id))
        return asyncio.create_task(work)

    for number in (1, 2):
        await line.intake.take([_raw(number)])
    await other.intake.take([_raw(3)])
    late = [turn(_update(3))]
    assert await other.intake.inherit(theirs) == []  # the one that has them lives
    mine.release()
    inherited = await other.intake.inherit(theirs)
    await other.intake.take([_raw(4)])
    late.append(turn(_update(4)))
    await asyncio.sleep(0.2)
    assert done == []
    async with asyncio.timeout(5):
        await asyncio.gather(*late, *map(turn, inherited))
    assert done == [1, 2, 3, 4]
    assert await other.intake.inherit(theirs) == []
    theirs.release()


async def test_what_could_not_be_written_down_as_done_is_written_down_later(
    line: Line, other: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(update_id: int) -> None:
        raise StoreError("bot.sqlite3", "store_full")

    await line.intake.take([_raw(1)])
    await other.intake.take([_raw(2)])
    with monkeypatch.context() as patched:
        patched.setattr(line.state.journal, "done", full)
        await line.turns.do_process_update(_update(1), _nothing())
    waiting = asyncio.create_task(other.turns.do_process_update(_update(2), _nothing()))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    await line.turns.tidy()
    await asyncio.wait_for(waiting, 5)


async def test_what_one_process_was_told_of_people_another_knows_at_the_next_update(
    line: Line, other: Line
) -> None:
    here, there = line.intake._known, other.intake._known
    await here.choose(1, "en")
    await here.pair(2)
    await here.allow(3)
    assert there.language(1) is None
    await other.intake.take([_raw(1)])
    assert there.language(1) == "en"
    assert there.paired() == {2}
    assert there.let_in() == {3}
    await here.unpair(2)
    await other.intake.take([_raw(2)])
    assert there.paired() == frozenset()
