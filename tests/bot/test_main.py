from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.collection import ARTICLES

_ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def _korean_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_a_missing_folder_is_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GISABOT_DATA", str(tmp_path))
    assert main(["reindex", "--sources", str(tmp_path / "없는폴더")]) == 1
    error = capsys.readouterr().err
    assert "그런 폴더가 없어요" in error
    assert "Traceback" not in error


def test_an_english_terminal_reads_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("GISABOT_DATA", str(tmp_path / "data"))
    assert main(["reindex", "--sources", str(tmp_path / "missing")]) == 1
    assert "missing: There is no such folder." in capsys.readouterr().err
    monkeypatch.setenv("GISABOT_RATE", "fast")
    assert main(["list"]) == 1
    assert "GISABOT_RATE must be a number" in capsys.readouterr().err


def test_without_a_token_the_bot_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    assert main(["bot"]) == 1
    error = capsys.readouterr().err
    assert "@BotFather" in error
    assert "make chat" in error


def test_a_token_of_the_wrong_form_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "not-a-token")
    assert main(["bot"]) == 1
    assert "TELEGRAM_BOT_TOKEN의 모양이 달라요" in capsys.readouterr().err


def test_the_program_answers_from_a_pipe(tmp_path: Path) -> None:
    """The whole program, as a shell runs it: the second run finds the index of the first."""
    command = [sys.executable, "-m", "bot", "ask", "--sources", str(ARTICLES), "--batch", "-"]
    environ = os.environ | {"GISABOT_DATA": str(tmp_path)}
    runs = [
        subprocess.run(
            command,
            cwd=_ROOT,
            env=environ,
            input='{"question": "나비대교 길이는?"}\n',
            capture_output=True,
            text=True,
            check=True,
        )
        for _ in range(2)
    ]
    assert all("2.4km" in run.stdout for run in runs)
    assert "추가 8건" in runs[0].stderr
    assert "추가" not in runs[1].stderr
