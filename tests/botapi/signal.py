"""Waiting for something to become true, without polling and without sleeping."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Signal:
    """Those who wait are woken by `notify` and look again."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def notify(self) -> None:
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)

    async def wait(self, timeout: float) -> bool:
        """Until the next `notify`; False if `timeout` seconds went by first."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            # not wait_for: in Python 3.11 it swallows a cancellation that meets a result
            await asyncio.wait((waiter,), timeout=max(timeout, 0))
        finally:
            self._waiting.discard(waiter)
        return waiter.done()

    async def until(
        self, look: Callable[[], T | None], timeout: float, wanted: Callable[[], str]
    ) -> T:
        """The first result of `look` that is not None.

        Raises:
            AssertionError: none within `timeout` seconds; says what was `wanted`.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while True:
            found = look()
            if found is not None:
                return found
            if not await self.wait(deadline - loop.time()) and look() is None:
                raise AssertionError(f"{timeout:g} s went by without {wanted()}")
