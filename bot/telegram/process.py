"""The Telegram bot as a process: how it starts, what it does by itself, how it stops."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.logs import redact
from bot.settings import OFFICIAL, Settings, SettingsError
from bot.state import State
from bot.state.journal import NOBODY
from bot.summary import tell_of
from bot.talk.offering import Offers
from bot.telegram.admin.pairing import Pairing, Tell
from bot.telegram.answering import Answering
from bot.telegram.chores import Chores
from bot.telegram.composing import Composer
from bot.telegram.known import Known
from bot.telegram.limits import Limits
from bot.telegram.metrics import Metrics
from bot.telegram.monitoring import listening, monitor
from bot.telegram.notices import Notices
from bot.telegram.profile import show_profile
from bot.telegram.receiving import Receiver, ReceivingError
from bot.telegram.seats import Lead, Seat
from bot.telegram.services import Services
from bot.telegram.supervision import end_within, keep_doing
from bot.telegram.turns import Intake, InTurn
from bot.telegram.wiring import App, build, raw_bot
from bot.telegram.workers import Workers
from index.collect.web import Web
from index.library import Library

_log = logging.getLogger(__name__)
_PAUSE = 5  # seconds between two attempts to reach the server at the start
_PREPARING = 0.5  # seconds for what is offered to the first who come
_HEIRS = 1.0  # seconds between two looks whether another process is gone
_DEAF = 120  # seconds without a word from the server, after which the bot counts as not ready
# What is under way may take so long at the end; all else of the 5 s that an end takes at most is
# for closing. A supervisor that kills after ten leaves a margin.
_FINISHING, _CONFIRMING, _ENDING = 2.5, 0.5, 4.5


def run_bot(
    settings: Settings, library: Library, web: Web, tell: Tell, lead: Lead | None = None
) -> None:
    """Serve until interrupted or terminated; an unreachable server is tried again, for ever.

    Args:
        lead: where the caller does something of its own that one process alone may do.

    Raises:
        SettingsError: no token is set, Telegram does not know it, a port cannot be had, or other
            processes serve from this database and leave no place; see `Seat`.
        ReceivingError: no updates can be had any more.
        StoreError: what the bot remembers cannot be opened.
    """

    async def run() -> None:
        stop = asyncio.Event()

        def end() -> None:
            end_within(_ENDING)
            stop.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # Windows: Ctrl-C interrupts the loop there
                asyncio.get_running_loop().add_signal_handler(number, end)
        try:
            await serve(settings, library, web, stop, tell, lead)
        except ReceivingError:
            end_within(_ENDING, status=1)
            raise

    asyncio.run(run())


async def serve(
    settings: Settings,
    library: Library,
    web: Web,
    stop: asyncio.Event,
    tell: Tell,
    lead: Lead | None = None,
) -> None:
    """Answer until `stop` is set; what is under way then is finished, or left to the next run.

    Raises as `run_bot`.
    """
    if settings.token is None:
        raise SettingsError("no_token_set")
    async with AsyncExitStack() as stack:
        seat, lead = Seat(settings), lead or Lead(settings)
        stack.callback(seat.release)
        stack.callback(lead.release)
        state = State(settings.database, settings.bot, seat.number)
        stack.push_async_callback(_closed, state)
        for old in state.take_over():
            tell_of(old, tell)
        desk = _desk(settings, library, state, web)
        stack.callback(desk.answering.close)
        bot = raw_bot(settings.api, settings.token, desk.metrics)
        application = build(desk, bot, Pairing(desk, tell))
        intake = _intake(application, desk)
        receiver = Receiver(settings, bot, intake, desk.metrics, tell)
        await stack.enter_async_context(_monitored(desk, receiver, lead))
        stack.push_async_callback(_stopped, application)
        if not await _initialize(application, settings, stop, tell):
            return
        if left := await intake.take_up((*seat.held, NOBODY)):
            tell("taken_up", n=len(left))
            for update in left:
                await application.update_queue.put(update)
        await desk.answering.prepare(_PREPARING)
        await application.start()
        heirs = partial(_inherit, application, intake, seat)
        await _receive(application, receiver, desk, lead, heirs, stop, tell)


def _desk(settings: Settings, library: Library, state: State, web: Web) -> Services:
    offers, metrics = Offers(library), Metrics()
    workers = Workers(settings, library) if settings.workers else None
    answering = Answering(library, metrics, offers, workers)
    composer, limits, known = Composer(library, offers), Limits(settings.rate), Known(state)
    return Services(settings, library, state, answering, composer, limits, web, metrics, known)


def _intake(application: App, desk: Services) -> Intake:
    turns = application.update_processor
    assert isinstance(turns, InTurn)
    return Intake(
        *(desk.state, application.bot, application.update_queue, desk.metrics, turns, desk.known)
    )


async def _inherit(application: App, intake: Intake, seat: Seat) -> None:
    """Deal with what another process left; at once, for others may wait behind it."""
    turns = application.update_processor
    assert isinstance(turns, InTurn)
    await turns.tidy()
    for update in await intake.inherit(seat):
        work = application.process_update(update)
        application.create_task(turns.do_process_update(update, work), update)


@asynccontextmanager
async def _monitored(desk: Services, receiver: Receiver, lead: Lead) -> AsyncIterator[None]:
    """Tell how it goes at the port of the settings, where there is one, while the body runs."""
    if desk.settings.monitor is None:
        yield
        return

    def ready() -> bool:
        heard = receiver.alive_at
        return heard is not None and time.monotonic() - heard < _DEAF

    # A process that waits for an unreachable server is alive: a new one would wait as well.
    routes = monitor(desk.metrics, lambda: True, ready, Chores(desk, lead).measure)
    async with listening(routes, desk.settings.monitor, "GISABOT_MONITOR"):
        yield


async def _initialize(
    application: App, settings: Settings, stop: asyncio.Event, tell: Tell
) -> bool:
    """Reach the server; False where `stop` was set before.

    Raises:
        SettingsError: it does not know the token, or is no Bot API server.
    """
    api = redact(settings.api)
    while not stop.is_set():
        try:
            await _unless(stop, application.initialize())
        except InvalidToken as exc:
            key = "wrong_token" if settings.api == OFFICIAL else "wrong_token_or_api"
            raise SettingsError(key, api=api) from exc
        except TelegramError as exc:
            _log.info("the server cannot be reached: %s", exc)
            tell("unreachable", api=api, seconds=_PAUSE)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _PAUSE)
        except (
            AttributeError,
            KeyError,
            TypeError,
            ValueError,
        ) as exc:  # getMe gave something else than a bot
            raise SettingsError("wrong_api", api=api) from exc
        else:
            return not stop.is_set()
    return False


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Do `work`, but break it off where `stop` is set."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        working.cancel()
        stopping.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


async def _receive(
    application: App,
    receiver: Receiver,
    desk: Services,
    lead: Lead,
    heirs: Callable[[], Awaitable[None]],
    stop: asyncio.Event,
    tell: Tell,
) -> None:
    """Receive and do the chores until `stop` is set or nothing can be received any more."""
    bot = application.bot
    chores = Chores(desk, lead)
    rounds = [("heirs", heirs, _HEIRS), *chores.all(), *Notices(desk, bot, lead).all()]
    tasks = [asyncio.create_task(keep_doing(*each, desk.metrics)) for each in rounds]
    if desk.settings.profile:
        tasks.append(asyncio.create_task(show_profile(bot, desk.admins())))
    begun = partial(tell, "connected", name=bot.username)
    try:
        await _unless(stop, receiver.run(begun))
    finally:
        await asyncio.to_thread(chores.end)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(TimeoutError):
            await asyncio.wait_for(receiver.confirm(), _CONFIRMING)


async def _stopped(application: App) -> None:
    """Finish what is under way, but not for ever: the journal keeps it for the next run."""
    if application.running:
        try:
            await asyncio.wait_for(application.stop(), _FINISHING)
        except TimeoutError:
            _log.warning("not all was finished; the next start goes on with it")
            assert isinstance(application.update_processor, InTurn)
            with suppress(TimeoutError):
                await asyncio.wait_for(application.update_processor.break_off(), _CONFIRMING)
    with suppress(TimeoutError):
        await asyncio.wait_for(application.shutdown(), _CONFIRMING)
        await application.bot.shutdown()  # its connections, where the application never began


async def _closed(state: State) -> None:
    """Close the tables, if nobody holds the database for long."""
    with suppress(TimeoutError):
        await asyncio.wait_for(asyncio.to_thread(state.close), _CONFIRMING)
