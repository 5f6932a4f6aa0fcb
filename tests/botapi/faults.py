"""What goes wrong on purpose: answers, cuts, delays, for chosen calls."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Literal

from tests.botapi.errors import Json, RefusedError


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer so in place of doing what was asked. `body` is JSON, or text as a proxy sends it."""

    name: str
    status: int
    body: Json | str


@dataclass(frozen=True, slots=True)
class Cut:
    """Close the connection without an answer, before or after doing what was asked."""

    when: Literal["before", "after"]

    @property
    def name(self) -> str:
        return f"cut {self.when}"


@dataclass(frozen=True, slots=True)
class Slow:
    """Do what was asked and answer `seconds` later."""

    seconds: float

    @property
    def name(self) -> str:
        return f"slow by {self.seconds:g} s"


Fault = Answer | Cut | Slow


def refusal(code: int, description: str, **parameters: int) -> Answer:
    body = RefusedError(code, description, parameters).body()
    return Answer(f"{code} {description}", code, body)


def blocked() -> Answer:
    return refusal(403, "Forbidden: bot was blocked by the user")


def conflict() -> Answer:
    return refusal(
        409,
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    )


def flood(retry_after: int = 1) -> Answer:
    """429; the same number of seconds stands in the Retry-After header."""
    return refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def server_error() -> Answer:
    return refusal(500, "Internal Server Error: restart")


def bad_gateway() -> Answer:
    """What nginx in front of the server says: HTML, not JSON."""
    page = (
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
        "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n"
        "</body>\r\n</html>\r\n"
    )
    return Answer("502", 502, page)


def unauthorized() -> Answer:
    return refusal(401, "Unauthorized")


@dataclass(slots=True)
class _Rule:
    fault: Fault
    methods: frozenset[str]
    times: int | None
    probability: float
    chat_id: int | None
    dice: random.Random
    skip: int
    hits: int = 0

    def strikes(self, method: str, chat_id: str) -> bool:
        if self.times is not None and self.hits >= self.times:
            return False
        if self.methods and method not in self.methods:
            return False
        if self.chat_id is not None and chat_id != str(self.chat_id):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.probability < 1 and self.dice.random() >= self.probability:
            return False
        self.hits += 1
        return True


@dataclass(slots=True)
class Faults:
    """The schedule. Rules are looked at in the order in which they were added.

    Every `Slow` that strikes adds up; of the others the first one that strikes is done.
    """

    _rules: list[_Rule] = field(default_factory=list)

    def add(
        self,
        fault: Fault,
        *methods: str,
        times: int | None = 1,
        probability: float = 1.0,
        seed: int = 0,
        chat_id: int | None = None,
        skip: int = 0,
    ) -> None:
        """Let `fault` strike.

        Args:
            methods: only these; without any, all but getUpdates.
            times: how often at most; None for always.
            probability: of each matching call, with dice of their own, seeded by `seed`.
            chat_id: only calls for this chat.
            skip: let so many matching calls through first.
        """
        self._rules.append(
            _Rule(
                fault,
                frozenset(method.lower() for method in methods),
                times,
                probability,
                chat_id,
                random.Random(seed),
                skip,
            )
        )

    def strike(self, method: str, chat_id: str) -> tuple[float, Fault | None]:
        """What happens to this call: seconds of delay, and the fault, if any."""
        method, delay = method.lower(), 0.0
        for rule in self._rules:
            if not rule.methods and method == "getupdates":
                continue
            if isinstance(rule.fault, Slow):
                if rule.strikes(method, chat_id):
                    delay += rule.fault.seconds
            elif rule.strikes(method, chat_id):
                return delay, rule.fault
        return delay, None

    @property
    def struck(self) -> int:
        """How often a fault has struck so far."""
        return sum(rule.hits for rule in self._rules)

    def clear(self) -> None:
        self._rules.clear()
