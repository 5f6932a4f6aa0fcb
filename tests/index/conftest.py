from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.collect.web import Web
from index.library import Library
from index.store import Store
from index.web.fetch import Fetcher, FetchSettings
from tests.kiwi import shared_analyzer
from tests.site import Site, newspaper


@pytest.fixture
def site() -> Iterator[Site]:
    """A newspaper on 127.0.0.1, without articles yet."""
    with newspaper() as site:
        yield site


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library on a file of its own."""
    store = Store(tmp_path / "a.sqlite3")
    yield Library(store, shared_analyzer())
    store.close()


@pytest.fixture
def web(library: Library) -> Web:
    """The way to the newspaper."""
    return Web(library.store, Fetcher(FetchSettings(allow_private=True)))
