from __future__ import annotations

import numpy as np
import pytest

from index.search.figures import BY_MEANING, BY_WORDS
from index.search.linear import Linear
from index.search.models import load_models
from index.search.verdict import VerdictModel, columns, names_of
from tests.collection import document, retriever_of

COLUMNS = names_of(BY_WORDS)


@pytest.mark.parametrize("sentences", [1, 150, 100_000])
def test_what_counts_in_small_collections_only_fades_with_their_size(sentences: int) -> None:
    values = np.ones((1, len(BY_WORDS)))
    (row,) = columns(values, sentences)
    small = row[COLUMNS.index("small")]
    assert small == pytest.approx({1: 1.0, 150: 0.5, 100_000: 0.0}[sentences], abs=1e-3)
    assert row[COLUMNS.index("share if small")] == small


def test_more_evidence_means_a_greater_margin() -> None:
    weights = np.zeros(len(COLUMNS))
    weights[COLUMNS.index("share")] = 1.0
    model = Linear(COLUMNS, weights * 0, weights * 0 + 1, weights, bias=-0.5)
    verdict = VerdictModel(model, model)
    values = np.zeros((2, len(BY_WORDS)))
    values[:, BY_WORDS.index("share")] = (0.2, 0.9)
    low, high = verdict.firm(values, 1000)
    assert low < 0 < high


def test_the_weights_that_ship_fit_the_code() -> None:
    models = load_models()
    for model, names in ((models.words, BY_WORDS), (models.meaning, BY_MEANING)):
        values = np.zeros((3, len(names)))
        assert model.verdict.firm(values, 10).shape == (3,)
        assert model.verdict.shown(values, 10).shape == (3,)


def test_a_name_of_another_place_is_refused_where_the_rest_of_the_question_fits() -> None:
    text = (
        "가람시가 9일 시립도서관을 열었다. 시립도서관에는 책 9만 권이 있다.\n"
        "관장은 한바다 전 교수가 맡았다. 공사비는 300억원이었다."
    )
    retriever = retriever_of(document(text, title="가람시 시립도서관 문 열어"))
    assert retriever.answer("가람시 시립도서관 공사비는 얼마인가요?").verdict == "answered"
    assert retriever.answer("나루시 시립박물관 공사비는 얼마인가요?").verdict != "answered"
