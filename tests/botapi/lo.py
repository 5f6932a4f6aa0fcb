"""The independent server: PyPI ``lo-bot-api-emulator``, with what a bot needs of it put right.

It takes updates as they are given and checks requests; it has no message store, knows no edited
messages and does not look at HTML. What is changed here: `getMe` names a username, without which
python-telegram-bot does not know commands that are meant for it, and kinds of updates that are
newer than the emulator are taken out of ``allowed_updates``, which it would refuse as a whole, and
so are the parameters of calls that it does not know (`_NOT_KNOWN`; Bot API 7.0 and later).
"""

from __future__ import annotations

import time
from itertools import count
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator  # type: ignore[import-untyped]
from lo_bot_api_emulator.updates import ALLOWED_UPDATE_TYPES  # type: ignore[import-untyped]

from tests.botapi.errors import Json
from tests.botapi.server import TOKEN, USERNAME
from tests.botapi.signal import Signal
from tests.botapi.text import finish

_NOT_KNOWN = ("link_preview_options",)


class _Named(LoBotApiEmulator):  # type: ignore[misc]
    """Answers `getMe` in full, and remembers what the bot sent: the emulator keeps no texts."""

    def __init__(self) -> None:
        super().__init__(allow_insecure_loopback_webhooks=True)
        self.sent: list[tuple[str, Json, Any]] = []
        self.signal = Signal()

    def validate(self, method: str, fields: Json, uploads: Json) -> Any:
        if "allowed_updates" in fields:
            wanted = self.decoded(fields["allowed_updates"])
            fields["allowed_updates"] = [k for k in wanted if k in ALLOWED_UPDATE_TYPES]
        for name in _NOT_KNOWN:
            fields.pop(name, None)
        result = super().validate(method, fields, uploads)
        if method == "getMe":
            result |= {"username": USERNAME, "supports_inline_queries": True}
        self.sent.append((method, dict(fields), result))
        self.signal.notify()
        return result


class LoBotApi:
    """A running emulator: ``async with LoBotApi() as api``.

    Attributes:
        url, token, username: as of `tests.botapi.server.BotApi`.
        sent: (method, parameters, result) of every accepted call but those that ask for updates.
    """

    def __init__(self) -> None:
        self.token = TOKEN
        self.username = USERNAME
        self.url = ""
        self._emulator = _Named()
        self._runner: web.AppRunner | None = None
        self._ids = count(1)
        self._expected = 0
        self.person = {"id": 700_000_001, "is_bot": False, "first_name": "민지"}
        self.private: Json = {"id": 700_000_001, "type": "private", "first_name": "민지"}
        self.group: Json = {"id": -4_000_001, "type": "group", "title": "독서 모임"}

    async def __aenter__(self) -> Self:
        self._runner = web.AppRunner(self._emulator.app(), shutdown_timeout=0.5, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def sent(self) -> list[tuple[str, Json, Any]]:
        return [entry for entry in self._emulator.sent if entry[0] != "getUpdates"]

    async def send(self, text: str, *, to: Json | None = None) -> Json:
        """A person types `text`; the message, as the bot will see it."""
        return await self._message(finish(text, []).fields("text", "entities"), to)

    async def send_document(self, name: str, content: bytes) -> Json:
        """A person sends a file."""
        number = f"upload-{next(self._ids)}"
        self._emulator.assets[number] = {"filename": name, "data": content, "size": len(content)}
        document = {"file_id": number, "file_unique_id": number, "file_name": name}
        return await self._message({"document": document}, None)

    async def press(self, data: str, on: Json) -> str:
        """Press a button under a message of the bot; the query's id."""
        number = str(next(self._ids))
        query = {"id": number, "from": self.person, "chat_instance": "1", "data": data}
        await self._add({"callback_query": query | {"message": on}})
        return number

    async def inline(self, query: str) -> str:
        """Type an inline query; its id."""
        number = str(next(self._ids))
        body = {"id": number, "from": self.person, "query": query, "offset": ""}
        await self._add({"inline_query": body})
        return number

    async def expect(self, method: str, timeout: float = 5) -> tuple[Json, Any]:
        """(parameters, result) of the bot's next call of `method`; calls of others are skipped."""

        def look() -> tuple[Json, Any] | None:
            for place, (name, fields, result) in enumerate(self.sent):
                if place >= self._expected and name == method:
                    self._expected = place + 1
                    return fields, result
            return None

        return await self._emulator.signal.until(look, timeout, lambda: f"a call of {method}")

    async def _message(self, data: Json, to: Json | None) -> Json:
        message: Json = {
            "message_id": next(self._ids),
            "date": int(time.time()),
            "chat": to or self.private,
            "from": self.person,
        }
        message |= data
        await self._add({"message": message})
        return message

    async def _add(self, update: Json) -> None:
        await self._emulator.enqueue_update(update, token=self.token)
