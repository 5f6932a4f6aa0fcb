"""The server itself: HTTP in, answers or faults out, and the doors for a test's people."""

from __future__ import annotations

import asyncio
import time
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.botapi.backend import Backend
from tests.botapi.calls import Call, Calls
from tests.botapi.conversation import Conversation
from tests.botapi.errors import RefusedError
from tests.botapi.faults import Answer, Cut, Faults
from tests.botapi.methods import METHODS
from tests.botapi.params import UPLOAD_LIMIT, Params, read_params
from tests.botapi.people import User
from tests.botapi.places import Channel, Group
from tests.botapi.records import Message

TOKEN = "123456789:AAStrictTestTokenForTheLocalServer01"
USERNAME = "gisa_test_bot"


class BotApi:
    """A running server: ``async with BotApi() as api``.

    Attributes:
        url: ``http://127.0.0.1:PORT``; for python-telegram-bot
            ``.base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")``.
        token, username: of the one bot it knows.
        calls: everything the bot asked for, but getUpdates; `polls` counts those.
        faults: schedule for calls, see `tests.botapi.faults`.
        disturbances: schedule for updates, see `tests.botapi.disturbance`.
        backend: the state behind it, for what the doors here do not reach.
    """

    def __init__(
        self, token: str = TOKEN, username: str = USERNAME, *, privacy: bool = True
    ) -> None:
        self.token = token
        self.username = username
        self.backend = Backend(token, username, privacy=privacy)
        self.calls = Calls()
        self.faults = Faults()
        self.disturbances = self.backend.disturbances
        self.polls = 0
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=UPLOAD_LIMIT + (1 << 20))
        application.router.add_route("*", "/bot{token}/{method}", self._handle)
        application.router.add_get("/file/bot{token}/{path:.+}", self._download)
        application.router.add_route("*", "/{path:.*}", self._not_found)
        # a bot that goes away in the middle of getUpdates ends that poll, as on the real server
        self._runner = web.AppRunner(
            application, handler_cancellation=True, shutdown_timeout=0.5, access_log=None
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.backend.updates.close()
        await self.backend.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    # people and places

    def user(
        self,
        name: str = "민지",
        *,
        username: str | None = None,
        language_code: str | None = "ko",
        started: bool = True,
    ) -> User:
        """A person; `started`: the bot may already write to them."""
        person = self.backend.store.add_person(name, username, language_code)
        person.started = started
        return User(self.backend, person)

    def group(
        self,
        title: str,
        *members: User,
        kind: str = "supergroup",
        forum: bool = False,
        bot_is_admin: bool = False,
    ) -> Group:
        """A "group" or "supergroup" with the bot in it; the first member created it."""
        return Group.create(
            self.backend, title, members, kind=kind, forum=forum, bot_is_admin=bot_is_admin
        )

    def channel(
        self, title: str, username: str | None = None, *, bot_is_in: bool = False
    ) -> Channel:
        """A channel to forward from; with the bot in it, it hears of every post."""
        return Channel.create(self.backend, title, username, bot_is_in=bot_is_in)

    def chat(self, chat_id: int) -> Conversation:
        return Conversation(self.backend.store.chats[chat_id])

    # what a test asks afterwards

    def expire_queries(self) -> None:
        """All callback, inline and guest queries so far can no longer be answered."""
        for query in self.backend.queries.values():
            query.expired = True

    def latency(self, asked: Message, answered: Message) -> float:
        """Seconds from the first delivery of a person's message until the bot's message arrived.

        Raises:
            LookupError: the bot was never told of `asked`.
        """
        times = self.backend.updates.delivered_at.get(asked.update_id or 0)
        if not times:
            raise LookupError(f"the bot has not been told of {asked.text!r}")
        return answered.sent_at - times[0]

    async def settled(self, timeout: float = 5) -> None:
        """Wait until the bot has confirmed every update (it may still be working on the last)."""
        await self.backend.updates.settled(timeout)

    # HTTP

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _answer(RefusedError(401, "Unauthorized").body(), 401)
        try:
            params = await read_params(request)
        except web.HTTPRequestEntityTooLarge:
            return _answer(RefusedError(413, "Request Entity Too Large").body(), 413)
        except RefusedError as exc:
            return _answer(exc.body(), exc.code)
        call = Call(method, params, time.monotonic())
        if method.lower() == "getupdates":
            self.polls += 1
        else:
            self.calls.add(call)
        try:
            return await self._serve(request, call)
        finally:
            call.finished = time.monotonic()
            self.calls.signal.notify()

    async def _serve(self, request: web.Request, call: Call) -> web.StreamResponse:
        delay, fault = self.faults.strike(call.method, call.params.text("chat_id"))
        if fault is not None:
            call.fault = fault.name
        if isinstance(fault, Answer):
            await asyncio.sleep(delay)
            call.status = fault.status
            if isinstance(fault.body, str):
                return web.Response(text=fault.body, status=fault.status, content_type="text/html")
            call.answer = fault.body
            return _answer(fault.body, fault.status)
        if isinstance(fault, Cut) and fault.when == "before":
            await asyncio.sleep(delay)
            return _cut(request)
        status, body, batch = 200, {}, []
        try:
            if call.method.lower() == "getupdates":
                batch = await self.backend.updates.poll(call.params)
                result: Any = [pending.json() for pending in batch]
            else:
                result = await self._carry_out(call)
            call.took_effect = True
            body = {"ok": True, "result": result}
        except RefusedError as exc:
            status, body = exc.code, exc.body()
        await asyncio.sleep(delay)
        if fault is not None:
            return _cut(request)
        self.backend.updates.delivered(batch)
        call.status, call.answer = status, body
        return _answer(body, status)

    async def _carry_out(self, call: Call) -> Any:
        name = call.method.lower()
        if name == "setwebhook":
            return await self.backend.webhook.set(call.params)
        if name == "deletewebhook":
            kept = {k: v for k, v in call.params.values.items() if k == "drop_pending_updates"}
            return await self.backend.webhook.set(Params(kept))
        if name not in METHODS:
            raise RefusedError(404, "Not Found: method not found")
        return METHODS[name](self.backend, call.params)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _answer(RefusedError(401, "Unauthorized").body(), 401)
        path = request.match_info["path"]
        for stored in self.backend.store.files.values():
            if stored.path == path:
                return web.Response(body=stored.content, content_type="application/octet-stream")
        return await self._not_found(request)

    async def _not_found(self, request: web.Request) -> web.StreamResponse:
        return _answer(RefusedError(404, "Not Found").body(), 404)


def _answer(body: dict[str, Any], status: int) -> web.Response:
    response = web.json_response(body, status=status)
    retry_after = body.get("parameters", {}).get("retry_after")
    if retry_after:
        response.headers["Retry-After"] = str(retry_after)
    return response


def _cut(request: web.Request) -> web.Response:
    """Reset the connection; the response is never sent."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
