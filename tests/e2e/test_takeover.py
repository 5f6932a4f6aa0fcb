from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path
from typing import Any

from bot.state import State
from index.store import Database, Store
from index.store.database import Values
from tests.old import restore_all

# What matters of each table; numbers that only order its rows are left out.
_COLUMNS = {
    "documents": "doc_id, source, title, text, letters, added_at",
    "vectors": "doc_id, model, rows, whole, data",
    "history": "action, doc_id, document, locations",
    "audit": "bot, user_id, act, detail, done_at",
} | dict.fromkeys(
    (
        *("sentences", "fingerprints", "origins", "feeds", "words"),
        *("people", "questions", "votes", "admins", "drafts", "updates"),
    ),
    "*",
)


def _take_over(data: Path) -> tuple[Store, State]:
    store = Store(data / "gisabot.sqlite3")
    store.take_over()
    state = State(data / "gisabot.sqlite3", 110_001)
    state.take_over()
    return store, state


def _content(data: Path) -> dict[str, list[str]]:
    """Every row, after a start that takes over what is left."""
    store, state = _take_over(data)
    rows = {
        table: sorted(map(repr, store._database.execute(f"SELECT {columns} FROM {table}")))
        for table, columns in _COLUMNS.items()
    }
    assert store._database.execute("PRAGMA integrity_check") == [("ok",)]
    assert store._database.execute("PRAGMA foreign_key_check") == []
    store.close()
    state.close()
    return rows


def test_killed_before_any_statement_the_next_start_takes_everything_over(tmp_path: Path) -> None:
    """SIGKILL before each statement of taking over two collections and two bots' files."""
    template = tmp_path / "template"
    restore_all(template, tmp_path / "home")
    wanted = _content(shutil.copytree(template, tmp_path / "whole"))
    assert all(wanted.values())
    point, finished = 0, False
    while not finished:
        point += 1
        data = shutil.copytree(template, tmp_path / "killed")
        pid = os.fork()
        if pid == 0:
            _die_at(point)
            _take_over(data)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in {0, -signal.SIGKILL}
        finished = code == 0
        assert _content(data) == wanted, point
        shutil.rmtree(data)
    assert point > 100


def _die_at(point: int) -> None:
    count = 0
    plain = Database.execute

    def counted(self: Database, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        nonlocal count
        count += 1
        if count == point:
            os.kill(os.getpid(), signal.SIGKILL)
        return plain(self, sql, values)

    Database.execute = counted  # type: ignore[method-assign]
