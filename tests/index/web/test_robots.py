from __future__ import annotations

import pytest

from index.errors import SourceError
from index.web.robots import Robots

_SITE = "https://news.example.kr"


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class _Files:
    """The robots.txt of a site, and how often it was asked for."""

    def __init__(self, text: str | SourceError | None) -> None:
        self.text = text
        self.asked: list[str] = []

    def __call__(self, url: str) -> str | None:
        self.asked.append(url)
        if isinstance(self.text, SourceError):
            raise self.text
        return self.text


def _allows(text: str | None, path: str) -> bool:
    try:
        Robots(_Files(text)).check(_SITE + path, _SITE)
    except SourceError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        (None, "/a", True),
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /private/", "/a", True),
        ("User-agent: gisabot\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Gisabot\nAllow: /", "/a", True),
        ("User-agent: OtherBot\nDisallow: /", "/a", True),
        # The longest rule that fits holds, wherever it stands (RFC 9309 2.2.2).
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        ("User-agent: *\nDisallow: /*?print=", "/news/1?print=1", False),
        ("User-agent: *\nDisallow: /*?print=", "/news/1?idxno=1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /기사/", "/%EA%B8%B0%EC%82%AC/1", False),
        ("<html>no rules at all</html>", "/a", True),
    ],
)
def test_rules_hold_as_the_standard_says(text: str | None, path: str, allowed: bool) -> None:
    assert _allows(text, path) is allowed


def test_rules_are_kept_for_a_day() -> None:
    clock, files = _Clock(), _Files("")
    rules = Robots(files, clock)
    rules.check(f"{_SITE}/a", _SITE)
    clock.now = 24 * 3600 - 1
    rules.check(f"{_SITE}/b", _SITE)
    assert files.asked == [f"{_SITE}/robots.txt"]
    clock.now = 24 * 3600
    rules.check(f"{_SITE}/b", _SITE)
    assert len(files.asked) == 2


def test_a_site_whose_rules_cannot_be_read_is_left_alone_for_a_while() -> None:
    clock, files = _Clock(), _Files(SourceError("x", "status_server", status=503))
    rules = Robots(files, clock)
    for path in ("/a", "/b"):
        with pytest.raises(SourceError) as caught:
            rules.check(_SITE + path, _SITE)
        assert caught.value.where == _SITE + path
        assert (caught.value.code, caught.value.values) == ("status_server", {"status": 503})
    assert len(files.asked) == 1
    clock.now = 601
    files.text = None
    rules.check(f"{_SITE}/a", _SITE)


def test_each_site_has_its_own_rules() -> None:
    files = _Files("User-agent: *\nDisallow: /")
    rules = Robots(files)
    for site in (_SITE, "https://other.example.kr"):
        with pytest.raises(SourceError, match="robots_forbid"):
            rules.check(f"{site}/a", site)
    assert files.asked == [f"{_SITE}/robots.txt", "https://other.example.kr/robots.txt"]
