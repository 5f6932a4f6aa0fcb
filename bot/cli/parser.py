"""The command line: which commands there are, and what they take."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from bot.cli import ask, doctor, documents, editing, feeds, serve, transfer, words
from bot.cli.context import Context
from index.store import FIELDS

# Runs one command; returns the exit code: 0 done, 1 something failed, 2 wrong usage.
Run = Callable[[argparse.Namespace, Context], int]


def build_parser() -> argparse.ArgumentParser:
    """The parser; the namespace it makes has `run`, a `Run`."""
    parser = argparse.ArgumentParser(
        prog="gisabot",
        description="기사에서 찾은 문장을 그대로, 출처와 함께 돌려줍니다.",
        epilog="끝난 값: 0 잘됨, 1 일부나 전부를 하지 못함, 2 잘못 쓴 명령.",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="자세한 기록을 남깁니다")
    commands = parser.add_subparsers(dest="command", required=True, metavar="명령")

    _add(commands, "chat", "터미널에서 묻고 답합니다", lambda _, c: serve.chat(c), json=False)
    _add(commands, "bot", "텔레그램 봇을 실행합니다", lambda _, c: serve.telegram(c), json=False)
    _ask(commands)

    sub = _add(
        commands,
        "add",
        "파일, 폴더, 웹 주소의 기사를 넣습니다",
        lambda o, c: documents.add(c, o.places),
    )
    sub.add_argument("places", nargs="+", metavar="PATH|URL")
    sub = _add(
        commands,
        "remove",
        "기사를 뺍니다(되돌릴 수 있음)",
        lambda o, c: documents.remove(c, o.names),
    )
    sub.add_argument("names", nargs="+", metavar="ID|제목|경로|주소")
    sub = _add(
        commands,
        "undo",
        "마지막으로 뺀 기사를, 또는 한 기사의 바로 전 판을 되돌립니다",
        lambda o, c: documents.undo(c, o.name),
    )
    sub.add_argument("name", nargs="?", metavar="ID|제목|경로|주소")
    _edit(commands)
    _add(commands, "list", "기사 목록을 봅니다", lambda _, c: documents.list_documents(c))
    sub = _add(
        commands, "show", "기사 하나를 문장별로 봅니다", lambda o, c: documents.show(c, o.name)
    )
    sub.add_argument("name", metavar="ID|제목|경로|주소")
    _add(commands, "reindex", "바뀐 기사를 다시 읽습니다", lambda _, c: documents.reindex(c))
    _add(commands, "doctor", "기사와 설정의 상태를 봅니다", lambda _, c: doctor.report(c))

    sub = _add(
        commands,
        "export",
        "모든 기사를 JSON Lines로 내보냅니다",
        lambda _, c: transfer.export(c),
        json=False,
    )
    sub = _add(
        commands,
        "import",
        "export로 내보낸 기사를 들여옵니다",
        lambda o, c: transfer.import_lines(c, o.file, ask.read_lines(o.file)),
    )
    sub.add_argument("file", metavar="FILE", help="JSON Lines 파일, -는 표준 입력")

    _words(commands)
    _feeds(commands)
    return parser


_Commands = argparse._SubParsersAction  # what add_subparsers returns has no public name


def _add(
    commands: _Commands[argparse.ArgumentParser],
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
        help="기사가 있는 폴더나 파일(여러 번 쓸 수 있음; 기본은 GISABOT_SOURCES, 없으면 seeds/)",
    )
    if json:
        parser.add_argument("--json", action="store_true", help="한 줄에 JSON 하나로 씁니다")
    parser.set_defaults(run=run)
    return parser


def _ask(commands: _Commands[argparse.ArgumentParser]) -> None:
    def run(options: argparse.Namespace, context: Context) -> int:
        if bool(options.questions) == bool(options.batch):
            context.warn("질문을 따옴표로 묶어 적거나, --batch FILE 로 질문 파일을 정해 주세요.")
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

    parser = _add(commands, "ask", "질문에 답하고 끝냅니다", run)
    parser.add_argument("questions", nargs="*", metavar="질문")
    parser.add_argument(
        "--top", type=_positive, default=3, metavar="N", help="보여 줄 구절 수(기본 3)"
    )
    parser.add_argument("--explain", action="store_true", help="왜 그렇게 답했는지도 보여 줍니다")
    parser.add_argument(
        "--no-wait",
        dest="wait",
        action="store_false",
        help="새 기사의 뜻을 다 읽지 않았어도 바로 답합니다",
    )
    parser.add_argument(
        "--batch", metavar="FILE", help="question이 담긴 JSON Lines 파일, -는 표준 입력"
    )


def _edit(commands: _Commands[argparse.ArgumentParser]) -> None:
    def run(options: argparse.Namespace, context: Context) -> int:
        values = {field: getattr(options, field) for field in FIELDS}
        return editing.edit(context, options.name, values, editing.fields(options.reset))

    sub = _add(commands, "edit", "기사의 제목, 매체, 글쓴이, 날짜, 주소를 고칩니다", run)
    sub.add_argument("name", metavar="ID|제목|경로|주소")
    for field, text in (
        ("title", "제목"),
        ("outlet", "매체"),
        ("author", "글쓴이"),
        ("published", "날짜(2019-10-28 10:42)"),
        ("url", "주소"),
    ):
        sub.add_argument(f"--{field}", metavar="TEXT", help=f"{text}, 없으면 빈 따옴표")
    sub.add_argument(
        "--reset",
        action="append",
        choices=[*FIELDS, "all"],
        help="고친 것을 거두고 읽은 대로 둡니다(여러 번 쓸 수 있음)",
    )


def _words(commands: _Commands[argparse.ArgumentParser]) -> None:
    parent = _add(commands, "words", "나누지 않고 다룰 낱말을 정합니다", None)
    actions = parent.add_subparsers(dest="action", required=True, metavar="동작")
    sub = _add(actions, "add", "낱말을 넣습니다", lambda o, c: words.add(c, o.form, o.tag))
    sub.add_argument("form", metavar="낱말")
    sub.add_argument(
        "tag", nargs="?", default="NNP", metavar="품사", help="NNP 고유명사(기본), NNG 일반명사, SL"
    )
    sub = _add(actions, "remove", "낱말을 뺍니다", lambda o, c: words.remove(c, o.form))
    sub.add_argument("form", metavar="낱말")
    _add(actions, "list", "낱말 목록을 봅니다", lambda _, c: words.list_words(c))


def _feeds(commands: _Commands[argparse.ArgumentParser]) -> None:
    parent = _add(commands, "feeds", "RSS·Atom 피드에서 새 기사를 받아 옵니다", None)
    actions = parent.add_subparsers(dest="action", required=True, metavar="동작")
    sub = _add(actions, "add", "피드를 등록하고 받아 옵니다", lambda o, c: feeds.add(c, o.url))
    sub.add_argument("url", metavar="URL")
    sub = _add(
        actions, "remove", "피드를 뺍니다(받은 기사는 남음)", lambda o, c: feeds.remove(c, o.url)
    )
    sub.add_argument("url", metavar="URL")
    _add(actions, "list", "피드 목록을 봅니다", lambda _, c: feeds.list_feeds(c))
    _add(actions, "check", "새 기사가 있는지 지금 확인합니다", lambda _, c: feeds.check(c))


def _positive(text: str) -> int:
    value = int(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"1 이상의 수를 적어 주세요: {text!r}")
    return value
