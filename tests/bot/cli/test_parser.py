from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.parser import build_parser

_README = (Path(__file__).parent.parent.parent.parent / "README.md").read_text(encoding="utf-8")


def _commands(
    parser: argparse.ArgumentParser, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                yield (*path, name), sub
                yield from _commands(sub, (*path, name))


@pytest.mark.parametrize("path", [path for path, _ in _commands(build_parser())])
def test_every_command_explains_itself(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        build_parser().parse_args([*path, "--help"])
    assert stopped.value.code == 0
    assert "니다" in capsys.readouterr().out


@pytest.mark.parametrize("path", [(), *(path for path, _ in _commands(build_parser()))])
def test_an_english_terminal_reads_no_korean(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        build_parser("en").parse_args([*path, "--help"])
    assert not any("가" <= letter <= "힣" for letter in capsys.readouterr().out)


@pytest.mark.parametrize(
    "name", [path[0] for path, _ in _commands(build_parser()) if len(path) == 1]
)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert any(
        form in _README for form in (f"gisabot {name}", f"make {name}", f", {name} ", f" {name} 로")
    )


@pytest.mark.parametrize("arguments", [[], ["없는명령"], ["ask", "--top", "0", "질문"], ["words"]])
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        build_parser().parse_args(arguments)
    assert stopped.value.code == 2
