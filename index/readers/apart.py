"""Reading in a child process, so that no file can hold up or bring down the process that asks.

Two children at most, started when they are first needed and used again; one that went over its
limits is replaced.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Literal

from index.errors import SourceError, loaded
from index.readers import Glue
from index.readers.feed import Feed
from index.readers.wire import unpacked, unpacked_feed
from index.records import Document

_log = logging.getLogger(__name__)
_CHILDREN = 2
# Seconds of a core: for any document, for each MB more, and for the largest. A book of 200,000
# characters takes 3 as a PDF of 0.3 MB, and less than 1 in all other formats.
_ANY, _EACH_MB, _MOST = 6, 30, 40
_BY_THE_CLOCK = 3  # times as long, where other work shares the cores
_LONGEST_ANSWER = 32 * 2**20  # bytes
# Nothing else of the environment is for a process that reads what strangers sent.
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "SYSTEMROOT", "LD_LIBRARY_PATH")
_Over = Literal["reading_too_slow", "reading_too_big", "reading_failed"]
_Feeds = Literal["no", "too", "only"]


class Apart:
    """Reads in child processes; safe to share between threads.

    Args:
        clock: seconds by the clock for each second of a core.
    """

    def __init__(self, clock: float = _BY_THE_CLOCK) -> None:
        self._all = [_Child(clock) for _ in range(_CHILDREN)]
        self._children: queue.LifoQueue[_Child] = queue.LifoQueue()  # those that rest
        for child in self._all:
            self._children.put(child)

    def read(
        self, data: bytes, source: str, content_type: str | None = None, *, glue: Glue | None = None
    ) -> Document:
        """As `index.readers.read`, within limits.

        Raises:
            SourceError: also where it takes too much time or memory, or is too long to analyse.
        """
        found = self._ask(data, source, content_type, glue, "no")
        assert isinstance(found, Document)
        return found

    def feed(self, data: bytes, source: str) -> Feed:
        """As `index.readers.feed.read_feed`, within limits. Raises SourceError."""
        found = self._ask(data, source, None, None, "only")
        assert isinstance(found, Feed)
        return found

    def look(
        self, data: bytes, source: str, content_type: str | None = None, *, glue: Glue | None = None
    ) -> Document | Feed:
        """A feed where the bytes are one, else a document. Raises SourceError."""
        return self._ask(data, source, content_type, glue, "too")

    def close(self) -> None:
        """End the children, whatever they read; they are started again where they are needed."""
        for child in self._all:
            child.kill()
        resting: list[_Child] = []
        with suppress(queue.Empty):
            while True:
                resting.append(self._children.get_nowait())
        for child in resting:
            child.end()
            self._children.put(child)

    def _ask(
        self, data: bytes, source: str, content_type: str | None, glue: Glue | None, feed: _Feeds
    ) -> Document | Feed:
        seconds = min(_ANY + len(data) * _EACH_MB // 2**20, _MOST)
        asked = {
            "source": source,
            "type": content_type,
            "feed": feed,
            "glue": glue is not None,
            "size": len(data),
            "seconds": seconds,
        }
        child = self._children.get()
        try:
            found = child.ask(asked, data, glue)
        finally:
            self._children.put(child)
        if "over" in found:
            raise SourceError(source, found["over"])
        if "failed" in found:
            raise _failed(source, found["failed"])
        if "feed" in found:
            return unpacked_feed(found["feed"])
        return unpacked(found["document"])


class _Child:
    """One process at a time, used by one thread at a time."""

    def __init__(self, clock: float) -> None:
        self._clock = clock
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, asked: dict[str, Any], data: bytes, glue: Glue | None) -> dict[str, Any]:
        """What became of the bytes, as `index.readers.worker` says it."""
        process = self._process
        if process is None or process.poll() is not None:
            self.end()
            process = self._process = _start()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(asked["seconds"] * self._clock, give_up)
        watch.start()
        try:
            _send(process, json.dumps(asked).encode() + b"\n" + data)
            said = _answer(process, glue)
        except BaseException:
            self.end()  # what it says next belongs to nobody
            raise
        finally:
            watch.cancel()
        if said is None:
            said = {"over": "reading_too_slow" if late.is_set() else _reason(process)}
        if "over" in said or said["last"]:
            self.end()
        return said

    def kill(self) -> None:
        """End it from another thread; the one that uses it sees it end."""
        if (process := self._process) is not None:
            process.kill()

    def end(self) -> None:
        if (process := self._process) is not None:
            self._process = None
            process.kill()
            process.communicate()


def _failed(source: str, told: str) -> SourceError:
    error = loaded(told)
    return error if isinstance(error, SourceError) else SourceError(source, "reading_failed")


def _start() -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "index.readers.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _send(process: subprocess.Popen[bytes], data: bytes) -> None:
    assert process.stdin is not None
    with suppress(OSError):  # where it is gone, there will be no answer
        process.stdin.write(data)
        process.stdin.flush()


def _answer(process: subprocess.Popen[bytes], glue: Glue | None) -> dict[str, Any] | None:
    """What it says in the end; None where it ends without a word."""
    assert process.stdout is not None
    while line := process.stdout.readline(_LONGEST_ANSWER):
        try:
            said: dict[str, Any] = json.loads(line)
        except ValueError:  # cut off, or longer than any document
            return None
        if "log" in said:
            level, name, text = said["log"]
            logging.getLogger(name).log(level, "%s", text)
        elif "glue" in said:
            joined = glue(said["glue"]) if glue is not None else " ".join(said["glue"])
            _send(process, json.dumps(joined).encode() + b"\n")
        else:
            return said
    return None


def _reason(process: subprocess.Popen[bytes]) -> _Over:
    """Why it ended by itself."""
    try:
        code = process.wait(1)
    except subprocess.TimeoutExpired:
        return "reading_failed"
    if code == -getattr(signal, "SIGXCPU", 0):
        return "reading_too_slow"
    _log.warning("a reading process ended with %d", code)
    return (
        "reading_too_big" if code < 0 else "reading_failed"
    )  # C libraries abort where they get no memory


@cache
def apart() -> Apart:
    """The children of this process; they end with it."""
    shared = Apart()
    atexit.register(shared.close)
    return shared
