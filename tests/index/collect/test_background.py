from __future__ import annotations

import threading

import pytest

from index.collect.background import reading_meanings
from index.collect.embedding import Stop
from index.errors import StoreError


class _Failing:
    """A library whose first rounds fail."""

    def __init__(self, *errors: Exception) -> None:
        self.changed = threading.Event()
        self.done = threading.Event()
        self._errors = list(errors)

    def embed(self, *, stop: Stop) -> bool:
        self.changed.set()  # the next round comes at once
        if self._errors:
            raise self._errors.pop(0)
        self.done.set()
        return True


@pytest.mark.parametrize(
    "error", [StoreError("a.sqlite3", "store_full"), MemoryError(), ValueError("?"), OSError()]
)
def test_a_round_that_fails_is_followed_by_others(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    library = _Failing(error)
    with reading_meanings(library):
        assert library.done.wait(5)
    assert "could not be made or stored" in caplog.text
