"""Processes that answer: Python uses one core in each, and they share the index by the page cache."""

from __future__ import annotations

import logging
import os
import queue
import signal
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot.logs import set_up
from bot.opening import open_embedder, open_library
from bot.settings import Settings
from bot.telegram.supervision import growing
from index.library import Library
from index.store import Store

_log = logging.getLogger(__name__)
_P = ParamSpec("_P")
_T = TypeVar("_T")
_TRIES = 2  # workers that one question may take down; it may be the question that does it
_LOOK = 0.05  # seconds between two looks whether any worker is left
_LOOK_FOR_VECTORS = 3.0  # seconds
_Chosen = tuple[list[Path], list[Path]]


class WorkerError(Exception):
    """A question that took down one worker after the other."""


class Workers:
    """So many processes with a library each; safe to share between threads.

    One that dies is started again. What it was asked is answered by another, or in this process
    while none is at hand.

    Args:
        library: of this process; the others answer from the same documents.

    Attributes:
        count: of the processes.
    """

    def __init__(self, settings: Settings, library: Library) -> None:
        self.count = settings.workers
        self._library = library
        # No token: what answers never speaks to Telegram.
        self._how = replace(settings, token=None), library.store.folders.chosen()
        self._ended = threading.Event()
        self._resting: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._running: dict[int, BaseProcess] = {}
        self._ready: set[int] = set()
        for number in range(self.count):
            name = f"worker {number}"
            threading.Thread(target=self._keep, args=(number,), name=name, daemon=True).start()

    def do(
        self, work: Callable[Concatenate[Library, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """Have `work` done with a library. Raises what it raises, and WorkerError."""
        for _ in range(_TRIES):
            if (worker := self._rested()) is None:
                return work(self._library, *args, **kwargs)
            try:
                found = worker.ask(work, args, kwargs)
            except (EOFError, OSError):
                _log.exception("an answering process ended while it was asked")
                self._ready.discard(worker.number)
                continue
            self._resting.put(worker)
            if isinstance(found, Exception):
                raise found
            return found  # type: ignore[return-value]  # as the worker's `work` returned it
        raise WorkerError

    def _rested(self) -> _Worker | None:
        """One that has nothing to do; None while none is there at all."""
        while self._ready:
            with suppress(queue.Empty):
                return self._resting.get(timeout=_LOOK)
        return None

    def wait(self, seconds: float) -> int:
        """Wait until all are ready, or so long; the number of those that are."""
        end = threading.Event()
        while len(self._ready) < self.count and seconds > 0:
            end.wait(_LOOK)
            seconds -= _LOOK
        return len(self._ready)

    def pids(self) -> list[int]:
        """Of the processes that run now."""
        return [process.pid for process in self._running.values() if process.pid is not None]

    def close(self) -> None:
        """End all of them at once; whatever they answer is in the journal."""
        self._ended.set()
        for process in list(self._running.values()):
            process.kill()

    def _keep(self, number: int) -> None:
        """Start a worker, and another whenever it ends."""
        pauses = growing()
        while not self._ended.is_set():
            here, there = get_context("spawn").Pipe()
            process = get_context("spawn").Process(
                target=_serve, args=(there, *self._how), name=f"gisabot answer {number}"
            )
            process.daemon = True
            process.start()
            self._running[number] = process
            there.close()
            if self._ended.is_set():
                process.kill()
            try:
                here.recv()
            except (EOFError, OSError):
                if not self._ended.wait(next(pauses)):
                    _log.error("an answering process did not start; it is tried again")
                continue
            pauses = growing()
            self._ready.add(number)
            self._resting.put(_Worker(number, here))
            process.join()
            self._ready.discard(number)


class _Worker:
    """One process; asked by one thread at a time."""

    def __init__(self, number: int, connection: Connection) -> None:
        self.number = number
        self._connection = connection

    def ask(self, work: Callable[..., object], args: object, kwargs: object) -> object:
        """What `work` returned or raised there. Raises EOFError or OSError where it ended."""
        self._connection.send((work, args, kwargs))
        return self._connection.recv()


def _serve(asked: Connection, settings: Settings, chosen: _Chosen) -> None:
    """Answer until the other end is closed."""
    # A supervisor or a terminal tells all processes to end; this one ends with its parent.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    set_up(settings.log_level, as_json=settings.log_json, secrets=settings.secrets)
    store = Store(settings.database)
    store.folders.choose(*chosen)
    library = open_library(settings, store, open_embedder(settings, threads=1))
    threading.Thread(target=_follow_vectors, args=(library,), daemon=True).start()
    asked.send(None)
    while True:
        try:
            work, args, kwargs = asked.recv()
        except EOFError:
            return
        try:
            library.follow()
            found = work(library, *args, **kwargs)
        except Exception as exc:
            exc.add_note(traceback.format_exc())  # the traceback itself cannot be sent
            found = exc
        asked.send(found)


def _follow_vectors(library: Library) -> None:
    waiting = threading.Event()
    while not waiting.wait(_LOOK_FOR_VECTORS):
        try:
            library.follow_vectors()
        except Exception:
            _log.exception("new vectors could not be read; it is tried again")


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
    os._exit(0)
