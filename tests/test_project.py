"""What the project says of itself, held against what it is."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.cli.parser import build_parser
from bot.settings import read_settings

_ROOT = Path(__file__).parent.parent
_README = (_ROOT / "README.md").read_text(encoding="utf-8")


def _commands(parser: argparse.ArgumentParser, before: str = "") -> list[str]:
    found: list[str] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                inner = _commands(sub, f"{before}{name} ")
                found += inner or [f"{before}{name}"]
    return found


def _settings() -> set[str]:
    """The names of the settings, as the code reads them."""
    names: set[str] = set()
    for path in [*_ROOT.glob("bot/**/*.py"), *_ROOT.glob("index/**/*.py")]:
        text = path.read_text(encoding="utf-8")
        names.update(re.findall(r"\"((?:GISABOT|TELEGRAM)_[A-Z_]+)\"", text))
    return names


def test_every_command_stands_in_the_readme() -> None:
    missing = [
        command
        for command in _commands(build_parser())
        if not re.search(rf"(?:gisabot|make) {re.escape(command.split()[0])}\b", _README)
        or (" " in command and not re.search(rf"\b{re.escape(command.split()[1])}\b", _README))
    ]
    assert missing == []


def test_every_command_of_the_readme_exists() -> None:
    known = {command.split()[0] for command in _commands(build_parser())}
    used = set(re.findall(r"gisabot ([a-z]+)\b", _README))
    assert used - known == set()


def test_every_setting_stands_in_the_readme_and_the_reverse() -> None:
    told = set(re.findall(r"\b(?:GISABOT|TELEGRAM)_[A-Z]+(?:_[A-Z]+)*\b", _README))
    assert _settings() - told == set()
    assert told - _settings() == set()
    assert read_settings({}, ()).rate > 0


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (_ROOT / "Makefile").read_text(encoding="utf-8")
    benches = re.search(r"^BENCHES := (.*)$", makefile, re.M)
    assert benches is not None
    known = {f"bench-{name}" for name in benches[1].split()}
    known |= set(re.findall(r"^([a-z-]+):", makefile, re.M))
    assert set(re.findall(r"make ([a-z]+(?:-[a-z]+)*)", _README)) - known == set()


@pytest.mark.parametrize("page", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_every_module_that_a_page_names_exists(page: str) -> None:
    text = (_ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:bot|index|tests)/[\w/]+(?:\.\w+|/)", text))
    assert named
    assert {name for name in named if not (_ROOT / name).exists()} == set()


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        build_parser().parse_args(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.strip() == f"gisabot {version('gisabot')}"


def test_the_wheel_answers_outside_the_checkout(tmp_path: Path) -> None:
    wheels, site = tmp_path / "wheels", tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(wheels), str(_ROOT)]
    subprocess.run(pip, check=True, capture_output=True, timeout=300)
    (wheel,) = wheels.glob("gisabot-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    assert (site / "bot" / "py.typed").exists()
    asked = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--no-wait", "--json", "AI 연구 벨트는 누가 만들어?"],
        cwd=tmp_path,
        env={
            "PYTHONPATH": str(site),
            "GISABOT_DATA": str(tmp_path / "data"),
            "PATH": "",
            "PYTHONSAFEPATH": "1",
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert asked.returncode == 0, asked.stderr
    assert str(site / "seeds") in asked.stdout
    assert '"verdict": "answered"' in asked.stdout or '"verdict": "unsure"' in asked.stdout
