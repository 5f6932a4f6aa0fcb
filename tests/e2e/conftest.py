from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.store import Store
from tests.collection import ARTICLES
from tests.kiwi import shared_analyzer


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder of its own with the invented articles."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for path in ARTICLES.glob("*.md"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture
def library(tmp_path: Path, sources: Path) -> Iterator[Library]:
    store = Store(tmp_path / "a.sqlite3")
    library = Library(store, shared_analyzer())
    library.reindex([sources])
    yield library
    store.close()
