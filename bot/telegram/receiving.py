"""How updates come in: asked for again and again, or posted to a webhook."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.settings import Settings, SettingsError
from bot.telegram.admin.pairing import Tell
from bot.telegram.metrics import Metrics
from bot.telegram.monitoring import listening
from bot.telegram.supervision import growing
from bot.telegram.turns import Intake
from bot.telegram.webhook import hook

# Telegram sends no others: each that nobody handles would be written down for nothing.
HANDLED = [
    *("message", "edited_message", "channel_post", "edited_channel_post", "inline_query"),
    *("callback_query", "my_chat_member", "message_reaction", "guest_message"),
]
_log = logging.getLogger(__name__)
_LONG_POLL = 10  # seconds that a request for updates waits for one
_MARGIN = 5  # seconds beyond it until the request is given up
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0  # seconds between attempts that fail
_UNEXPECTED = 8  # failures in a row, two minutes in all, that nobody foresaw: it cannot live
_UNKNOWN = 3  # times in a row that the server does not know the token


class ReceivingError(SettingsError):
    """No updates can be had any more: of the token, the server or the network nothing will change."""


class RawBot(ExtBot[int]):
    """PTB's bot, which gives updates as they came too: PTB parses all of them or none."""

    async def raw_updates(self, offset: int, seconds: int) -> list[Any]:
        """getUpdates: what came behind `offset`, waiting so long for the first.

        Raises:
            TelegramError: the server refused or could not be reached.
        """
        data = {"offset": offset, "timeout": seconds, "allowed_updates": HANDLED}
        found: Any = await self._post("getUpdates", data, read_timeout=seconds + _MARGIN)
        if not isinstance(found, list):
            raise TelegramError(f"a list of updates was expected, not {type(found).__name__}")
        return found


class Receiver:
    """Polls, or listens at the webhook of the settings, until cancelled.

    Attributes:
        alive_at: when updates last came or could have, by `time.monotonic`; None before the first.
    """

    def __init__(
        self, settings: Settings, bot: RawBot, intake: Intake, metrics: Metrics, tell: Tell
    ) -> None:
        self.alive_at: float | None = None
        self._settings = settings
        self._bot = bot
        self._intake = intake
        self._metrics = metrics
        self._tell = tell
        self._offset = 0

    async def run(self, begun: Callable[[], None]) -> None:
        """Receive for ever.

        Args:
            begun: called once the server sends its updates here.

        Raises:
            ReceivingError: it cannot go on.
            SettingsError: the webhook cannot be set, or its port not be had.
        """
        if self._settings.webhook is None:
            await self._insist(self._bot.delete_webhook)
            self.alive_at = time.monotonic()
            begun()
            await self._insist(self._poll_for_ever)
            return
        place = self._settings.listen
        handlers = hook(self._settings.webhook, self._settings.webhook_secret, self._intake)
        async with listening(handlers, place, "GISABOT_LISTEN"):
            await self._insist(self._set_webhook)
            begun()
            while True:  # the server is asked to call; nothing comes where nobody writes
                self.alive_at = time.monotonic()
                await asyncio.sleep(_LONG_POLL)

    async def confirm(self) -> None:
        """Tell Telegram at the end what was taken; otherwise it would come again, to no harm."""
        if self._offset:
            with suppress(TelegramError):
                await self._bot.raw_updates(self._offset, 0)

    async def _poll_for_ever(self) -> None:
        while True:
            await self._poll()
            self.alive_at = time.monotonic()

    async def _poll(self) -> None:
        batch = await self._bot.raw_updates(self._offset, _LONG_POLL)
        highest = await self._intake.take(batch)
        if highest is not None:
            self._offset = highest + 1
        elif batch:
            raise TelegramError("no update of the batch has a number")  # it would come for ever

    async def _set_webhook(self) -> None:
        try:
            await self._bot.set_webhook(
                self._settings.webhook or "",
                allowed_updates=HANDLED,
                secret_token=self._settings.webhook_secret,
            )
        except BadRequest as exc:
            raise SettingsError("webhook_refused", reason=exc) from exc

    async def _insist(self, work: Callable[[], Awaitable[object]]) -> None:
        """Do `work`, again with growing pauses where it fails.

        Raises:
            ReceivingError: the server knows the token no more, or it fails unforeseen, for long.
        """
        trouble = _Trouble(self._metrics, self._tell)
        while True:
            alive = self.alive_at
            try:
                await work()
            except SettingsError:
                raise
            except Exception as exc:
                if self.alive_at != alive:
                    trouble = _Trouble(self._metrics, self._tell)
                await asyncio.sleep(trouble.pause_after(exc))
            else:
                return


class _Trouble:
    """Failures in a row, and how long to wait after each."""

    def __init__(self, metrics: Metrics, tell: Tell) -> None:
        self._metrics = metrics
        self._tell = tell
        self._pauses = growing(_FIRST_PAUSE, _LONGEST_PAUSE)
        self._unexpected = self._unknown = 0

    def pause_after(self, exc: Exception) -> float:
        """Tell of a failure; seconds to wait. Raises ReceivingError where waiting is no use."""
        self._metrics.errors.labels("receiving").inc()
        pause = next(self._pauses)
        if isinstance(exc, RetryAfter):
            self._metrics.floods.inc()
            wait = exc.retry_after
            return max(pause, wait if isinstance(wait, int) else wait.total_seconds())
        if isinstance(exc, InvalidToken | EndPointNotFound):
            self._unknown += 1
            if self._unknown >= _UNKNOWN:
                raise ReceivingError("token_lost") from exc
        elif not isinstance(exc, TelegramError):
            self._unexpected += 1
            _log.error("updates could not be received", exc_info=exc)
            if self._unexpected >= _UNEXPECTED:
                raise ReceivingError("receiving_failed") from exc
            return pause
        elif isinstance(exc, Conflict):
            self._tell("conflict")
        level = logging.INFO if isinstance(exc, TimedOut) else logging.WARNING
        _log.log(level, "no updates, tried again in %.1f s: %s", pause, exc)
        return pause
