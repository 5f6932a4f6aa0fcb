"""The thread that makes vectors while questions are answered."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from index.collect.embedding import Stop
from index.errors import EmbedderError

_log = logging.getLogger(__name__)
_AGAIN = 60.0  # seconds until the next look, where nothing happens before
_SOON = 5.0  # seconds until the next look, where another process makes them
_PATIENCE = 5.0  # seconds that the end waits for the few sentences in work


class Readable(Protocol):
    """What can be read in the background: a library."""

    changed: threading.Event

    def embed(self, *, stop: Stop) -> bool: ...


def _always() -> bool:
    """No other process makes them."""
    return True


@contextmanager
def reading_meanings(library: Readable, may: Callable[[], bool] = _always) -> Iterator[None]:
    """Make the vectors of a library in a thread while the body runs.

    It looks for new articles whenever the library changed, and tries an embedder that does not
    answer again after a minute. The end of the body stops it between a few sentences.

    Args:
        may: whether it is for this process to make them.
    """
    # Lower priority was tried: a thread that waits for a core while it holds Python's lock holds
    # up all others, by up to 2.5 s on a busy machine.
    ended = threading.Event()

    def work() -> None:
        while not ended.is_set():
            library.changed.clear()
            if not may():
                ended.wait(_SOON)
                continue
            try:
                library.embed(stop=ended.is_set)
            except EmbedderError as exc:  # the embedder has told it in the log, once
                _log.info("no vectors for now: %s", exc)
            except (
                Exception
            ):  # the thread lives as long as the process; the next round may do better
                _log.exception("vectors could not be made or stored")
            if not ended.is_set():
                library.changed.wait(_AGAIN)

    thread = threading.Thread(target=work, name="meanings", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        library.changed.set()
        thread.join(_PATIENCE)
