"""Settings from the environment: read once, checked once, printed without secrets."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import httpx

from bot.engine_settings import read_engine
from bot.logs import LEVELS, redact
from bot.setting_errors import SettingsError, number
from index.engines.choice import AUTO, Choice

__all__ = ["OFFICIAL", "Settings", "SettingsError", "read_settings"]

# As @BotFather gives it: the numeric id of the bot, a colon, 35 letters.
_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{30,}")


OFFICIAL = "https://api.telegram.org"


APPROVAL = "approval"
"""In GISABOT_ACCESS: who is not named there asks the admins."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment asks for.

    Attributes:
        sources: folders (or single files) whose articles are indexed, absolute.
        sources_from: who named them: the command line (for this run), the environment (they stand
            from then on), or nobody (``shipped``: the articles of the project, unless others stand).
        data: folder for databases.
        token: of the Telegram bot; None where it is not set. Never printed.
        admins: numeric Telegram ids of those who may reindex.
        api: base address of the Bot API server, without a trailing slash.
        webhook: where Telegram reaches this bot (https); None for long polling.
        listen: host and port that the webhook is served on, behind the proxy that speaks TLS.
        rate: questions a minute that one user may ask; 0 for any number.
        retention: days that questions are kept.
        feed_minutes: how often feeds are looked at; 0 for never.
        semantic: what tells the meaning of sentences: ``bundled``, ``off``, or the address of an
            embeddings server.
        semantic_model: the model to ask such a server for; None for the one that it has.
        semantic_key: what such a server wants as a bearer token. Never printed.
        access: ids of the people and chats that are answered; None for everybody.
        approval: whether others may ask the admins to be answered.
        engine: what finds sentences.
        workers: processes that answer; 0 to answer in the one that talks to Telegram.
        profile: whether the bot sets its own name and descriptions at Telegram.
        monitor: host and port of /healthz, /readyz and /metrics; None for none.
        log_level: of `bot.logs.LEVELS`.
        log_json: whether log lines are JSON objects.
    """

    sources: tuple[Path, ...]
    data: Path
    token: str | None = field(default=None, repr=False)
    admins: frozenset[int] = frozenset()
    api: str = OFFICIAL
    webhook: str | None = None
    listen: tuple[str, int] = ("127.0.0.1", 8443)
    rate: int = 30
    retention: int = 30
    feed_minutes: int = 30
    profile: bool = True
    access: frozenset[int] | None = None
    approval: bool = False
    semantic: str = "bundled"
    semantic_model: str | None = None
    semantic_key: str | None = field(default=None, repr=False)
    engine: Choice = AUTO
    workers: int = 0
    sources_from: Literal["command", "environment", "shipped"] = "command"
    monitor: tuple[str, int] | None = None
    log_level: str = "warning"
    log_json: bool = False

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log may hold."""
        cluster = self.engine.cluster
        known = (
            self.token,
            self.semantic_key,
            self.token and self.webhook_secret,
            cluster and cluster.password,
        )
        return tuple(secret for secret in known if secret)

    @property
    def database(self) -> Path:
        """The one file of a data folder: articles, and what bots remember."""
        return self.data / "gisabot.sqlite3"

    @property
    def webhook_secret(self) -> str:
        """What Telegram proves itself with at the webhook; the same after a restart."""
        return hashlib.sha256(f"webhook {self.token}".encode()).hexdigest()

    @property
    def bot(self) -> int:
        """The id of the token's bot; 0 without a token."""
        return int(self.token.partition(":")[0]) if self.token else 0

    @property
    def lock(self) -> Path:
        """The file that a running bot holds, so that no second process answers for it.

        Another bot may serve from the same database: what it remembers is kept apart by its id.
        """
        return self.database.with_suffix(f".{self.bot}.lock")


def read_settings(environ: Mapping[str, str], sources: Sequence[str] = ()) -> Settings:
    """Settings from environment variables; `sources` (from the command line) outrank them.

    Variables: GISABOT_SOURCES (paths joined by the path separator of the system), GISABOT_DATA,
    GISABOT_ADMINS (ids joined by commas), TELEGRAM_BOT_TOKEN, GISABOT_API, GISABOT_WEBHOOK,
    GISABOT_LISTEN and GISABOT_MONITOR (host:port), GISABOT_RATE, GISABOT_RETENTION_DAYS,
    GISABOT_FEED_MINUTES, GISABOT_SEMANTIC (off, bundled, or an address), GISABOT_SEMANTIC_MODEL,
    GISABOT_SEMANTIC_KEY, GISABOT_ACCESS (ids of people and chats, or approval, or both, joined by
    commas), those of `bot.engine_settings`, GISABOT_WORKERS, GISABOT_PROFILE (0 leaves name and
    descriptions as they are), GISABOT_LOG_LEVEL, GISABOT_LOG_FORMAT (text or json).

    Raises:
        SettingsError: one of them does not hold what it should.
    """
    environment = [s for s in environ.get("GISABOT_SOURCES", "").split(os.pathsep) if s]
    folders = [Path(path).expanduser() for path in sources or environment] or [_seeds()]
    return Settings(
        sources=tuple(folder.resolve() for folder in folders),
        sources_from="command" if sources else "environment" if environment else "shipped",
        data=_data(environ),
        token=_token(environ),
        admins=_admins(environ),
        api=_api(environ),
        webhook=_webhook(environ),
        listen=_place(environ, "GISABOT_LISTEN") or ("127.0.0.1", 8443),
        rate=number(environ, "GISABOT_RATE", 30),
        retention=number(environ, "GISABOT_RETENTION_DAYS", 30),
        feed_minutes=number(environ, "GISABOT_FEED_MINUTES", 30),
        profile=number(environ, "GISABOT_PROFILE", 1) > 0,
        access=_access(environ),
        approval=APPROVAL in _listed(environ, "GISABOT_ACCESS"),
        semantic=_semantic(environ),
        semantic_model=environ.get("GISABOT_SEMANTIC_MODEL", "").strip() or None,
        semantic_key=_semantic_key(environ),
        engine=read_engine(environ),
        workers=number(environ, "GISABOT_WORKERS", 0),
        monitor=_place(environ, "GISABOT_MONITOR"),
        log_level=_one_of(environ, "GISABOT_LOG_LEVEL", LEVELS, "warning"),
        log_json=_one_of(environ, "GISABOT_LOG_FORMAT", ("text", "json"), "text") == "json",
    )


def _seeds() -> Path:
    """The articles that ship with the project."""
    return Path(__file__).resolve().parent.parent / "seeds"


def _data(environ: Mapping[str, str]) -> Path:
    if chosen := environ.get("GISABOT_DATA"):
        return Path(chosen).expanduser().resolve()
    # https://specifications.freedesktop.org/basedir-spec/
    base = environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "gisabot"


def _token(environ: Mapping[str, str]) -> str | None:
    token = environ.get("TELEGRAM_BOT_TOKEN", "").strip()
    if not token:
        return None
    if not _TOKEN.fullmatch(token):
        raise SettingsError("setting_token")
    return token


def _admins(environ: Mapping[str, str]) -> frozenset[int]:
    given = _listed(environ, "GISABOT_ADMINS")
    for part in given:
        if not part.isdecimal():
            raise SettingsError("setting_admins", given=part)
    return frozenset(map(int, given))


def _access(environ: Mapping[str, str]) -> frozenset[int] | None:
    given = _listed(environ, "GISABOT_ACCESS")
    for part in given:
        if part != APPROVAL and not part.removeprefix("-").isdecimal():
            raise SettingsError("setting_access", given=part)
    return frozenset(int(part) for part in given if part != APPROVAL) if given else None


def _listed(environ: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in environ.get(name, "").split(",") if part.strip()]


def _api(environ: Mapping[str, str]) -> str:
    given = environ.get("GISABOT_API", "").strip() or OFFICIAL
    if not _is_address(given):
        raise SettingsError("setting_api")
    return given.rstrip("/")


def _webhook(environ: Mapping[str, str]) -> str | None:
    url = environ.get("GISABOT_WEBHOOK", "").strip()
    # Telegram itself asks for https; a Bot API server of one's own takes http too.
    if url and not _is_address(url):
        raise SettingsError("setting_webhook", given=redact(url))
    return url or None


def _place(environ: Mapping[str, str], name: str) -> tuple[str, int] | None:
    """A host and a port; None where it is not set."""
    given = environ.get(name, "").strip()
    if not given:
        return None
    host, _, port = given.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise SettingsError("setting_listen", name=name, given=given)
    return host.strip("[]"), int(port)


def _one_of(environ: Mapping[str, str], name: str, choices: Sequence[str], default: str) -> str:
    given = environ.get(name, "").strip().lower() or default
    if given not in choices:
        raise SettingsError("setting_choice", name=name, choices=", ".join(choices), given=given)
    return given


def _is_address(given: str) -> bool:
    try:
        url = httpx.URL(given)
    except httpx.InvalidURL:
        return False
    return url.scheme in {"http", "https"} and bool(url.host)


def _semantic(environ: Mapping[str, str]) -> str:
    given = environ.get("GISABOT_SEMANTIC", "").strip() or "bundled"
    if given.lower() in {"off", "bundled"}:
        return given.lower()
    # What is given is not repeated: an address may hold a password.
    if not _is_address(given):
        raise SettingsError("setting_semantic")
    return given


def _semantic_key(environ: Mapping[str, str]) -> str | None:
    key = environ.get("GISABOT_SEMANTIC_KEY", "").strip()
    if not (key.isascii() and key.isprintable()):
        raise SettingsError("setting_semantic_key")
    return key or None
