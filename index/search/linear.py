"""A linear model over named features, kept as a small text file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# Values further out than this many standard deviations count as if they stood there.
CLIP = 4.0


@dataclass(frozen=True)
class Linear:
    """``bias + sum(weight * clip((value - mean) / deviation))``.

    Attributes:
        names: of the features, in the order of the columns; `means`, `deviations` and `weights`
            are in the same order.
    """

    names: tuple[str, ...]
    means: Floats
    deviations: Floats
    weights: Floats
    bias: float = 0.0

    def parts(self, values: Floats) -> Floats:
        """What each feature adds to the score, in the shape of `values`."""
        scaled = np.clip((values - self.means) / self.deviations, -CLIP, CLIP)
        return np.asarray(scaled * self.weights)

    def scores(self, values: Floats) -> Floats:
        """The score of each row of `values` (rows by features)."""
        return np.asarray(self.parts(values).sum(axis=-1) + self.bias)


def read_linear(text: str, names: Sequence[str]) -> Linear:
    """Read lines ``name<TAB>mean<TAB>deviation<TAB>weight`` and one line ``bias<TAB>value``.

    Lines that begin with # are remarks.

    Raises:
        ValueError: the features of the file are not `names`: it was made for other code.
    """
    rows: dict[str, tuple[float, ...]] = {}
    bias = 0.0
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, *numbers = line.split("\t")
        if name == "bias":
            bias = float(numbers[0])
        else:
            rows[name] = tuple(map(float, numbers))
    if tuple(rows) != tuple(names):
        odd = sorted(set(rows) ^ set(names))
        raise ValueError(f"weights do not fit the features of the code: {odd or 'order differs'}")
    table = np.array(list(rows.values()))
    return Linear(tuple(names), table[:, 0], table[:, 1], table[:, 2], bias)


def write_linear(model: Linear, remark: str) -> str:
    """The inverse of `read_linear`; each line of `remark` becomes one that begins with #."""
    lines = [f"# {line}".rstrip() for line in remark.splitlines()]
    lines.append(f"bias\t{model.bias:.5g}")
    for name, mean, deviation, weight in zip(
        model.names, model.means, model.deviations, model.weights, strict=True
    ):
        lines.append(f"{name}\t{mean:.5g}\t{deviation:.5g}\t{weight:.4g}")
    return "\n".join(lines) + "\n"
