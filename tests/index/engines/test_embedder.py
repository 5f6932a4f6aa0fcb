"""What every embedder must do: the bundled one, and a real server of the same model."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from index.engines.by_address import ByAddress
from index.engines.embedder import LONGEST, Embedder, Floats
from tests.embedders import embedding_server, free_port, shared_embedder

_BRIDGE = "나루강을 건너는 다리는 길이가 이 킬로미터 남짓이다."
_BREAD = "모퉁이 빵집은 아침마다 호밀빵을 굽는다."


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with embedding_server(free_port()) as base:
        yield base


@pytest.fixture(params=["bundled", "by address", "by address with /v1"])
def embedder(request: pytest.FixtureRequest, server: str) -> Iterator[Embedder]:
    if request.param == "bundled":
        yield shared_embedder()
        return
    embedder = ByAddress(server + ("/v1/" if "v1" in request.param else ""), patience=(60, 60))
    yield embedder
    embedder.close()


def test_what_means_the_same_is_nearer(embedder: Embedder) -> None:
    bridge, bread = embedder.passages([_BRIDGE, _BREAD]) @ embedder.query("교량이 얼마나 길어?")
    assert bridge > bread


def test_vectors_are_one_long_and_as_many_as_the_texts(embedder: Embedder) -> None:
    vectors = embedder.passages([_BRIDGE, _BREAD, _BRIDGE])
    assert vectors.shape == (3, embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(embedder.query(_BRIDGE)) == pytest.approx(1, abs=1e-5)
    assert vectors[0] == pytest.approx(vectors[2], abs=1e-6)


def test_a_question_is_read_otherwise_than_a_passage(embedder: Embedder) -> None:
    assert abs(embedder.query(_BRIDGE) - embedder.passages([_BRIDGE])[0]).max() > 0.001


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800 깨진 글자 \udfff", "\0", "😀" * 50, "가" * 50_000]
)
def test_any_text_has_a_vector(embedder: Embedder, text: str) -> None:
    for vector in (embedder.query(text), embedder.passages([text])[0]):
        assert np.isfinite(vector).all()


def test_what_stands_behind_the_longest_text_is_not_read(embedder: Embedder) -> None:
    text = (_BRIDGE * 100)[:LONGEST]
    one, other = embedder.passages([text, text + _BREAD])
    assert one == pytest.approx(other, abs=1e-6)


def test_no_texts_have_no_vectors(embedder: Embedder) -> None:
    assert embedder.passages([]).shape == (0, embedder.dimensions)


def test_the_model_is_named_with_its_version_and_the_name_stays(embedder: Embedder) -> None:
    assert "e5-small-q4" in embedder.model
    assert embedder.model == embedder.model


def test_threads_may_share_it(embedder: Embedder) -> None:
    texts = [f"{_BRIDGE} {n}" for n in range(4)]
    alone = [embedder.query(text) for text in texts]
    found: dict[int, Floats] = {}

    def ask(number: int) -> None:
        found[number] = embedder.query(texts[number])

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    for number, vector in enumerate(alone):
        assert found[number] == pytest.approx(vector, abs=1e-6)
