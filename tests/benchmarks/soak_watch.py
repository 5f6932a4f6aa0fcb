"""What a soak looks at from outside: memory, threads, open files and write-ahead logs."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import statistics
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import combinations

import psutil

from bot.settings import Settings

_EVERY = 1.0  # seconds between two looks
_LOCKED = (0.5, 3.0)  # seconds that another program holds a database
_BETWEEN = (5.0, 12.0)  # seconds between two such times


@dataclass(frozen=True, slots=True)
class Sample:
    """One look: memory and logs in bytes."""

    memory: int
    threads: int
    files: int
    logs: int


# What a figure may grow by from the second fifth to the last.
_MAY_GROW = {"threads": 3, "files": 8, "logs": 8 * 2**20}

# Memory is held to its slope behind the first fifth, in which all is loaded and caches fill: bytes a
# minute, 2.7 kB for each question that is asked meanwhile, and bytes in all, which short runs go up
# and down by.
_SLOPE, _NOISE = 3 * 2**20, 12 * 2**20
_PART = 10  # looks that one median is taken of


@dataclass(slots=True)
class Watch:
    """The figures of one process.

    Attributes:
        stopped_in: seconds from SIGTERM to its end; `status` is its exit code.
        locks: times that another program held a database.
    """

    settings: Settings
    samples: list[Sample] = field(default_factory=list)
    stopped_in: float = 0.0
    status: int | None = None
    locks: int = 0

    async def run(self, pid: int) -> None:
        """Look until cancelled, or the process is gone."""
        process = psutil.Process(pid)
        while process.is_running():
            logs = sum(path.stat().st_size for path in self.settings.data.glob("*-wal"))
            with process.oneshot():
                memory, threads = process.memory_info().rss, process.num_threads()
            self.samples.append(Sample(memory, threads, process.num_fds(), logs))
            await asyncio.sleep(_EVERY)

    async def lock_now_and_then(self, ends: float) -> None:
        """Hold the database for seconds, as another program may, until `ends`."""
        dice = random.Random(5)
        while time.monotonic() < ends:
            await asyncio.sleep(dice.uniform(*_BETWEEN))
            path = self.settings.database
            with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as other:
                other.execute("BEGIN IMMEDIATE")
                await asyncio.sleep(dice.uniform(*_LOCKED))
                other.execute("ROLLBACK")
            self.locks += 1

    def figures(self, name: str) -> tuple[float, float, float]:
        """Medians of the second and the last fifth, and the highest of all."""
        values: Sequence[int] = [getattr(sample, name) for sample in self.samples]
        fifth = max(1, len(values) // 5)
        second = statistics.median(values[fifth : 2 * fifth] or values)
        return second, statistics.median(values[-fifth:]), max(values)

    def slope(self) -> tuple[float, float]:
        """What memory grew by, a minute and in all: the median of the slopes between any two
        moments (Theil 1950, Sen 1968)."""
        memory = [sample.memory for sample in self.samples[len(self.samples) // 5 :]]
        parts = [memory[at : at + _PART] for at in range(0, len(memory), _PART)]
        levels = [statistics.median(part) for part in parts]
        slopes = [(b - a) / (j - i) for (i, a), (j, b) in combinations(enumerate(levels), 2)]
        part = statistics.median(slopes) if slopes else 0.0
        return part * 60 / _PART / _EVERY, part * len(levels)

    def problems(self, longest_stop: float) -> list[str]:
        """What grew, or did not end as it should."""
        found = []
        slope, growth = self.slope()
        if slope > _SLOPE and growth > _NOISE:
            found.append(f"memory grew by {slope / 2**20:.1f} MB a minute")
        for name, amount in _MAY_GROW.items():
            second, last, _ = self.figures(name)
            if last > second + amount:
                found.append(f"{name} grew from {second:,.0f} to {last:,.0f}")
        if self.status != 0 or self.stopped_in > longest_stop:
            found.append(f"ended with {self.status} after {self.stopped_in:.1f} s")
        return found

    def __str__(self) -> str:
        rows = [
            "\n| | second fifth | last fifth | highest |\n|:---|---:|---:|---:|",
            *(self._row(name, 2**20, " MB") for name in ("memory", "logs")),
            *(self._row(name, 1, "") for name in ("threads", "files")),
        ]
        minutes = [
            statistics.median(sample.memory for sample in self.samples[at : at + 60])
            for at in range(0, len(self.samples), 60)
        ]
        rows.append("\nmemory by minutes: " + ", ".join(f"{m / 2**20:,.0f}" for m in minutes))
        rows.append(f"slope: {self.slope()[0] / 2**20:+.1f} MB a minute")
        end = f"{self.locks} locks; SIGTERM: ended with {self.status} after {self.stopped_in:.1f} s"
        return "\n".join([*rows, "", end])

    def _row(self, name: str, unit: int, sign: str) -> str:
        figures = " | ".join(f"{value / unit:,.0f}{sign}" for value in self.figures(name))
        return f"| {name} | {figures} |"
