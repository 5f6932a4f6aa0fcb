"""Bots for the server's own tests: the real python-telegram-bot, polling or by webhook."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Protocol

from aiohttp import web
from telegram import Bot, Update
from telegram.ext import Application

App = Application[Any, Any, Any, Any, Any, Any]
Setup = Callable[[App], None]


class Server(Protocol):
    """What a bot needs to know of a server; both servers have it."""

    url: str
    token: str


def bot_for(server: Server, token: str | None = None) -> Bot:
    return Bot(
        token or server.token,
        base_url=f"{server.url}/bot",
        base_file_url=f"{server.url}/file/bot",
    )


def application(server: Server, setup: Setup) -> App:
    builder = Application.builder().token(server.token)
    built = builder.base_url(f"{server.url}/bot").base_file_url(f"{server.url}/file/bot").build()
    setup(built)
    return built


@asynccontextmanager
async def polling(server: Server, setup: Setup) -> AsyncIterator[App]:
    """A bot that polls while the block runs."""
    app = application(server, setup)
    async with app:
        assert app.updater is not None
        await app.start()
        await app.updater.start_polling(
            poll_interval=0, timeout=2, bootstrap_retries=-1, allowed_updates=Update.ALL_TYPES
        )
        try:
            yield app
        finally:
            await app.updater.stop()
            await app.stop()


@asynccontextmanager
async def hooked(server: Server, setup: Setup, secret: str = "s3cret") -> AsyncIterator[App]:
    """A bot that takes updates by webhook, on a port of the system's choice."""
    app = application(server, setup)

    async def take(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != secret:
            return web.Response(status=403)
        await app.update_queue.put(Update.de_json(await request.json(), app.bot))
        return web.Response()

    site = web.Application()
    site.router.add_post("/hook", take)
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    async with app:
        await app.start()
        await app.bot.set_webhook(url, secret_token=secret, allowed_updates=Update.ALL_TYPES)
        try:
            yield app
        finally:
            await app.bot.delete_webhook()
            await app.stop()
            await runner.cleanup()
