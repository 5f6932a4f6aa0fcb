"""Servers that speak the Bot API on 127.0.0.1."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.botapi.lo import LoBotApi
from tests.botapi.server import BotApi


@pytest.fixture
async def bot_api(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BotApi]:
    """The strict server of our own; `tests.botapi` says what it models."""
    # python-telegram-bot 22.8 warns at every 429 unless told that a timedelta is welcome, and
    # warnings are errors here
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with BotApi() as api:
        yield api


@pytest.fixture
async def lo_bot_api() -> AsyncIterator[LoBotApi]:
    """The independent server."""
    async with LoBotApi() as api:
        yield api
