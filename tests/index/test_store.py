from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from index.corpus import pack
from index.errors import StoreError
from index.records import Document, Published
from index.store import Origin, Store
from index.store.migrations import MIGRATIONS
from tests.collection import document
from tests.kiwi import shared_analyzer


def _put(store: Store, text: str, title: str = "제목", **fields: object) -> Document:
    ((found, sentences),) = shared_analyzer().analyze([document(text, title, **fields)])
    store.documents.put(found, [pack(s) for s in sentences], analyzer="1")
    return found


def test_what_was_put_is_loaded_again_after_a_restart(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    put = _put(
        store,
        "도서관을 열었다. 책이 많다.",
        captions=("문을 연 도서관 (사진=가람시)",),
        author="서도윤",
        published=Published.fromisoformat("2021-03-15T09:05"),
        digest_by="기사봇",
        pages=(0, 0, 8),
    )
    store.close()
    corpus = Store(tmp_path / "a.sqlite3").documents.load()
    assert corpus.documents == {put.doc_id: put}
    sentences = [s.unpack() for s in corpus]
    assert [put.text[s.start : s.end] for s in sentences] == ["도서관을 열었다.", "책이 많다."]
    assert [t.form for t in sentences[1].terms] == ["책", "많다"]


def test_a_version_that_was_kept_before_pages_were_known_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    store.history.keep_replaced(_put(store, "도서관을 열었다.", pages=(0,)))
    store.close()
    with sqlite3.connect(tmp_path / "a.sqlite3") as db:
        ((row,),) = db.execute("SELECT document FROM history").fetchall()
        db.execute("UPDATE history SET document = ?", (json.dumps(json.loads(row)[:-1]),))
    kept = Store(tmp_path / "a.sqlite3").history.replaced(document("", "제목").doc_id)
    assert kept is not None
    assert (kept.document.text, kept.document.pages) == ("도서관을 열었다.", ())


def test_putting_a_document_again_replaces_its_sentences(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    _put(store, "하나다. 둘이다. 셋이다.")
    _put(store, "하나뿐이다.")
    corpus = store.documents.load()
    assert len(corpus.documents) == 1
    assert len(corpus) == 1


def test_a_deleted_document_takes_its_sentences_along(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    kept = _put(store, "남는다.", "남는 글")
    gone = _put(store, "사라진다.", "사라지는 글")
    store.documents.delete([gone.doc_id, "없는 것"])
    corpus = store.documents.load()
    assert list(corpus.documents) == [kept.doc_id]
    assert len(corpus) == 1


def test_a_failed_transaction_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")

    def half_done() -> None:
        with store.transaction():
            _put(store, "들어가지 않는다.")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert not store.documents.load().documents


def test_documents_of_another_analyzer_are_stale(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    put = _put(store, "도서관을 열었다.")
    assert store.documents.stale("1") == []
    assert store.documents.stale("2") == [put]


def test_origins_are_remembered_and_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    put = _put(store, "도서관을 열었다.")
    origin = Origin("a.txt", 10, 20, "ff", put.doc_id)
    store.origins.put(origin)
    assert store.origins.all() == {"a.txt": origin}
    store.origins.delete(["a.txt"])
    assert store.origins.all() == {}


def test_a_new_database_has_the_number_of_the_last_migration(tmp_path: Path) -> None:
    Store(tmp_path / "a.sqlite3").close()
    with sqlite3.connect(tmp_path / "a.sqlite3") as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    db.close()


def test_a_database_from_the_future_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(StoreError, match="store_newer version=999"):
        Store(path)
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 999
    db.close()


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(b"this is not a database, " * 100)
    with pytest.raises(StoreError, match="store_foreign"):
        Store(path)
    assert path.read_bytes() == b"this is not a database, " * 100


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    with pytest.raises(StoreError, match=r"file/a\.sqlite3: store_unopened"):
        Store(blocker / "a.sqlite3")
