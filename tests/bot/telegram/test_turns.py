from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from telegram import Bot, InaccessibleMessage, Update

from bot.state import State
from bot.telegram.turns import InTurn, JournalQueue
from index.errors import StoreError
from tests.botapi.bots import bot_for
from tests.botapi.server import BotApi


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    state = State(tmp_path / "bot.sqlite3", 110_001)
    yield state
    state.close()


@pytest.fixture
async def bot(bot_api: BotApi) -> AsyncIterator[Bot]:
    async with bot_for(bot_api) as bot:
        yield bot


def _update(number: int, chat: int = 1, text: str = "?") -> Update:
    person = {"id": chat, "is_bot": False, "first_name": "민지"}
    message = {
        "message_id": number,
        "date": 0,
        "chat": {"id": chat, "type": "private", "first_name": "민지"},
        "from": person,
        "text": text,
    }
    update = Update.de_json({"update_id": number, "message": message}, None)
    assert update is not None
    return update


async def test_an_update_that_was_taken_before_is_passed_over(state: State) -> None:
    queue = JournalQueue(state.journal)
    for number in (1, 2, 1, 2, 3):
        await queue.put(_update(number))
    assert queue.qsize() == 3


async def test_what_was_not_finished_is_taken_up_by_the_next_run(state: State, bot: Bot) -> None:
    before = JournalQueue(state.journal)
    for number in (1, 2, 3):
        await before.put(_update(number, text=f"질문 {number}"))
    state.journal.done(2)
    after = JournalQueue(state.journal)
    assert await after.take_up(bot) == 2
    texts = []
    while not after.empty():
        update = after.get_nowait()
        assert isinstance(update, Update)
        assert update.message is not None
        assert update.message.get_bot() is bot
        texts.append(update.message.text)
    assert texts == ["질문 1", "질문 3"]
    await after.put(_update(3))  # Telegram delivers it again, too
    assert after.empty()


async def test_an_update_that_cannot_be_written_down_is_answered_all_the_same(
    state: State, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(update_id: int, body: str) -> bool:
        raise StoreError("bot.sqlite3", "store_full")

    monkeypatch.setattr(state.journal, "take", full)
    queue = JournalQueue(state.journal)
    await queue.put(_update(1))
    assert queue.qsize() == 1
    assert "was not written down" in caplog.text


async def test_an_update_about_a_message_out_of_reach_is_written_down_like_any_other(
    state: State, bot: Bot
) -> None:
    chat = {"id": 1, "type": "private", "first_name": "민지"}
    person = {"id": 1, "is_bot": False, "first_name": "민지"}
    gone = {"message_id": 2, "date": 0, "chat": chat}
    pin = {"message_id": 3, "date": 9, "chat": chat, "from": person, "pinned_message": gone}
    await JournalQueue(state.journal).put(Update.de_json({"update_id": 1, "message": pin}, bot))
    after = JournalQueue(state.journal)
    assert await after.take_up(bot) == 1
    pinned = after.get_nowait()
    assert isinstance(pinned, Update)
    assert pinned.message is not None
    assert isinstance(pinned.message.pinned_message, InaccessibleMessage)


async def test_an_update_that_no_one_can_write_down_is_answered_all_the_same(
    state: State, caplog: pytest.LogCaptureFixture
) -> None:
    update = _update(1)
    assert update.message is not None
    with update.message._unfrozen():
        update.message.api_kwargs = {"new_field": object()}
    queue = JournalQueue(state.journal)
    await queue.put(update)
    assert queue.qsize() == 1
    assert "was not written down" in caplog.text


async def test_updates_of_one_chat_come_one_after_the_other_and_others_meanwhile(
    state: State,
) -> None:
    turns, done, gate = InTurn(state.journal, 10), list[int](), asyncio.Event()

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
    assert turns._last == {}


async def test_a_chat_goes_on_after_work_that_failed_and_only_that_is_left(state: State) -> None:
    turns = InTurn(state.journal, 10)
    queue = JournalQueue(state.journal)
    for number in (1, 2):
        await queue.put(_update(number))

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
    assert len(state.journal.left()) == 1
    assert turns._last == {}
