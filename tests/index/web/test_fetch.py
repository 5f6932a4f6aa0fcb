from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpcore
import pytest

from index.errors import SourceError
from index.web import network
from index.web.fetch import Fetched, Fetcher, FetchSettings
from tests.index.web.conftest import Reply, Site, zeros

_PAGE = "<p>가람시가 도서관을 열었다.</p>".encode()


def _fetcher(**settings: float) -> Fetcher:
    values = {"connect_timeout": 2.0, "read_timeout": 2.0, "deadline": 5.0, **settings}
    limits = {name: int(values.pop(name)) for name in ("max_bytes",) if name in values}
    return Fetcher(FetchSettings(allow_private=True, **values, **limits))  # type: ignore[arg-type]


def _refused(fetcher: Fetcher, url: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        fetcher.get(url)
    assert caught.value.where == url
    return caught.value


def test_a_page_comes_with_its_type_and_validators(site: Site) -> None:
    url = site.page("/a", _PAGE, Content_Type="text/html; charset=utf-8", ETag='"1"')
    assert _fetcher().get(url) == Fetched(url, _PAGE, "text/html; charset=utf-8", '"1"')


def test_we_say_who_we_are_and_ask_for_korean(site: Site) -> None:
    _fetcher().get(site.page("/a", _PAGE))
    sent = site.asked("/a")[0]
    assert sent["user-agent"].startswith("Gisabot/")
    assert sent["accept-language"].startswith("ko")
    assert sent["host"] == site.url.removeprefix("http://")
    assert site.asked("/robots.txt")[0]["user-agent"] == sent["user-agent"]


def test_an_address_in_hangul_is_sent_as_the_web_wants_it(site: Site) -> None:
    site.page("/%EA%B8%B0%EC%82%AC?idxno=3", _PAGE)
    fetched = _fetcher().get(f"  {site.url}/기사?idxno=3#본문 ")
    assert fetched.data == _PAGE
    assert fetched.url == f"{site.url}/%EA%B8%B0%EC%82%AC?idxno=3"


def test_redirects_lead_to_where_the_page_is(site: Site) -> None:
    site.page("/c", _PAGE)
    site.page("/b", status=308, Location="c")
    url = site.page("/a", status=301, Location=f"{site.url}/b")
    assert _fetcher().get(url).url == f"{site.url}/c"


def test_a_packed_page_is_unpacked(site: Site) -> None:
    url = site.page("/a", gzip.compress(_PAGE), Content_Encoding="gzip")
    assert _fetcher().get(url).data == _PAGE


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    url = site.page("/a", status=304, ETag='"1"')
    fetched = _fetcher().get(url, etag='"1"', last_modified="Tue, 05 Mar 2024 01:42:00 GMT")
    assert fetched.not_modified
    assert fetched.data == b""
    assert site.asked("/a")[0]["if-none-match"] == '"1"'
    assert site.asked("/a")[0]["if-modified-since"] == "Tue, 05 Mar 2024 01:42:00 GMT"


def test_not_modified_without_having_asked_for_it_is_an_error(site: Site) -> None:
    error = _refused(_fetcher(), site.page("/a", status=304))
    assert (error.code, error.values) == ("status_other", {"status": 304})


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, "status_401"),
        (402, "status_402"),
        (403, "status_403"),
        (404, "status_404"),
        (410, "status_410"),
        (418, "status_other"),
        (429, "status_429"),
        (451, "status_451"),
        (500, "status_server"),
        (503, "status_server"),
        (204, "status_other"),
        (302, "status_other"),
    ],
)
def test_every_refusal_of_a_server_is_told(site: Site, status: int, code: str) -> None:
    error = _refused(_fetcher(), site.page("/a", status=status))
    assert (error.code, error.values) == (code, {"status": status})


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://news.example.kr/a", "address_scheme"),
        ("file:///etc/passwd", "address_scheme"),
        ("javascript:alert(1)", "address_scheme"),
        ("news.example.kr/a", "address_scheme"),
        ("http://", "address_scheme"),
        ("http://[::1", "address_invalid"),
        ("http://news.example.kr:99999/", "address_scheme"),
        ("http://hong:secret@news.example.kr/", "address_with_password"),
        ("", "address_scheme"),
    ],
)
def test_only_web_addresses_are_fetched(url: str, code: str) -> None:
    assert _refused(_fetcher(), url).code == code


def test_a_redirect_away_from_the_web_is_not_followed(site: Site) -> None:
    url = site.page("/a", status=302, Location="file:///etc/passwd")
    assert _refused(_fetcher(), url).code == "address_scheme"


def test_a_circle_of_redirects_is_left(site: Site) -> None:
    url = site.page("/a", status=302, Location="/b")
    site.page("/b", status=302, Location="/a")
    assert _refused(_fetcher(), url).code == "redirects_in_circle"
    assert len(site.asked("/a")) == 1


def test_a_long_way_of_redirects_is_left(site: Site) -> None:
    for step in range(10):
        site.page(f"/{step}", status=302, Location=f"/{step + 1}")
    site.page("/10", _PAGE)
    error = _refused(_fetcher(), f"{site.url}/0")
    assert (error.code, error.values) == ("redirects_too_many", {"limit": 5})
    assert _fetcher().get(f"{site.url}/5").data == _PAGE


def test_two_gigabytes_are_refused_before_they_are_read(site: Site) -> None:
    url = site.page("/a", b"x", Content_Length=str(2 * 2**30))
    error = _refused(_fetcher(), url)
    assert (error.code, error.values) == ("response_too_large", {"limit_mb": 20})


def test_an_endless_response_is_left_at_the_limit(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.end_headers()
        try:
            while not site.stop.is_set():
                handler.wfile.write(b"x" * 10_000)
        except OSError:
            pass  # the client left, as it should

    site.pages["/a"] = Reply(stream=endless)
    error = _refused(_fetcher(max_bytes=2**20), f"{site.url}/a")
    assert (error.code, error.values) == ("response_too_large", {"limit_mb": 1})


def test_a_gzip_bomb_is_refused(site: Site) -> None:
    url = site.page("/a", zeros(30), Content_Encoding="gzip")
    assert _refused(_fetcher(), url).code == "response_too_large"


def test_a_body_that_cannot_be_unpacked_is_told(site: Site) -> None:
    url = site.page("/a", b"nothing", Content_Encoding="gzip")
    assert _refused(_fetcher(), url).code == "response_packed"


def _drip(site: Site, head: bytes) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.flush_headers()
        try:
            handler.wfile.write(head)
            while not site.stop.wait(0.05):
                handler.wfile.write(b"x")
        except OSError:
            pass  # the client left, as it should

    site.pages["/a"] = Reply(stream=drip)


@pytest.mark.parametrize("head", [b"X-Slow: ", b"\r\n"], ids=["headers", "body"])
def test_a_server_that_sends_a_byte_now_and_then_is_left_in_the_end(
    site: Site, head: bytes
) -> None:
    _drip(site, head)
    assert _refused(_fetcher(deadline=0.5), f"{site.url}/a").code == "timed_out"


def test_a_server_that_says_nothing_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/a"
        assert _refused(_fetcher(read_timeout=0.2), url).code == "timed_out"


def test_a_response_that_breaks_off_is_told(site: Site) -> None:
    url = site.page("/a", b"half", Content_Length="1000")
    assert _refused(_fetcher(), url).code == "response_broken"


def test_a_server_that_speaks_no_http_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def speak() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"220 mail.example.kr ESMTP\r\n")

        thread = threading.Thread(target=speak)
        thread.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/a"
        assert _refused(_fetcher(), url).code == "response_broken"
        thread.join()


def test_a_dead_host_and_an_unknown_one_are_told_apart() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert _refused(_fetcher(), f"http://127.0.0.1:{port}/a").code == "unconnected"

    def nowhere(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    fetcher = Fetcher(resolve=nowhere)
    error = _refused(fetcher, "http://news.invalid/a")
    assert (error.code, error.values) == ("host_unknown", {"host": "news.invalid"})


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Key and certificate of news.example.kr, which nobody vouches for."""
    path = tmp_path / "both.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=x -addext"
    name = "subjectAltName=DNS:news.example.kr"
    files = ["-keyout", str(path), "-out", str(tmp_path / "cert.pem")]
    subprocess.run([*command.split(), name, *files], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + (tmp_path / "cert.pem").read_bytes())
    return path


@pytest.fixture
def secure_site(site: Site, certificate: Path) -> Site:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.secure(context)
    return site


def test_a_certificate_that_nobody_vouches_for_is_told(secure_site: Site) -> None:
    assert _refused(_fetcher(), f"{secure_site.url}/a").code == "tls_certificate"
    assert secure_site.requests == []


def test_a_certificate_is_held_against_the_name_though_we_connect_to_an_address(
    secure_site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(httpcore, "default_ssl_context", lambda: trusting)
    secure_site.page("/a", _PAGE)
    fetcher = Fetcher(FetchSettings(allow_private=True), lambda host, port: ["127.0.0.1"])
    port = secure_site.url.rpartition(":")[2]
    assert fetcher.get(f"https://news.example.kr:{port}/a").data == _PAGE
    assert _refused(fetcher, f"https://other.example.kr:{port}/a").code == "tls_certificate"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_an_address_inside_is_refused_unless_allowed(site: Site, host: str) -> None:
    port = site.url.rpartition(":")[2]
    error = _refused(Fetcher(), f"http://{host}:{port}/a")
    assert error.code == "address_private"
    assert error.values["host"] == host.strip("[]")
    assert site.requests == []


def test_a_redirect_from_outside_to_inside_is_refused(
    site: Site, other_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    inside = other_site.page("/secret", _PAGE)
    url = site.page("/a", status=302, Location=inside)
    assert _refused(Fetcher(), url).code == "address_private"
    assert other_site.requests == []


def test_a_name_that_changes_its_address_after_the_check_gains_nothing(
    site: Site, other_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fetcher goes where it looked: a name is never resolved between check and connection."""
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"]])
    port = site.url.rpartition(":")[2]
    site.page("/a", _PAGE)
    fetcher = Fetcher(resolve=lambda host, port: next(answers))
    url = f"http://news.example.kr:{port}/a"
    assert fetcher.get(url).data == _PAGE  # robots.txt, then the page
    assert site.asked("/a")[0]["host"] == f"news.example.kr:{port}"
    assert _refused(fetcher, url).code == "address_private"


def test_a_host_is_reached_at_another_address_if_the_first_is_dead(site: Site) -> None:
    site.page("/a", _PAGE)
    port = site.url.rpartition(":")[2]
    fetcher = Fetcher(
        FetchSettings(allow_private=True), resolve=lambda host, port: ["127.0.0.3", "127.0.0.1"]
    )
    assert fetcher.get(f"http://news.example.kr:{port}/a").data == _PAGE


def test_what_robots_txt_forbids_is_not_fetched(site: Site) -> None:
    site.page("/robots.txt", b"\xef\xbb\xbfUser-agent: *\nDisallow: /members/")
    fetcher = _fetcher()
    assert _refused(fetcher, site.page("/members/1", _PAGE)).code == "robots_forbid"
    assert site.asked("/members/1") == []
    assert fetcher.get(site.page("/news/1", _PAGE)).data == _PAGE
    assert len(site.asked("/robots.txt")) == 1


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(site: Site) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /members/")
    site.page("/members/1", _PAGE)
    url = site.page("/a", status=302, Location="/members/1")
    assert _refused(_fetcher(), url).code == "robots_forbid"
    assert site.asked("/members/1") == []


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_site_that_cannot_tell_its_rules_now_is_not_read(site: Site, status: int) -> None:
    site.page("/robots.txt", status=status)
    error = _refused(_fetcher(), site.page("/a", _PAGE))
    assert (error.code, error.values) == ("robots_unknown", {"status": status})
    assert site.asked("/a") == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_rules_is_read(site: Site, status: int) -> None:
    site.page("/robots.txt", status=status)
    assert _fetcher().get(site.page("/a", _PAGE)).data == _PAGE


def test_of_endless_rules_the_beginning_holds(site: Site) -> None:
    rules = b"User-agent: *\nDisallow: /members/\n" + b"# filler\n" * 200_000
    site.page("/robots.txt", rules)
    assert _refused(_fetcher(), site.page("/members/1", _PAGE)).code == "robots_forbid"


def test_rules_that_moved_are_followed(site: Site) -> None:
    site.page("/robots.txt", status=301, Location="/rules")
    site.page("/rules", b"User-agent: *\nDisallow: /members/")
    assert _refused(_fetcher(), site.page("/members/1", _PAGE)).code == "robots_forbid"
