"""What the bot asked of the server, in order and with its times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.botapi.errors import Json
from tests.botapi.params import Params
from tests.botapi.signal import Signal


@dataclass(slots=True, eq=False)
class Call:
    """One request.

    Attributes:
        method: as the bot wrote it.
        started, finished: by `time.monotonic`; finished is None while it is under way.
        status: the HTTP status; 0 where the connection was cut instead.
        answer: the body; empty where none was sent or it was no JSON.
        fault: what was done to it on purpose, None where nothing was.
        took_effect: the method was carried out, whether or not the bot came to know.
    """

    method: str
    params: Params
    started: float
    finished: float | None = None
    status: int = 0
    answer: Json = field(default_factory=dict)
    fault: str | None = None
    took_effect: bool = False

    @property
    def refused(self) -> str | None:
        """The server's words, where it said no."""
        return None if self.answer.get("ok", True) else str(self.answer.get("description"))


class Calls:
    """All calls but getUpdates, oldest first."""

    def __init__(self) -> None:
        self._calls: list[Call] = []
        self.signal = Signal()

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def __len__(self) -> int:
        return len(self._calls)

    def add(self, call: Call) -> None:
        self._calls.append(call)

    def of(self, *methods: str) -> list[Call]:
        """Those of the given methods, in any case of letters."""
        wanted = {method.lower() for method in methods}
        return [call for call in self._calls if call.method.lower() in wanted]

    @property
    def methods(self) -> list[str]:
        return [call.method for call in self._calls]

    @property
    def refusals(self) -> list[tuple[str, str]]:
        """(method, the server's words) of what it refused by its own rules: a bot's mistakes."""
        return [
            (call.method, call.refused)
            for call in self._calls
            if call.refused is not None and call.fault is None
        ]

    async def expect(self, method: str, count: int = 1, timeout: float = 5) -> list[Call]:
        """Wait until `method` has been answered `count` times in all."""

        def look() -> list[Call] | None:
            done = [call for call in self.of(method) if call.finished is not None]
            return done if len(done) >= count else None

        return await self.signal.until(look, timeout, lambda: f"{count} × {method}")

    def clear(self) -> None:
        self._calls.clear()
