from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from index.engines.asking import QuestionVectors
from index.engines.embedder import Floats
from index.errors import EmbedderError
from tests.embedders import shared_embedder


class _Counting:
    """The bundled embedder, which counts and fails as it is told."""

    model = "counting 1"
    dimensions = shared_embedder().dimensions

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails = False

    def passages(self, texts: Sequence[str]) -> Floats:
        return shared_embedder().passages(texts)

    def query(self, text: str) -> Floats:
        self.asked.append(text)
        if self.fails:
            raise EmbedderError("here", "embedder_resting")
        return shared_embedder().query(text)


@pytest.fixture
def embedder() -> _Counting:
    return _Counting()


def test_a_question_has_the_vector_that_the_embedder_gives_it(embedder: _Counting) -> None:
    vector = QuestionVectors(embedder).vector("다리 길이는?")
    assert vector is not None
    assert np.array_equal(vector, shared_embedder().query("다리 길이는?"))


def test_each_question_is_asked_once(embedder: _Counting) -> None:
    questions = QuestionVectors(embedder)
    for text in ("다리 길이는?", "다리 이름은?", "다리 길이는?"):
        questions.vector(text)
    assert embedder.asked == ["다리 길이는?", "다리 이름은?"]


def test_what_failed_is_asked_anew(embedder: _Counting) -> None:
    questions = QuestionVectors(embedder)
    embedder.fails = True
    assert questions.vector("다리 길이는?") is None
    embedder.fails = False
    assert questions.vector("다리 길이는?") is not None


def test_the_questions_asked_last_are_kept(
    embedder: _Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engines.asking._KEPT", 2)
    questions = QuestionVectors(embedder)
    for text in ("하나", "둘", "하나", "셋", "하나", "둘"):
        questions.vector(text)
    assert embedder.asked == ["하나", "둘", "셋", "둘"]
