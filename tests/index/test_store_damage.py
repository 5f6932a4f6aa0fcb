"""Bits that a disk turned round: noticed, told, and made good from the sources."""

from __future__ import annotations

import random
import sqlite3
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from index.engines.choice import Choice
from index.errors import StoreError
from index.library import Library
from index.store import FeedState, Store
from index.store.rows import FIELDS, SENTENCE
from tests.collection import ARTICLES
from tests.kiwi import shared_analyzer

_QUESTION = "나르미는 몇 시간 움직여?"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database of the invented articles."""
    path = tmp_path_factory.mktemp("whole") / "a.sqlite3"
    store = Store(path)
    Library(store, shared_analyzer()).reindex([ARTICLES])
    store.close()
    return path.read_bytes()


def _answered(library: Library) -> str:
    hits = library.retriever.answer(_QUESTION).hits
    return hits[0].passage.text if hits else ""


@pytest.mark.parametrize("engine", ["memory", "disk"])
def test_a_damaged_article_is_not_answered_from_and_read_anew(
    tmp_path: Path, whole: bytes, engine: Literal["memory", "disk"]
) -> None:
    path = tmp_path / "a.sqlite3"
    assert whole.count("12시간".encode()) >= 1
    path.write_bytes(whole.replace("12시간".encode(), "72시간".encode()))
    store = Store(path)
    assert len(store.documents.damaged()) == 1
    library = Library(store, shared_analyzer(), engine=Choice(engine))
    assert "72시간" not in _answered(library)
    documents = library.retriever.corpus.documents
    assert len(list(documents)) == len(list(documents.values())) == len(documents)
    assert not {*store.documents.damaged()} & {*documents}
    report = library.reindex([ARTICLES])
    assert (report.added, report.failed) == (1, ())
    assert "12시간" in _answered(library)
    assert store.documents.damaged() == []
    store.close()


@pytest.mark.parametrize("engine", ["memory", "disk"])
def test_what_is_damaged_while_it_is_served_comes_back_from_its_file(
    tmp_path: Path, whole: bytes, engine: Literal["memory", "disk"]
) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole)
    store = Store(path)
    library = Library(store, shared_analyzer(), engine=Choice(engine))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE documents SET text = replace(text, '12시간', '72시간')")
    db.close()
    assert "72시간" not in _answered(library)
    report = library.reindex([ARTICLES])
    assert (report.added, report.failed) == (1, ())
    assert "12시간" in _answered(library)
    assert len(library.retriever.corpus) == sum(1 for _ in library.retriever.corpus)
    store.close()


def test_what_older_versions_stored_can_be_checked_after_the_next_reindexing(
    tmp_path: Path, whole: bytes
) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE documents SET checksum = NULL")
    db.close()
    store = Store(path)
    assert store.documents.unsealed()
    Library(store, shared_analyzer()).reindex([ARTICLES])
    assert not store.documents.unsealed()
    assert store.documents.damaged() == []
    store.close()


def test_checksums_of_older_versions_are_known(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole)
    with sqlite3.connect(path) as db:
        for row in db.execute(f"SELECT {FIELDS} FROM documents").fetchall():
            sentences = db.execute(
                f"SELECT {SENTENCE} FROM sentences WHERE doc_id = ? ORDER BY number", row[:1]
            ).fetchall()
            old = zlib.crc32(repr((row[0], [*row[2:]], sentences)).encode())
            db.execute("UPDATE documents SET checksum = ? WHERE doc_id = ?", (old, row[0]))
    db.close()
    store = Store(path)
    assert store.documents.damaged() == []
    with sqlite3.connect(path) as db:
        db.execute("UPDATE documents SET text = replace(text, '12시간', '72시간')")
    db.close()
    assert len(store.documents.damaged()) == 1
    store.close()


def test_what_has_no_source_any_more_is_told(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole.replace("12시간".encode(), "72시간".encode()))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE origins SET kind = 'upload', location = 'upload:' || location")
    db.close()
    store = Store(path)
    report = Library(store, shared_analyzer()).reindex([ARTICLES])
    assert [error.code for error in report.failed] == ["document_damaged"]
    store.close()


def test_of_many_turned_bits_none_ends_in_anything_but_words(tmp_path: Path, whole: bytes) -> None:
    numbers = random.Random(11)
    told = mended = 0
    for number in range(120):
        path = tmp_path / f"{number}.sqlite3"
        data = bytearray(whole)
        place = numbers.randrange(len(data)) if number % 4 else numbers.randrange(100, 4096)
        data[place] ^= 1 << numbers.randrange(8)
        path.write_bytes(data)
        store = None
        try:
            store = Store(path)
            library = Library(store, shared_analyzer())
            _answered(library)
            library.reindex([ARTICLES])
            assert "12시간" in _answered(library)
            mended += 1
        except StoreError:
            told += 1
        finally:
            if store is not None:
                store.close()
    assert mended > 60
    assert told + mended == 120


def test_one_damaged_row_keeps_nobody_from_the_others(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole)
    store = Store(path)
    library = Library(store, shared_analyzer())
    library.remove(list(library.retriever.corpus.documents)[:2])
    for number in range(2):
        store.feeds.put(
            FeedState(f"https://a.example/{number}", "피드", checked_at=datetime.now(UTC))
        )
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE history SET document = '[' WHERE id = 1")
        db.execute("UPDATE feeds SET checked_at = '20z6' WHERE url LIKE '%/1'")
        db.execute("UPDATE documents SET pages = '[' WHERE rowid = 3")
    assert [feed.checked_at is None for feed in store.feeds.all()] == [False, True]
    assert len(library.undo_removal()) == 1
    assert sum(store.documents.get(d) is None for d in store.documents.damaged()) == 1
    store.close()
