"""One data folder, whatever folders are named: nothing is lost, and nothing mixed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import SourceError
from tests.bot.cli.conftest import Shell, Write
from tests.old import restore_all, write_files

Name = Callable[..., None]
_BREAD = "# 빵집 이야기\n\n모퉁이 빵집은 호밀빵을 굽는다."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """``articles`` (도서관, 다리) and ``more`` (축제)."""
    write_files(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def name(shell: Shell) -> Name:
    """Names folders in the environment, as a service file or a shell does; none for nothing."""

    def name(*folders: Path | str) -> None:
        shell.named = False
        shell.environ["GISABOT_SOURCES"] = os.pathsep.join(map(str, folders))

    return name


def _titles(shell: Shell) -> set[str]:
    return {item["title"] for item in shell("list", "--json").objects}


def _folders(shell: Shell) -> dict[str, dict[str, Any]]:
    return {Path(item["path"]).name: item for item in shell("sources", "list", "--json").objects}


def _found(shell: Shell, question: str) -> str:
    return shell("ask", question).out


def test_adding_a_folder_keeps_what_was_added_before(
    shell: Shell, name: Name, home: Path, write: Write
) -> None:
    name(home / "articles")
    shell("reindex")
    shell("add", str(write("bread.md", _BREAD)))
    shell("words", "add", "온새미로")
    name(home / "articles", home / "more")
    (report,) = shell("reindex", "--json").objects
    assert (report["added"], report["changed"], report["removed"]) == (1, 0, 0)
    assert _titles(shell) == {"도서관 문 열어", "다리 놓여", "축제 열려", "빵집 이야기"}
    assert shell("words", "list").out == "온새미로\tNNP\n"


def test_a_folder_that_is_no_longer_named_is_kept_and_not_answered_from(
    shell: Shell, name: Name, home: Path
) -> None:
    name(home / "articles", home / "more")
    shell("reindex")
    assert "강변" in _found(shell, "나루축제는 어디에서 열려?")
    name(home / "articles")
    told = shell("reindex")
    assert f"{home / 'more'}: 이 폴더의 기사 1건은 보관해 두었고" in told.err
    assert "강변" not in _found(shell, "나루축제는 어디에서 열려?")
    assert _titles(shell) == {"도서관 문 열어", "다리 놓여"}
    assert not _folders(shell)["more"]["served"]
    name(home / "articles", home / "more")
    (report,) = shell("reindex", "--json").objects
    assert (report["added"], report["unchanged"], report["documents"]) == (0, 3, 3)
    assert "강변" in _found(shell, "나루축제는 어디에서 열려?")


def test_a_renamed_folder_keeps_its_articles_and_what_was_taken_out_of_it(
    shell: Shell, name: Name, home: Path
) -> None:
    name(home / "articles")
    shell("reindex")
    shell("remove", "다리 놓여")
    (before,) = shell("list", "--json").objects
    (home / "articles").rename(home / "renamed")
    name(home / "renamed")
    (report,) = shell("reindex", "--json").objects
    assert (report["added"], report["removed"], report["documents"]) == (0, 0, 1)
    (after,) = shell("list", "--json").objects
    assert after["doc_id"] == before["doc_id"]
    assert after["source"] == str(home / "renamed" / "a.md")
    assert _folders(shell).keys() == {"renamed"}
    path = home / "renamed" / "a.md"
    path.write_text(path.read_text(encoding="utf-8").replace("민서준", "정하늘"), encoding="utf-8")
    assert "정하늘" in _found(shell, "가람시 도서관 관장은 누구야?")
    assert _titles(shell) == {"도서관 문 열어"}
    assert shell("undo").code == 0
    shown = {item["title"]: item["source"] for item in shell("list", "--json").objects}
    assert shown["다리 놓여"] == str(home / "renamed" / "b.md")
    (home / "renamed" / "b.md").unlink()
    shell("reindex")
    assert _titles(shell) == {"도서관 문 열어"}


def test_where_nothing_is_named_the_folders_of_the_environment_go_on_serving(
    shell: Shell, name: Name, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    name("articles")
    shell("reindex")
    monkeypatch.chdir(tmp_path)
    name()
    assert "민서준" in _found(shell, "가람시 도서관 관장은 누구야?")
    assert _titles(shell) == {"도서관 문 열어", "다리 놓여"}


def test_a_folder_that_is_named_from_elsewhere_and_not_there_loses_nothing(
    shell: Shell, name: Name, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    name("articles")
    shell("reindex")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match="folder_missing"):
        shell("reindex")
    name()
    assert _titles(shell) == {"도서관 문 열어", "다리 놓여"}


def test_a_folder_named_on_the_command_line_serves_that_run_alone(
    shell: Shell, name: Name, home: Path
) -> None:
    shell.sources = home / "more"
    assert "강변" in _found(shell, "나루축제는 어디에서 열려?")
    shell.sources = home / "articles"
    assert "강변" not in _found(shell, "나루축제는 어디에서 열려?")
    name()
    shipped = _titles(shell)
    assert not shipped & {"축제 열려", "도서관 문 열어"}


def test_the_shipped_articles_serve_until_a_folder_is_named(
    shell: Shell, name: Name, home: Path
) -> None:
    name()
    shell("reindex")
    shipped = _titles(shell)
    assert shipped
    shell("sources", "add", str(home / "more"))
    assert _titles(shell) == {"축제 열려"}
    shell("sources", "remove", str(home / "more"))
    assert _titles(shell) == shipped


def test_an_article_that_is_added_from_another_folder_is_answered_from(
    shell: Shell, home: Path
) -> None:
    shell.sources = home / "more"
    shell("reindex")
    shell.sources = home / "articles"
    shell("reindex")
    shell("add", str(home / "more" / "c.md"))
    assert "강변" in _found(shell, "나루축제는 어디에서 열려?")


def test_a_folder_is_taken_out_with_its_articles_which_can_be_brought_back(
    shell: Shell, name: Name, home: Path
) -> None:
    name(home / "articles", home / "more")
    shell("reindex")
    name()
    (removed,) = shell("sources", "remove", "--json", str(home / "articles")).objects
    assert removed["removed"] == 2
    assert _folders(shell).keys() == {"more"}
    assert _titles(shell) == {"축제 열려"}
    assert (home / "articles" / "a.md").exists()
    assert len(shell("undo", "--json").objects) == 2
    assert _titles(shell) == {"도서관 문 열어", "다리 놓여", "축제 열려"}


def test_taking_out_a_folder_that_is_named_or_unknown_is_told(
    shell: Shell, name: Name, home: Path
) -> None:
    name(home / "articles")
    shell("reindex")
    unknown = shell("sources", "remove", str(home / "more"))
    assert unknown.code == 1
    assert "읽은 적이 없는 폴더예요" in unknown.err
    assert "다시 읽어요" in shell("sources", "remove", str(home / "articles")).err


def test_a_missing_folder_keeps_its_articles_while_the_others_are_read(
    shell: Shell, name: Name, home: Path
) -> None:
    name(home / "articles", home / "more")
    shell("reindex")
    (home / "more").rename(home / "unmounted")
    (home / "articles" / "b.md").unlink()
    result = shell("reindex", "--json")
    report, failed = result.objects
    assert result.code == 1
    assert (report["removed"], report["documents"]) == (1, 2)
    assert failed["where"] == str(home / "more")
    assert "강변" in _found(shell, "나루축제는 어디에서 열려?")
    assert _folders(shell)["more"]["missing"]


def test_an_article_in_two_folders_lives_on_in_the_other(
    shell: Shell, name: Name, home: Path
) -> None:
    (home / "more" / "a.md").write_bytes((home / "articles" / "a.md").read_bytes())
    name(home / "articles", home / "more")
    shell("reindex")
    name(home / "more")
    shell("reindex")
    assert _titles(shell) == {"도서관 문 열어", "축제 열려"}
    shell("sources", "remove", str(home / "articles"))
    shell("reindex")
    assert _titles(shell) == {"도서관 문 열어", "축제 열려"}


def test_databases_of_older_versions_are_taken_over_with_a_line_each(
    shell: Shell, name: Name, home: Path
) -> None:
    restore_all(shell.data, home)
    name(home / "articles")
    first = shell("list")
    assert first.err.count("예전 저장소의 기록") == 2
    assert "옛 파일은 그대로 두었고" in first.err
    assert "예전 저장소" not in shell("list").err
    assert _titles(shell) == {"도서관 문 열어", "빵집 이야기"}
    name(home / "articles", home / "more")
    shell("reindex")
    assert _titles(shell) == {"도서관 문 열어", "빵집 이야기", "축제 열려"}


def test_an_old_database_that_cannot_be_taken_over_is_told(shell: Shell) -> None:
    shell.data.mkdir()
    (shell.data / "seeds-0123abcd.sqlite3").write_bytes(b"this is not a database, " * 100)
    told = shell("list")
    assert told.code == 0
    assert "seeds-0123abcd.sqlite3: 예전 저장소를 가져오지 못해서 그대로 두었어요" in told.err
    assert "기사봇 저장소 파일이 아니에요" in told.err
