"""Our analysis against bare Kiwi on the same text, and memory over a long stream
(`make bench-throughput`).

The text is recombined from the sentences of ``data/borders.tsv``. Bare Kiwi tokenizes the same
paragraphs in one batch call and throws the tokens away; ours makes sentences and terms of them.
Runs alternate, so that another program on the machine slows both.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from statistics import median

from kiwipiepy import Kiwi

from index.korean.analysis import Analyzer
from index.records import Document
from tests.benchmarks.borders import read_paragraphs

_GOAL = 1.25
_STREAM = 100_000
_SENTENCES_A_PARAGRAPH = 4
_PARAGRAPHS_A_DOCUMENT = 5


def recombined(seed: int) -> Iterator[Document]:
    """Documents without end, of 20 sentences each; the same ones for the same seed."""
    paragraphs = read_paragraphs()
    sentences = [p.text[start:end] for p in paragraphs for start, end in p.spans]
    draw = random.Random(seed)
    number = 0
    while True:
        lines = (
            " ".join(draw.choices(sentences, k=_SENTENCES_A_PARAGRAPH))
            for _ in range(_PARAGRAPHS_A_DOCUMENT)
        )
        yield Document(
            doc_id=str(number), source=str(number), title=f"기사 {number}", text="\n".join(lines)
        )
        number += 1


def _seconds_of_kiwi(kiwi: Kiwi, documents: list[Document]) -> float:
    begin = time.perf_counter()
    for _ in kiwi.tokenize(line for d in documents for line in d.text.split("\n")):
        pass
    return time.perf_counter() - begin


def _seconds_of_ours(analyzer: Analyzer, documents: list[Document]) -> float:
    begin = time.perf_counter()
    for _ in analyzer.analyze(documents):
        pass
    return time.perf_counter() - begin


def _peak_memory() -> float:
    """The most that this process has held resident so far, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000


def _compare(analyzer: Analyzer, workers: int | None, documents: int, runs: int) -> None:
    kiwi = Kiwi(num_workers=workers)
    sample = list(islice(recombined(seed=1), documents))
    characters = sum(len(document.text) for document in sample)
    few = sample[: max(1, documents // 10)]
    _seconds_of_kiwi(kiwi, few)
    _seconds_of_ours(analyzer, few)
    pairs = [
        (_seconds_of_kiwi(kiwi, sample), _seconds_of_ours(analyzer, sample)) for _ in range(runs)
    ]
    print(f"{characters:,} characters, {runs} runs each, in turn\n")
    print("| | characters a second, median | best |")
    print("| --- | ---: | ---: |")
    for name, seconds in zip(("bare Kiwi", "ours"), zip(*pairs, strict=True), strict=True):
        print(
            f"| {name} | {characters / median(seconds):,.0f} | {characters / min(seconds):,.0f} |"
        )
    ratios = sorted(ours / bare for bare, ours in pairs)
    print(
        f"\nours / bare Kiwi, time of each pair: median {median(ratios):.2f}"
        f" ({ratios[0]:.2f} to {ratios[-1]:.2f}); goal at most {_GOAL}"
    )


def _stream(analyzer: Analyzer, sentences: int) -> None:
    print(f"\nPeak memory while {sentences:,} sentences stream through:\n")
    print("| sentences | peak MB |")
    print("| ---: | ---: |")
    print(f"| 0 | {_peak_memory():.0f} |")
    done, step = 0, sentences // 5
    shown = step
    for _, found in analyzer.analyze(recombined(seed=2)):
        done += len(found)
        if done >= shown:
            print(f"| {done:,} | {_peak_memory():.0f} |", flush=True)
            shown += step
        if done >= sentences:
            return


def main() -> None:
    """Print the comparison and the memory."""
    parser = argparse.ArgumentParser(description="Analysis against bare Kiwi, measured")
    parser.add_argument("--workers", type=int, help="threads of both (default: all cores)")
    parser.add_argument("--documents", type=int, default=800, help="of 20 sentences, each run")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--stream", type=int, default=_STREAM, help="sentences; 0 for none")
    options = parser.parse_args()
    analyzer = Analyzer(workers=options.workers)
    if options.stream:
        _stream(analyzer, options.stream)  # first, before a second Kiwi takes memory
        print()
    _compare(analyzer, options.workers, options.documents, options.runs)


if __name__ == "__main__":
    main()
