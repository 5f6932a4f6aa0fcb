"""Delivery of updates to the bot's own server."""

from __future__ import annotations

import asyncio
import re
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.botapi.errors import Json, bad_request
from tests.botapi.params import Params
from tests.botapi.updates import Pending, Updates

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_TIMEOUT = ClientTimeout(total=10)


@dataclass(frozen=True, slots=True)
class Settings:
    url: str
    secret: str
    max_connections: int


class Webhook:
    """Posts every update until the bot answers 2xx; in order within a chat.

    Attributes:
        retry_after: seconds until a refused update is posted again (Telegram: from 1 s up).
        attempts: (update_id, status) of every post, 0 where no answer came.
    """

    def __init__(self, updates: Updates) -> None:
        self.settings: Settings | None = None
        self.retry_after = 0.05
        self.attempts: list[tuple[int, int]] = []
        self._updates = updates
        self._pump: asyncio.Task[None] | None = None
        self._last_error: tuple[int, str] | None = None

    async def set(self, params: Params) -> bool:
        """setWebhook; without a URL deleteWebhook.

        Raises:
            RefusedError: the URL or the secret is not acceptable.
        """
        wanted = _settings(params) if params.text("url") else None
        await self.stop()
        if params.flag("drop_pending_updates"):
            self._updates.drop()
        self._updates.webhook_is_set = wanted is not None
        if wanted is None:
            return True
        self._updates.allow(params)
        self._updates.end_poll()
        self.settings = wanted
        self._pump = asyncio.create_task(self._run(wanted))
        return True

    async def stop(self) -> None:
        self.settings = self._last_error = None
        if self._pump is not None:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)
            self._pump = None

    def info(self) -> Json:
        """getWebhookInfo."""
        found: Json = {
            "url": self.settings.url if self.settings else "",
            "has_custom_certificate": False,
            "pending_update_count": self._updates.count,
            "allowed_updates": sorted(self._updates.allowed),
        }
        if self.settings:
            found["max_connections"] = self.settings.max_connections
        if self._last_error:
            found["last_error_date"], found["last_error_message"] = self._last_error
        return found

    async def _run(self, settings: Settings) -> None:
        """Sort what arrives into a line for each chat, and have every line walked by a task."""
        lines: defaultdict[int, deque[Pending]] = defaultdict(deque)
        limit = asyncio.Semaphore(settings.max_connections)
        self._updates.take_fresh()
        waiting = list(self._updates.queue)
        async with ClientSession(timeout=_TIMEOUT) as session, asyncio.TaskGroup() as tasks:
            while True:
                waiting += self._updates.take_fresh()
                now = time.monotonic()
                for pending in waiting:
                    if pending.visible_at > now:
                        continue
                    line = lines[pending.key]
                    line.append(pending)
                    if len(line) == 1:
                        tasks.create_task(self._walk(line, session, settings, limit))
                waiting = [pending for pending in waiting if pending.visible_at > now]
                await self._updates.signal.wait(
                    min((p.visible_at - now for p in waiting), default=60)
                )

    async def _walk(
        self,
        line: deque[Pending],
        session: ClientSession,
        settings: Settings,
        limit: asyncio.Semaphore,
    ) -> None:
        """Post one after the other until the line is empty."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": settings.secret} if settings.secret else {}
        while line:
            pending = line[0]
            async with limit:
                status = await self._post(session, settings.url, pending, headers)
            self.attempts.append((pending.update_id, status))
            if 200 <= status < 300:
                pending.due -= 1
            else:
                message = f"Wrong response from the webhook: {status}"
                self._last_error = (int(time.time()), message)
                await asyncio.sleep(self.retry_after)
            if pending.due <= 0:
                line.popleft()
                self._updates.forget(pending)

    async def _post(
        self, session: ClientSession, url: str, pending: Pending, headers: dict[str, str]
    ) -> int:
        self._updates.delivered_at[pending.update_id].append(time.monotonic())
        try:
            async with session.post(url, json=pending.json(), headers=headers) as response:
                await response.read()
                return response.status
        except (ClientError, TimeoutError):
            return 0


def _settings(params: Params) -> Settings:
    url, secret = params.text("url"), params.text("secret_token")
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise bad_request("invalid webhook URL specified")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return Settings(url, secret, min(max(params.integer("max_connections", 40), 1), 100))
