"""How much one person may ask for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

_FORGOTTEN_AFTER = 10_000  # people; those whose bucket is full again are dropped then


class Limits:
    """A bucket for every person: it holds a minute's questions and fills again steadily.

    Args:
        per_minute: 0 for no limit.
        clock: seconds, monotonic.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: dict[int, tuple[float, float, bool]] = {}  # questions left, when, told

    def take(self, user_id: int, cost: float = 1.0) -> Literal["yes", "wait", "still"]:
        """Whether a person may ask now; ``wait`` the first time they may not, then ``still``.

        Args:
            cost: what it counts for, in questions.
        """
        if not self._per_minute:
            return "yes"
        now = self._clock()
        left, when, told = self._buckets.get(user_id, (float(self._per_minute), now, False))
        left = min(float(self._per_minute), left + (now - when) * self._per_minute / 60)
        if left >= cost:
            self._buckets[user_id] = (left - cost, now, False)
            self._prune(now)
            return "yes"
        self._buckets[user_id] = (left, now, True)
        return "still" if told else "wait"

    def _prune(self, now: float) -> None:
        if len(self._buckets) > _FORGOTTEN_AFTER:
            self._buckets = {
                user: bucket for user, bucket in self._buckets.items() if now - bucket[1] < 60
            }
