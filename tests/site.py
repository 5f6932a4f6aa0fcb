"""A newspaper on loopback, for what fetches from the web."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PAGE = """<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{title} | 가람일보</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="가람일보">
<meta property="article:published_time" content="2024-03-05T10:42:00+09:00"></head><body>
<article><h1>{title}</h1><div itemprop="articleBody">{body}</div></article></body></html>"""

_FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>가람일보 새 기사</title><link>{base}/</link><description>새 기사</description>{items}
</channel></rss>"""


@dataclass
class Site:
    """A newspaper on loopback; answers 304 to those who know its pages."""

    base: str = ""
    pages: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def article(self, path: str, title: str, *sentences: str) -> None:
        body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
        self.pages[path] = _PAGE.format(title=title, body=body).encode()

    def feed(self, *paths: str) -> None:
        items = "".join(
            f"<item><title>{path}</title><link>{self.base}{path}</link></item>" for path in paths
        )
        self.pages["/rss"] = _FEED.format(base=self.base, items=items).encode()


@contextmanager
def newspaper() -> Iterator[Site]:
    """Serve until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            data = site.pages.get(self.path)
            etag = f'"{hash(data)}"'
            if data is None:
                self.send_error(404)
            elif self.headers.get("If-None-Match") == etag:
                self.send_response(304)
                self.end_headers()
            else:
                self.send_response(200)
                kind = "application/rss+xml" if self.path == "/rss" else "text/html; charset=utf-8"
                self.send_header("Content-Type", kind)
                self.send_header("ETag", etag)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()
