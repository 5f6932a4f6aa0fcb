"""The command line, and the one place where everything is put together."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from bot.ask import ask_batch, ask_one
from bot.settings import Settings, SettingsError, read_settings
from bot.summary import summary
from bot.terminal import Chat, progress_bar
from index.analysis import Analyzer
from index.errors import GisabotError, SourceError
from index.library import Library, Report
from index.store import Store

_NO_TOKEN = """TELEGRAM_BOT_TOKEN이 없어서 텔레그램 봇을 시작할 수 없어요.

토큰은 이렇게 받아요.
  1. 텔레그램에서 @BotFather와 대화를 엽니다.
  2. /newbot 을 보내고 봇의 이름과 사용자 이름(…bot)을 정합니다.
  3. 받은 토큰을 넣고 다시 실행합니다.
     TELEGRAM_BOT_TOKEN='123456789:AA…' make bot

토큰 없이 바로 써 보려면 make chat 을 실행하세요."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 failed, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(
        level=logging.DEBUG if options.verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    console = Console(stderr=True)
    try:
        settings = read_settings(os.environ, options.sources or ())
        run: Callable[[argparse.Namespace, Settings, Console], int] = options.run
        return run(options, settings, console)
    except (GisabotError, SettingsError) as exc:
        console.print(str(exc), style="red", markup=False, highlight=False)
        return 1
    except KeyboardInterrupt:
        return 130


def open_library(settings: Settings, console: Console) -> tuple[Library, Callable[[], Report]]:
    """The library of these settings, up to date, and the way to bring it up to date again.

    A source that cannot be read is reported; as long as something was indexed before, it is
    served all the same.

    Raises:
        GisabotError: the store cannot be opened, or there is nothing to serve.
    """
    with console.status("한국어 분석기를 준비하고 있어요…"):
        library = Library(Store(settings.database), Analyzer())

    def reindex() -> Report:
        with progress_bar(console, "기사를 읽고 있어요") as progress:
            return library.reindex(settings.sources, progress)

    try:
        report = reindex()
    except SourceError as exc:
        if not library.retriever.corpus.documents:
            raise
        console.print(
            f"{exc}\n전에 읽어 둔 기사로 답할게요.", style="yellow", markup=False, highlight=False
        )
        return library, reindex
    if report.added or report.changed or report.removed or report.reanalysed or report.failed:
        console.print(summary(report, "ko"), style="dim", markup=False, highlight=False)
    return library, reindex


def _chat(options: argparse.Namespace, settings: Settings, console: Console) -> int:
    library, reindex = open_library(settings, console)
    Chat(library, Console(), reindex).run()
    return 0


def _ask(options: argparse.Namespace, settings: Settings, console: Console) -> int:
    if bool(options.questions) == bool(options.batch):
        console.print("질문을 따옴표로 묶어 적거나, --batch 파일을 정해 주세요.", style="red")
        return 2
    lines: list[str] = []
    if options.batch and options.batch != "-":
        lines = _read_lines(options.batch)  # before the seconds of loading: it may not be there
    library, _ = open_library(settings, console)
    retriever = library.retriever
    if options.batch:
        source = sys.stdin if options.batch == "-" else lines
        return 1 if ask_batch(retriever, source, top=options.top, out=sys.stdout) else 0
    for question in options.questions:
        ask_one(retriever, question, top=options.top, as_object=options.json, out=sys.stdout)
    return 0


def _read_lines(name: str) -> list[str]:
    try:
        return Path(name).read_text(encoding="utf-8-sig").splitlines()
    except OSError as exc:
        raise SourceError(
            name, f"파일을 열 수 없어요({exc.strerror}).", "경로를 확인해 주세요."
        ) from exc
    except UnicodeDecodeError as exc:
        raise SourceError(name, "UTF-8로 쓰인 파일이 아니에요.", "UTF-8로 저장해 주세요.") from exc


def _reindex(options: argparse.Namespace, settings: Settings, console: Console) -> int:
    library = Library(Store(settings.database), Analyzer())
    with progress_bar(console, "기사를 읽고 있어요") as progress:
        report = library.reindex(settings.sources, progress)
    sys.stdout.write(summary(report, "ko") + "\n")
    return 1 if report.failed else 0


def _bot(options: argparse.Namespace, settings: Settings, console: Console) -> int:
    if settings.token is None:
        console.print(_NO_TOKEN, markup=False, highlight=False)
        return 1
    from bot.telegram import run_bot  # a terminal chat need not load it

    library, reindex = open_library(settings, console)
    run_bot(settings, library, reindex)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gisabot", description="기사에서 찾은 문장을 그대로, 출처와 함께 돌려줍니다."
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="자세한 기록을 남깁니다")
    commands = parser.add_subparsers(dest="command", required=True, metavar="명령")

    def command(
        name: str, text: str, run: Callable[[argparse.Namespace, Settings, Console], int]
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.add_argument(
            "--sources",
            action="append",
            metavar="DIR",
            help="기사가 있는 폴더나 파일(여러 번 쓸 수 있음; 기본은 GISABOT_SOURCES, 없으면 seeds/)",
        )
        sub.set_defaults(run=run)
        return sub

    command("chat", "터미널에서 묻고 답합니다", _chat)
    command("bot", "텔레그램 봇을 실행합니다", _bot)
    command("reindex", "바뀐 기사를 다시 읽습니다", _reindex)
    ask = command("ask", "질문에 답하고 끝냅니다", _ask)
    ask.add_argument("questions", nargs="*", metavar="질문")
    ask.add_argument(
        "--top", type=_positive, default=3, metavar="N", help="보여 줄 구절 수(기본 3)"
    )
    ask.add_argument("--json", action="store_true", help="한 줄에 JSON 하나로 씁니다")
    ask.add_argument("--batch", metavar="FILE", help="질문이 담긴 JSON Lines 파일, -는 표준 입력")
    return parser


def _positive(text: str) -> int:
    value = int(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"1 이상의 수를 적어 주세요: {text!r}")
    return value


if __name__ == "__main__":
    sys.exit(main())
