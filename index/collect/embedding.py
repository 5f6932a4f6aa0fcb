"""Making the vectors of documents, a few sentences at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.engines.embedder import Bytes, Embedder, pack
from index.store import Store, Unread

# Called with (sentences that have vectors, all sentences).
OnVectors = Callable[[int, int], None]
Stop = Callable[[], bool]


def never() -> bool:
    """Nothing stops it."""
    return False


# Between two looks at `stop`: 0.8 s of a core. Eight texts at a time take as long each as 32.
_TEXTS = 8
_LETTERS = 800
_KEPT = 512  # vectors of one document that are lost at most, where the process is killed
_DOCUMENTS = 16  # read from the store at a time

_FORM = "title. sentence"  # what `text_of` makes: another form makes other vectors


def model_of(embedder: Embedder) -> str:
    """Under what name vectors are stored: those of another one are made again.

    Raises:
        EmbedderError: the embedder does not answer.
    """
    return f"{embedder.model} · {embedder.dimensions} · {_FORM}"


def text_of(title: str, sentence: str) -> str:
    """What stands for a sentence: headlines name what sentences leave out."""
    return f"{title}. {sentence}" if title else sentence


def embed(
    store: Store, embedder: Embedder, progress: OnVectors, stop: Stop, stored: Callable[[], None]
) -> bool:
    """Make the vectors that are missing, of the newest documents first; whether all are there.

    What was made is stored, wherever it ends.

    Args:
        progress: told after every few sentences.
        stop: looked at after every few sentences.
        stored: called after each commit.

    Raises:
        EmbedderError: the embedder does not answer.
        StoreError: the store cannot be written.
    """
    model = model_of(embedder)
    while documents := store.vectors.missing(model, _DOCUMENTS):
        coverage = store.vectors.coverage(model)
        done = coverage.sentences
        for document in documents:
            if stop():
                return False
            before = done - max(_count(document.done) - 1, 0)

            def tell(rows: int, before: int = before, total: int = coverage.all_sentences) -> None:
                progress(before + max(rows - 1, 0), total)

            made = _Making(store, embedder, model, document)
            if made.run(tell, stop):
                done = before + len(document.sentences)
            stored()
    return True


class _Making:
    """The vectors of one document."""

    def __init__(self, store: Store, embedder: Embedder, model: str, document: Unread) -> None:
        self._store = store
        self._embedder = embedder
        self._model = model
        self._document = document
        self._parts: list[Bytes] = [] if document.done is None else [document.done]
        self._kept = _count(document.done)

    def run(self, tell: Callable[[int], None], stop: Stop) -> bool:
        """Make and store them until `stop`; whether the document was still there."""
        document = self._document
        texts = [document.title, *(text_of(document.title, s) for s in document.sentences)]
        made = self._kept
        try:
            while made < len(texts):
                part = _few(texts, made)
                self._parts.append(pack(self._embedder.passages(part)))
                made += len(part)
                tell(made)
                if made - self._kept >= _KEPT and not self._keep():
                    return False
                if stop():
                    break
        except BaseException:  # Ctrl-C, or an embedder that is gone
            self._keep()
            raise
        return self._keep()

    def _keep(self) -> bool:
        if not self._parts:
            return True
        rows = np.concatenate(self._parts)
        self._parts, self._kept = [rows], len(rows)
        return self._store.vectors.put(self._document, self._model, rows)


def _few(texts: Sequence[str], start: int) -> list[str]:
    """The next texts, one at least."""
    part = [texts[start]]
    for text in texts[start + 1 : start + _TEXTS]:
        if sum(map(len, part)) + len(text) > _LETTERS:
            break
        part.append(text)
    return part


def _count(rows: Bytes | None) -> int:
    return 0 if rows is None else len(rows)
