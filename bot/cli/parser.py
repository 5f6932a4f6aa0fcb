"""The command line: which commands there are, and what they take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from typing import Any

from bot.cli import (
    ask,
    backup,
    doctor,
    documents,
    editing,
    feeds,
    folders,
    serve,
    transfer,
    words,
)
from bot.cli.context import Context
from bot.texts import Language
from bot.texts import say as _say
from index.store import FIELDS

# Runs one command; returns the exit code: 0 done, 1 something failed, 2 wrong usage.
Run = Callable[[argparse.Namespace, Context], int]
_Say = Callable[..., str]  # a sentence of `bot.texts` by its key


def build_parser(language: Language = "ko") -> argparse.ArgumentParser:
    """The parser, with help in `language`; the namespace it makes has `run`, a `Run`."""
    say = partial(_say, language)
    parser = argparse.ArgumentParser(
        prog="gisabot",
        description=say("cli_about"),
        epilog=say("cli_codes"),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"gisabot {version('gisabot')}",
        help=say("cli_version"),
    )
    parser.add_argument("-v", "--verbose", action="store_true", help=say("cli_verbose"))
    commands = _Commands(parser, say, "cli", "command")
    commands.add("chat", lambda _, c: serve.chat(c), json=False)
    commands.add("bot", lambda _, c: serve.telegram(c), json=False)
    _ask(commands)
    _articles(commands)
    _keeping(commands)
    _folders(commands.group("sources", "cli_folders"))
    _words(commands.group("words", "cli_words"))
    _feeds(commands.group("feeds", "cli_feeds"))
    return parser


class _Commands:
    """The commands of a parser; the help of each stands under its name in `bot.texts`.

    Args:
        prefix: what the keys of their help begin with.
        dest: the name of the option that holds which one it is.
    """

    def __init__(
        self, parser: argparse.ArgumentParser, say: _Say, prefix: str, dest: str = "action"
    ) -> None:
        metavar = say(f"cli_{dest}")
        self._actions = parser.add_subparsers(dest=dest, required=True, metavar=metavar)
        self._prefix = prefix
        self.say = say

    def add(
        self, name: str, run: Run, /, *, json: bool = True, **operands: dict[str, Any]
    ) -> argparse.ArgumentParser:
        """A command; its operands by their names, each with what `add_argument` takes."""
        text = self.say(f"{self._prefix}_{name}")
        parser: argparse.ArgumentParser = self._actions.add_parser(
            name, help=text, description=text
        )
        parser.add_argument(
            "--sources", action="append", metavar="DIR", help=self.say("cli_sources")
        )
        if json:
            parser.add_argument("--json", action="store_true", help=self.say("cli_json"))
        for operand, how in operands.items():
            parser.add_argument(operand, **how)
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, key: str) -> _Commands:
        """A command that has commands of its own."""
        text = self.say(key)
        return _Commands(self._actions.add_parser(name, help=text, description=text), self.say, key)


def _articles(commands: _Commands) -> None:
    which = commands.say("cli_which")
    several, one, latest = (
        {"metavar": which, **more} for more in ({"nargs": "+"}, {}, {"nargs": "?"})
    )
    places = {"nargs": "+", "metavar": "PATH|URL"}
    commands.add("add", lambda o, c: documents.add(c, o.places), places=places)
    commands.add("remove", lambda o, c: documents.remove(c, o.names), names=several)
    commands.add("undo", lambda o, c: documents.undo(c, o.name), name=latest)
    _edit(commands)
    commands.add("list", lambda _, c: documents.list_documents(c))
    commands.add("show", lambda o, c: documents.show(c, o.name), name=one)
    commands.add("reindex", lambda _, c: documents.reindex(c))


def _keeping(commands: _Commands) -> None:
    file = {"metavar": "FILE"}
    lines = file | {"help": commands.say("cli_import_file")}
    commands.add("doctor", lambda _, c: doctor.report(c))
    commands.add("backup", lambda o, c: backup.backup(c, o.file), file=file)
    commands.add("restore", lambda o, c: backup.restore(c, o.file), file=file)
    commands.add("export", lambda _, c: transfer.export(c), json=False)
    commands.add(
        "import",
        lambda o, c: transfer.import_lines(c, o.file, ask.read_lines(o.file)),
        file=lines,
    )


def _ask(commands: _Commands) -> None:
    def run(options: argparse.Namespace, context: Context) -> int:
        if bool(options.questions) == bool(options.batch):
            context.warn(context.say("ask_usage"))
            return 2
        if options.batch:
            return ask.batch(context, options.batch, top=options.top, wait=options.wait)
        return ask.questions(
            context,
            options.questions,
            top=options.top,
            explained=options.explain,
            wait=options.wait,
        )

    say = commands.say
    parser = commands.add("ask", run, questions={"nargs": "*", "metavar": say("cli_question")})
    parser.add_argument(
        "--top", type=partial(_positive, say), default=3, metavar="N", help=say("cli_top")
    )
    parser.add_argument("--explain", action="store_true", help=say("cli_explain"))
    parser.add_argument("--no-wait", dest="wait", action="store_false", help=say("cli_no_wait"))
    parser.add_argument("--batch", metavar="FILE", help=say("cli_batch"))


def _edit(commands: _Commands) -> None:
    def run(options: argparse.Namespace, context: Context) -> int:
        values = {field: getattr(options, field) for field in FIELDS}
        return editing.edit(context, options.name, values, editing.fields(options.reset))

    say = commands.say
    sub = commands.add("edit", run, name={"metavar": say("cli_which")})
    for field in FIELDS:
        help_text = say("cli_edit_field", field=say(f"fact_{field}"))
        sub.add_argument(f"--{field}", metavar="TEXT", help=help_text)
    choices = [*FIELDS, "all"]
    sub.add_argument("--reset", action="append", choices=choices, help=say("cli_edit_reset"))


def _folders(commands: _Commands) -> None:
    path = {"metavar": "DIR"}
    commands.add("add", lambda o, c: folders.add(c, o.path), path=path)
    commands.add("remove", lambda o, c: folders.remove(c, o.path), path=path)
    commands.add("list", lambda _, c: folders.list_folders(c))


def _words(commands: _Commands) -> None:
    say = commands.say
    form = {"metavar": say("cli_word")}
    tag = {"nargs": "?", "default": "NNP", "metavar": say("cli_tag"), "help": say("cli_tags")}
    commands.add("add", lambda o, c: words.add(c, o.form, o.tag), form=form, tag=tag)
    commands.add("remove", lambda o, c: words.remove(c, o.form), form=form)
    commands.add("list", lambda _, c: words.list_words(c))


def _feeds(commands: _Commands) -> None:
    url = {"metavar": "URL"}
    commands.add("add", lambda o, c: feeds.add(c, o.url), url=url)
    commands.add("remove", lambda o, c: feeds.remove(c, o.url), url=url)
    commands.add("list", lambda _, c: feeds.list_feeds(c))
    commands.add("check", lambda _, c: feeds.check(c))


def _positive(say: _Say, text: str) -> int:
    value = int(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(say("from_one", given=repr(text)))
    return value
