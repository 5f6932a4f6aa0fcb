"""Fitting of linear models by Newton's method: the losses are convex and the features few, so a
dozen steps in numpy reach the one optimum, and the same data give the same weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.search.comparison import Flags
from index.search.linear import CLIP, Floats, Linear

_STEPS = 40
_CLOSE = 1e-7


def fit_lists(
    names: Sequence[str],
    lists: Sequence[Floats],
    right: Sequence[Flags],
    importance: Sequence[float],
    penalty: float,
) -> Linear:
    """A model that puts a right row of each list first.

    Minimises the sum of ``-log`` of the share of the right rows in the softmax of the scores, each
    list by its importance, plus ``penalty / 2`` times the squared weights of standardised features
    (ListNet, Cao et al. 2007, with all right rows together as the target).

    Args:
        right: of each list which rows are; at least one.
    """
    means, deviations, rows = _standardised(np.concatenate(lists))
    sizes = [len(some) for some in lists]
    starts = np.cumsum([0, *sizes])[:-1]
    owner = np.repeat(np.arange(len(lists)), sizes)
    chosen = np.concatenate(right)
    weight = np.asarray(importance, dtype=float)

    def shares(scores: Floats) -> tuple[Floats, Floats]:
        top = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - top[owner])
        sums = np.add.reduceat(powers, starts)
        return powers / sums[owner], np.log(sums) + top

    def loss(weights: Floats) -> tuple[float, Floats, Floats]:
        scores = rows @ weights
        among_all, total = shares(scores)
        among_right, rightly = shares(np.where(chosen, scores, -1e9))
        value = float(weight @ (total - rightly)) + penalty / 2 * float(weights @ weights)
        slope = rows.T @ ((among_all - among_right) * weight[owner]) + penalty * weights
        weighted = rows * among_all[:, None]
        expected = np.add.reduceat(weighted, starts)
        # The part of the curve that the right rows take away is left out: what remains is
        # positive definite, and the steps still lead to the optimum.
        curve = (weighted * weight[owner][:, None]).T @ rows
        curve -= (expected * weight[:, None]).T @ expected
        return value, slope, curve + penalty * np.eye(len(names))

    weights = _minimum(loss, len(names))
    return Linear(tuple(names), means, deviations, weights)


def fit_verdict(
    names: Sequence[str], values: Floats, right: Floats, importance: Floats, penalty: float
) -> Linear:
    """Logistic regression: positive scores where `right` is 1.

    Args:
        importance: the weight of each row in the loss.
        penalty: half of it times the squared weights is added to the loss; the bias is free.
    """
    means, deviations, rows = _standardised(values)
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    ridge = np.array([penalty] * len(names) + [0.0])

    def loss(weights: Floats) -> tuple[float, Floats, Floats]:
        scores = rows @ weights
        chance = 1 / (1 + np.exp(-scores))
        value = float(importance @ (np.logaddexp(0, scores) - right * scores))
        slope = rows.T @ (importance * (chance - right)) + ridge * weights
        curve = (rows * (importance * chance * (1 - chance))[:, None]).T @ rows
        value += float(weights @ (ridge * weights)) / 2
        return value, slope, curve + np.diag(ridge)

    weights = _minimum(loss, len(names) + 1)
    return Linear(tuple(names), means, deviations, weights[:-1], float(weights[-1]))


def _minimum(loss: Callable[[Floats], tuple[float, Floats, Floats]], size: int) -> Floats:
    """Newton's method with halved steps; `loss` gives value, gradient and Hessian."""
    weights = np.zeros(size)
    value, slope, curve = loss(weights)
    for _ in range(_STEPS):
        step = np.linalg.solve(curve, slope)
        while (found := loss(weights - step))[0] > value:
            step /= 2
            if np.abs(step).max() < _CLOSE:
                return weights
        weights = weights - step
        gain = value - found[0]
        value, slope, curve = found
        if gain < _CLOSE * value:
            break
    return weights


def _standardised(values: Floats) -> tuple[Floats, Floats, Floats]:
    means, deviations = values.mean(axis=0), values.std(axis=0) + 1e-6
    return means, deviations, np.clip((values - means) / deviations, -CLIP, CLIP)
