"""The weights that ship with the project: a set for words alone, and one for words and meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.search import figures, reranker
from index.search.linear import Linear, read_linear
from index.search.reranker import Reranker
from index.search.verdict import VerdictModel, names_of


@dataclass(frozen=True, slots=True)
class Model:
    """What ranks candidates, and what tells answers among them."""

    reranker: Reranker
    verdict: VerdictModel


@dataclass(frozen=True, slots=True)
class Models:
    """`words` serves where no sentence has a vector, `meaning` where sentences have."""

    words: Model
    meaning: Model


@lru_cache(maxsize=1)
def load_models() -> Models:
    """The weights in index/weights; read once."""
    return Models(
        _load("words", reranker.BY_WORDS, figures.BY_WORDS),
        _load("meaning", reranker.BY_MEANING, figures.BY_MEANING),
    )


def _load(kind: str, ranking: tuple[str, ...], evidence: tuple[str, ...]) -> Model:
    def read(name: str, names: tuple[str, ...]) -> Linear:
        path = files("index").joinpath(f"weights/{kind}_{name}.txt")
        return read_linear(path.read_text(encoding="utf-8"), names)

    return Model(
        Reranker(read("ranking", ranking)),
        VerdictModel(read("firm", names_of(evidence)), read("shown", names_of(evidence))),
    )
