from __future__ import annotations

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answers at a path; `stream` writes the rest of the response itself."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    stream: Callable[[BaseHTTPRequestHandler], None] | None = None


class Site:
    """A web server on loopback, with what it was asked for."""

    def __init__(self, address: str = "127.0.0.1") -> None:
        self.pages: dict[str, Reply] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.stop = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                site.requests.append((self.path, headers))
                reply = site.pages.get(self.path, Reply(status=404))
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.close_connection = True
                if reply.stream is not None:
                    reply.stream(self)
                    return
                if "Content-Length" not in reply.headers and reply.status != 304:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

            def log_message(self, format: str, *args: object) -> None:
                """The tests' output stays readable."""

        class Server(ThreadingHTTPServer):
            def handle_error(self, request: object, client_address: object) -> None:
                """A client that leaves early is what some tests are about."""

        self._server = Server((address, 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        self.url = f"http://{address}:{self._server.server_port}"

    def secure(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on; a client that breaks off the greeting is no error."""
        self._server.socket = context.wrap_socket(
            self._server.socket, server_side=True, do_handshake_on_connect=False
        )
        self.url = self.url.replace("http:", "https:")

    def close(self) -> None:
        self.stop.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def page(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Put a page up; header names with _ for -. Returns its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Reply(body, status, named)
        return self.url + path

    def asked(self, path: str) -> list[dict[str, str]]:
        """The headers of the requests for a path."""
        return [headers for asked, headers in self.requests if asked == path]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def other_site() -> Iterator[Site]:
    """A second server, at another loopback address."""
    site = Site("127.0.0.2")
    yield site
    site.close()


def zeros(megabytes: int, layers: int = 1) -> bytes:
    """A gzip bomb."""
    data = bytes(megabytes * 2**20)
    for _ in range(layers):
        data = gzip.compress(data, 9)
    return data
