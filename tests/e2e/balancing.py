"""What stands in front of several processes of a bot: one address, its calls spread among them."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from tests.e2e.running import free_port


@asynccontextmanager
async def balancing(*ports: int) -> AsyncIterator[str]:
    """A proxy that gives each call to the next port in turn, passing over those where nobody listens.

    One that was broken off is answered with 502, as nginx does: Telegram calls again.
    """
    turns = itertools.cycle(range(len(ports)))

    async def passed_on(request: web.Request) -> web.Response:
        body, first = await request.read(), next(turns)
        for number in range(len(ports)):
            url = f"http://127.0.0.1:{ports[(first + number) % len(ports)]}{request.path}"
            with suppress(ClientError, TimeoutError):
                async with session.post(url, data=body, headers=request.headers) as answer:
                    return web.Response(status=answer.status, body=await answer.read())
        return web.Response(status=502)

    application = web.Application()
    application.router.add_post("/{path:.*}", passed_on)
    runner, port = web.AppRunner(application), free_port()
    async with ClientSession(timeout=ClientTimeout(total=10)) as session:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        try:
            yield f"http://127.0.0.1:{port}/hook"
        finally:
            await runner.cleanup()
