"""What only a cluster can do, and what only on the way to it goes wrong."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from index.engines import opensearch as engine
from index.engines.choice import Cluster
from index.engines.opensearch import InCluster, connect, make_index, served_index
from index.errors import EngineError
from tests.collection import document, entries_of
from tests.opensearch.front import Front, front_of

_MANY = [document(f"다리 {n}번이 열렸다. 길이는 {n}m다.", title=f"다리 {n}") for n in range(40)]


@pytest.fixture
def cluster(opensearch: str) -> Cluster:
    return Cluster(opensearch, name=f"test-{uuid4().hex}", retries=0)


@pytest.fixture
def front(opensearch: str) -> Iterator[Front]:
    with front_of(opensearch) as front:
        yield front


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(key and certificate, certificate alone) of 127.0.0.1, which nobody else vouches for."""
    folder = tmp_path_factory.mktemp("tls")
    key, both, alone = folder / "key.pem", folder / "both.pem", folder / "cert.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=x -addext"
    files = ["subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(alone)]
    subprocess.run([*command.split(), *files], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + alone.read_bytes())
    return both, alone


def _count(cluster: Cluster) -> int:
    return int(connect(cluster).count(index=cluster.name)["count"])


def _made(cluster: Cluster, number: int = 1) -> InCluster:
    return make_index(connect(cluster), cluster, number, iter(entries_of(*_MANY)))


@pytest.mark.parametrize("how", ["full", "crowded"])
def test_a_cluster_that_has_no_room_for_all_at_once_gets_the_rest_later(
    cluster: Cluster, front: Front, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(engine, "_BACKOFF", 0.01)
    setattr(front, how, 3)
    through = replace(cluster, address=front.address)
    _made(through)
    assert sum("_bulk" in path for _, path in front.requests) >= 4
    assert _count(through) == 160  # the letters, a paragraph and two sentences of each


def test_a_cluster_that_never_has_room_is_told_and_the_old_index_serves(
    cluster: Cluster, front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BACKOFF", 0.001)
    _made(cluster)
    front.crowded = 1000
    with pytest.raises(EngineError, match="cluster_silent"):
        _made(replace(cluster, address=front.address), 2)
    assert served_index(connect(cluster), cluster) == f"{cluster.name}-1"


def test_another_index_takes_the_place_of_the_old_one_in_one_step(cluster: Cluster) -> None:
    index, ended, found = _made(cluster), threading.Event(), list[int]()

    def ask() -> None:
        while not ended.is_set():
            picked, _ = index.pick({"다리": 1.0}, 10, 10)
            found.append(len(picked))

    asking = threading.Thread(target=ask)
    asking.start()
    for number in range(2, 6):
        _made(cluster, number)
    ended.set()
    asking.join()
    assert set(found) == {10}
    assert len(found) > 10
    names = connect(cluster).indices.get_alias(index=f"{cluster.name}*")
    assert list(names) == [f"{cluster.name}-5"]


def test_an_index_has_the_shards_and_replicas_of_the_settings(cluster: Cluster) -> None:
    cluster = replace(cluster, shards=3, replicas=1)
    index = _made(cluster)
    (told,) = connect(cluster).indices.get_settings(index=cluster.name).values()
    assert told["settings"]["index"]["number_of_shards"] == "3"
    assert told["settings"]["index"]["number_of_replicas"] == "1"
    assert len(index.pick({"다리": 1.0}, 100, 0)[0]) == 40


def test_only_who_has_the_password_and_the_right_authority_is_let_in(
    cluster: Cluster, opensearch: str, certificate: tuple[Path, Path]
) -> None:
    both, alone = certificate
    with front_of(opensearch, both) as front:
        front.login = "gisabot", "hunter2"
        known = replace(
            cluster, address=front.address, user="gisabot", password="hunter2", authority=alone
        )
        _made(known)
        assert len(_made(known, 2).pick({"다리": 1.0}, 10, 0)[0]) == 10
        with pytest.raises(EngineError, match="cluster_refused") as caught:
            served_index(connect(replace(known, password="wrong")), known)
        assert "wrong" not in str(caught.value)
        before = len(front.requests)
        with pytest.raises(EngineError, match="cluster_silent"):  # the system trusts it not
            served_index(connect(replace(known, authority=None)), known)
        assert len(front.requests) == before


def test_a_request_takes_no_longer_than_the_settings_say(cluster: Cluster, front: Front) -> None:
    _made(cluster)
    front.slow = 1.5
    slow = replace(cluster, address=front.address, patience=0.2, retries=1)
    begun = time.monotonic()
    with pytest.raises(EngineError, match="cluster_silent"):
        InCluster(connect(slow), slow.name).pick({"다리": 1.0}, 10, 10)
    assert time.monotonic() - begun < 1.5
    assert len(front.requests) == 2


def test_another_node_is_asked_where_one_is_away(cluster: Cluster) -> None:
    _made(cluster)
    both = replace(cluster, address=f"http://127.0.0.1:1,{cluster.address}")
    index = InCluster(connect(both), both.name)
    for _ in range(4):
        assert len(index.pick({"다리": 1.0}, 10, 10)[0]) == 10
