"""The queue of updates, and getUpdates, which empties it."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass

from tests.botapi.disturbance import Disturbances
from tests.botapi.errors import Json, RefusedError
from tests.botapi.params import Params
from tests.botapi.signal import Signal

KINDS = frozenset(
    "message edited_message channel_post edited_channel_post inline_query chosen_inline_result "
    "callback_query guest_message poll my_chat_member chat_member message_reaction".split()
)
_DEFAULT = KINDS - {"chat_member", "message_reaction"}
_MAX_TIMEOUT = 50
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
_SET = "Conflict: terminated by setWebhook request"


@dataclass(slots=True, eq=False)
class Pending:
    """An update on its way.

    Attributes:
        key: updates of one key keep their order on a webhook.
        visible_at: not delivered before, by `time.monotonic`.
        due: how often it is still to be delivered.
    """

    update_id: int
    kind: str
    body: Json
    key: int
    visible_at: float
    due: int = 1

    def json(self) -> Json:
        return {"update_id": self.update_id, self.kind: self.body}


class Updates:
    """Everything that the bot is yet to hear of.

    Attributes:
        delivered_at: update_id → when it was given out, by `time.monotonic`, every time.
        webhook_is_set: getUpdates is refused while it is.
    """

    def __init__(self, disturbances: Disturbances) -> None:
        self.delivered_at: defaultdict[int, list[float]] = defaultdict(list)
        self.signal = Signal()
        self.queue: list[Pending] = []
        self.allowed = _DEFAULT
        self.webhook_is_set = False
        self._disturbances = disturbances
        self._held: list[Pending] = []
        self._fresh: list[Pending] = []
        self._next_id = 500_000_001
        self._generation = 0
        self._ended_by = _CONFLICT
        self._closed = False

    def add(self, kind: str, body: Json, key: int) -> int | None:
        """Queue an update; its number, or None where the bot did not ask for its kind."""
        if kind not in self.allowed:
            return None
        due, delay = self._disturbances.of_next()
        pending = Pending(self._next_id, kind, body, key, time.monotonic() + delay, due)
        self._next_id += 1
        held = self._disturbances.hold()
        if held:
            self._held.insert(0, pending)
        if held <= 1:
            released = self._held if held else [pending]
            self.queue += released
            if self.webhook_is_set:
                self._fresh += released
            self._held = []
            self.signal.notify()
        return pending.update_id

    def allow(self, params: Params) -> None:
        """Take over ``allowed_updates``; not given leaves what was set before."""
        if "allowed_updates" not in params:
            return
        wanted = params.tolerant_json("allowed_updates")
        if isinstance(wanted, list):
            chosen = frozenset(str(kind) for kind in wanted) & KINDS
            self.allowed = chosen or _DEFAULT

    async def poll(self, params: Params) -> list[Pending]:
        """getUpdates. What it returns stays queued until confirmed; see `delivered`.

        Raises:
            RefusedError: 409, a webhook is set or another poll took over.
        """
        if self.webhook_is_set:
            raise RefusedError(409, _HOOKED)
        self.allow(params)
        offset = params.integer("offset")
        limit = min(max(params.integer("limit", 100), 1), 100)
        deadline = time.monotonic() + min(max(params.integer("timeout"), 0), _MAX_TIMEOUT)
        self._confirm(offset)
        self.end_poll(_CONFLICT)
        generation = self._generation
        while True:
            now = time.monotonic()
            ready = [pending for pending in self.queue if pending.visible_at <= now][:limit]
            if ready or now >= deadline or self._closed:
                return ready
            await self.signal.wait(min(deadline, self._next_visible(now)) - now)
            if generation != self._generation:
                raise RefusedError(409, self._ended_by)

    def end_poll(self, why: str = _SET) -> None:
        """Answer a waiting getUpdates with 409."""
        self._generation += 1
        self._ended_by = why
        self.signal.notify()

    def close(self) -> None:
        """Answer a waiting getUpdates with what there is, so that the server can stop."""
        self._closed = True
        self.signal.notify()

    def delivered(self, batch: list[Pending]) -> None:
        """Note that `batch` has been given out."""
        now = time.monotonic()
        for pending in batch:
            pending.due -= 1
            self.delivered_at[pending.update_id].append(now)

    def take_fresh(self) -> list[Pending]:
        """What was queued since the last call, while a webhook is set."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def forget(self, pending: Pending) -> None:
        """A webhook has taken it."""
        self.queue.remove(pending)
        self.signal.notify()

    def drop(self) -> None:
        self.queue.clear()
        self._fresh.clear()

    @property
    def count(self) -> int:
        return len(self.queue)

    async def settled(self, timeout: float = 5) -> None:
        """Wait until the bot has taken and confirmed every update."""

        async with asyncio.timeout(timeout):
            while self.queue:
                await self.signal.wait(timeout)

    def _confirm(self, offset: int) -> None:
        """Forget what lies before `offset`, except what is still due; negative: from the end."""
        if offset < 0:
            self.queue = self.queue[offset:]
        elif offset > 0:
            self.queue = [p for p in self.queue if p.update_id >= offset or p.due > 0]
        self.signal.notify()

    def _next_visible(self, now: float) -> float:
        return min((p.visible_at for p in self.queue), default=now + _MAX_TIMEOUT)
