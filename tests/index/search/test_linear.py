from __future__ import annotations

import numpy as np
import pytest

from index.search.linear import CLIP, Linear, read_linear, write_linear

_MODEL = Linear(("a", "b"), np.array([1.0, 0.0]), np.array([2.0, 1.0]), np.array([3.0, -1.0]), 0.5)


def test_a_score_is_the_weighted_sum_of_standardised_values() -> None:
    assert _MODEL.scores(np.array([[3.0, 2.0]])) == pytest.approx([0.5 + 3.0 * 1.0 - 2.0])


def test_values_far_out_count_as_if_they_stood_at_the_border() -> None:
    near, far = _MODEL.scores(np.array([[0.0, CLIP], [0.0, 1e9]]))
    assert near == far


def test_the_parts_and_the_bias_make_the_score() -> None:
    values = np.array([[3.0, 2.0], [0.0, 0.0]])
    assert _MODEL.parts(values).sum(axis=1) + 0.5 == pytest.approx(_MODEL.scores(values))


def test_a_written_model_is_read_back() -> None:
    text = write_linear(_MODEL, "one\ntwo")
    assert text.startswith("# one\n# two\n")
    again = read_linear(text, ("a", "b"))
    values = np.array([[0.3, -2.0]])
    assert again.scores(values) == pytest.approx(_MODEL.scores(values))


@pytest.mark.parametrize("names", [("a",), ("a", "c"), ("b", "a")])
def test_weights_for_other_features_are_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        read_linear(write_linear(_MODEL, ""), names)
