"""What may stand before a node: TLS and a password, and what goes wrong on the way."""

from __future__ import annotations

import base64
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx


@dataclass(slots=True)
class Front:
    """Passes requests on to a node.

    Attributes:
        address: its own.
        full: so many of the next bulk requests are refused with 429, as by a node without room.
        crowded: of so many of the next bulk requests, one document each is refused so.
        away: it answers 503 for the cluster behind it.
        slow: seconds until it answers.
        login: what it wants as user and password; None for nothing.
        requests: (method, path) of all that came.
    """

    node: str
    address: str = ""
    full: int = 0
    crowded: int = 0
    away: bool = False
    slow: float = 0.0
    login: tuple[str, str] | None = None
    requests: list[tuple[str, str]] = field(default_factory=list)

    def knows(self, authorization: str) -> bool:
        if self.login is None:
            return True
        plain = ":".join(self.login).encode()
        return authorization == f"Basic {base64.b64encode(plain).decode()}"

    def answer(self, method: str, path: str, headers: Message, body: bytes) -> tuple[int, bytes]:
        self.requests.append((method, path))
        time.sleep(self.slow)
        if not self.knows(headers.get("Authorization", "")):
            return 401, b'{"error": "who?", "status": 401}'
        if self.away:
            return 503, b'{"error": "no cluster", "status": 503}'
        bulk = path.startswith("/_bulk") or "/_bulk" in path
        if bulk and self.full:
            self.full -= 1
            return 429, b'{"error": {"type": "rejected_execution_exception"}, "status": 429}'
        kept = ("Content-Type", "Content-Encoding")
        passed = {name: headers[name] for name in kept if name in headers}
        found = httpx.request(method, self.node + path, content=body, headers=passed, timeout=60)
        if bulk and self.crowded:
            self.crowded -= 1
            return 200, _crowded(found.json())
        return found.status_code, found.content


def _crowded(told: dict[str, Any]) -> bytes:
    """The answer to a bulk request, its last document refused; that it was taken does no harm."""
    error = {"type": "opensearch_rejected_execution_exception", "reason": "rejected"}
    told["items"][-1]["index"] |= {"status": 429, "error": error}
    response = httpx.Response(200, json=told | {"errors": True})
    return response.content


@contextmanager
def front_of(node: str, certificate: Path | None = None) -> Iterator[Front]:
    """A front while the body runs.

    Args:
        certificate: key and certificate of 127.0.0.1, for https.
    """
    front = Front(node)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, content = front.answer(self.command, self.path, self.headers, body)
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = _pass_on  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Nothing is told on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    scheme = "http" if certificate is None else "https"
    front.address = f"{scheme}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield front
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
