"""The seam between the search and whatever turns texts into vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]

# Letters of a text that are read: 0.8 s of a core, and most of what the usual models take in at all.
# Those of a question are fewer, for somebody waits.
LONGEST = 600
LONGEST_QUESTION = 200


class Embedder(Protocol):
    """Texts to unit vectors: the nearer in meaning, the greater their product.

    Safe to share between threads. Everything raises `EmbedderError` where no vectors can be had
    now; any text is fine, an empty one and one with lone surrogates too.
    """

    @property
    def model(self) -> str:
        """Name and version: vectors of one model are comparable, those of two are not."""
        ...

    @property
    def dimensions(self) -> int:
        """How long the vectors are."""
        ...

    def passages(self, texts: Sequence[str]) -> Floats:
        """A row for each text that is to be found."""
        ...

    def query(self, text: str) -> Floats:
        """The vector of a question."""
        ...


def clean(text: str, longest: int = LONGEST) -> str:
    """The beginning of a text, in letters that UTF-8 has; a lone surrogate becomes ``?``."""
    return text[:longest].encode("utf-8", errors="replace").decode("utf-8")


def pack(vectors: Floats) -> Bytes:
    """Vectors in a quarter of the space, each stretched so that its largest value is 127.

    Of the 25 sentences of news nearest to a question 0.99 stay among them; rounded to 127ths
    of 1, as is usual, 0.91: the values of 384 dimensions are small.
    """
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=1e-9)
    packed: Bytes = np.rint(vectors * (127 / largest)).astype(np.int8)
    return packed
