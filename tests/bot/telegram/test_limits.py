from __future__ import annotations

from dataclasses import dataclass

from bot.telegram.limits import Limits


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_minute_of_questions_may_come_at_once_and_one_more_is_told_once() -> None:
    limits = Limits(3, Clock())
    assert [limits.take(1) for _ in range(5)] == ["yes", "yes", "yes", "wait", "still"]


def test_the_bucket_fills_again_steadily() -> None:
    clock = Clock()
    limits = Limits(6, clock)
    for _ in range(6):
        limits.take(1)
    assert limits.take(1) == "wait"
    clock.now += 9
    assert limits.take(1) == "still"
    clock.now += 2
    assert limits.take(1) == "yes"
    assert limits.take(1) == "wait"  # told anew after it was served
    clock.now += 3600
    assert [limits.take(1) for _ in range(7)] == ["yes"] * 6 + ["wait"]


def test_people_do_not_wait_for_each_other() -> None:
    limits = Limits(1, Clock())
    assert limits.take(1) == "yes"
    assert limits.take(1) == "wait"
    assert limits.take(2) == "yes"


def test_zero_is_no_limit() -> None:
    limits = Limits(0, Clock())
    assert {limits.take(1) for _ in range(1000)} == {"yes"}


def test_those_who_asked_long_ago_are_forgotten() -> None:
    clock = Clock()
    limits = Limits(1, clock)
    for person in range(10_000):
        limits.take(person)
    clock.now += 61
    limits.take(10_000)
    assert len(limits._buckets) < 10


def test_what_counts_for_less_may_come_more_often() -> None:
    limits = Limits(2, Clock())
    assert [limits.take(1, 0.5) for _ in range(6)] == ["yes"] * 4 + ["wait", "still"]
    assert limits.take(2, 0.25) == "yes"
    assert [limits.take(2) for _ in range(2)] == ["yes", "wait"]
