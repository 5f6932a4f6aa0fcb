from __future__ import annotations

import os
import threading
import time
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from index.errors import SourceError, StoreError
from index.korean.analysis import Analyzer
from index.library import Library, Report
from index.records import Document, Sentence
from index.store import Store
from tests.kiwi import shared_analyzer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    store = Store(tmp_path / "data" / "a.sqlite3")
    yield Library(store, shared_analyzer())
    store.close()


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _first(library: Library, question: str) -> str:
    answer = library.retriever.answer(question)
    return answer.hits[0].passage.text if answer.hits else ""


def test_new_articles_are_found_at_once(library: Library, folder: Path) -> None:
    _write(folder, "a.md", "# 도서관\n\n가람시 도서관의 관장은 한바다다.")
    report = library.reindex([folder])
    assert (report.added, report.documents, report.sentences) == (1, 1, 1)
    assert "한바다" in _first(library, "가람시 도서관 관장은 누구야?")


def test_what_has_not_changed_is_not_analysed_again(library: Library, folder: Path) -> None:
    _write(folder, "a.md", "# 도서관\n\n관장은 한바다다.")
    library.reindex([folder])
    before = library.retriever
    report = library.reindex([folder])
    assert (report.unchanged, report.added, report.changed) == (1, 0, 0)
    assert library.retriever is before


def test_a_touched_file_with_the_same_bytes_is_unchanged(library: Library, folder: Path) -> None:
    path = _write(folder, "a.md", "# 도서관\n\n관장은 한바다다.")
    library.reindex([folder])
    os.utime(path, ns=(1, 1))
    assert library.reindex([folder]).unchanged == 1


def test_a_changed_article_replaces_the_old_one(library: Library, folder: Path) -> None:
    _write(folder, "a.md", "# 도서관\n\n가람시 도서관의 관장은 한바다다.")
    library.reindex([folder])
    _write(folder, "a.md", "# 도서관\n\n가람시 도서관의 관장은 민서준으로 바뀌었다.")
    assert library.reindex([folder]).changed == 1
    assert "민서준" in _first(library, "가람시 도서관 관장은 누구야?")
    assert len(library.retriever.corpus) == 1


def test_a_deleted_file_is_no_longer_answered_from(library: Library, folder: Path) -> None:
    _write(folder, "a.md", "# 남는 글\n\n가람시 도서관의 관장은 한바다다.")
    gone = _write(folder, "b.md", "# 없어질 글\n\n나비대교는 길이가 2.4km다.")
    library.reindex([folder])
    gone.unlink()
    assert library.reindex([folder]).removed == 1
    assert _first(library, "나비대교 길이는?") == ""


def test_an_article_lives_on_in_a_new_process(tmp_path: Path, folder: Path) -> None:
    _write(folder, "a.md", "# 도서관\n\n가람시 도서관의 관장은 한바다다.")
    path = tmp_path / "a.sqlite3"
    Library(Store(path), shared_analyzer()).reindex([folder])
    again = Library(Store(path), shared_analyzer())
    assert "한바다" in _first(again, "가람시 도서관 관장은 누구야?")
    assert again.reindex([folder]).unchanged == 1


def test_a_missing_or_empty_folder_changes_nothing(library: Library, folder: Path) -> None:
    path = _write(folder, "a.md", "# 도서관\n\n가람시 도서관의 관장은 한바다다.")
    library.reindex([folder])
    with pytest.raises(SourceError, match="folder_missing"):
        library.reindex([folder / "없는 폴더"])
    path.unlink()
    with pytest.raises(SourceError, match="folder_without_articles"):
        library.reindex([folder])
    assert "한바다" in _first(library, "가람시 도서관 관장은 누구야?")


def test_a_broken_file_is_reported_and_the_rest_indexed(library: Library, folder: Path) -> None:
    _write(folder, "a.md", "# 도서관\n\n가람시 도서관의 관장은 한바다다.")
    (folder / "b.txt").write_bytes(b"\x7fELF\x00\x01\x02\x03" * 500)
    report = library.reindex([folder])
    assert report.added == 1
    assert [Path(error.where).name for error in report.failed] == ["b.txt"]
    assert "한바다" in _first(library, "가람시 도서관 관장은 누구야?")


def test_a_file_that_breaks_keeps_its_old_version_serving(library: Library, folder: Path) -> None:
    path = _write(folder, "a.txt", "가람시 도서관 소식\n\n가람시 도서관의 관장은 한바다다.")
    library.reindex([folder])
    path.write_bytes(b"\x7fELF\x00\x01\x02\x03" * 500)
    report = library.reindex([folder])
    assert len(report.failed) == 1
    assert "한바다" in _first(library, "가람시 도서관 관장은 누구야?")


def test_a_huge_file_is_refused_before_it_is_read(library: Library, folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50 * 2**20)
    (error,) = library.reindex([folder]).failed
    assert error.code == "file_too_large"
    assert error.values == {"size_mb": 50, "limit_mb": 20}


@pytest.mark.parametrize("encoding", ["cp949", "utf-16", "utf-8-sig", "utf-8"])
def test_articles_in_the_encodings_of_korean_desktops_are_read(
    library: Library, folder: Path, encoding: str
) -> None:
    text = "가람시 도서관 소식\n\n가람시 도서관의 관장은 한바다다. 책은 9만 권이다."
    (folder / "a.txt").write_bytes(text.encode(encoding))
    assert library.reindex([folder]).failed == ()
    assert "한바다" in _first(library, "가람시 도서관 관장은 누구야?")


def test_a_file_name_in_decomposed_letters_gives_a_composed_title(
    library: Library, folder: Path
) -> None:
    name = unicodedata.normalize("NFD", "가람시 도서관")
    text = unicodedata.normalize("NFD", "관장은 한바다다. 책은 9만 권이고 의자는 300개다.")
    _write(folder, f"{name}.txt", text)
    library.reindex([folder])
    (document,) = library.retriever.corpus.documents.values()
    assert document.title == "가람시 도서관"
    assert document.text == unicodedata.normalize("NFC", text)
    assert library.reindex([folder]).unchanged == 1


def test_hidden_and_foreign_files_are_passed_over(library: Library, folder: Path) -> None:
    _write(folder, "a.md", "# 도서관\n\n관장은 한바다다.")
    _write(folder, ".b.md", "# 숨은 글\n\n보이지 않는다.")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    assert library.reindex([folder]).documents == 1


def test_a_loop_of_links_is_walked_once(library: Library, folder: Path) -> None:
    _write(folder, "a.md", "# 도서관\n\n관장은 한바다다.")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert library.reindex([folder]).documents == 1


class _Gate(Analyzer):
    """The real analyzer behind a gate, so that a reindexing can be met half-way."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()
        self._kiwi = shared_analyzer()._kiwi
        self._version = "gate"

    def analyze(
        self, documents: Iterable[Document]
    ) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
        for pair in super().analyze(documents):
            self.entered.set()
            assert self.opened.wait(10)
            yield pair


def test_answers_go_on_while_reindexing_and_two_reindexings_make_one(
    tmp_path: Path, folder: Path
) -> None:
    gate = _Gate()
    gate.opened.set()
    library = Library(Store(tmp_path / "a.sqlite3"), gate)
    _write(folder, "a.md", "# 도서관\n\n가람시 도서관의 관장은 한바다다.")
    library.reindex([folder])
    _write(folder, "b.md", "# 다리\n\n나비대교의 길이는 2.4km다.")
    gate.entered.clear()
    gate.opened.clear()
    reports: list[Report] = []
    threads = [
        threading.Thread(target=lambda: reports.append(library.reindex([folder]))) for _ in "12"
    ]
    threads[0].start()
    assert gate.entered.wait(10)
    threads[1].start()
    assert "한바다" in _first(library, "가람시 도서관 관장은 누구야?")
    assert _first(library, "나비대교 길이는?") == ""
    time.sleep(0.1)  # the second call comes while the first is at work
    gate.opened.set()
    for thread in threads:
        thread.join(10)
    assert reports[0] is reports[1]
    assert "2.4km" in _first(library, "나비대교 길이는?")


@pytest.mark.parametrize(
    ("limit", "release", "code"),
    [
        # SQLite's own limits give the very errors of a full disk and of a read-only one.
        ("max_page_count = 1", "max_page_count = 1000000", "store_full"),
        ("query_only = ON", "query_only = OFF", "store_readonly"),
    ],
)
def test_a_disk_that_cannot_be_written_leaves_the_old_index_serving(
    tmp_path: Path, folder: Path, limit: str, release: str, code: str
) -> None:
    store = Store(tmp_path / "a.sqlite3")
    library = Library(store, shared_analyzer())
    _write(folder, "a.md", "# 도서관\n\n가람시 도서관의 관장은 한바다다.")
    library.reindex([folder])
    _write(folder, "b.md", "# 다리\n\n" + "나비대교의 길이는 2.4km다. " * 500)
    store._database.execute(f"PRAGMA {limit}")
    with pytest.raises(StoreError, match=code):
        library.reindex([folder])
    assert "한바다" in _first(library, "가람시 도서관 관장은 누구야?")
    store._database.execute(f"PRAGMA {release}")
    library.reindex([folder])
    assert "2.4km" in _first(library, "나비대교 길이는?")


def test_a_new_version_of_the_analyzer_takes_everything_apart_again(
    tmp_path: Path, folder: Path
) -> None:
    _write(folder, "a.md", "# 도서관\n\n가람시 도서관의 관장은 한바다다.")
    path = tmp_path / "a.sqlite3"
    Library(Store(path), shared_analyzer()).reindex([folder])
    gate = _Gate()
    gate.opened.set()
    report = Library(Store(path), gate).reindex([folder])
    assert (report.reanalysed, report.changed) == (1, 0)


def test_progress_counts_up_to_the_whole(library: Library, folder: Path) -> None:
    for n in range(5):
        _write(folder, f"{n}.md", f"# 글 {n}\n\n{n}번 도서관이 문을 열었다.")
    seen: list[tuple[int, int]] = []
    library.reindex([folder], lambda done, total, _name: seen.append((done, total)))
    assert seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1] > 0
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
