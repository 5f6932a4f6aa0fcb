"""Small HTTP servers: what they have in common, and /healthz, /readyz and /metrics."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.settings import SettingsError
from bot.telegram.metrics import Metrics

_LARGEST = 4 * 2**20  # bytes of a request; no update of Telegram is larger

Routes = list[tuple[str, type[RequestHandler], dict[str, Any]]]


@asynccontextmanager
async def listening(routes: Routes, place: tuple[str, int], setting: str) -> AsyncIterator[None]:
    """Serve while the body runs.

    Args:
        setting: names the setting that the place is from.

    Raises:
        SettingsError: the port is taken, or the host is none of this machine.
    """
    host, port = place
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        waiting = socket.create_server(place, family=family)
    except (OSError, UnicodeError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else str(exc)
        values = {"setting": setting, "host": host, "port": port, "reason": reason}
        raise SettingsError("port_taken", **values) from exc
    application = Application(routes, log_function=_unlogged)
    server = HTTPServer(application, max_buffer_size=_LARGEST, max_body_size=_LARGEST)
    waiting.setblocking(False)
    server.add_sockets([waiting])
    try:
        yield
    finally:
        server.stop()
        await server.close_all_connections()


def monitor(
    metrics: Metrics,
    alive: Callable[[], bool],
    ready: Callable[[], bool],
    measure: Callable[[], Awaitable[None]],
) -> Routes:
    """/healthz, /readyz and /metrics.

    Args:
        alive: whether the process does what it is for; if not, it may be started anew.
        ready: whether questions are answered now.
        measure: sets what is looked up at every scrape.
    """
    return [
        (r"/healthz", _Check, {"holds": alive}),
        (r"/readyz", _Check, {"holds": ready}),
        (r"/metrics", _Scrape, {"metrics": metrics, "measure": measure}),
    ]


class _Check(RequestHandler):
    def initialize(self, holds: Callable[[], bool]) -> None:
        self._holds = holds

    def get(self) -> None:
        holds = self._holds()
        self.set_status(200 if holds else 503)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("ok\n" if holds else "no\n")

    head = get


class _Scrape(RequestHandler):
    def initialize(self, metrics: Metrics, measure: Callable[[], Awaitable[None]]) -> None:
        self._metrics = metrics
        self._measure = measure

    async def get(self) -> None:
        await self._measure()
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(generate_latest(self._metrics.registry))


def _unlogged(_: RequestHandler) -> None:
    """Requests are not logged: there is one for every update."""
