from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot

from tests.botapi.bots import bot_for
from tests.botapi.server import BotApi


@pytest.fixture
async def bot(bot_api: BotApi) -> AsyncIterator[Bot]:
    """A real bot that sends, without listening."""
    async with bot_for(bot_api) as running:
        yield running


@pytest.fixture
async def raw(bot_api: BotApi) -> AsyncIterator[httpx.AsyncClient]:
    """Bare HTTP, for what python-telegram-bot would not send."""
    base = f"{bot_api.url}/bot{bot_api.token}/"
    async with httpx.AsyncClient(base_url=base, timeout=10) as client:
        yield client
