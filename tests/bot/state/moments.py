"""Moments around what a test writes: the state keeps whole seconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def second_now() -> datetime:
    """Not later than the time of anything that is written after this."""
    return datetime.now(UTC).replace(microsecond=0)


def second_after() -> datetime:
    """Later than the time of everything that was written before this, by a second at most."""
    return second_now() + timedelta(seconds=1)
