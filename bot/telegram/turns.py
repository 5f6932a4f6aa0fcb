"""The way of updates from Telegram to the handlers: none lost, none twice, in turn."""

from __future__ import annotations

import asyncio
import json
import logging
from bisect import insort
from collections.abc import Awaitable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bot.state import State
from bot.state.journal import Taken
from bot.telegram.known import Known
from bot.telegram.metrics import Metrics
from bot.telegram.seats import Seat
from index.errors import StoreError
from index.store.rows import legible

_log = logging.getLogger(__name__)
_LOOK = 0.05  # seconds between two looks whether another process is done with a chat


class Intake:
    """Takes updates as Telegram sent them: parses them, writes them down, puts them in line.

    Each is parsed by itself. One that python-telegram-bot cannot read (a server of another version
    sends other fields) is written down, told in the log, and passed over.
    """

    def __init__(
        self,
        state: State,
        bot: Bot,
        queue: asyncio.Queue[object],
        metrics: Metrics,
        turns: InTurn,
        known: Known,
    ) -> None:
        self._state = state
        self._bot = bot
        self._queue = queue
        self._metrics = metrics
        self._turns = turns
        self._known = known

    async def take(self, updates: Sequence[object]) -> int | None:
        """Take what came in one answer of the server; the highest number, None where none has one.

        When it returns, all of it may be confirmed to Telegram.
        """
        numbered = {number: raw for raw in updates if (number := _number(raw)) is not None}
        if len(numbered) < len(updates):
            self._metrics.errors.labels("update").inc()
            _log.warning("%d updates have no number of their own", len(updates) - len(numbered))
        if not numbered:
            return None
        bodies = {number: _written(raw) for number, raw in numbered.items()}
        read = {number: self._read(body) for number, body in bodies.items()}
        lines = {n: line_of(update) for n, update in read.items() if isinstance(update, Update)}
        new = await self._written_down(bodies, lines)
        for number in sorted(new):
            if (update := await self._readable(number, bodies[number], read[number])) is not None:
                self._turns.expect(number, new[number])
                await self._queue.put(update)
        return max(numbered)

    async def _written_down(
        self, bodies: Mapping[int, str], lines: Mapping[int, int]
    ) -> Mapping[int, Taken | None]:
        """Write updates down; where those that are new stand."""
        journal = self._state.journal
        try:
            with self._metrics.seconds.labels("journal").time():
                new, changes = await self._state.run(journal.take_all, bodies, lines)
        except StoreError:
            # An update that is answered though a crash would lose it is better than none.
            _log.exception("%d updates were not written down", len(bodies))
            return dict.fromkeys(bodies)
        try:
            await self._known.follow(changes)
        except StoreError:
            _log.exception("what another process has changed could not be read")
        return new

    async def inherit(self, seat: Seat) -> list[Update]:
        """Take over what processes did not finish that are gone by now; see `take_up`."""
        under_way = await self._state.run(self._state.journal.seats)
        if not under_way - set(seat.held):
            return []
        with seat.empty(under_way) as gone:
            return await self.take_up(gone) if gone else []

    async def take_up(self, seats: Collection[int]) -> list[Update]:
        """Take over what processes that are gone took and did not finish, to be put in line.

        Args:
            seats: those that they had.
        """
        found = []
        for left in await self._state.run(self._state.journal.left, seats):
            number = _number(legible(json.loads, left.body))
            if number is None:  # the disk gave back something else; its third attempt is the last
                _log.warning("an update that was written down cannot be read: %.100r", left.body)
                continue
            update = await self._readable(number, left.body, self._read(left.body))
            if update is not None:
                self._turns.expect(number, Taken(left.place, behind=True))
                found.append(update)
        return found

    def _read(self, body: str) -> Update | Exception:
        try:
            update = Update.de_json(json.loads(body), self._bot)
        except Exception as exc:
            return exc
        else:
            return update

    async def _readable(self, number: int, body: str, read: Update | Exception) -> Update | None:
        """What was read; None where it could not be, which is told and written down."""
        if isinstance(read, Update):
            return read
        self._metrics.errors.labels("update").inc()
        kinds = ", ".join(sorted(set(json.loads(body)) - {"update_id"}))
        _log.warning("update %d (%s) cannot be read and is passed over: %r", number, kinds, read)
        try:
            await self._state.run(self._state.journal.refuse, number)
        except StoreError:
            _log.exception("update %d was not written off", number)
        return None


@dataclass(slots=True)
class _Line:
    """The updates of a chat.

    Attributes:
        waiting: (place, number of its coming) of each, in order; the one that runs among them.
        running: the one whose turn it is.
        moved: set, and replaced, whenever one is done with.
    """

    waiting: list[tuple[int, int]] = field(default_factory=list)
    running: tuple[int, int] | None = None
    crowded: bool = False
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    def come(self, key: tuple[int, int]) -> None:
        insort(self.waiting, key)
        self.crowded = self.crowded or len(self.waiting) > 1

    def go(self, key: tuple[int, int]) -> None:
        if self.running == key:
            self.running = None
        self.waiting.remove(key)
        self.moved.set()
        self.moved = asyncio.Event()


class InTurn(BaseUpdateProcessor):
    """Updates of one chat one after the other, those of different chats at the same time.

    A question that leaves out its subject must come after the one that names it, an edit after
    its message. Handlers start what takes long as a task, so that it does not hold up its chat. Where
    several processes share a database, this holds for all of them.
    """

    def __init__(self, state: State, at_once: int) -> None:
        super().__init__(at_once)
        self._state = state
        self._expected: dict[int, Taken] = {}
        self._lines: dict[int, _Line] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._come = 0
        self._last_place = 0
        self._undone: set[int] = set()

    def expect(self, update_id: int, taken: Taken | None) -> None:
        """Say where an update stands before it comes; None where it was not written down."""
        if taken is not None:
            self._expected[update_id] = taken

    async def break_off(self) -> None:
        """Give up what is under way; it stands in the journal for the next run."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def is_crowded(self, chat: int) -> bool:
        """Whether several updates of a chat came before the first of them was done with."""
        return chat in self._lines and self._lines[chat].crowded

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        if not isinstance(update, Update):
            await coroutine
            return
        taken = self._expected.pop(update.update_id, Taken(self._last_place))
        self._last_place = max(self._last_place, taken.place)
        self._come += 1
        chat, key = line_of(update), (taken.place, self._come)
        line = self._lines.setdefault(chat, _Line())
        line.come(key)
        if task := asyncio.current_task():
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        try:
            await self._turn_of(line, key, chat, taken.behind)
            line.running = key
            await self._work(update.update_id, coroutine)
        finally:
            line.go(key)
            if not line.waiting:
                del self._lines[chat]

    async def _turn_of(self, line: _Line, key: tuple[int, int], chat: int, behind: bool) -> None:
        """Wait for those before; for those of other processes too, where there were such."""
        line.crowded = line.crowded or behind
        while (
            line.running or line.waiting[0] != key or (behind and not await self._clear(chat, key))
        ):
            with suppress(TimeoutError):
                await asyncio.wait_for(line.moved.wait(), _LOOK if behind else None)

    async def _clear(self, chat: int, key: tuple[int, int]) -> bool:
        try:
            await self.tidy()
            return await self._state.run(self._state.journal.is_clear, chat, key[0])
        except StoreError:
            return False

    async def _work(self, update_id: int, coroutine: Awaitable[Any]) -> None:
        journal, state = self._state.journal, self._state
        try:
            await coroutine
        except Exception:
            with suppress(StoreError):
                await state.run(journal.leave, update_id)
            raise
        self._undone.add(update_id)
        try:
            await self.tidy()
        except StoreError:
            _log.exception("update %d is not known to be done; it is tried again", update_id)

    async def tidy(self) -> None:
        """Write down what was done. Raises StoreError."""
        for update_id in list(self._undone):
            await self._state.run(self._state.journal.done, update_id)
            self._undone.discard(update_id)


def _number(raw: object) -> int | None:
    number = raw.get("update_id") if isinstance(raw, dict) else None
    # SQLite's integers have 64 bits.
    known = isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63
    return number if known else None


def _written(raw: object) -> str:
    """An update as it is written down; halves of letters, which no encoding can write, as ``?``."""
    return json.dumps(raw, ensure_ascii=False).encode("utf-8", "replace").decode()


def line_of(update: Update) -> int:
    """The chat of an update, or else the person that it comes from."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0
