"""Fitting of linear models by Newton's method: the losses are convex and the features few, so a
dozen steps in numpy reach the one optimum, and the same data give the same weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.ranking.linear import CLIP, Floats, Linear

_STEPS = 30
_CLOSE = 1e-7


def fit_lists(
    names: Sequence[str], lists: Sequence[Floats], best: Sequence[int], penalty: float
) -> Linear:
    """A model that puts the right row of each list first.

    Minimises the sum of ``-log softmax(scores)[best]`` over the lists, plus ``penalty / 2`` times
    the squared weights of standardised features (ListNet of one relevant row, Cao et al. 2007).
    """
    means, deviations, rows = _standardised(np.concatenate(lists))
    starts = np.cumsum([0, *(len(some) for some in lists)])[:-1]
    owner = np.repeat(np.arange(len(lists)), [len(some) for some in lists])
    target = np.zeros(len(rows))
    target[starts + np.asarray(best)] = 1.0

    def loss(weights: Floats) -> tuple[float, Floats, Floats]:
        scores = rows @ weights
        top = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - top[owner])
        sums = np.add.reduceat(powers, starts)
        weighted = rows * (powers / sums[owner])[:, None]
        expected = np.add.reduceat(weighted, starts)
        value = (np.log(sums) + top).sum() - scores @ target + penalty / 2 * weights @ weights
        slope = expected.sum(axis=0) - rows.T @ target + penalty * weights
        return (
            value,
            slope,
            weighted.T @ rows - expected.T @ expected + penalty * np.eye(len(names)),
        )

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
