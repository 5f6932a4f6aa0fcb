"""Pages and feeds from the web, fetched within limits."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

import httpcore
import httpx

from index.errors import SourceError
from index.web import body, faults, robots
from index.web.network import Deadline, GuardedBackend, Resolver, resolve

_REDIRECTS = {301, 302, 303, 307, 308}
_NOT_MODIFIED = 304
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, */*;q=0.8"
)


def user_agent() -> str:
    """How we call ourselves, with the name by which robots.txt may address us."""
    try:
        ours = version("gisabot")
    except PackageNotFoundError:  # run from a checkout that was never installed
        ours = "0"
    return f"{robots.TOKEN}/{ours} (Korean article search; robots.txt token: {robots.TOKEN})"


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Limits of the fetcher.

    Attributes:
        user_agent: sent with every request.
        connect_timeout, read_timeout: seconds, of one connection and of one wait for data.
        deadline: seconds, of a fetch as a whole, redirects included.
        max_bytes: of the unpacked body.
        max_redirects: of one fetch.
        allow_private: also fetch from addresses that are not public, for tests.
    """

    user_agent: str = field(default_factory=user_agent)
    connect_timeout: float = 10.0
    read_timeout: float = 15.0
    deadline: float = 60.0
    max_bytes: int = 20 * 2**20
    max_redirects: int = 5
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered.

    Attributes:
        url: where it was found in the end, behind all redirects.
        data: the body, unpacked; empty where it was not modified.
        content_type: as the server says it.
        etag, last_modified: validators, for asking next time whether it changed.
        not_modified: it is as it was when the validators were handed out.
    """

    url: str
    data: bytes
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    not_modified: bool = False


class Fetcher:
    """Fetches what is public and what robots.txt allows, and remembers the rules for a day.

    Every hop of a redirect is checked like the first address.

    Args:
        resolve: how host names become addresses.
    """

    def __init__(self, settings: FetchSettings | None = None, resolve: Resolver = resolve) -> None:
        self._settings = settings or FetchSettings()
        self._resolve = resolve
        self._robots = robots.Robots(self._load_robots)
        self._tls: ssl.SSLContext | None = None

    def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Fetch an address.

        Args:
            etag, last_modified: of what is already there; if it did not change it is not sent.

        Raises:
            SourceError: no web address, not public, not allowed, not there, too large, too slow.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        return self._follow(
            url,
            {name: value for name, value in headers.items() if value},
            self._settings.max_bytes,
            check=self._robots.check,
        )

    def _load_robots(self, url: str) -> str | None:
        """See `robots.Robots`; RFC 9309 2.3.1 tells which failures forbid and which allow."""
        try:
            fetched = self._follow(url, {}, robots.LARGEST, cut=True)
        except faults.StatusError as exc:
            status = int(exc.values["status"])
            if 400 <= status < 500 and status != 429:
                return None
            raise SourceError(url, "robots_unknown", status=status) from exc
        return fetched.data.decode("utf-8-sig", "replace")

    def _follow(
        self,
        start: str,
        headers: dict[str, str],
        limit: int,
        *,
        cut: bool = False,
        check: Callable[[str, str], None] | None = None,
    ) -> Fetched:
        deadline = Deadline(self._settings.deadline)
        url = _parsed(start, start)
        seen: set[httpx.URL] = set()
        while len(seen) <= self._settings.max_redirects:
            seen.add(url)
            if check is not None:
                with _named(start):
                    check(str(url), f"{url.scheme}://{url.netloc.decode('ascii')}")
            with self._request(url, headers, deadline, start) as response:
                if response.status not in _REDIRECTS:
                    return self._read(response, url, start, limit, bool(headers), cut)
                target = _header(response, b"location")
            if not target:
                raise faults.refused(start, response.status)
            url = _parsed(str(url.join(target)), start)
            if url in seen:
                raise SourceError(start, "redirects_in_circle")
        raise SourceError(start, "redirects_too_many", limit=self._settings.max_redirects)

    @contextmanager
    def _request(
        self, url: httpx.URL, headers: dict[str, str], deadline: Deadline, start: str
    ) -> Iterator[httpcore.Response]:
        settings = self._settings
        if self._tls is None:
            self._tls = httpcore.default_ssl_context()
        backend = GuardedBackend(deadline, self._resolve, allow_private=settings.allow_private)
        sent = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": settings.user_agent,
            "Accept": _ACCEPT,
            "Accept-Language": "ko, en;q=0.5",
            "Accept-Encoding": body.ACCEPT_ENCODING,
            **headers,
        }
        timeout = {
            "connect": settings.connect_timeout,
            "read": settings.read_timeout,
            "write": settings.read_timeout,
        }
        with (
            faults.mapped(start),
            httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool,
            pool.stream(
                "GET",
                httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=[(k.encode(), v.encode("latin-1", "ignore")) for k, v in sent.items()],
                extensions={"timeout": timeout},
            ) as response,
        ):
            yield response

    def _read(
        self,
        response: httpcore.Response,
        url: httpx.URL,
        start: str,
        limit: int,
        conditional: bool,
        cut: bool,
    ) -> Fetched:
        not_modified = response.status == _NOT_MODIFIED and conditional
        if not (not_modified or response.status in {200, 203}):
            raise faults.refused(start, response.status)
        length = _header(response, b"content-length") or ""
        if not cut and length.isdecimal() and int(length) > limit:
            raise body.TooLargeError(limit)
        data = b""
        if not not_modified:
            encoding = _header(response, b"content-encoding") or ""
            data = body.read_body(response.iter_stream(), encoding, limit, cut=cut)
        return Fetched(
            url=str(url),
            data=data,
            content_type=_header(response, b"content-type"),
            etag=_header(response, b"etag"),
            last_modified=_header(response, b"last-modified"),
            not_modified=not_modified,
        )


def _parsed(url: str, start: str) -> httpx.URL:
    """An address that may be asked; raises SourceError on any other."""
    try:
        parsed = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError) as exc:
        raise SourceError(start, "address_invalid") from exc
    if parsed.scheme not in {"http", "https"} or not parsed.host or (parsed.port or 0) > 65535:
        raise SourceError(start, "address_scheme")
    if parsed.userinfo:
        raise SourceError(start, "address_with_password")
    return parsed


@contextmanager
def _named(start: str) -> Iterator[None]:
    """Errors name the address that the user gave."""
    try:
        yield
    except SourceError as exc:
        raise exc.at(start) from exc


def _header(response: httpcore.Response, name: bytes) -> str | None:
    for key, value in response.headers:
        if key.lower() == name:
            return str(value.decode("utf-8", "replace"))
    return None
