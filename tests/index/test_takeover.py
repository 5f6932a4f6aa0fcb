from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index.library import Library
from index.store import Database, Store
from index.store.database import Values
from index.store.migrations import MIGRATIONS
from tests.kiwi import shared_analyzer
from tests.old import old_name, restore_all, write_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "home"
    write_files(root)
    return root


@pytest.fixture
def data(tmp_path: Path, root: Path) -> Path:
    restore_all(tmp_path / "data", root)
    return tmp_path / "data"


def _titles(store: Store) -> set[str]:
    return {document.title for document in store.documents.load().documents.values()}


def _content(store: Store) -> dict[str, Any]:
    """Everything that matters, row by row; numbers that only order rows are left out."""
    columns = {
        "documents": "doc_id, source, title, text, letters, added_at",
        "sentences": "*",
        "fingerprints": "*",
        "vectors": "doc_id, model, rows, whole, data",
        "origins": "*",
        "history": "action, doc_id, document, locations",
        "feeds": "*",
        "words": "*",
    }
    return {
        table: sorted(map(repr, store._database.execute(f"SELECT {names} FROM {table}")))
        for table, names in columns.items()
    }


def test_two_old_collections_become_one_and_nothing_is_lost(data: Path, root: Path) -> None:
    store = Store(data / "gisabot.sqlite3")
    taken = store.take_over()
    newer, older = old_name([root / "articles", root / "more"]), old_name([root / "articles"])
    assert [(old.path.name, old.rows, old.problem) for old in taken] == [
        (newer, 2, None),
        (older, 3, None),
    ]
    corpus = store.documents.load()
    texts = {document.title: document.text for document in corpus.documents.values()}
    assert "민서준" in texts["도서관 문 열어"]  # as in the newer one
    assert texts.keys() == {"도서관 문 열어", "축제 열려", "빵집 이야기"}
    assert all(corpus.sentences(doc_id) for doc_id in corpus.documents)
    assert {form for form, _ in store.words.all()} == {"온새미로", "첨성별곡단"}
    assert {feed.url for feed in store.feeds.all()} == {
        "https://a.example/rss",
        "https://b.example/rss",
    }
    assert len(store.vectors.load("모델", {})) == 1
    (removed,) = store.history.removed()
    assert removed.document.title == "다리 놓여"
    (library,) = (d for d in corpus.documents.values() if "도서관" in d.title)
    replaced = store.history.replaced(library.doc_id)
    assert replaced is not None
    assert "한바다" in replaced.document.text
    store.close()


def test_old_collections_are_taken_over_once_and_their_files_stay(data: Path) -> None:
    files = {p: hashlib.sha256(p.read_bytes()).digest() for p in data.glob("*-*.sqlite3")}
    store = Store(data / "gisabot.sqlite3")
    assert len(store.take_over()) == 2
    before = _content(store)
    assert store.take_over() == []
    store.close()
    again = Store(data / "gisabot.sqlite3")
    assert again.take_over() == []
    assert _content(again) == before
    assert {p: hashlib.sha256(p.read_bytes()).digest() for p in files} == files
    again.close()


def test_what_was_taken_over_follows_its_files(data: Path, root: Path) -> None:
    store = Store(data / "gisabot.sqlite3")
    store.take_over()
    ids = set(store.documents.load().documents)
    library = Library(store, shared_analyzer())
    report = library.reindex([root / "articles", root / "more"])
    assert (report.added, report.removed, report.repeated) == (0, 0, ())
    assert set(library.retriever.corpus.documents) == ids  # what was taken out stays out
    assert [d.title for d in library.undo_removal()] == ["다리 놓여"]
    store.close()


def test_a_collection_of_the_first_version_is_taken_over(tmp_path: Path) -> None:
    old = Database(tmp_path / "seeds-0123abcd.sqlite3", MIGRATIONS[:1])
    old.execute(
        "INSERT INTO documents (doc_id, source, title, text, captions, analyzer, added_at)"
        " VALUES ('1', '/a.md', '글', '열었다.', '[]', '0', '2020-01-01')"
    )
    old.execute("INSERT INTO origins VALUES ('/a.md', 1, 2, 'ff', '1')")
    old.close()
    store = Store(tmp_path / "gisabot.sqlite3")
    assert [(taken.rows, taken.problem) for taken in store.take_over()] == [(1, None)]
    assert _titles(store) == {"글"}
    store.close()


def test_what_cannot_be_taken_over_is_told_and_left_and_the_rest_is_taken(
    data: Path, root: Path
) -> None:
    newer = data / old_name([root / "articles", root / "more"])
    with closing(sqlite3.connect(newer)) as database:
        database.execute("PRAGMA user_version = 999")
    broken = data / "broken-0123abcd.sqlite3"
    broken.write_bytes(b"this is not a database, " * 100)
    store = Store(data / "gisabot.sqlite3")
    told = {old.path: str(old.problem) for old in store.take_over() if old.problem}
    assert told.keys() == {newer, broken}
    assert "더 새로운 기사봇" in told[newer]
    assert str(newer) in told[newer]
    assert "저장소 파일이 아니에요" in told[broken]
    assert broken.read_bytes() == b"this is not a database, " * 100
    assert _titles(store) == {"도서관 문 열어", "다리 놓여", "빵집 이야기"}
    with closing(sqlite3.connect(newer)) as database:
        database.execute("PRAGMA user_version = 3")
    assert [old.rows for old in store.take_over() if old.problem is None] == [2]
    assert "축제 열려" in _titles(store)
    store.close()


def test_killed_before_any_statement_the_next_start_takes_everything_over(
    tmp_path: Path, root: Path
) -> None:
    def take_over(data: Path) -> Store:
        store = Store(data / "gisabot.sqlite3")
        store.take_over()
        return store

    restore_all(tmp_path / "whole", root)
    whole = take_over(tmp_path / "whole")
    wanted = _content(whole)
    assert all(wanted.values())
    whole.close()
    point, finished = 0, False
    while not finished:
        point += 1
        data = tmp_path / f"killed-{point}"
        restore_all(data, root)
        pid = os.fork()
        if pid == 0:
            _die_at(point)
            take_over(data)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        finished = os.waitstatus_to_exitcode(status) == 0
        after = take_over(data)
        assert _content(after) == wanted, point
        assert after._database.execute("PRAGMA integrity_check") == [("ok",)]
        after.close()
    assert point > 40


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
