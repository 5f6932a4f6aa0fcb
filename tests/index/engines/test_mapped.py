from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.engines.mapped import Mapped, open_mapped, write_mapped
from index.store import StoredVectors

_STORED = {
    "a": StoredVectors(3, np.arange(32, dtype=np.int8).reshape(4, 8)),
    "b": StoredVectors(1, np.full((2, 8), 7, np.int8)),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.vectors"


def _written(path: Path) -> Mapped:
    mapped = write_mapped(path, "m", _STORED)
    assert mapped is not None
    return mapped


def test_what_was_written_is_mapped_with_its_numbers(path: Path) -> None:
    _written(path)
    mapped = open_mapped(path, "m")
    assert mapped is not None
    found = mapped.stored()
    assert list(found) == ["a", "b"]
    assert [(f.number, f.rows.tolist()) for f in found.values()] == [
        (f.number, f.rows.tolist()) for f in _STORED.values()
    ]
    assert isinstance(mapped.rows, np.memmap)
    assert mapped.lengths[4] == pytest.approx(7 * 8**0.5)


def test_a_file_of_another_model_or_none_is_not_used(path: Path) -> None:
    assert open_mapped(path, "m") is None
    _written(path)
    assert open_mapped(path, "other") is None


@pytest.mark.parametrize("at", [0, 10, 20, 150, -1])
def test_a_damaged_file_is_not_used(path: Path, at: int) -> None:
    _written(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:at] if at < 0 else whole[:at] + bytes([whole[at] ^ 255]) + whole[at:])
    assert open_mapped(path, "m") is None


def test_vectors_that_are_not_what_was_written_are_noticed(path: Path) -> None:
    mapped = _written(path)
    at = path.read_bytes().index(mapped.rows.tobytes())
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert open_mapped(path, "m") is None


def test_where_nothing_can_be_written_there_is_no_file(tmp_path: Path) -> None:
    assert write_mapped(tmp_path / "no folder" / "a.vectors", "m", _STORED) is None


def test_the_old_file_serves_on_where_another_one_takes_its_place(path: Path) -> None:
    old = _written(path)
    assert write_mapped(path, "m", {"c": StoredVectors(9, np.ones((1, 8), np.int8))}) is not None
    assert old.rows[1].tolist() == _STORED["a"].rows[1].tolist()
