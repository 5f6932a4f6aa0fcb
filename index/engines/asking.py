"""The vectors of questions: made beside other work, and kept for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor

from index.engines.embedder import Embedder, Floats
from index.errors import EmbedderError

# A follow-up is read in up to four ways, each in one article and in all; 512 vectors are 0.8 MB.
_KEPT = 512
_AT_ONCE = 8  # a server may take its time; the bundled embedder has no more cores than there are


class Questions:
    """Asks an embedder for the vectors of questions, for each text once; safe to share.

    Numbers are worked out outside of Python's lock, so that the words of a question are looked up
    meanwhile.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="question")
        self._kept: OrderedDict[str, Future[Floats]] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, text: str) -> Future[Floats]:
        """The vector of a question, to come; `EmbedderError` where there is none now."""
        with self._lock:
            found = self._kept.get(text)
            if found is None or (found.done() and found.exception() is not None):
                found = self._kept[text] = self._pool.submit(self._embedder.query, text)
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(text)
            return found

    def vector(self, text: str) -> Floats | None:
        """The vector of a question; None where the embedder gives none now."""
        try:
            return self.begin(text).result()
        except EmbedderError:
            return None
