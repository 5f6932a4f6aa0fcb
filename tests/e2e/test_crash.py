from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

from index.readers import read
from tests.e2e.crashes import titles_after
from tests.kiwi import shared_analyzer

_ROOT = Path(__file__).parent.parent.parent


def _article(folder: Path, name: str, title: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = (
        f"{title} 도서관이 문을 열었다. {title} 도서관에는 책이 많다.\n\n시장 {title}이 축하했다."
    )
    (folder / name).write_text(f"# {title}\n\n{text}", encoding="utf-8")


def test_killed_at_any_statement_the_next_start_serves_a_whole_collection(tmp_path: Path) -> None:
    """SIGKILL before each statement of reindex, add, remove, undo and reindex, one run a point."""
    template = tmp_path / "template"
    for name in "abcde":
        _article(template / "sources", f"{name}.md", name)
    for name, title in (("f.md", "f"), ("a2.md", "a2"), ("g.md", "g")):
        _article(template / "extra", name, title)
    documents = [read(p.read_bytes(), str(p)) for p in template.rglob("*.md")]
    canned = {d.text: sentences for d, sentences in shared_analyzer().analyze(documents)}
    (tmp_path / "canned").write_bytes(pickle.dumps(canned))
    run = subprocess.run(
        [sys.executable, "-m", "tests.e2e.crashes", str(template), str(tmp_path / "canned")],
        cwd=_ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    points = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(points) >= 200
    assert {point["step"] for point in points} >= {"", "reindexed", "added", "removed", "restored"}
    for point in points:
        assert point["ok"], point
        assert point["whole"], point
        assert frozenset(point["found"]) in titles_after(point["step"]), point
        expected = {
            "a2" if "g" in point["files"] and name == "a" else name for name in point["files"]
        }
        assert expected <= set(point["after"]), point
