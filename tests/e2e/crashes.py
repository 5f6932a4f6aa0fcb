"""Kills a process at every statement of its work, and looks at what it left behind.

Run by `test_crash` as ``python -m tests.e2e.crashes FOLDER SENTENCES``. It forks a child for every
point, so it must hold no threads: the sentences were made by the real Kiwi beforehand and lie
pickled in SENTENCES, by text. Prints one JSON object a point.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.collect import folder as folder_module
from index.collect.folder import read_file
from index.korean.analysis import Analyzer
from index.library import Library
from index.readers import read
from index.records import Document, Sentence, Term
from index.store import Database, Store
from index.store.database import Values

Canned = dict[str, tuple[Sentence, ...]]


class CannedAnalyzer(Analyzer):
    """What Kiwi said earlier: its threads do not live through a fork."""

    def __init__(self, canned: Canned) -> None:
        self._canned = canned
        self._version = "canned"

    def analyze(
        self, documents: Iterable[Document]
    ) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
        for document in documents:
            found = self._canned[document.text]
            yield document, tuple(replace(s, doc_id=document.doc_id) for s in found)

    def terms_of(self, texts: Iterable[str]) -> Iterator[tuple[Term, ...]]:
        for _ in texts:
            yield ()


# Each step is (name, work); it is acknowledged when its work returns.
def work(library: Library, folder: Path, acknowledge: Any) -> None:
    library.reindex([folder / "sources"])
    acknowledge("reindexed")
    added = library.add([read_file(folder / "extra" / "f.md", "file")])
    acknowledge("added")
    library.remove([added[0].document.doc_id])
    acknowledge("removed")
    library.undo_removal()
    acknowledge("restored")
    sources = folder / "sources"
    shutil.copy(folder / "extra" / "a2.md", sources / "a.md")
    (sources / "b.md").unlink()
    shutil.copy(folder / "extra" / "g.md", sources / "g.md")
    library.reindex([sources])
    acknowledge("reindexed again")


def titles_after(step: str) -> set[frozenset[str]]:
    """The collections that may be found when `step` was the last that was acknowledged."""
    first, more = "abcde", "abcdef"
    last = frozenset("a2 c d e f g".split())
    between = [frozenset(more), last]
    return {
        "": {frozenset(first[:n]) for n in range(6)},
        "reindexed": {frozenset(first), frozenset(more)},
        "added": {frozenset(more), frozenset(first)},
        "removed": {frozenset(first), frozenset(more)},
        # the reindexing takes b out, then puts a2 and g in, each by itself
        "restored": {
            *between,
            frozenset("acdef"),
            frozenset("a2 c d e f".split()),
        },
        "reindexed again": {last},
    }[step]


def run_until(point: int, folder: Path, canned: Canned, pipe: int) -> None:
    """Work, and die by SIGKILL before the statement number `point`."""
    count = 0
    plain = Database.execute

    def counted(self: Database, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        nonlocal count
        count += 1
        if count == point:
            os.kill(os.getpid(), signal.SIGKILL)
        return plain(self, sql, values)

    Database.execute = counted  # type: ignore[method-assign]
    library = Library(Store(folder / "data" / "a.sqlite3"), CannedAnalyzer(canned))
    work(library, folder, lambda step: os.write(pipe, f"{step}\n".encode()))
    os.write(pipe, b"done\n")


def inspect(folder: Path, canned: Canned) -> dict[str, Any]:
    """What a new process finds, and what it has after bringing everything up to date."""
    store = Store(folder / "data" / "a.sqlite3")
    check = store._database.execute("PRAGMA integrity_check")
    library = Library(store, CannedAnalyzer(canned))
    corpus = library.retriever.corpus
    whole = all(
        [(s.start, s.end) for s in corpus.sentences(d.doc_id)]
        == [(s.start, s.end) for s in canned[d.text]]
        for d in corpus.documents.values()
    )
    found = sorted(d.title for d in corpus.documents.values())
    library.reindex([folder / "sources"])
    after = sorted(d.title for d in library.retriever.corpus.documents.values())
    store.close()
    return {"ok": check == [("ok",)], "whole": whole, "found": found, "after": after}


class _Here:
    """Reads in this process: a fork shares no other with its parent, and none is started 500 times."""

    read = staticmethod(read)


def main() -> None:
    setattr(folder_module, "apart", _Here)  # noqa: B010  # mypy knows no such name there
    template, canned_file = map(Path, sys.argv[1:])
    canned: Canned = pickle.loads(canned_file.read_bytes())
    point = 0
    while True:
        point += 1
        folder = template.parent / "run"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template, folder)
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            run_until(point, folder, canned, writer)
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            steps = pipe.read().split("\n")[:-1]
        os.waitpid(pid, 0)
        done = steps[-1:] == ["done"]
        step = (steps[:-1] if done else steps)[-1:] or [""]
        result = inspect(folder, canned)
        files = sorted(p.stem for p in (folder / "sources").glob("*.md"))
        print(json.dumps({"point": point, "step": step[0], "files": files, **result}), flush=True)
        if done:
            return


if __name__ == "__main__":
    main()
