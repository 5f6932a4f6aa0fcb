"""What is logged, how, and what never is: tokens, keys, and passwords in addresses."""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType

LEVELS = ("debug", "info", "warning", "error")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

# Their debug lines hold whole requests: what people asked, and what the bot said.
_TALKATIVE = ("telegram", "httpx", "httpcore", "asyncio", "tornado", "trafilatura", "htmldate")

# Of any bot, wherever it stands: httpx logs whole addresses, PTB the bot itself.
_TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
_CREDENTIALS = re.compile(r"(?<=://)[^\s/?#@'\"]+(?:@[^\s/?#@'\"]+)*@")
_PARAMETER = re.compile(
    r"(?<=[?&;])((?:[\w-]*(?:token|secret|passw(?:or)?d|signature|api_?key)|key|sig|auth|code)=)"
    r"[^\s&#'\"]+",
    re.IGNORECASE,
)


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """A text without tokens, without passwords and keys in addresses, and without `secrets`."""
    for secret in secrets:
        text = text.replace(secret, "***")
    text = _CREDENTIALS.sub("***@", _TOKEN.sub("***", text))
    return _PARAMETER.sub(r"\1***", text)


def set_up(level: str, *, as_json: bool = False, secrets: Iterable[str] = ()) -> None:
    """Log to standard error from `level` (of `LEVELS`) on, as lines of text or of JSON.

    Errors that nobody catches go the same way: Python would print them as they are.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacted(as_json, secrets))
    number = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(level=number, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(number, logging.INFO))
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


class _Redacted(logging.Formatter):
    """Formats first and redacts then: a secret may stand in arguments and tracebacks too."""

    def __init__(self, as_json: bool, secrets: Iterable[str]) -> None:
        super().__init__(_FORMAT)
        self._as_json = as_json
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        line = self._json(record) if self._as_json else super().format(record)
        return redact(line, self._secrets)

    def _json(self, record: logging.LogRecord) -> str:
        value = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            value["error"] = self.formatException(record.exc_info)
        return json.dumps(value, ensure_ascii=False)


def _uncaught(
    kind: type[BaseException], exc: BaseException, traceback: TracebackType | None
) -> None:
    logging.getLogger(__name__).critical("uncaught", exc_info=(kind, exc, traceback))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
