"""The way of updates from Telegram to the handlers: none lost, none twice, in turn."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable
from datetime import datetime
from typing import Any

from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bot.state.journal import Journal
from index.errors import StoreError

_log = logging.getLogger(__name__)


class JournalQueue(asyncio.Queue[object]):
    """A queue that writes updates down before it takes them, and passes over known ones.

    The updater confirms updates to Telegram once they were put here.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    async def put(self, item: object) -> None:
        if isinstance(item, Update) and not self._is_new(item):
            return
        await super().put(item)

    def _is_new(self, update: Update) -> bool:
        try:
            return self._journal.take(update.update_id, json.dumps(update.to_dict(), default=_bare))
        except (StoreError, TypeError, ValueError):
            # An error here would end PTB's polling. An update that is answered though a crash
            # would lose it is better than none.
            _log.exception("update %d was not written down", update.update_id)
            return True

    async def take_up(self, bot: Bot) -> int:
        """Put what an earlier run took and did not finish; the number of updates."""
        left = self._journal.left()
        for body in left:
            await super().put(Update.de_json(json.loads(body), bot))
        return len(left)


class InTurn(BaseUpdateProcessor):
    """Updates of one chat one after the other, those of different chats at the same time.

    A question that leaves out its subject must come after the one that names it, an edit after
    its message. Handlers start what takes long as a task, so that it does not hold up its chat.
    """

    def __init__(self, journal: Journal, at_once: int) -> None:
        super().__init__(at_once)
        self._journal = journal
        self._last: dict[int, asyncio.Future[None]] = {}

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
        try:
            if before is not None:
                await before
            await coroutine
            self._journal.done(update.update_id)
        finally:
            mine.set_result(None)
            if self._last.get(chat) is mine:
                del self._last[chat]


def _bare(value: object) -> int:
    """A point in time as the Bot API writes it, in seconds since 1970.

    PTB 22.8 leaves that of an InaccessibleMessage (a pinned message that the bot may no longer see)
    as it is, and its own `to_json` raises TypeError.
    """
    if isinstance(value, datetime):
        return int(value.timestamp())
    raise TypeError(f"{type(value).__name__} cannot be written down")


def _line_of(update: Update) -> int:
    """The chat of an update, or else the person that it comes from."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0
