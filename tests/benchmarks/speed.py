"""``make bench-speed``: cold start, time of an answer, and memory.

Every figure is of this machine at this moment; they are printed with the goals they are held
against. The collection is made up by rule, so that anyone can repeat it.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from index.corpus import Corpus, pack
from index.korean.analysis import Analyzer
from index.retriever import Retriever
from tests.benchmarks.generated import Made, make

_SEEDS = Path(__file__).parent.parent.parent / "seeds"


def cold_start() -> float:
    """Seconds of a whole ``gisabot ask`` with an index that is up to date; the median of five."""
    with tempfile.TemporaryDirectory() as data:
        environ = os.environ | {"GISABOT_DATA": data}
        command = [sys.executable, "-m", "bot", "ask", "--sources", str(_SEEDS), "대표는 누구야?"]
        times = []
        for _ in range(6):
            begun = time.perf_counter()
            subprocess.run(command, env=environ, check=True, capture_output=True)
            times.append(time.perf_counter() - begun)
        return statistics.median(times[1:])  # the first one made the index


def answers(made: Made, analyzer: Analyzer) -> tuple[int, float, list[float]]:
    """Sentences, seconds to build the retriever, and seconds of each answer."""
    corpus = Corpus((d, [pack(s) for s in found]) for d, found in analyzer.analyze(made.documents))
    begun = time.perf_counter()
    retriever = Retriever(corpus, analyzer)
    built = time.perf_counter() - begun
    times = []
    for question in made.questions * 3:
        begun = time.perf_counter()
        retriever.answer(question)
        times.append(time.perf_counter() - begun)
    return len(corpus), built, times[len(made.questions) :]  # the first round warms up


def memory() -> float:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    options = parser.parse_args()
    print(f"cold start, index up to date: {cold_start():.2f} s (goal: under 8 s)")
    analyzer = Analyzer()
    print(f"memory with Kiwi loaded: {memory():.0f} MB")
    print("| sentences | build s | answer median ms | p99 ms | memory MB |")
    print("|---:|---:|---:|---:|---:|")
    for size in options.sentences:
        count, built, times = answers(make(size), analyzer)
        median, p99 = statistics.median(times) * 1e3, statistics.quantiles(times, n=100)[98] * 1e3
        print(
            f"| {count:,} | {built:.2f} | {median:.1f} | {p99:.1f} | {memory():.0f} |", flush=True
        )


if __name__ == "__main__":
    main()
