from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from index.errors import SourceError
from tests.bot.cli.conftest import Shell
from tests.collection import ARTICLES

_ASKED = "나비대교 길이는 얼마야?"


@pytest.fixture
def folder(shell: Shell, tmp_path: Path) -> Path:
    """Articles in a folder of their own, which the shell answers from."""
    shell.sources = tmp_path / "articles"
    shutil.copytree(ARTICLES, shell.sources)
    return shell.sources


def test_what_was_read_is_served_where_its_folder_is_gone(shell: Shell, folder: Path) -> None:
    shell("reindex")
    shutil.rmtree(folder)
    found = shell("ask", _ASKED)
    assert found.code == 0
    assert "2.4km" in found.out
    assert "전에 읽어 둔 기사로 답할게요" in found.err


def test_where_nothing_was_ever_read_the_missing_folder_is_told(shell: Shell, folder: Path) -> None:
    shutil.rmtree(folder)
    with pytest.raises(SourceError) as failed:
        shell("ask", _ASKED)
    assert failed.value.code == "folder_missing"


def test_articles_that_are_read_at_the_start_are_told_and_others_are_not(
    shell: Shell, folder: Path
) -> None:
    assert "추가" in shell("ask", _ASKED).err
    assert "추가" not in shell("ask", _ASKED).err


def test_a_bot_without_a_token_says_what_to_set(shell: Shell) -> None:
    found = shell("bot")
    assert found.code == 1
    assert "TELEGRAM_BOT_TOKEN" in found.err
    assert found.out == ""


def test_a_talk_in_the_terminal_ends_with_its_input(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{_ASKED}\n"))
    found = shell("chat")
    assert found.code == 0
    assert "2.4km" in found.out
