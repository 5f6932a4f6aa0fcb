from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import collections
from index.collect.intake import Pending
from index.collections import chosen, home_of
from index.engines.choice import AUTO, Choice
from index.library import Library
from index.records import Document
from index.store import Origin, Store
from tests.collection import document
from tests.kiwi import shared_analyzer


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "a.sqlite3")
    yield store
    store.close()


def _pending(item: Document) -> Pending:
    return Pending(item, Origin(item.source, 1, 1, item.source, item.doc_id, "upload"))


def test_an_engine_that_is_named_is_taken_whatever_the_size(store: Store) -> None:
    assert chosen(store, Choice("disk")) == "disk"
    assert chosen(store, Choice("memory")) == "memory"


def test_a_collection_that_outgrows_memory_goes_to_disk_without_a_restart(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collections, "LARGE", 2)
    library = Library(store, shared_analyzer())
    library.add([_pending(document("나비대교가 열렸다.", title="다리"))])
    assert chosen(store, AUTO) == "memory"
    assert not home_of(store).exists()
    library.add([_pending(document("도서관이 섰다. 책이 많다.", title="책"))])
    assert chosen(store, AUTO) == "disk"
    assert home_of(store).exists()
    assert library.retriever.answer("도서관에 무엇이 많아?").hits
