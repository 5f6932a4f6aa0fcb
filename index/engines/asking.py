"""The vectors of questions, kept for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict

from index.engines.embedder import Embedder, Floats
from index.errors import EmbedderError

# A follow-up is read in up to four ways, each in one article and in all; 512 vectors are 0.8 MB.
_KEPT = 512


class QuestionVectors:
    """Asks an embedder for the vectors of questions, and remembers them; safe to share.

    They are made in the thread that asks: of all that does not wait for them, finding candidates by
    words takes 0.4 ms among 3,756 sentences, and giving the vector to another thread takes more.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[str, Floats] = OrderedDict()
        self._lock = threading.Lock()

    def vector(self, text: str) -> Floats | None:
        """The vector of a question; None where the embedder gives none now."""
        with self._lock:
            if text in self._kept:
                self._kept.move_to_end(text)
                return self._kept[text]
        try:
            vector = self._embedder.query(text)
        except EmbedderError:
            return None
        with self._lock:
            self._kept[text] = vector
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return vector
