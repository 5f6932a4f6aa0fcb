from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.cli.context import Context
from bot.cli.parser import build_parser
from bot.settings import read_settings
from bot.texts import Language
from index.collect.web import Web
from index.library import Library
from index.web.fetch import Fetcher, FetchSettings
from tests.collection import ARTICLES
from tests.embedders import shared_embedder
from tests.kiwi import shared_analyzer


@dataclass
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass
class Shell:
    """Runs commands in one data folder, each as a process of its own would.

    The loaded Kiwi and embedder are shared between them, and servers on loopback may be asked;
    everything else is as it is for users.

    Attributes:
        environ: further settings. Words alone serve where nothing is set: most tests ask for no
            more.
        named: `sources` are named on the command line.
    """

    data: Path
    sources: Path = ARTICLES
    environ: dict[str, str] = field(default_factory=lambda: {"GISABOT_SEMANTIC": "off"})
    named: bool = True
    language: Language = "ko"
    opened: list[Context] = field(default_factory=list)

    def __call__(self, *arguments: str) -> Result:
        options = build_parser(self.language).parse_args(arguments)
        out, err = io.StringIO(), io.StringIO()
        context = Context(
            settings=read_settings(
                self.environ | {"GISABOT_DATA": str(self.data)},
                [str(self.sources)] if self.named else [],
            ),
            console=Console(file=err, width=200),
            out=out,
            language=self.language,
            as_json=getattr(options, "json", False),
        )
        if context.settings.semantic == "bundled":
            context.__dict__["embedder"] = shared_embedder()
        if not context.store.words.all():
            context.__dict__["library"] = Library(
                context.store, shared_analyzer(), context.embedder
            )
        context.__dict__["web"] = Web(context.store, Fetcher(FetchSettings(allow_private=True)))
        self.opened.append(context)
        code = options.run(options, context)
        return Result(code, out.getvalue(), err.getvalue())


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    shell = Shell(tmp_path / "data")
    yield shell
    for context in shell.opened:
        context.store.close()


Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text file into a folder of its own."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / "given" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
