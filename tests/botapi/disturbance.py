"""Updates that come twice, late or in the wrong order."""

from __future__ import annotations

import random
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Rule:
    deliveries: int
    seconds: float
    times: int | None
    probability: float
    dice: random.Random
    hits: int = 0

    def strikes(self) -> bool:
        if self.times is not None and self.hits >= self.times:
            return False
        if self.probability < 1 and self.dice.random() >= self.probability:
            return False
        self.hits += 1
        return True


@dataclass(slots=True)
class Disturbances:
    """What happens to updates that come into being from now on.

    `times` is how many updates at most (None: all), `probability` holds for each of them, with
    dice of its own seeded by `seed`.
    """

    _rules: list[_Rule] = field(default_factory=list)
    _held_back: int = 0

    def twice(self, *, times: int | None = 1, probability: float = 1.0, seed: int = 0) -> None:
        """Deliver again, with the same update_id, although it was confirmed."""
        self._rules.append(_Rule(2, 0.0, times, probability, random.Random(seed)))

    def late(
        self, seconds: float, *, times: int | None = 1, probability: float = 1.0, seed: int = 0
    ) -> None:
        """Deliver `seconds` later; updates with higher numbers overtake it."""
        self._rules.append(_Rule(1, seconds, times, probability, random.Random(seed)))

    def backwards(self, count: int) -> None:
        """Hold the next `count` updates, then deliver them all, last first."""
        self._held_back = count

    def of_next(self) -> tuple[int, float]:
        """(deliveries in all, seconds of delay) of the update that comes into being now."""
        struck = [rule for rule in self._rules if rule.strikes()]
        deliveries = max((rule.deliveries for rule in struck), default=1)
        return deliveries, sum(rule.seconds for rule in struck)

    def hold(self) -> int:
        """How many updates are still to be held, this one included."""
        left, self._held_back = self._held_back, max(0, self._held_back - 1)
        return left

    def clear(self) -> None:
        """Let the next updates pass; what is held already still waits for its number."""
        self._rules.clear()
