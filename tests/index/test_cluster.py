"""A library whose first stage is a real cluster of OpenSearch."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar
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
from tests.opensearch.nodes import Node, missing, nodes

T = TypeVar("T")

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


def _asked_until(ended: threading.Event, library: Library) -> Counter[str]:
    """What comes of a question that is asked again and again."""
    told: Counter[str] = Counter()
    while not ended.is_set():
        try:
            told[_first(library, "나비대교 길이는?")] += 1
        except EngineError as exc:
            told[exc.code] += 1
    return told


def _add_one_by_one(library: Library, second: Node) -> None:
    """Add articles; in the middle of it a node is killed. What was told to be added is found."""
    for number, name in enumerate(
        "가온 나래 다솜 라온 마루 바람 소라 아라 자루 하늘".split(), start=3
    ):
        new = document(
            f"{name}역이 섰다. {name}역의 승강장은 {number}개다.", title=f"{name}역 개통"
        )
        if name == "라온":
            second.kill()
        try:
            library.add([_pending(new)])
        except EngineError:  # told so; it is stored, and comes with the cluster
            _eventually(library.refresh)
        asked = f"{name}역 승강장은 몇 개야?"
        assert f"{number}개" in _eventually(partial(_first, library, asked))


def _eventually(work: Callable[[], T]) -> T:
    """What it returns once the cluster has found out that a node is gone."""
    for _ in range(100):
        with suppress(EngineError):
            return work()
        time.sleep(0.2)
    return work()


def test_a_cluster_that_is_away_is_told_and_what_was_stored_meanwhile_comes_with_it(
    tmp_path: Path,
) -> None:
    if lacking := missing():
        pytest.skip(f"OpenSearch needs {lacking}")
    with nodes(2, tmp_path / "nodes") as (first, second):
        addresses = f"{second.address},{first.address}"
        cluster = Cluster(addresses, replicas=1, retries=0, patience=30)
        library = _library(tmp_path / "a.sqlite3", cluster)
        library.add([_pending(_BRIDGE)])
        _wait_for(cluster, "green")
        ended = threading.Event()
        with ThreadPoolExecutor(2) as threads:
            asking = [threads.submit(_asked_until, ended, library) for _ in range(2)]
            try:
                _add_one_by_one(library, second)
            finally:
                ended.set()
        told = sum((each.result() for each in asking), Counter[str]())
        assert told.keys() <= {"나비대교의 길이는 2.4km다.", "cluster_silent"}, told
        assert told["나비대교의 길이는 2.4km다."] > 10
        assert told["cluster_silent"] < 10, told
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
