from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Literal

import pytest

from index.corpus import pack
from index.engines.choice import Choice
from index.errors import StoreError
from index.library import Library
from index.store import Store, restore
from index.store.migrations import MIGRATIONS
from tests.collection import ARTICLES, document
from tests.kiwi import shared_analyzer


def _put(store: Store, text: str, title: str) -> None:
    ((found, sentences),) = shared_analyzer().analyze([document(text, title)])
    store.documents.put(found, [pack(s) for s in sentences], analyzer="1")
    store.documents.new_generation(title)


def _titles(store: Store) -> set[str]:
    return {found.title for found in store.documents.load().documents.values()}


def test_what_is_backed_up_comes_back_and_what_was_there_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    _put(store, "도서관을 열었다.", "옛 글")
    store.words.add("가람", "NNP")
    store.backup(tmp_path / "copy")
    _put(store, "다리를 놓았다.", "새 글")
    kept = restore(tmp_path / "a.sqlite3", tmp_path / "copy")
    assert (_titles(store), store.words.all()) == ({"옛 글"}, [("가람", "NNP")])
    assert kept is not None
    before = Store(kept)
    assert _titles(before) == {"옛 글", "새 글"}
    before.close()
    store.close()
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0


def test_a_running_library_serves_what_was_restored(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    library = Library(store, shared_analyzer())
    library.reindex([ARTICLES])
    store.backup(tmp_path / "copy")
    first = next(iter(library.retriever.corpus.documents))
    library.remove([first])
    restore(tmp_path / "a.sqlite3", tmp_path / "copy")
    assert library.refresh()
    assert first in library.retriever.corpus.documents
    store.close()


@pytest.mark.parametrize("engine", ["memory", "disk"])
def test_a_running_library_serves_what_another_place_backed_up(
    tmp_path: Path, engine: Literal["memory", "disk"]
) -> None:
    for name, word in (("a", "다리"), ("b", "도서관")):
        store = Store(tmp_path / f"{name}.sqlite3")
        _put(store, f"{word} 이야기를 했다.", "나르미")
        _put(store, "문을 열었다.", word)
        store.backup(tmp_path / f"{name}.copy")
        store.close()
    store = Store(tmp_path / "a.sqlite3")
    library = Library(store, shared_analyzer(), engine=Choice(engine))
    restore(tmp_path / "a.sqlite3", tmp_path / "b.copy")
    assert library.refresh()
    documents = library.retriever.corpus.documents
    assert {(d.title, d.text) for d in documents.values()} == {
        ("나르미", "도서관 이야기를 했다."),
        ("도서관", "문을 열었다."),
    }
    assert len(documents) == 2
    store.close()


def test_a_backup_is_of_one_moment_while_others_write(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite3")
    ended = threading.Event()

    def write() -> None:
        number = 0
        while not ended.is_set():
            with store.transaction():
                for side in "좌우":
                    store.words.add(f"{side}{number}", "NNP")
            number += 1

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(5):
            time.sleep(0.05)
            store.backup(tmp_path / f"copy{number}")
    finally:
        ended.set()
        thread.join()
    for number in range(5):
        copy = Store(tmp_path / f"copy{number}")
        words = [form for form, _ in copy.words.all()]
        assert {w[1:] for w in words if w[0] == "좌"} == {w[1:] for w in words if w[0] == "우"}
        copy.close()
    store.close()


@pytest.mark.parametrize("act", ["backup", "restore"])
def test_a_kill_in_the_middle_leaves_the_whole_old_or_the_whole_new(
    tmp_path: Path, act: str
) -> None:
    path, copy = tmp_path / "a.sqlite3", tmp_path / "copy"
    stores = {}
    for file, mark in ((path, "지금"), (copy, "백업")):
        store = stores[file] = Store(file)
        with store.transaction():
            for number in range(20_000):
                store._database.execute(
                    "INSERT INTO words VALUES (?, ?)", (f"{mark}{number}" * 20, "NNP")
                )
        store.close()
    program = (
        "import sys; from pathlib import Path; from index.store import Store, restore\n"
        f"path, copy = Path({str(path)!r}), Path({str(copy)!r})\n"
        "print('ready', flush=True)\n"
        + ("Store(path).backup(copy)" if act == "backup" else "restore(path, copy)")
    )
    numbers = random.Random(2)
    for _ in range(6):
        process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(numbers.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        for file in (path, copy):
            store = Store(file)
            words = {form[:2] for form, _ in store.words.all()}
            assert (len(words), store.faults()) == (1, [])
            assert len(store.words.all()) == 20_000
            store.close()


def test_what_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    store = Store(path)
    _put(store, "도서관을 열었다.", "옛 글")
    with sqlite3.connect(tmp_path / "other") as db:
        db.execute("CREATE TABLE t (a)")
    db.close()
    (tmp_path / "text").write_text("글" * 9_000, encoding="utf-8")
    for name, code in (
        ("none", "store_unopened"),
        ("other", "store_foreign"),
        ("text", "store_foreign"),
    ):
        with pytest.raises(StoreError, match=code) as raised:
            restore(path, tmp_path / name)
        assert raised.value.where == str(tmp_path / name)
    assert _titles(store) == {"옛 글"}
    store.close()


def test_a_database_that_cannot_be_opened_any_more_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    store = Store(path)
    _put(store, "도서관을 열었다.", "옛 글")
    store.backup(tmp_path / "copy")
    store.close()
    path.write_bytes(b"\xff" * 40_000)
    kept = restore(path, tmp_path / "copy")
    assert kept is not None
    assert kept.read_bytes() == b"\xff" * 40_000
    store = Store(path)
    assert _titles(store) == {"옛 글"}
    store.close()


def test_before_a_migration_a_copy_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with sqlite3.connect(path) as db:
        for statements in MIGRATIONS[:2]:
            for statement in statements:
                db.execute(statement)
        db.execute("PRAGMA user_version = 2")
        db.execute("INSERT INTO words VALUES ('가람', 'NNP')")
    db.close()
    Store(path).close()
    (copy,) = tmp_path.glob("a.sqlite3.before-*")
    with sqlite3.connect(copy) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (2,)
        assert db.execute("SELECT form FROM words").fetchone() == ("가람",)
    db.close()


def test_what_is_stored_is_for_its_owner_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "data" / "a.sqlite3")
    modes = [path.stat().st_mode & 0o077 for path in (tmp_path / "data").iterdir()]
    assert [*modes, (tmp_path / "data").stat().st_mode & 0o077] == [0] * (len(modes) + 1)
    store.close()
