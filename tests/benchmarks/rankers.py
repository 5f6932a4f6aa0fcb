"""Rankers by themselves, beside the engines: the 100 best of one field of Kiwi's terms."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from rank_bm25 import BM25Okapi

from index.corpus import Entry
from index.engines.on_disk import OnDisk
from index.korean.analysis import Analyzer
from tests.benchmarks import nori

_K = 100
_MOST_FOR_RANK_BM25 = 100_000  # sentences; beyond, a question takes seconds

Rank = Callable[[list[str]], object]


def times(
    entries: Callable[[], Iterator[Entry]],
    questions: Sequence[str],
    analyzer: Analyzer,
    folder: Path,
) -> Iterator[tuple[str, list[float]]]:
    """(name, seconds of each question) of each ranker, what it makes thrown away behind it."""
    asked = [[term.form for term in analyzer.terms(question)] for question in questions]
    terms = [sentence.forms() for entry in entries() for sentence in entry.sentences]
    makers: list[tuple[str, Callable[[], Rank]]] = [
        ("bm25s", lambda: _bm25s(terms)),
        ("tantivy", lambda: _tantivy(entries, folder)),
    ]
    if len(terms) <= _MOST_FOR_RANK_BM25:
        makers.insert(0, ("rank-bm25", lambda: _rank_bm25(terms)))
    for name, make in makers:
        yield name, _timed(make(), asked)
    if not nori.missing():
        texts = [
            entry.document.text[s.start : s.end] for entry in entries() for s in entry.sentences
        ]
        yield "Lucene with Nori", nori.seconds(texts, questions)


def _timed(rank: Rank, asked: Sequence[list[str]]) -> list[float]:
    found = []
    for terms in asked:
        begun = time.perf_counter()
        rank(terms)
        found.append(time.perf_counter() - begun)
    return found


def _rank_bm25(texts: list[list[str]]) -> Rank:
    engine = BM25Okapi(texts)

    def rank(terms: list[str]) -> object:
        scores = engine.get_scores(terms)
        return np.argpartition(-scores, min(_K, len(scores) - 1))[:_K]

    return rank


def _bm25s(texts: list[list[str]]) -> Rank:
    import bm25s

    engine = bm25s.BM25()
    engine.index(texts, show_progress=False)
    k = min(_K, len(texts))
    return lambda terms: engine.retrieve([terms], k=k, show_progress=False)


def _tantivy(entries: Callable[[], Iterator[Entry]], folder: Path) -> Rank:
    picker = OnDisk(folder / "alone")
    picker.change(entries(), ())
    return lambda terms: picker.pick(dict.fromkeys(terms, 1.0), _K, 1)
