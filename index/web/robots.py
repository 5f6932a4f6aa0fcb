"""What a site allows robots to read (RFC 9309)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import SourceError

if TYPE_CHECKING:
    from protego import Protego

TOKEN = "Gisabot"  # how robots.txt may name us
LARGEST = 500 * 1024  # bytes; RFC 9309 2.5 asks for no more

_KEPT = 24 * 60 * 60.0  # seconds; RFC 9309 2.4
_KEPT_FAILURE = 10 * 60.0  # of a site that failed, so that a feed's entries do not all ask again


@dataclass(frozen=True, slots=True)
class _Known:
    rules: Protego | None  # None: all is allowed
    failure: SourceError | None
    until: float  # by the clock


class Robots:
    """The rules of the sites that were visited.

    Args:
        load: the text of a site's robots.txt by its address; None where the site has none. It
            raises SourceError where that cannot be found out: then nothing may be read.
        clock: seconds, monotonic.
    """

    def __init__(
        self, load: Callable[[str], str | None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._load = load
        self._clock = clock
        self._known: dict[str, _Known] = {}

    def check(self, url: str, site: str) -> None:
        """Pass an address that may be read.

        Args:
            site: scheme, host and port, as ``https://news.example.kr``.

        Raises:
            SourceError: the site does not allow it, or its rules cannot be read now.
        """
        known = self._known.get(site)
        if known is None or known.until <= self._clock():
            known = self._known[site] = self._ask(site)
        if known.failure is not None:
            raise known.failure.at(url) from known.failure
        if known.rules is not None and not known.rules.can_fetch(url, TOKEN):
            raise SourceError(url, "robots_forbid")

    def _ask(self, site: str) -> _Known:
        from protego import Protego

        try:
            text = self._load(f"{site}/robots.txt")
        except SourceError as exc:
            return _Known(None, exc, self._clock() + _KEPT_FAILURE)
        rules = None if text is None else Protego.parse(text)
        return _Known(rules, None, self._clock() + _KEPT)
