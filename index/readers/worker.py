"""The child process in which bytes from outside are read: ``python -m index.readers.worker``.

Requests come on standard input, each a line of JSON and the bytes that it announces; what comes of
them goes to standard output, a line of JSON each. JSON, not pickle: a parser that was taken over
by a file can say nothing but text to the process that asked.
"""

from __future__ import annotations

import io
import json
import logging
import math
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, BinaryIO

from index.errors import SourceError, dumped
from index.readers import is_feed, read
from index.readers.feed import read_feed
from index.readers.wire import check_length, packed, packed_feed

if sys.platform != "win32":  # there the time by the clock is the only limit
    import resource

MEMORY = 512 * 2**20  # bytes of address space; a book of 200,000 characters takes 82 MB as a PDF
_TIRED = 64 * 2**20  # bytes read; then a fresh process takes over, whatever was left in memory
_LONGEST_GLUED = 5_000  # characters; of longer paragraphs Kiwi would take too long


def main() -> None:
    """Serve until standard input ends."""
    for number in (signal.SIGINT, signal.SIGTERM):  # the process that asks decides when it ends
        signal.signal(number, signal.SIG_IGN)
    _limit_memory()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = io.StringIO()  # what a library prints is no answer

    def tell(value: dict[str, Any]) -> None:
        answers.write(json.dumps(value).encode() + b"\n")
        answers.flush()

    logging.basicConfig(level=logging.WARNING, handlers=[_Forwarding(tell)])
    taken = 0
    while line := requests.readline():
        request = json.loads(line)
        taken += request["size"]
        _limit_time(request["seconds"])
        said = _answer(request, requests.read(request["size"]), _glue(requests, tell))
        tell(said | {"last": taken > _TIRED})


def _answer(
    request: dict[str, Any], data: bytes, glue: Callable[[Sequence[str]], str]
) -> dict[str, Any]:
    source, kind = request["source"], request["type"]
    try:
        if request["feed"] == "only" or (request["feed"] == "too" and is_feed(data, source, kind)):
            return {"feed": packed_feed(read_feed(data, source))}
        document = read(data, source, kind, glue=glue if request["glue"] else None)
        check_length(document)
        return {"document": packed(document)}
    except SourceError as exc:
        return {"failed": dumped(exc)}
    except MemoryError:
        return {"over": "reading_too_big"}
    except Exception as exc:  # whatever a file does to a parser, it is told of that file
        logging.getLogger(__name__).warning("%s: %r", source, exc)
        return {"over": "reading_failed"}


def _glue(
    requests: BinaryIO, tell: Callable[[dict[str, Any]], None]
) -> Callable[[Sequence[str]], str]:
    """Kiwi lives in the process that asks: the question goes back there."""

    def glue(lines: Sequence[str]) -> str:
        if sum(map(len, lines)) > _LONGEST_GLUED:
            return " ".join(lines)
        tell({"glue": list(lines)})
        return str(json.loads(requests.readline()))

    return glue


class _Forwarding(logging.Handler):
    """Sends the log to the process that asks."""

    def __init__(self, tell: Callable[[dict[str, Any]], None]) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            self._tell({"log": [record.levelno, record.name, record.getMessage()[:1000]]})


def _limit_memory() -> None:
    if sys.platform != "win32":
        # No file is written, and none is left where the process crashes.
        for what, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):  # a system may set narrower limits or none
                resource.setrlimit(what, (most, most))


def _limit_time(seconds: int) -> None:
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        end = math.ceil(used.ru_utime + used.ru_stime) + seconds
        with suppress(ValueError, OSError):
            _, most = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (end, most))


if __name__ == "__main__":
    main()
