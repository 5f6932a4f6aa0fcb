"""The whole bot, as `gisabot bot` runs it, within a test."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from bot import texts
from bot.settings import Settings
from bot.telegram.process import serve
from index.collect.web import Web
from index.library import Library
from index.web.fetch import Fetcher, FetchSettings
from tests.botapi.people import User
from tests.botapi.places import Group
from tests.botapi.records import Message
from tests.collection import ARTICLES


class Api(Protocol):
    """A Bot API server: the strict one or the independent one."""

    url: str
    token: str


@dataclass(slots=True)
class Console:
    """What the bot told on the server's console."""

    lines: list[str] = field(default_factory=list)
    connected: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, key: str, **values: object) -> None:
        self.lines.append(texts.say("ko", key, **values))
        if key == "connected":
            self.connected.set()

    @property
    def code(self) -> str:
        """The pairing code that holds now."""
        codes = [found[1] for line in self.lines if (found := re.search(r"/pair (\S+)", line))]
        return codes[-1]


@asynccontextmanager
async def running(
    settings: Settings, library: Library, web: Web | None = None
) -> AsyncIterator[Console]:
    """Serve while the body runs; pages may be fetched from 127.0.0.1."""
    console, stop = Console(), asyncio.Event()
    task = asyncio.create_task(serve(settings, library, web or _web(library), stop, console))
    connected = asyncio.create_task(console.connected.wait())
    try:
        await asyncio.wait({task, connected}, return_when=asyncio.FIRST_COMPLETED, timeout=20)
        if task.done():
            await task
        yield console
    finally:
        connected.cancel()
        stop.set()
        await task


@asynccontextmanager
async def bot_command(
    api: Api, sources: Path, *options: str, **environ: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot as its command starts it, in a process of its own."""
    base = {
        "TELEGRAM_BOT_TOKEN": api.token,
        "GISABOT_API": api.url,
        "GISABOT_DATA": str(sources.parent / "data"),
        "GISABOT_PROFILE": "0",
        "GISABOT_SEMANTIC": "off",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *options, "bot", "--sources", str(sources)),
        cwd=ARTICLES.parent.parent,
        env=os.environ | base | environ,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def serving(settings: Settings, library: Library) -> None:
    """Serve what cannot be served for long; what ends it is raised."""
    async with asyncio.timeout(30):
        await serve(settings, library, _web(library), asyncio.Event(), Console())


def _web(library: Library) -> Web:
    return Web(library.store, Fetcher(FetchSettings(allow_private=True)))


async def say(person: User, text: str) -> Message:
    """Send a message in the private chat and wait for the bot's next one there."""
    person.send(text)
    return await person.expect_reply()


async def pressed(person: User, label: str, message: Message) -> None:
    """Press a button under a message and wait for the message to change."""
    person.press(label, message)
    await message.expect_edit()


async def welcomed(*groups: Group) -> None:
    """Pass over what the bot says when it comes into a group."""
    for group in groups:
        assert (await group.expect_reply()).text.startswith(
            ("안녕하세요, 기사봇", "Hello, I am Gisabot")
        )


def settings_for(api: Api, sources: Path, *admins: int) -> Settings:
    """Settings of a bot at `api`, its data beside `sources`; it leaves its profile alone."""
    return Settings(
        sources=(sources,),
        data=sources.parent,
        token=api.token,
        admins=frozenset(admins),
        api=api.url,
        profile=False,
        feed_minutes=0,
    )


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def hooked(settings: Settings) -> Settings:
    """The same by webhook."""
    port = free_port()
    hook = f"http://127.0.0.1:{port}/hook"
    return replace(settings, webhook=hook, listen=("127.0.0.1", port))
