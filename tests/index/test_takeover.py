from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from index.store import Database, Store
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
    before = list(store._database._connection.iterdump())
    assert store.take_over() == []
    store.close()
    again = Store(data / "gisabot.sqlite3")
    assert again.take_over() == []
    assert list(again._database._connection.iterdump()) == before
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
    assert "store_newer" in told[newer]
    assert str(newer) in told[newer]
    assert "store_foreign" in told[broken]
    assert broken.read_bytes() == b"this is not a database, " * 100
    assert _titles(store) == {"도서관 문 열어", "다리 놓여", "빵집 이야기"}
    with closing(sqlite3.connect(newer)) as database:
        database.execute("PRAGMA user_version = 3")
    assert [old.rows for old in store.take_over() if old.problem is None] == [2]
    assert "축제 열려" in _titles(store)
    store.close()
