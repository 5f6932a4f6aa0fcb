"""A library whose first stage is a real cluster of OpenSearch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from index.collect.intake import Pending
from index.engines.choice import Choice, Cluster
from index.engines.opensearch import connect, served_index
from index.errors import EngineError
from index.library import Library
from index.records import Document
from index.store import Origin, Store
from tests.collection import document
from tests.kiwi import shared_analyzer
from tests.opensearch.nodes import missing, nodes

_LIBRARY = document("가람시가 도서관을 열었다. 관장은 한바다 씨다.", title="가람시 도서관 개관")
_BRIDGE = document("나비대교가 열렸다. 나비대교의 길이는 2.4km다.", title="나비대교 개통")


def _pending(item: Document) -> Pending:
    return Pending(item, Origin(item.source, 1, 1, item.source, item.doc_id, "upload"))


def _library(path: Path, cluster: Cluster) -> Library:
    return Library(Store(path), shared_analyzer(), engine=Choice("cluster", cluster))


def _served(cluster: Cluster) -> str | None:
    """The index that serves a collection of all documents."""
    return served_index(connect(cluster), replace(cluster, name=f"{cluster.name}-all"))


def _first(library: Library, question: str) -> str:
    hits = library.retriever.answer(question).hits
    return hits[0].passage.sentence if hits else ""


def _wait_for(cluster: Cluster, status: str) -> None:
    connect(cluster).cluster.health(params={"wait_for_status": status}, request_timeout=60)


@pytest.fixture
def cluster(opensearch: str) -> Cluster:
    return Cluster(opensearch, name=f"test-{uuid4().hex}", retries=0)


@pytest.fixture
def library(tmp_path: Path, cluster: Cluster) -> Iterator[Library]:
    library = _library(tmp_path / "a.sqlite3", cluster)
    yield library
    library.store.close()


def test_what_is_added_and_removed_is_answered_from_at_once(library: Library) -> None:
    library.add([_pending(_LIBRARY), _pending(_BRIDGE)])
    assert "2.4km" in _first(library, "나비대교 길이는?")
    assert "한바다" in _first(library, "가람시 도서관 관장은 누구야?")
    library.remove([_BRIDGE.doc_id])
    assert _first(library, "나비대교 길이는?") == ""


def test_a_restart_goes_on_with_the_index_behind_the_alias(
    library: Library, cluster: Cluster
) -> None:
    library.add([_pending(_BRIDGE)])
    served = _served(cluster)
    again = _library(library.store.path, cluster)
    assert "2.4km" in _first(again, "나비대교 길이는?")
    assert _served(cluster) == served


def test_an_index_that_is_gone_is_made_again_behind_the_alias(
    library: Library, cluster: Cluster
) -> None:
    library.add([_pending(_BRIDGE)])
    client = connect(cluster)
    served = _served(cluster)
    client.indices.delete(index=served)
    again = _library(library.store.path, cluster)
    assert "2.4km" in _first(again, "나비대교 길이는?")
    assert _served(cluster) not in {None, served}


def test_a_cluster_that_is_away_is_told_and_what_was_stored_meanwhile_comes_with_it(
    tmp_path: Path,
) -> None:
    if lacking := missing():
        pytest.skip(f"OpenSearch needs {lacking}")
    with nodes(2, tmp_path / "nodes") as (first, second):
        cluster = Cluster(first.address, replicas=1, retries=0, patience=30)
        library = _library(tmp_path / "a.sqlite3", cluster)
        library.add([_pending(_BRIDGE)])
        _wait_for(cluster, "green")
        second.kill()
        assert "2.4km" in _first(library, "나비대교 길이는?")
        first.kill()
        with pytest.raises(EngineError, match="cluster_silent"):
            _first(library, "나비대교 길이는?")
        with pytest.raises(EngineError, match="cluster_silent"):
            library.add([_pending(_LIBRARY)])
        first.start()
        second.start()
        first.wait()
        second.wait()
        _wait_for(cluster, "yellow")
        assert library.refresh()
        assert "한바다" in _first(library, "가람시 도서관 관장은 누구야?")
        assert "2.4km" in _first(library, "나비대교 길이는?")
