from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from index.engines.by_address import ByAddress
from index.errors import EmbedderError
from tests.embedders import free_port


class Server:
    """A small embeddings server whose moods can be set.

    Attributes:
        moods: status of the next answers, 0 for a closed connection; 200 where none is left.
        slow: seconds before an answer.
        longest: letters of a text that it takes.
        size: of its vectors.
    """

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.moods: list[int] = []
        self.slow = 0.0
        self.longest = 10_000
        self.size = 3
        self.garbage: object = None

    def answer(self, body: dict[str, Any]) -> object:
        if self.garbage is not None:
            return self.garbage
        data = [
            {"index": n, "embedding": [float(len(text)), 1.0, *[0.0] * (self.size - 2)]}
            for n, text in enumerate(body["input"])
        ]
        return {"data": data[::-1], "model": "작은 모형"}


@pytest.fixture
def server() -> Iterator[tuple[Server, str]]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.requests.append(body)
            state.keys.append(self.headers.get("Authorization"))
            time.sleep(state.slow)
            status = state.moods.pop(0) if state.moods else 200
            if status == 0:
                return
            if any(len(text) > state.longest for text in body["input"]):
                status = 413
            text = json.dumps(state.answer(body)).encode() if status == 200 else b"secret"
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, args=(0.01,))
    thread.start()
    yield state, f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    thread.join()
    http.server_close()


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def embedder(server: tuple[Server, str], clock: Clock) -> Iterator[ByAddress]:
    embedder = ByAddress(server[1], "my-model", "열쇠-아님-key".encode().hex(), clock=clock)
    yield embedder
    embedder.close()


def test_the_model_the_kind_of_text_and_the_key_are_sent(
    server: tuple[Server, str], embedder: ByAddress
) -> None:
    embedder.query("질문")
    embedder.passages(["글", ""])
    sent = [(r["model"], r["input_type"], r["input"]) for r in server[0].requests]
    assert ("my-model", "query", ["질문"]) in sent
    assert ("my-model", "passage", ["글", " "]) in sent
    assert all(str(key).startswith("Bearer ") for key in server[0].keys)


def test_vectors_come_in_the_order_of_the_texts_and_one_long(embedder: ByAddress) -> None:
    vectors = embedder.passages(["가", "가나다"])
    assert vectors[0] == pytest.approx(np.array([1, 1, 0]) / 2**0.5)
    assert vectors[1] == pytest.approx(np.array([3, 1, 0]) / 10**0.5)


def test_the_model_of_a_server_with_one_is_asked_of_it(server: tuple[Server, str]) -> None:
    embedder = ByAddress(server[1])
    assert embedder.model == f"작은 모형 @ {server[1].removeprefix('http://')}"
    assert embedder.dimensions == 3
    assert "model" not in server[0].requests[0]
    embedder.close()


@pytest.mark.parametrize("mood", [500, 503, 429, 0])
def test_what_fails_once_is_tried_again(
    server: tuple[Server, str], embedder: ByAddress, mood: int
) -> None:
    server[0].moods = [mood]
    assert embedder.query("질문").shape == (3,)


def test_an_address_that_fails_is_left_alone_for_a_while_and_told_once(
    server: tuple[Server, str],
    embedder: ByAddress,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    embedder.query("질문")
    server[0].moods = [500] * 4
    with pytest.raises(EmbedderError, match=r"embedder_silent .*500") as failed:
        embedder.query("질문")
    assert "secret" not in str(failed.value)
    count = len(server[0].requests)
    with pytest.raises(EmbedderError):
        embedder.passages(["글"])
    assert len(server[0].requests) == count
    clock.now = 31
    with pytest.raises(EmbedderError):
        embedder.query("질문")
    assert len(caplog.messages) == 1
    clock.now = 62
    assert embedder.query("질문").shape == (3,)


def test_nobody_at_the_address_is_told_without_the_key_and_without_a_password(
    clock: Clock,
) -> None:
    port = free_port()
    embedder = ByAddress(f"http://me:hidden@127.0.0.1:{port}", None, "s3cret", clock=clock)
    with pytest.raises(EmbedderError) as failed:
        embedder.query("질문")
    assert f"127.0.0.1:{port}" in str(failed.value)
    assert "hidden" not in str(failed.value)
    assert "s3cret" not in str(failed.value)
    assert failed.value.__cause__ is None
    embedder.close()


def test_a_question_does_not_wait_long(server: tuple[Server, str]) -> None:
    embedder = ByAddress(server[1])
    embedder.query("질문")
    server[0].slow = 5
    started = time.monotonic()
    with pytest.raises(EmbedderError):
        embedder.query("질문")
    assert time.monotonic() - started < 3
    embedder.close()


def test_a_text_that_is_too_long_for_the_model_is_cut(
    server: tuple[Server, str], embedder: ByAddress
) -> None:
    server[0].longest = 250
    vectors = embedder.passages(["가" * 10, "나" * 600])
    assert vectors.shape == (2, 3)
    assert vectors[0] == pytest.approx(np.array([10, 1, 0]) / 101**0.5)
    server[0].longest = 5
    with pytest.raises(EmbedderError, match=r"embedder_refused status=413"):
        embedder.passages(["나" * 600])


@pytest.mark.parametrize(
    "garbage",
    [
        *([1], {}, {"data": 1}, {"data": []}, {"data": [{"index": 0, "embedding": "x"}]}),
        {"data": [{"index": 0, "embedding": [None, 1]}]},
        {"data": [{"index": 0, "embedding": []}, {"index": 1, "embedding": []}]},
    ],
)
def test_an_answer_that_cannot_be_read_is_an_error_like_others(
    server: tuple[Server, str], embedder: ByAddress, garbage: object
) -> None:
    server[0].garbage = garbage
    with pytest.raises(EmbedderError):
        embedder.query("질문")


def test_another_model_behind_the_address_is_noticed(
    server: tuple[Server, str], embedder: ByAddress
) -> None:
    embedder.query("질문")
    server[0].size = 5
    with pytest.raises(EmbedderError, match="embedder_changed"):
        embedder.query("질문")
    assert embedder.dimensions == 5
