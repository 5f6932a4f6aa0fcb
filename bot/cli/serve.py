"""chat and bot: what runs until it is stopped."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace

from rich.console import Console

from bot.cli.context import Context
from bot.cli.terminal import Chat
from bot.summary import summary
from index.collect.background import reading_meanings
from index.errors import SourceError

_NO_TOKEN = """TELEGRAM_BOT_TOKEN이 없어서 텔레그램 봇을 시작할 수 없어요.

토큰은 이렇게 받아요.
  1. 텔레그램에서 @BotFather와 대화를 엽니다.
  2. /newbot 을 보내고 봇의 이름과 사용자 이름(…bot)을 정합니다.
  3. 받은 토큰을 넣고 다시 실행합니다.
     TELEGRAM_BOT_TOKEN='123456789:AA…' make bot

토큰 없이 바로 써 보려면 make chat 을 실행하세요."""


def chat(context: Context) -> int:
    """Talk in the terminal."""
    prepare(context)
    with reading_meanings(context.library):
        Chat(context.library, Console(file=context.out), context.reindex).run(sys.stdin)
    return 0


def telegram(context: Context) -> int:
    """Run the Telegram bot until it is stopped."""
    if context.settings.token is None:
        context.console.print(_NO_TOKEN, markup=False, highlight=False, soft_wrap=True)
        return 1
    # A terminal chat need not load them.
    from bot.telegram.process import run_bot
    from bot.telegram.receiving import ReceivingError
    from bot.telegram.supervision import end_within

    # As the first process of a container this one is ended by no signal that it does not handle.
    # Every commit of the reindexing is whole, so the next start goes on.
    signal.signal(signal.SIGTERM, lambda *_: end_within(0))
    prepare(context)
    context.note("텔레그램에 연결해요. 멈추려면 Ctrl-C를 누르세요.")
    with reading_meanings(context.library):
        try:
            run_bot(context.settings, context.library, context.web, context.note)
        except ReceivingError as exc:
            context.warn(exc)
            return 1
    return 0


def prepare(context: Context) -> None:
    """Bring the library up to date; where a source is gone, serve what was read before.

    Raises:
        GisabotError: the store cannot be used, or there is nothing to serve.
    """
    try:
        report = context.reindex()
    except SourceError as exc:
        if not context.library.retriever.corpus.documents:
            raise
        context.warn(f"{exc}\n전에 읽어 둔 기사로 답할게요.")
        return
    if report.added or report.changed or report.removed or report.reanalysed or report.failed:
        context.note(summary(replace(report, read=None), "ko"))  # nothing of it was read yet
