from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.collection_on_disk import DiskCollection
from index.collections import home_of
from index.engines import on_disk
from index.engines.choice import Choice
from index.errors import EngineError
from index.library import Library
from index.store import Store
from tests.collection import ARTICLES
from tests.kiwi import shared_analyzer

_LIBRARY = "가람시가 도서관을 열었다. 관장은 한바다 씨다. 책은 3만 권이다."
_BRIDGE = "나비대교가 열렸다. 나비대교의 길이는 2.4km다."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    _write(folder, "library", "가람시 도서관 개관", _LIBRARY)
    return folder


@pytest.fixture
def library(tmp_path: Path, folder: Path) -> Iterator[Library]:
    store = Store(tmp_path / "a.sqlite3")
    yield Library(store, shared_analyzer(), engine=Choice("disk"))
    store.close()


def _write(folder: Path, name: str, title: str, text: str) -> None:
    (folder / f"{name}.md").write_text(f"---\ntitle: {title}\n---\n{text}\n", encoding="utf-8")


def _first(library: Library, question: str) -> str:
    hits = library.retriever.answer(question).hits
    return hits[0].passage.sentence if hits else ""


def _again(library: Library) -> Library:
    return Library(Store(library.store.path), shared_analyzer(), engine=Choice("disk"))


def test_what_is_added_changed_and_removed_is_answered_from_at_once(
    library: Library, folder: Path
) -> None:
    library.reindex([folder])
    assert "한바다" in _first(library, "가람시 도서관 관장은 누구야?")
    _write(folder, "bridge", "나비대교 개통", _BRIDGE)
    library.reindex([folder])
    assert "2.4km" in _first(library, "나비대교 길이는?")
    _write(folder, "bridge", "나비대교 개통", _BRIDGE.replace("2.4km", "3.1km"))
    library.reindex([folder])
    assert "3.1km" in _first(library, "나비대교 길이는?")
    (folder / "bridge.md").unlink()
    library.reindex([folder])
    assert _first(library, "나비대교 길이는?") == ""
    assert len(library.retriever.corpus) == 3
    library.undo_removal()
    assert "3.1km" in _first(library, "나비대교 길이는?")


def test_what_served_before_a_change_goes_on_serving(library: Library, folder: Path) -> None:
    library.reindex([folder])
    before = library.retriever
    assert before.answer("가람시 도서관 관장은 누구야?").hits
    (folder / "library.md").unlink()
    _write(folder, "bridge", "나비대교 개통", _BRIDGE)
    library.reindex([folder])
    again = before.answer("가람시 도서관 관장은 누구야?")
    assert all("한바다" in hit.passage.text for hit in again.hits)
    assert _first(library, "가람시 도서관 관장은 누구야?") == ""


def test_a_change_by_another_process_is_seen(library: Library, folder: Path) -> None:
    library.reindex([folder])
    other = _again(library)
    _write(folder, "bridge", "나비대교 개통", _BRIDGE)
    other.reindex([folder])
    assert "2.4km" in _first(other, "나비대교 길이는?")
    assert library.refresh()
    assert "2.4km" in _first(library, "나비대교 길이는?")


def test_a_restart_builds_nothing(library: Library, folder: Path) -> None:
    library.reindex([folder])
    (before,) = home_of(library.store).iterdir()
    again = _again(library)
    assert "한바다" in _first(again, "가람시 도서관 관장은 누구야?")
    assert list(home_of(library.store).iterdir()) == [before]


@pytest.mark.parametrize("harm", ["missing", "damaged", "figures"])
def test_an_index_that_cannot_be_used_is_built_again(
    library: Library, folder: Path, harm: str
) -> None:
    library.reindex([folder])
    home = home_of(library.store)
    if harm == "missing":
        shutil.rmtree(home)
    for path in home.glob("*/figures.sqlite3*" if harm == "figures" else "*/terms/*"):
        path.write_bytes(b"gone")
    again = _again(library)
    assert "한바다" in _first(again, "가람시 도서관 관장은 누구야?")


def test_an_index_that_is_behind_catches_up(library: Library, folder: Path) -> None:
    library.reindex([folder])
    _write(folder, "bridge", "나비대교 개통", _BRIDGE)
    Library(Store(library.store.path), shared_analyzer(), engine=Choice("memory")).reindex([folder])
    again = _again(library)
    assert "2.4km" in _first(again, "나비대교 길이는?")


def test_an_index_that_is_too_far_behind_serves_while_another_is_built(
    library: Library, folder: Path
) -> None:
    library.reindex([folder])
    _write(folder, "library", "가람시 도서관 개관", _LIBRARY.replace("한바다", "서도윤"))
    Library(Store(library.store.path), shared_analyzer(), engine=Choice("memory")).reindex([folder])
    library.store._database.execute("DELETE FROM gone")
    assert library.refresh()
    assert "서도윤" in _first(library, "가람시 도서관 관장은 누구야?")
    end = time.monotonic() + 30
    while not (home_of(library.store) / "2" / "figures.sqlite3").exists():
        assert time.monotonic() < end
        time.sleep(0.05)
    assert "서도윤" in _first(library, "가람시 도서관 관장은 누구야?")


def test_questions_about_the_articles_are_answered(library: Library, folder: Path) -> None:
    _write(folder, "bridge", "나비대교 개통", _BRIDGE)
    library.reindex([folder])
    assert library.retriever.answer("기사 목록 보여 줘").documents == 2
    listed = library.retriever.answer("도서관 기사 있어?")
    assert [hit.passage.citation.title for hit in listed.hits] == ["가람시 도서관 개관"]


def test_an_index_that_can_not_be_read_any_more_is_made_again(
    library: Library, folder: Path
) -> None:
    """Bytes that are not what tantivy wrote make it panic."""
    library.reindex([folder])
    question = "가람시 도서관 관장은 누구야?"
    for file in home_of(library.store).rglob("*.store"):
        with file.open("r+b") as opened:  # it is mapped, and would end the process if it were cut
            opened.write(b"\xff" * (file.stat().st_size // 2))
    with pytest.raises(EngineError, match="index_failed"):
        _first(library, question)
    assert library.refresh()
    assert isinstance(library._collection, DiskCollection)
    library._collection.wait()
    assert "한바다" in _first(library, question)
    assert not library.refresh()
    assert "한바다" in _first(_again(library), question)


def test_what_an_index_gives_that_is_no_id_is_not_looked_up(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.reindex([folder])
    monkeypatch.setattr(on_disk, "_KEY", re.compile("none"))
    with pytest.raises(EngineError, match="index_failed"):
        _first(library, "가람시 도서관 관장은 누구야?")


@pytest.mark.parametrize(
    "question",
    [
        "기사 목록 보여 줘",
        "기사가 몇 개야?",
        "최근 기사 보여 줘",
        "로봇 기사 있어?",
        "배터리에 대한 기사 몇 건이야?",
        "하늘로보틱스 기사 쓴 기자는 누구야?",
        "고래 기사 있어?",
    ],
)
def test_lists_from_disk_are_those_from_memory(tmp_path: Path, question: str) -> None:
    store = Store(tmp_path / "a.sqlite3")
    memory = Library(store, shared_analyzer(), engine=Choice("memory"))
    memory.reindex([ARTICLES])
    disk = _again(memory).retriever.answer(question)
    expected = memory.retriever.answer(question)
    assert (disk.listed, disk.verdict, disk.unknown_terms) == (
        expected.listed,
        expected.verdict,
        expected.unknown_terms,
    )
    store.close()
