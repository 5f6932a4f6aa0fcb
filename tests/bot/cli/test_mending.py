"""Commands that keep the articles begin with a database that is whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from bot import opening as surroundings
from bot.__main__ import main
from bot.state import State
from index.store import Store
from tests.collection import ARTICLES
from tests.kiwi import shared_analyzer

_BOT = 123_456_789
_PAGE = 4096


@pytest.fixture
def database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A data folder with all articles, and what a bot remembers."""
    monkeypatch.setenv("GISABOT_DATA", str(tmp_path))
    monkeypatch.setenv("GISABOT_SOURCES", str(ARTICLES))
    monkeypatch.setenv("GISABOT_SEMANTIC", "off")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(surroundings, "Analyzer", lambda words: shared_analyzer())
    path = tmp_path / "gisabot.sqlite3"
    assert main(["reindex"]) == 0
    state = State(path, _BOT)
    state.admins.pair(7)
    for number in range(50):
        state.people.choose(number, "ko")
        state.questions.put(1, number, number, "나르미는 몇 시간 움직여?", "", "answered", "ko")
        state.questions.vote(number + 1, 7, 1)
    state.close()
    capsys.readouterr()
    return path


def _break(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    broken = bytes(_PAGE) + path.read_bytes()[_PAGE:]
    path.write_bytes(broken)
    return broken


@pytest.mark.parametrize("command", ["reindex", "doctor"])
def test_a_broken_database_is_made_anew_and_told(
    database: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    broken = _break(database)
    main([command])
    told = capsys.readouterr()
    kept = database.with_name("gisabot.sqlite3.damaged-1")
    assert "읽을 수 있는 것(기사 8개)으로 새로 만들었어요" in told.err.replace("\n", "")
    assert kept.name in told.err.replace("\n", "")
    assert "Traceback" not in told.err
    assert kept.read_bytes() == broken
    state = State(database, _BOT)
    assert state.admins.paired() == {7}
    assert state.questions.forget(7) == 1
    state.close()
    assert main(["ask", "나르미는 몇 시간 움직여?"]) == 0
    assert "12시간" in capsys.readouterr().out


def test_other_commands_tell_what_mends_it(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _break(database)
    assert main(["list"]) == 1
    assert "gisabot doctor" in capsys.readouterr().err


def test_what_a_bot_serves_from_is_left_alone(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = _break(database)
    with FileLock(database.with_name(f"gisabot.{_BOT}.lock")):
        assert main(["reindex"]) == 1
    assert "gisabot doctor" in capsys.readouterr().err
    assert database.read_bytes() == broken


def test_no_rights_come_of_what_is_an_index_of_something_else(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a schema, an index of two numbers looks like the table of those who may ask."""
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = [n for (n,) in db.execute("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")]
    data = bytearray(database.read_bytes())
    for page in pages:
        data[(page - 1) * _PAGE : page * _PAGE] = bytes(_PAGE)
    database.write_bytes(data)
    assert main(["reindex"]) == 0
    assert "새로 만들었어요" in capsys.readouterr().err.replace("\n", "")
    state = State(database, _BOT)
    assert (state.admins.paired(), state.admins.allowed()) == (frozenset(), frozenset())
    assert state.questions.forget(7) == 1
    state.close()
    store = Store(database)
    assert len(store.documents.load().documents) == 8
    store.close()
