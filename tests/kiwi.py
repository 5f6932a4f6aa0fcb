"""One loaded analyzer for all tests: loading takes seconds, and it holds no state."""

from __future__ import annotations

from functools import cache

from index.korean.analysis import Analyzer


@cache
def shared_analyzer() -> Analyzer:
    return Analyzer()
