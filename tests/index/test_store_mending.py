"""A database that SQLite itself does not read any more is made anew, and the broken one kept."""

from __future__ import annotations

import random
import signal
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import StoreError
from index.library import Library
from index.store import FeedState, Store, is_broken, mend
from index.store.migrations import MIGRATIONS
from tests.collection import ARTICLES
from tests.kiwi import shared_analyzer

_QUESTION = "나르미는 몇 시간 움직여?"
_PAGE = 4096
_FEEDS = 300


def _made(path: Path) -> None:
    Store(path).close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database of the invented articles, with so many feeds that their pages have a page above."""
    path = tmp_path_factory.mktemp("whole") / "a.sqlite3"
    store = Store(path)
    Library(store, shared_analyzer()).reindex([ARTICLES])
    with store.transaction():
        for number in range(_FEEDS):
            store.feeds.put(FeedState(f"https://a.example/{number}", "가람일보의 새 소식" * 3))
    store.words.add("가람", "NNP")
    store.close()
    return path.read_bytes()


def _zeroed(data: bytes, first: int, count: int = 1) -> bytes:
    end = min(len(data), (first + count) * _PAGE)
    return data[: first * _PAGE] + bytes(end - first * _PAGE) + data[end:]


def _pages(data: bytes, *kinds: int) -> list[int]:
    return [at // _PAGE for at in range(_PAGE, len(data), _PAGE) if data[at] in kinds]


def _inner_pages_turned(data: bytes, dice: random.Random) -> bytes:
    broken = bytearray(data)
    for page in _pages(data, 2, 5):
        broken[page * _PAGE + dice.randrange(1, 12)] ^= 1 << dice.randrange(8)
    return bytes(broken)


def _bits_turned(data: bytes, dice: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(80):
        broken[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(broken)


def _pages_swapped(data: bytes, dice: random.Random) -> bytes:
    one, other = sorted(dice.sample(range(1, len(data) // _PAGE), 2))
    a, b = (data[n * _PAGE : (n + 1) * _PAGE] for n in (one, other))
    broken = bytearray(data)
    broken[one * _PAGE : (one + 1) * _PAGE], broken[other * _PAGE : (other + 1) * _PAGE] = b, a
    return bytes(broken)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda data: bytes(16) + data[16:], id="no magic"),
        pytest.param(lambda data: bytes(100) + data[100:], id="no header"),
        pytest.param(lambda data: _zeroed(data, 0), id="no first page"),
        pytest.param(lambda data: random.Random(1).randbytes(_PAGE) + data[_PAGE:], id="noise"),
        pytest.param(lambda data: data[:60] + b"\x81" + data[61:], id="a version that never was"),
        pytest.param(lambda data: data[:18] + b"\x42" + data[19:], id="a way to write not known"),
    ],
)
def test_where_the_first_page_is_broken_nothing_is_lost(
    tmp_path: Path, whole: bytes, broken: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(broken(whole))
    assert is_broken(path)
    mended = mend(path, _made)
    assert mended is not None
    assert (mended.documents, mended.lost) == (8, ())
    assert mended.kept.read_bytes() == broken(whole)
    assert mended.kept.stat().st_mode & 0o077 == 0
    store = Store(path)
    assert (len(store.feeds.all()), store.words.all()) == (_FEEDS, [("가람", "NNP")])
    assert (store.faults(), len(store.origins.all())) == ([], 8)
    assert (
        "12시간"
        in Library(store, shared_analyzer()).retriever.answer(_QUESTION).hits[0].passage.text
    )
    store.close()
    assert mend(path, _made) is None


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda data, d: data[: d.randrange(_PAGE, len(data))], id="cut off"),
        pytest.param(
            lambda data, d: _zeroed(data, d.randrange(len(data) // _PAGE), d.randint(1, 8)),
            id="zeroed pages",
        ),
        pytest.param(_inner_pages_turned, id="turned bits in inner pages"),
        pytest.param(_bits_turned, id="turned bits"),
        pytest.param(_pages_swapped, id="swapped pages"),
    ],
)
def test_whatever_is_broken_the_sources_make_it_whole_again(
    tmp_path: Path, whole: bytes, broken: Callable[[bytes, random.Random], bytes]
) -> None:
    dice, mended = random.Random(3), 0
    for number in range(12):
        path = tmp_path / f"{number}.sqlite3"
        path.write_bytes(broken(whole, dice))
        mended += mend(path, _made) is not None
        store = Store(path)
        library = Library(store, shared_analyzer())
        library.reindex([ARTICLES])
        assert store.faults() == []
        assert len(library.retriever.corpus.documents) == 8
        assert "12시간" in library.retriever.answer(_QUESTION).hits[0].passage.text
        store.close()
    assert mended >= 10


def test_below_a_broken_page_everything_is_found(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as db:
        ((root,),) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'feeds'")
    assert whole[(root - 1) * _PAGE] == 5
    path.write_bytes(_zeroed(whole, root - 1))
    assert mend(path, _made) is not None
    store = Store(path)
    assert len(store.feeds.all()) == _FEEDS
    store.close()


def test_what_is_only_in_the_log_is_not_lost(tmp_path: Path, whole: bytes) -> None:
    live, path = tmp_path / "live.sqlite3", tmp_path / "a.sqlite3"
    live.write_bytes(whole)
    store = Store(live)
    store.words.add("나르미", "NNP")
    assert live.read_bytes()[_PAGE:] == whole[_PAGE:]
    path.write_bytes(bytes(16) + live.read_bytes()[16:])
    Path(f"{path}-wal").write_bytes(Path(f"{live}-wal").read_bytes())
    store.close()
    assert mend(path, _made) is not None
    store = Store(path)
    assert store.words.all() == [("가람", "NNP"), ("나르미", "NNP")]
    store.close()


def test_what_was_removed_does_not_come_back(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole)
    store = Store(path)
    library = Library(store, shared_analyzer())
    gone = list(library.retriever.corpus.documents)[:3]
    library.remove(gone)
    store.close()
    path.write_bytes(_zeroed(path.read_bytes(), 0))  # and with it the list of free pages
    mended = mend(path, _made)
    assert mended is not None
    assert mended.documents == 5
    store = Store(path)
    assert not {*gone} & {*store.documents.load().documents}
    assert len(Library(store, shared_analyzer()).undo_removal()) == 3
    store.close()


def test_rows_of_an_older_version_get_what_came_later(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with closing(sqlite3.connect(path)) as db, db:
        for statements in MIGRATIONS[:4]:
            for statement in statements:
                db.execute(statement)
        db.execute("PRAGMA user_version = 4")
        db.execute(
            "INSERT INTO documents (doc_id, source, title, text, captions, analyzer, added_at)"
            " VALUES ('1', '/a.md', '제목', '글이다.', '[]', 'x', 'y')"
        )
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    assert mend(path, _made) is not None
    store = Store(path)
    found = store.documents.get("1")
    assert found is not None
    assert (found.title, found.pages) == ("제목", ())
    store.close()


def test_what_no_file_tells_is_named(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("UPDATE origins SET kind = 'upload', location = 'upload:글' WHERE rowid = 1")
        db.execute(
            "DELETE FROM documents WHERE doc_id = (SELECT doc_id FROM origins WHERE rowid = 1)"
        )
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    mended = mend(path, _made)
    assert mended is not None
    assert (mended.documents, mended.lost) == (7, ("upload:글",))


def test_a_kill_in_the_middle_leaves_the_broken_or_the_new_one(tmp_path: Path) -> None:
    path, base = tmp_path / "a.sqlite3", tmp_path / "base.sqlite3"
    store = Store(base)
    with store.transaction():
        for number in range(20_000):
            store._database.execute("INSERT INTO words VALUES (?, 'NNP')", (f"말{number}" * 10,))
    store.close()
    broken = bytes(16) + base.read_bytes()[16:]
    program = (
        "from pathlib import Path; from index.store import Store, mend\n"
        "print('ready', flush=True)\n"
        f"mend(Path({str(path)!r}), lambda path: Store(path).close())\n"
        "print('done', flush=True)"
    )
    dice, killed = random.Random(4), 0
    for number in range(8):
        path.write_bytes(broken)
        process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(dice.uniform(0.0, 0.6) if number else 0)
        process.send_signal(signal.SIGKILL)
        killed += b"done" not in process.communicate()[0]
        assert path.exists()
        mend(path, _made)
        store = Store(path)
        assert (len(store.words.all()), store.faults()) == (20_000, [])
        store.close()
        kept = [file.name for file in tmp_path.glob("a.sqlite3.*")]
        assert all(name.endswith("mending") or ".damaged-" in name for name in kept)
        for file in tmp_path.glob("a.sqlite3*"):
            file.unlink()
    assert killed >= 3


def test_a_kill_right_before_the_end_is_gone_on_from(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(bytes(16) + whole[16:])
    Path(f"{path}-wal").write_bytes(b"of the broken one")
    path.with_name("a.sqlite3.mended").write_bytes(whole)
    mended = mend(path, _made)
    assert mended is not None
    assert (mended.documents, mended.kept.read_bytes()[:16]) == (8, bytes(16))
    assert {file.name for file in tmp_path.iterdir()} == {
        "a.sqlite3",
        "a.sqlite3.mending",
        mended.kept.name,
        f"{mended.kept.name}-wal",
    }


def test_only_so_many_broken_files_are_kept(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "a.sqlite3"
    for _ in range(7):
        path.write_bytes(bytes(16) + whole[16:])
        assert mend(path, _made) is not None
    assert len(list(tmp_path.glob("*.damaged-*"))) == 5


@pytest.mark.parametrize("data", [b"", None], ids=["empty", "none"])
def test_what_was_never_written_is_not_broken(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "a.sqlite3"
    if data is not None:
        path.write_bytes(data)
    assert not is_broken(path)
    assert mend(path, _made) is None


def test_a_sentence_whose_terms_are_damaged_is_taken_apart_anew(
    tmp_path: Path, whole: bytes
) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE origins SET kind = 'upload', location = 'upload:' || location")
        db.execute("UPDATE sentences SET terms = replace(terms, '시간', '시각')")
        db.execute("DELETE FROM sentences WHERE number = 2")
    store = Store(path)
    assert len(store.documents.damaged()) == 8
    library = Library(store, shared_analyzer())
    report = library.reindex([ARTICLES])
    assert (store.documents.damaged(), report.failed) == ([], ())
    assert "12시간" in library.retriever.answer(_QUESTION).hits[0].passage.text
    store.close()


def test_a_chain_of_pages_in_a_circle_ends(tmp_path: Path, whole: bytes) -> None:
    """An inner page that leads to itself, and a text whose rest is its own page."""
    broken = bytearray(whole)
    for page in _pages(whole, 5):
        broken[page * _PAGE + 8 : page * _PAGE + 12] = struct.pack(">I", page + 1)
    for page in _pages(whole, 0):
        broken[page * _PAGE : page * _PAGE + 4] = struct.pack(">I", page + 1)
    path = tmp_path / "a.sqlite3"
    path.write_bytes(bytes(broken))
    assert mend(path, _made) is not None
    store = Store(path)
    assert store._database.faults() == []
    store.close()


def test_a_look_at_a_store_lets_go_of_none_of_its_locks(tmp_path: Path, whole: bytes) -> None:
    """Otherwise another process that closes it would delete the log that this one writes to."""
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole)
    store = Store(path)
    store.words.add("나르미", "NNP")
    store.check()
    other = (
        f"import sqlite3; db = sqlite3.connect({str(path)!r}); db.execute('SELECT 1 FROM words')"
    )
    subprocess.run([sys.executable, "-c", f"{other}; db.close()"], check=True)
    assert Path(f"{path}-wal").exists()
    store.close()


def test_a_broken_store_is_noticed_while_it_is_used(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(whole)
    store = Store(path)
    store.check()
    with path.open("r+b") as file:
        file.seek(4 * _PAGE)
        file.write(b"\xff" * (len(whole) - 4 * _PAGE))
    with pytest.raises(StoreError, match="store_damaged"):
        store.check()
    store.close()
