"""The command line: which commands there are, and what they take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from importlib.metadata import version

from bot.cli import ask, doctor, documents, feeds, folders, serve, transfer, words
from bot.cli.context import Context
from bot.texts import Language
from bot.texts import say as _say

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
    commands = parser.add_subparsers(dest="command", required=True, metavar=say("cli_command"))

    _add(commands, say, "chat", say("cli_chat"), lambda _, c: serve.chat(c), json=False)
    _add(commands, say, "bot", say("cli_bot"), lambda _, c: serve.telegram(c), json=False)
    _ask(commands, say)

    sub = _add(
        commands,
        say,
        "add",
        say("cli_add"),
        lambda o, c: documents.add(c, o.places),
    )
    sub.add_argument("places", nargs="+", metavar="PATH|URL")
    sub = _add(
        commands,
        say,
        "remove",
        say("cli_remove"),
        lambda o, c: documents.remove(c, o.names),
    )
    sub.add_argument("names", nargs="+", metavar=say("cli_which"))
    sub = _add(
        commands,
        say,
        "undo",
        say("cli_undo"),
        lambda o, c: documents.undo(c, o.name),
    )
    sub.add_argument("name", nargs="?", metavar=say("cli_which"))
    _add(commands, say, "list", say("cli_list"), lambda _, c: documents.list_documents(c))
    sub = _add(commands, say, "show", say("cli_show"), lambda o, c: documents.show(c, o.name))
    sub.add_argument("name", metavar=say("cli_which"))
    _add(commands, say, "reindex", say("cli_reindex"), lambda _, c: documents.reindex(c))
    _add(commands, say, "doctor", say("cli_doctor"), lambda _, c: doctor.report(c))

    sub = _add(
        commands,
        say,
        "export",
        say("cli_export"),
        lambda _, c: transfer.export(c),
        json=False,
    )
    sub = _add(
        commands,
        say,
        "import",
        say("cli_import"),
        lambda o, c: transfer.import_lines(c, o.file, ask.read_lines(o.file)),
    )
    sub.add_argument("file", metavar="FILE", help=say("cli_import_file"))

    _sources(commands, say)
    _words(commands, say)
    _feeds(commands, say)
    return parser


_Commands = argparse._SubParsersAction  # what add_subparsers returns has no public name


def _add(
    commands: _Commands[argparse.ArgumentParser],
    say: _Say,
    name: str,
    text: str,
    run: Run | None,
    *,
    json: bool = True,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    if run is None:
        return parser
    parser.add_argument(
        "--sources",
        action="append",
        metavar="DIR",
        help=say("cli_sources"),
    )
    if json:
        parser.add_argument("--json", action="store_true", help=say("cli_json"))
    parser.set_defaults(run=run)
    return parser


def _ask(commands: _Commands[argparse.ArgumentParser], say: _Say) -> None:
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

    parser = _add(commands, say, "ask", say("cli_ask"), run)
    parser.add_argument("questions", nargs="*", metavar=say("cli_question"))
    parser.add_argument(
        "--top", type=partial(_positive, say), default=3, metavar="N", help=say("cli_top")
    )
    parser.add_argument("--explain", action="store_true", help=say("cli_explain"))
    parser.add_argument(
        "--no-wait",
        dest="wait",
        action="store_false",
        help=say("cli_no_wait"),
    )
    parser.add_argument("--batch", metavar="FILE", help=say("cli_batch"))


def _sources(commands: _Commands[argparse.ArgumentParser], say: _Say) -> None:
    parent = _add(commands, say, "sources", say("cli_folders"), None)
    actions = parent.add_subparsers(dest="action", required=True, metavar=say("cli_action"))
    sub = _add(actions, say, "add", say("cli_folders_add"), lambda o, c: folders.add(c, o.path))
    sub.add_argument("path", metavar="DIR")
    sub = _add(
        actions, say, "remove", say("cli_folders_remove"), lambda o, c: folders.remove(c, o.path)
    )
    sub.add_argument("path", metavar="DIR")
    _add(actions, say, "list", say("cli_folders_list"), lambda _, c: folders.list_folders(c))


def _words(commands: _Commands[argparse.ArgumentParser], say: _Say) -> None:
    parent = _add(commands, say, "words", say("cli_words"), None)
    actions = parent.add_subparsers(dest="action", required=True, metavar=say("cli_action"))
    sub = _add(actions, say, "add", say("cli_words_add"), lambda o, c: words.add(c, o.form, o.tag))
    sub.add_argument("form", metavar=say("cli_word"))
    sub.add_argument("tag", nargs="?", default="NNP", metavar=say("cli_tag"), help=say("cli_tags"))
    sub = _add(
        actions, say, "remove", say("cli_words_remove"), lambda o, c: words.remove(c, o.form)
    )
    sub.add_argument("form", metavar=say("cli_word"))
    _add(actions, say, "list", say("cli_words_list"), lambda _, c: words.list_words(c))


def _feeds(commands: _Commands[argparse.ArgumentParser], say: _Say) -> None:
    parent = _add(commands, say, "feeds", say("cli_feeds"), None)
    actions = parent.add_subparsers(dest="action", required=True, metavar=say("cli_action"))
    sub = _add(actions, say, "add", say("cli_feeds_add"), lambda o, c: feeds.add(c, o.url))
    sub.add_argument("url", metavar="URL")
    sub = _add(actions, say, "remove", say("cli_feeds_remove"), lambda o, c: feeds.remove(c, o.url))
    sub.add_argument("url", metavar="URL")
    _add(actions, say, "list", say("cli_feeds_list"), lambda _, c: feeds.list_feeds(c))
    _add(actions, say, "check", say("cli_feeds_check"), lambda _, c: feeds.check(c))


def _positive(say: _Say, text: str) -> int:
    value = int(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(say("from_one", given=repr(text)))
    return value
