"""``make bench-speed``: what collections of some sizes cost, and a question to them.

The sentences are real ones put together anew, see `tests.benchmarks.recombined`. Every engine runs
in a process of its own, so that its memory is its own. Questions are distinct; each is asked twice,
and the second time is told apart. Everything is time by the clock on this machine at this moment:
other programs slow it. The engines are measured one after the other at each size, and then rankers
alone, so that figures of one run may be compared.

``--sentences N …`` takes other sizes, ``--questions N`` fewer questions, ``--engine NAME`` some of
memory, disk and cluster (a node of OpenSearch, where Java and Maven are), ``--alone`` leaves other
rankers out, ``--keep FOLDER`` keeps the stores, ``--plots FOLDER`` draws curves, ``--telegram N``
tells where the time of a question by Telegram goes, of N to the largest collection.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from index.corpus import Entry
from index.engines.choice import Choice, Cluster
from index.korean.analysis import Analyzer
from index.library import Library
from index.store import Store
from tests.benchmarks import rankers
from tests.benchmarks.parts import parts
from tests.benchmarks.plots import svg
from tests.benchmarks.recombined import A_PARAGRAPH, PARAGRAPHS, Base, base, entries
from tests.opensearch import nodes

_SIZES = [1_000, 10_000, 100_000, 1_000_000]
# Sentences up to which an engine is measured: more take it minutes and 12 GB.
_MOST = {"memory": 100_000, "disk": 10**9, "cluster": 10**9}
_AT_ONCE = 500  # documents of one transaction
_CHANGES = 5

Times = tuple[float, float]
"""Median and 99th percentile, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What an engine costs with a collection.

    Attributes:
        build: seconds to make the index; of memory, to load it.
        restart: seconds from nothing to the first answer, with an index that is up to date.
        memory, disk: MB.
        first, again: of a question that is asked for the first time, and once more.
        candidates: of the first stage alone.
        added, removed, unchanged: milliseconds from an article in the store to answers from it, the
            same for one that is taken out, and of reindexing without a change.
    """

    sentences: int
    engine: str
    build: float
    restart: float
    memory: float
    disk: float
    first: Times
    again: Times
    candidates: Times
    added: float
    removed: float
    unchanged: float


_HEAD = (
    "| sentences | engine | build s | restart s | memory MB | disk MB | first time p50 / p99 ms |"
    " again p50 / p99 ms | candidates p50 / p99 ms | one article ms | removed ms | reindex ms |"
)


def put(store: Store, made: Iterator[Entry], analyzer: Analyzer) -> None:
    """Put articles in as they are, without analysing them."""
    while part := list(islice(made, _AT_ONCE)):
        with store.transaction():
            for entry in part:
                store.documents.put(
                    entry.document,
                    entry.sentences,
                    analyzer=analyzer.version,
                    title=entry.title,
                )
                store.documents.new_generation(f"put {entry.document.doc_id}")


def measure(path: Path, choice: Choice, questions: int, sentences: int) -> Cost:
    """The cost of a store, whose index is made if it is not there."""
    begun = time.perf_counter()
    analyzer = Analyzer()
    loaded = time.perf_counter() - begun
    of = base(analyzer)
    asked = random.Random(1).sample(of.questions, min(questions, len(of.questions)))
    gc.collect()
    gc.freeze()  # the sentences that articles are made of belong to no bot
    begun = time.perf_counter()
    library = Library(Store(path), analyzer, engine=choice)
    built = time.perf_counter() - begun
    library.store.close()
    del library  # two would count as the memory of one
    gc.collect()
    begun = time.perf_counter()
    library = Library(Store(path), analyzer, engine=choice)
    library.retriever.answer(asked[0])
    restart = loaded + time.perf_counter() - begun
    first, candidates = _asked(library, asked), _candidates(library, asked)
    again = _asked(library, asked[-200:]) if len(asked) > 200 else _asked(library, asked)
    added, removed = _changes(library, of, sentences)
    begun = time.perf_counter()
    library.reindex([])
    unchanged = time.perf_counter() - begun
    return Cost(
        sentences=sentences,
        engine=choice.kind,
        build=built,
        restart=restart,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        disk=_disk(path, choice),
        first=_both(first),
        again=_both(again),
        candidates=_both(candidates),
        added=statistics.median(added) * 1e3,
        removed=statistics.median(removed) * 1e3,
        unchanged=unchanged * 1e3,
    )


def row(cost: Cost) -> str:
    """A row of the table."""
    cells = (
        f"{cost.sentences:,}",
        cost.engine,
        f"{cost.build:.1f}",
        f"{cost.restart:.1f}",
        f"{cost.memory:.0f}",
        f"{cost.disk:.0f}",
        *(f"{p50:.1f} / {p99:.1f}" for p50, p99 in (cost.first, cost.again, cost.candidates)),
        f"{cost.added:.0f}",
        f"{cost.removed:.0f}",
        f"{cost.unchanged:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _asked(library: Library, questions: Sequence[str]) -> list[float]:
    found = []
    for question in questions:
        begun = time.perf_counter()
        library.retriever.answer(question)
        found.append(time.perf_counter() - begun)
    return found


def _candidates(library: Library, questions: Sequence[str]) -> list[float]:
    """The first stage alone, of questions that were asked before."""
    retriever, found = library.retriever, []
    for question in questions:
        read = retriever.reader.read(question)
        begun = time.perf_counter()
        retriever.search.candidates(read, None)
        found.append(time.perf_counter() - begun)
    return found


def _changes(library: Library, of: Base, sentences: int) -> tuple[list[float], list[float]]:
    """Seconds from an article in the store to the first answer with it, and without it again."""
    added, removed = [], []
    size = PARAGRAPHS * A_PARAGRAPH
    for number in range(_CHANGES):
        new = list(entries(of, size, first=sentences // size + 1_000 + number))
        begun = time.perf_counter()
        put(library.store, iter(new), library.analyzer)
        library.refresh()
        added.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        library.remove([new[0].document.doc_id])
        removed.append(time.perf_counter() - begun)
    return added, removed


def _both(seconds: Sequence[float]) -> Times:
    p99 = statistics.quantiles(seconds, n=100)[98]
    return statistics.median(seconds) * 1e3, p99 * 1e3


def _disk(path: Path, choice: Choice) -> float:
    """MB of a store with what lies beside it for an engine."""
    beside = {"disk": ".index", "cluster": ".cluster"}.get(choice.kind)
    files = [path, *(path.with_suffix(beside).rglob("*") if beside else ())]
    return sum(int(file.stat().st_size) for file in files if file.is_file()) / 1e6


def cold_start() -> float:
    """Seconds of a whole ``gisabot ask`` with an index that is up to date; the median of five."""
    seeds = Path(__file__).parent.parent.parent / "seeds"
    with tempfile.TemporaryDirectory() as data:
        environ = os.environ | {"GISABOT_DATA": data}
        command = [sys.executable, "-m", "bot", "ask", "--sources", str(seeds), "대표는 누구야?"]
        times = []
        for _ in range(6):
            begun = time.perf_counter()
            subprocess.run(command, env=environ, check=True, capture_output=True)
            times.append(time.perf_counter() - begun)
        return statistics.median(times[1:])  # the first one made the index


def _sizes(options: argparse.Namespace, folder: Path) -> None:
    analyzer = Analyzer()
    of = base(analyzer)
    letters = statistics.mean(len(text) for text, _ in of.sentences)
    print(f"{len(of.sentences):,} sentences of {letters:.0f} letters put together anew\n")
    print(_HEAD, "|" + "---:|" * (_HEAD.count("|") - 1), sep="\n", flush=True)
    costs: list[Cost] = []
    with ExitStack() as stack:
        address = ""
        if "cluster" in options.engine:
            (node,) = stack.enter_context(nodes.nodes(1, folder / "opensearch"))
            address = node.address
        for size in options.sentences:
            path = _store(folder, of, size, analyzer)
            for kind in options.engine:
                if size <= _MOST[kind]:
                    costs.append(_apart(path, kind, address, options.questions, size))
                    print(row(costs[-1]), flush=True)
    alone = {} if options.alone else _alone(options, of, analyzer)
    if options.plots:
        _draw(options.plots, costs, alone)
    if options.telegram:
        asked = random.Random(2).sample(of.questions, min(options.telegram, len(of.questions)))
        print("\n| of a question by Telegram | ms | share |\n|---|---:|---:|")
        found = parts(_store(folder, of, max(options.sentences), analyzer), asked)
        for name, taken in found:
            print(f"| {name} | {taken:.1f} | {taken / found[-1][1]:.0%} |", flush=True)


def _store(folder: Path, of: Base, size: int, analyzer: Analyzer) -> Path:
    path = folder / f"{size}.sqlite3"
    if not path.exists():
        store = Store(path)
        put(store, entries(of, size), analyzer)
        store.close()
    return path


def _apart(path: Path, kind: str, address: str, questions: int, size: int) -> Cost:
    """The cost of an engine, measured in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.speed", "--one"]
    given = [str(path), kind, address, str(questions), str(size)]
    told = subprocess.run([*command, *given], check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return Cost(**found)


def _alone(
    options: argparse.Namespace, of: Base, analyzer: Analyzer
) -> dict[str, list[tuple[float, float]]]:
    """Rankers by themselves: medians over sizes by their names."""
    asked = random.Random(1).sample(of.questions, min(options.questions, len(of.questions)))
    print("\n| sentences | ranker alone | p50 / p99 ms |\n|---:|---|---:|", flush=True)
    found = defaultdict[str, list[tuple[float, float]]](list)
    for size in options.sentences:
        with tempfile.TemporaryDirectory() as scratch:
            made = partial(entries, of, size)
            for name, seconds in rankers.times(made, asked, analyzer, Path(scratch)):
                p50, p99 = _both(seconds)
                found[name].append((size, p50))
                print(f"| {size:,} | {name} | {p50:.1f} / {p99:.1f} |", flush=True)
    return found


def _draw(folder: Path, costs: Sequence[Cost], alone: dict[str, list[tuple[float, float]]]) -> None:
    """Curves over the size of the collection, as SVG files."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {"memory": "rank-bm25 (메모리)", "disk": "tantivy (디스크)", "cluster": "OpenSearch"}
    answers = defaultdict[str, list[tuple[float, float]]](list)
    candidates = dict(alone)
    memory = defaultdict[str, list[tuple[float, float]]](list)
    for cost in costs:
        name = f"기사봇 {names[cost.engine]}"
        answers[f"{name}, p50"].append((cost.sentences, cost.first[0]))
        answers[f"{name}, p99"].append((cost.sentences, cost.first[1]))
        candidates.setdefault(name, []).append((cost.sentences, cost.candidates[0]))
        memory[name].append((cost.sentences, cost.memory))
    for file, title, up, curves in (
        ("answers", "처음 묻는 질문의 답 전체", "ms", answers),
        ("candidates", "순위만: 중앙값", "ms", candidates),
        ("memory", "메모리 (Kiwi 포함)", "MB", memory),
    ):
        text = svg(title, "문장 수", up, curves)
        (folder / f"speed-{file}.svg").write_text(text, encoding="utf-8")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, nargs="*", default=_SIZES)
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--engine", choices=list(_MOST), action="append")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--plots", type=Path)
    parser.add_argument("--telegram", type=int, default=200)
    parser.add_argument("--one", nargs=5, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        path, kind, address, questions, size = options.one
        cluster = Cluster(address, name=f"bench-{size}", patience=60.0) if address else None
        cost = measure(Path(path), Choice(kind, cluster), int(questions), int(size))
        print(json.dumps(asdict(cost)), flush=True)
        return
    if not options.engine:
        options.engine = [kind for kind in _MOST if kind != "cluster" or not nodes.missing()]
    print(f"cold start, index up to date: {cold_start():.2f} s (goal: under 5 s)\n", flush=True)
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        _sizes(options, folder)


if __name__ == "__main__":
    main()
