from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.state import State

BOT = 110_001  # its id at Telegram


@pytest.fixture
def state_file(tmp_path: Path) -> Path:
    return tmp_path / "bot.sqlite3"


@pytest.fixture
def state(state_file: Path) -> Iterator[State]:
    state = State(state_file, BOT)
    yield state
    state.close()
