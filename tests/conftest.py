"""Servers on 127.0.0.1: the Bot API, OpenSearch."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.botapi.lo import LoBotApi
from tests.botapi.server import BotApi
from tests.opensearch.nodes import missing, nodes


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


@pytest.fixture(scope="session")
def opensearch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real node of OpenSearch."""
    if lacking := missing():
        pytest.skip(f"OpenSearch needs {lacking}")
    with nodes(1, tmp_path_factory.mktemp("opensearch")) as (node,):
        yield node.address
