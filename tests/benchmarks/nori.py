"""Lucene with Nori, the analyzer of Elasticsearch and OpenSearch for Korean, for comparison.

Needs Java 17 and Maven, which fetches Lucene to ``build/nori``; without them it is left out.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

_JAVA = Path(__file__).parent / "java"
_JARS = Path(__file__).parent.parent.parent / "build" / "nori"


def missing() -> str:
    """What it needs and is not there; empty where it can run."""
    return ", ".join(program for program in ("java", "mvn") if shutil.which(program) is None)


def rank(texts: Sequence[str], questions: Sequence[str]) -> list[list[int]]:
    """For each question the indices of its ten best texts, best first.

    Raises:
        subprocess.CalledProcessError: Maven or Java failed; it has told why on the terminal.
    """
    return [list(map(int, ranked.split())) for ranked, _ in _run(texts, questions)]


def seconds(texts: Sequence[str], questions: Sequence[str]) -> list[float]:
    """How long each question takes; raises as `rank` does."""
    return [int(took) / 1e9 for _, took in _run(texts, questions)]


def _run(texts: Sequence[str], questions: Sequence[str]) -> list[tuple[str, str]]:
    """The ranks and the nanoseconds of each question, as Java writes them."""
    if not list(_JARS.glob("*.jar")):
        fetch = (
            "mvn",
            "-q",
            "-B",
            "-Dstyle.color=never",
            "-f",
            str(_JAVA / "pom.xml"),
            "dependency:copy-dependencies",
        )
        subprocess.run([*fetch, f"-DoutputDirectory={_JARS}"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        files = [
            _written(Path(folder) / "texts", texts),
            _written(Path(folder) / "asked", questions),
        ]
        run = ("java", "-cp", f"{_JARS}/*", str(_JAVA / "Nori.java"), *files)
        out = subprocess.run(run, check=True, stdout=subprocess.PIPE, text=True).stdout
    lines = (line.partition("\t") for line in out.splitlines())
    return [(ranked, took) for ranked, _, took in lines]


def _written(path: Path, lines: Sequence[str]) -> str:
    path.write_text("".join(f"{' '.join(line.split())}\n" for line in lines), encoding="utf-8")
    return str(path)
