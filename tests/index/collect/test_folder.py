from __future__ import annotations

import os
import socket
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from index.collect.folder import LARGEST_FILE, find_files, read_file
from index.errors import SourceError
from index.library import Library, Report

_TEXT = "새 도서관\n\n가람시 도서관의 관장은 한바다다. 책은 9만 권이다."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article."""
    folder = tmp_path / "기사"
    folder.mkdir()
    (folder / "a.txt").write_text(_TEXT, encoding="utf-8")
    return folder


def _reindexed(library: Library, folder: Path) -> Report:
    begun = time.monotonic()
    report = library.reindex([folder])
    assert time.monotonic() - begun < 20
    assert library.reindex([folder]).added == 0
    return report


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize(
    "kind", ["loop", "pipe", "zero", "socket", "gone", "folder loop", "locked"]
)
def test_what_is_no_regular_file_is_told_and_the_rest_is_read(
    folder: Path, library: Library, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = folder / "b.txt"
    if kind == "loop":
        odd.symlink_to(odd)
    elif kind == "pipe":
        os.mkfifo(odd)
    elif kind == "zero":
        odd.symlink_to("/dev/zero")
    elif kind == "socket":
        monkeypatch.chdir(folder)  # a socket's path is short
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("b.txt")
    elif kind == "gone":
        odd.symlink_to(folder / "nowhere.txt")
    elif kind == "folder loop":
        (folder / "b.txt").symlink_to(folder)
    else:
        odd.symlink_to("/proc/self/mem")
    report = _reindexed(library, folder)
    assert report.added == 1
    assert [error.where for error in report.failed] == ([] if kind == "folder loop" else [str(odd)])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf_8_is_read_and_shown_as_it_was_meant(
    folder: Path, library: Library
) -> None:
    for number, name in enumerate(("도서관".encode("cp949"), b"\xff\xfe\x81")):
        text = _TEXT.replace("9만", f"{number + 3}만")
        with open(os.fsencode(folder) + b"/" + name + b".txt", "wb") as file:  # noqa: PTH123
            file.write(text.replace("새 도서관\n\n", "").encode())
    report = _reindexed(library, folder)
    assert (report.added, report.failed) == (3, ())
    titles = {d.title for d in library.retriever.corpus.documents.values()}
    assert titles == {"새 도서관", "도서관", "\\xff\\xfe\\x81"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_single_file_of_such_a_name_is_taken_once(folder: Path, library: Library) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + "관장".encode("cp949") + b".txt"))
    path.write_text(_TEXT.replace("9만", "3만"), encoding="utf-8")
    library.add([read_file(path, "file")])
    path.rename(folder.parent / "b.txt")
    assert library.reindex([folder]).failed == ()


def test_a_name_in_pieces_as_macos_writes_it_is_read_once(folder: Path, library: Library) -> None:
    name = unicodedata.normalize("NFD", "도서관 소식.txt")
    (folder / name).write_text(_TEXT.replace("9만", "3만").replace("새 도서관\n\n", ""), "utf-8")
    report = _reindexed(library, folder)
    assert (report.added, report.failed) == (2, ())
    titles = {d.title for d in library.retriever.corpus.documents.values()}
    assert "도서관 소식" in titles


def test_a_file_that_is_too_large_is_not_read_to_its_end(folder: Path) -> None:
    path = folder / "b.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE * 50)
    with pytest.raises(SourceError, match="file_too_large size_mb=1000"):
        read_file(path)


@pytest.mark.parametrize("name", ["없는 폴더", "\0"])
def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match="folder_missing"):
        find_files(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
def test_what_calls_itself_regular_and_has_nothing_to_give_now_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As /proc/kmsg does, which only root may open; here a pipe that is taken for a file."""
    path = tmp_path / "기록.md"
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)
    monkeypatch.setattr("index.collect.folder.stat.S_ISREG", lambda mode: True)
    with pytest.raises(SourceError, match="file_irregular"):
        read_file(path)
    os.close(writer)
