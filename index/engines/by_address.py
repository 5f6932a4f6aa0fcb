"""An embedder behind any address that speaks OpenAI's embeddings API: Ollama, TEI, vLLM, …"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Literal
from urllib.parse import urlsplit

import httpx
import numpy as np

from index.engines.embedder import LONGEST_QUESTION, Floats, clean
from index.errors import EmbedderError

_log = logging.getLogger(__name__)
_REST = 30.0  # seconds for which an address that did not answer is not asked
_TOO_LONG = {400, 413, 422}  # what servers say to a text longer than their model reads
_SHORTEST = 200  # letters to which such a text is cut, at last

_Kind = Literal["query", "passage"]


class ByAddress:
    """Vectors from a server; `model` and `dimensions` are asked of it when first needed.

    An address that does not answer is left alone for half a minute, in which everything raises
    `EmbedderError` at once: questions are answered by words meanwhile, without waiting.

    Args:
        base: address of the server, with ``/v1`` or without.
        name: of the model, for servers that have several.
        key: sent as a bearer token; never told in an error.
        patience: seconds for a question, and for a few passages.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        base: str,
        name: str | None = None,
        key: str | None = None,
        *,
        patience: tuple[float, float] = (2.0, 60.0),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        base = base.rstrip("/")
        self._address = f"{base}/embeddings" if base.endswith("/v1") else f"{base}/v1/embeddings"
        self._where = urlsplit(base).netloc.rpartition("@")[2]
        self._name = name
        self._client = httpx.Client(headers={"Authorization": f"Bearer {key}"} if key else {})
        self._seconds = {"query": patience[0], "passage": patience[1]}
        self._clock = clock
        self._resting_until = float("-inf")
        self._known: tuple[str, int] | None = None
        self._learning = threading.Lock()

    @property
    def model(self) -> str:
        return self._learn()[0]

    @property
    def dimensions(self) -> int:
        return self._learn()[1]

    def passages(self, texts: Sequence[str]) -> Floats:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return self._checked(self._vectors([clean(text) for text in texts], "passage"))

    def query(self, text: str) -> Floats:
        vector: Floats = self._checked(self._vectors([clean(text, LONGEST_QUESTION)], "query"))[0]
        return vector

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _learn(self) -> tuple[str, int]:
        with self._learning:
            if self._known is None:
                answer = self._ask(["가나다"], "query")
                named = self._name or str(answer.get("model") or "model")
                self._known = (f"{named} @ {self._where}", _rows(answer, 1, self._where).shape[1])
            return self._known

    def _checked(self, vectors: Floats) -> Floats:
        if vectors.shape[1] != self.dimensions:
            self._known = None  # another model answers there now
            raise EmbedderError(self._where, "embedder_changed")
        return vectors

    def _vectors(self, texts: list[str], kind: _Kind) -> Floats:
        """Vectors of texts; one that is too long for the model is cut until it is not."""
        try:
            return _rows(self._ask(texts, kind), len(texts), self._where)
        except _RefusedError:
            if len(texts) > 1:
                return np.vstack([self._vectors([text], kind) for text in texts])
            if len(texts[0]) <= _SHORTEST:
                raise
            return self._vectors([texts[0][: max(len(texts[0]) // 2, _SHORTEST)]], kind)

    def _ask(self, texts: list[str], kind: _Kind) -> dict[str, Any]:
        """The answer of the server, at the second attempt where the first one failed."""
        if self._clock() < self._resting_until:
            raise EmbedderError(self._where, "embedder_resting")
        # Models that want to know what a text is for are told; other servers pass it over. An empty
        # text is refused by some.
        body: dict[str, object] = {"input": [text or " " for text in texts], "input_type": kind}
        if self._name:
            body["model"] = self._name
        try:
            answer = self._post(body, kind)
            answer.raise_for_status()
            value = answer.json()
        except httpx.HTTPStatusError as exc:
            if exc.response.status_code in _TOO_LONG:
                status = exc.response.status_code
                raise _RefusedError(self._where, "embedder_refused", status=status) from None
            raise self._rest(f"HTTP {exc.response.status_code}") from None
        except (httpx.HTTPError, ValueError) as exc:
            raise self._rest(type(exc).__name__) from None
        if not isinstance(value, dict):
            raise self._rest("not a JSON object")
        self._resting_until = float("-inf")
        return value

    def _post(self, body: dict[str, object], kind: _Kind) -> httpx.Response:
        seconds = self._seconds[kind]
        started = self._clock()
        try:
            answer = self._client.post(self._address, json=body, timeout=seconds)
            if answer.status_code < 500 and answer.status_code != 429:
                return answer
        except httpx.TransportError:
            if (seconds := seconds - (self._clock() - started)) <= 0:
                raise
        return self._client.post(self._address, json=body, timeout=seconds)

    def _rest(self, reason: str) -> EmbedderError:
        """Leave the address alone for a while; the error to raise. Told in the log once."""
        if self._resting_until == float("-inf"):
            _log.warning("%s gives no embeddings (%s); words alone serve", self._where, reason)
        self._resting_until = self._clock() + _REST
        return EmbedderError(self._where, "embedder_silent", reason=reason)


class _RefusedError(EmbedderError):
    """The server takes none of this text, though it answers."""


def _rows(answer: dict[str, Any], count: int, where: str) -> Floats:
    """The vectors of an answer in the order of their texts, one long each."""
    try:
        data = sorted(answer["data"], key=lambda item: int(item["index"]))
        rows = np.array([item["embedding"] for item in data], dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    except (KeyError, TypeError, ValueError) as exc:
        raise EmbedderError(where, "embedder_garbled") from exc
    if len(rows) != count or not np.isfinite(lengths).all():
        raise EmbedderError(where, "embedder_garbled")
    unit: Floats = rows / np.maximum(lengths, 1e-9)
    return unit
