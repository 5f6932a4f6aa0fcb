"""What `doctor` looks at beyond the articles: each answers with a sentence, and whether it is well."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from bot.cli.context import Context
from index.store import free_bytes

_ROOM = 200 * 2**20  # bytes; a collection of 100,000 sentences has half as much
_APART = 60.0  # seconds by which the clock may differ from the server's
_PATIENCE = 5.0  # seconds for the server


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        well: False where somebody should do something.
        said: what was found, and what to do.
    """

    name: str
    well: bool
    said: str


def checks(context: Context) -> Iterator[Check]:
    """Look at everything in turn; raises StoreError where the database cannot be opened."""
    yield _integrity(context)
    yield _kiwi(context)
    yield _disk(context)
    yield _rights(context)
    yield from _telegram(context)
    admins = len(context.settings.admins)
    yield Check(
        "admins", True, context.say("doctor_admins" if admins else "doctor_no_admins", n=admins)
    )


def _integrity(context: Context) -> Check:
    faults = context.store.faults()
    key = "doctor_damaged" if faults else "doctor_sound"
    return Check(
        "integrity", not faults, context.say(key, n=len(faults), first=(faults or [""])[0])
    )


def _kiwi(context: Context) -> Check:
    analyzer = context.library.analyzer
    well = analyzer.works()
    key = "doctor_kiwi" if well else "doctor_kiwi_wrong"
    return Check("kiwi", well, context.say(key, version=analyzer.version))


def _disk(context: Context) -> Check:
    free = free_bytes(context.settings.data)
    key = "doctor_disk" if free >= _ROOM else "doctor_disk_small"
    return Check("disk", free >= _ROOM, context.say(key, mb=free // 2**20))


def _rights(context: Context) -> Check:
    """Whether the database can be written, and nobody else can read it."""
    path = context.settings.database
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return Check("rights", False, context.say("doctor_unwritable", path=path))
    mode = stat.S_IMODE(path.stat().st_mode)
    if sys.platform != "win32" and mode & 0o077:
        return Check("rights", False, context.say("doctor_open", path=path, mode=f"{mode:03o}"))
    return Check("rights", True, context.say("doctor_rights"))


def _telegram(context: Context) -> Iterator[Check]:
    """Whether the server answers, knows the token, and has the same time."""
    settings = context.settings
    if settings.token is None:
        yield Check("token", True, context.say("doctor_no_token"))
        return
    try:  # what went wrong is told by its kind alone: the address holds the token
        answer = httpx.get(f"{settings.api}/bot{settings.token}/getMe", timeout=_PATIENCE)
        name = answer.json()["result"]["username"] if answer.is_success else ""
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, LookupError, TypeError) as exc:
        reason = type(exc).__name__
        said = context.say("doctor_server_silent", api=settings.api, reason=reason)
        yield Check("server", False, said)
        return
    yield Check("server", True, context.say("doctor_server", api=settings.api))
    key = "doctor_token" if name else "doctor_token_wrong"
    yield Check("token", bool(name), context.say(key, name=name, status=answer.status_code))
    try:
        theirs = parsedate_to_datetime(answer.headers.get("date", ""))
        apart = abs((datetime.now(UTC) - theirs).total_seconds())
    except (ValueError, TypeError):
        return
    key = "doctor_clock" if apart <= _APART else "doctor_clock_wrong"
    yield Check("clock", apart <= _APART, context.say(key, seconds=round(apart)))
