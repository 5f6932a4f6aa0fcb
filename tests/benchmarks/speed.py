"""``make bench-speed``: what collections of some sizes cost, and a question to them.

The sentences are real ones put together anew, see `tests.benchmarks.recombined`. Every engine runs
in a process of its own, so that its memory is its own. Questions are distinct; each is asked twice,
and the second time is told apart. Everything is time by the clock on this machine at this moment:
other programs slow it.

``--sentences N …`` takes other sizes, ``--questions N`` fewer questions, ``--engine NAME`` some of
memory and disk, ``--alone`` leaves other rankers out, ``--keep FOLDER`` keeps the stores.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from index.corpus import Entry
from index.engines.choice import Choice, Kind
from index.korean.analysis import Analyzer
from index.library import Library
from index.store import Store
from tests.benchmarks import rankers
from tests.benchmarks.recombined import A_PARAGRAPH, PARAGRAPHS, Base, base, entries

_SIZES = [1_000, 10_000, 100_000]
_ENGINES: tuple[Kind, ...] = ("memory", "disk")
_MOST_IN_MEMORY = 100_000  # sentences; a million take minutes and 12 GB
_AT_ONCE = 500  # documents of one transaction
_CHANGES = 5

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


def measure(path: Path, kind: Kind, questions: int, sentences: int) -> str:
    """A row of the table for a store, whose index is made if it is not there."""
    begun = time.perf_counter()
    analyzer = Analyzer()
    loaded = time.perf_counter() - begun
    of = base(analyzer)
    asked = random.Random(1).sample(of.questions, min(questions, len(of.questions)))
    begun = time.perf_counter()
    library = Library(Store(path), analyzer, engine=Choice(kind))
    built = time.perf_counter() - begun
    library.store.close()
    begun = time.perf_counter()
    library = Library(Store(path), analyzer, engine=Choice(kind))
    library.retriever.answer(asked[0])
    restart = loaded + time.perf_counter() - begun
    first, candidates = _asked(library, asked), _candidates(library, asked)
    again = _asked(library, asked[-200:]) if len(asked) > 200 else _asked(library, asked)
    added, removed = _changes(library, of, sentences)
    begun = time.perf_counter()
    library.reindex([])
    same = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cells = (
        f"{sentences:,}",
        kind,
        f"{built:.1f}",
        f"{restart:.1f}",
        f"{memory:.0f}",
        f"{_disk(path):.0f}",
        _both(first),
        _both(again),
        _both(candidates),
        f"{statistics.median(added) * 1e3:.0f}",
        f"{statistics.median(removed) * 1e3:.0f}",
        f"{same * 1e3:.0f}",
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


def _both(seconds: Sequence[float]) -> str:
    p99 = statistics.quantiles(seconds, n=100)[98]
    return f"{statistics.median(seconds) * 1e3:.1f} / {p99 * 1e3:.1f}"


def _disk(path: Path) -> float:
    """MB of a store with its index."""
    files = [path, *path.with_suffix(".index").rglob("*")]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


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
    for size in options.sentences:
        path = folder / f"{size}.sqlite3"
        if not path.exists():
            store = Store(path)
            put(store, entries(of, size), analyzer)
            store.close()
        for kind in options.engine or _ENGINES:
            if kind == "memory" and size > _MOST_IN_MEMORY:
                continue
            command = [sys.executable, "-m", "tests.benchmarks.speed", "--one", str(path), kind]
            numbers = [str(options.questions), str(size)]
            subprocess.run([*command, *numbers], check=True)
    if options.alone:
        return
    asked = random.Random(1).sample(of.questions, min(options.questions, len(of.questions)))
    print("\n| sentences | ranker alone | p50 / p99 ms |\n|---:|---|---:|", flush=True)
    for size in options.sentences:
        with tempfile.TemporaryDirectory() as scratch:
            made = partial(entries, of, size)
            for name, seconds in rankers.times(made, asked, analyzer, Path(scratch)):
                print(f"| {size:,} | {name} | {_both(seconds)} |", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, nargs="*", default=_SIZES)
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--engine", choices=_ENGINES, action="append")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        path, kind, questions, size = options.one
        print(measure(Path(path), kind, int(questions), int(size)), flush=True)
        return
    print(f"cold start, index up to date: {cold_start():.2f} s (goal: under 5 s)\n", flush=True)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        _sizes(options, options.keep)
        return
    with tempfile.TemporaryDirectory() as folder:
        _sizes(options, Path(folder))


if __name__ == "__main__":
    main()
