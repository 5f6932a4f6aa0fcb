from __future__ import annotations

import numpy as np
import pytest

from tests.benchmarks.fitting import fit_lists, fit_verdict


def test_the_feature_that_tells_the_right_row_gets_the_weight() -> None:
    numbers = np.random.default_rng(1)
    lists = [numbers.normal(size=(8, 3)) for _ in range(300)]
    best = [int(rows[:, 1].argmax()) for rows in lists]
    right = [np.arange(8) == row for row in best]
    model = fit_lists(("a", "b", "c"), lists, right, [1.0] * 300, 1.0)
    found = [int(model.scores(rows).argmax()) for rows in lists]
    assert np.mean(np.array(found) == np.array(best)) > 0.95
    assert abs(model.weights[1]) > 10 * max(abs(model.weights[0]), abs(model.weights[2]))


def test_a_verdict_has_the_chances_that_it_was_shown() -> None:
    numbers = np.random.default_rng(2)
    values = numbers.normal(size=(4000, 2))
    right = (numbers.random(4000) < 1 / (1 + np.exp(-2 * values[:, 0] + 1))).astype(float)
    model = fit_verdict(("a", "b"), values, right, np.ones(4000), 1e-3)
    assert model.weights == pytest.approx([2.0, 0.0], abs=0.2)
    assert model.bias == pytest.approx(-1.0, abs=0.2)


def test_a_greater_penalty_makes_smaller_weights() -> None:
    numbers = np.random.default_rng(3)
    values = numbers.normal(size=(500, 2))
    right = (values[:, 0] > 0).astype(float)
    ones = np.ones(500)
    weak, strong = (fit_verdict(("a", "b"), values, right, ones, p).weights[0] for p in (1, 100))
    assert 0 < strong < weak
