"""The way of updates from Telegram to the handlers: none lost, none twice, in turn."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Sequence
from typing import Any

from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bot.state import State
from bot.telegram.metrics import Metrics
from index.errors import StoreError
from index.store.rows import legible

_log = logging.getLogger(__name__)


class Intake:
    """Takes updates as Telegram sent them: writes them down, parses them, puts them in line.

    Each is parsed by itself. One that python-telegram-bot cannot read (a server of another version
    sends other fields) is written down, told in the log, and passed over.
    """

    def __init__(
        self, state: State, bot: Bot, queue: asyncio.Queue[object], metrics: Metrics
    ) -> None:
        self._state = state
        self._bot = bot
        self._queue = queue
        self._metrics = metrics

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
        try:
            with self._metrics.seconds.labels("journal").time():
                new = await self._state.run(self._state.journal.take_all, bodies)
        except StoreError:
            # An update that is answered though a crash would lose it is better than none.
            _log.exception("%d updates were not written down", len(bodies))
            new = frozenset(bodies)
        for number in sorted(new):
            await self._queue_up(number, bodies[number])
        return max(numbered)

    async def take_up(self) -> int:
        """Put in line what an earlier run took and did not finish; the number of updates."""
        left = await self._state.run(self._state.journal.left)
        for body in left:
            number = _number(legible(json.loads, body))
            if number is None:  # the disk gave back something else; its third attempt is the last
                _log.warning("an update that was written down cannot be read: %.100r", body)
            else:
                await self._queue_up(number, body)
        return len(left)

    async def _queue_up(self, number: int, body: str) -> None:
        raw = json.loads(body)
        try:
            update = Update.de_json(raw, self._bot)
        except Exception as exc:
            self._metrics.errors.labels("update").inc()
            kinds = ", ".join(sorted(set(raw) - {"update_id"}))
            _log.warning("update %d (%s) cannot be read and is passed over: %r", number, kinds, exc)
            await self._refuse(number)
        else:
            await self._queue.put(update)

    async def _refuse(self, number: int) -> None:
        try:
            await self._state.run(self._state.journal.refuse, number)
        except StoreError:
            _log.exception("update %d was not written off", number)


class InTurn(BaseUpdateProcessor):
    """Updates of one chat one after the other, those of different chats at the same time.

    A question that leaves out its subject must come after the one that names it, an edit after
    its message. Handlers start what takes long as a task, so that it does not hold up its chat.
    """

    def __init__(self, state: State, at_once: int) -> None:
        super().__init__(at_once)
        self._state = state
        self._last: dict[int, asyncio.Future[None]] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._waiting: Counter[int] = Counter()
        self._crowded: set[int] = set()

    async def break_off(self) -> None:
        """Give up what is under way; it stands in the journal for the next run."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def is_crowded(self, chat: int) -> bool:
        """Whether several updates of a chat came before the first of them was done with."""
        return chat in self._crowded

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        if not isinstance(update, Update):
            await coroutine
            return
        chat = _line_of(update)
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        before, self._last[chat] = self._last.get(chat), mine
        self._waiting[chat] += 1
        if self._waiting[chat] > 1:
            self._crowded.add(chat)
        if task := asyncio.current_task():
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        try:
            if before is not None:
                await before
            await coroutine
            await self._done(update.update_id)
        finally:
            mine.set_result(None)
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat]
                self._crowded.discard(chat)
            if self._last.get(chat) is mine:
                del self._last[chat]

    async def _done(self, update_id: int) -> None:
        try:
            await self._state.run(self._state.journal.done, update_id)
        except StoreError:
            _log.exception("update %d is not known to be done", update_id)


def _number(raw: object) -> int | None:
    number = raw.get("update_id") if isinstance(raw, dict) else None
    # SQLite's integers have 64 bits.
    known = isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63
    return number if known else None


def _written(raw: object) -> str:
    """An update as it is written down; halves of letters, which no encoding can write, as ``?``."""
    return json.dumps(raw, ensure_ascii=False).encode("utf-8", "replace").decode()


def _line_of(update: Update) -> int:
    """The chat of an update, or else the person that it comes from."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0
