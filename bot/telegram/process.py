"""The Telegram bot as a process: how it starts, what it does by itself, how it stops."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from contextlib import suppress
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.settings import Settings, SettingsError
from bot.state import State
from bot.summary import tell_of
from bot.telegram.admin.pairing import Pairing, Tell
from bot.telegram.answering import Answering
from bot.telegram.desk import Desk
from bot.telegram.limits import Limits
from bot.telegram.profile import show_profile
from bot.telegram.turns import JournalQueue
from bot.telegram.wiring import App, build
from index.collect.web import Web
from index.errors import GisabotError
from index.feeding import check_feeds
from index.library import Library

_log = logging.getLogger(__name__)
_PAUSE = 5  # seconds between two attempts to reach the server at the start
_LOOK = 5  # seconds between two looks for what the command line changed
_SWEEP = 3600  # seconds between two deletions of what is old


def run_bot(settings: Settings, library: Library, web: Web, tell: Tell) -> None:
    """Serve until interrupted or terminated; an unreachable server is tried again, for ever.

    Raises:
        SettingsError: no token is set, or Telegram does not know it.
        StoreError: what the bot remembers cannot be opened.
    """

    async def run() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # Windows: Ctrl-C interrupts the loop there
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await serve(settings, library, web, stop, tell)

    asyncio.run(run())


async def serve(
    settings: Settings, library: Library, web: Web, stop: asyncio.Event, tell: Tell
) -> None:
    """Answer until `stop` is set; what is under way then is finished. Raises as `run_bot`."""
    if settings.token is None:
        raise SettingsError("no_token_set")
    state = State(settings.database, settings.bot)
    for old in state.take_over():
        tell_of(old, tell)
    answering = Answering(library)
    desk = Desk(settings, library, state, answering, Limits(settings.rate), web)
    application = build(desk, settings.token, Pairing(desk, tell))
    chores: list[asyncio.Task[None]] = []
    try:
        if not await _initialize(application, settings, stop, tell):
            return
        await _start(application, settings, tell)
        tell("connected", name=application.bot.username)
        chores = [asyncio.create_task(_keep_up(desk)), asyncio.create_task(_check_feeds(desk))]
        if settings.profile:
            chores.append(asyncio.create_task(show_profile(application.bot, desk.admins())))
        await stop.wait()
    finally:
        for chore in chores:
            chore.cancel()
        await _stop(application)
        answering.close()
        state.close()


async def _initialize(
    application: App, settings: Settings, stop: asyncio.Event, tell: Tell
) -> bool:
    """Reach the server; False where `stop` was set before."""
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken as exc:
            raise SettingsError("wrong_token") from exc
        except TelegramError as exc:
            _log.info("the server cannot be reached: %s", exc)
            tell("unreachable", api=settings.api, seconds=_PAUSE)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _PAUSE)
        else:
            return True
    return False


async def _start(application: App, settings: Settings, tell: Tell) -> None:
    """Take up what an earlier run left, then poll or listen."""
    updater, queue = application.updater, application.update_queue
    assert updater is not None
    assert isinstance(queue, JournalQueue)
    if left := await queue.take_up(application.bot):
        tell("taken_up", n=left)
    await application.start()
    if settings.webhook is None:

        def failed(exc: TelegramError) -> None:
            if isinstance(exc, Conflict):
                tell("conflict")
            _log.warning("no updates: %s", exc)

        await updater.start_polling(
            poll_interval=0,
            allowed_updates=Update.ALL_TYPES,
            bootstrap_retries=-1,
            error_callback=failed,
        )
        return
    host, port = settings.listen
    await updater.start_webhook(
        listen=host,
        port=port,
        url_path=urlsplit(settings.webhook).path,
        webhook_url=settings.webhook,
        allowed_updates=Update.ALL_TYPES,
        bootstrap_retries=-1,
        secret_token=settings.webhook_secret,
    )


async def _stop(application: App) -> None:
    if application.updater is not None and application.updater.running:
        await application.updater.stop()
    if application.running:
        await application.stop()
    await application.shutdown()


async def _keep_up(desk: Desk) -> None:
    """Serve what the command line changed, and delete what is old."""
    swept = float("-inf")
    while True:
        try:
            await asyncio.to_thread(desk.library.refresh)
            if time.monotonic() - swept >= _SWEEP:
                await asyncio.to_thread(desk.state.expire, desk.settings.retention)
                swept = time.monotonic()
        except GisabotError:
            _log.exception("the store could not be looked at")
        await asyncio.sleep(_LOOK)


async def _check_feeds(desk: Desk) -> None:
    """Take new articles of feeds, every so many minutes."""
    while desk.settings.feed_minutes:
        try:
            every = await asyncio.to_thread(lambda: list(check_feeds(desk.library, desk.web)))
            for brought in every:
                for error in brought.failed:
                    _log.warning("a feed or an entry could not be read: %s", error)
        except GisabotError:
            _log.exception("feeds could not be looked at")
        await asyncio.sleep(desk.settings.feed_minutes * 60)
