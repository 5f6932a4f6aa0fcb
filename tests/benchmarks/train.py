"""``python -m tests.benchmarks.train``: make index/weights/ranking.txt and verdict.txt anew.

From KorQuAD 1.0 dev part 1 (LG CNS, CC BY-ND 2.0 KR); only weights are written, nothing of the
texts. Takes about ten minutes, most of it for the collections of the verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import index
from index.analysis import Analyzer
from index.corpus import Corpus
from index.evidence.verdict import COLUMNS as VERDICT_COLUMNS
from index.ranking.linear import Floats, Linear, write_linear
from index.ranking.reranker import COLUMNS, Reranker, columns
from index.search import Search
from tests.benchmarks.fitting import fit_lists, fit_verdict
from tests.benchmarks.korquad import KorQuAD, load, require
from tests.benchmarks.silence_sets import Case, Sets, unfitted

WEIGHTS = Path(index.__file__).parent / "weights"

# Tried on halves: 30, 80 and 200 differ by less than 0.002 in sentence@1.
_PENALTY_OF_RANKING = 80.0
_PENALTY_OF_VERDICT = 33.0

# Exchanged names count more, for users get names wrong more than they ask of other worlds; other
# articles' questions to a single article count less, for they are many and easy.
_IMPORTANCE = {
    "whole exchanged": 1.0,
    "part exchanged": 1.0,
    "article exchanged": 1.2,
    "paragraph exchanged": 1.0,
    "article far": 0.3,
    "paragraph far": 0.3,
}
_REFUSED = 0.05  # the working point: so many answerable questions of the whole set are refused

_REMARK = """\
{what}
Made by tests/benchmarks/train.py from KorQuAD 1.0 dev part 1 (70 articles, 3316 questions; LG CNS,
CC BY-ND 2.0 KR). Weights only; nothing of the texts is in this file.
name, mean, standard deviation, weight; see index/ranking/linear.py."""


@dataclass(frozen=True, slots=True)
class List:
    """The candidates of one question: their features, and the row of the gold sentence."""

    half: int
    features: Floats
    gold: int


def lists(data: KorQuAD, analyzer: Analyzer) -> list[List]:
    """The questions whose gold sentence is among the candidates."""
    corpus = Corpus(data.entries)
    titles = analyzer.terms_of(document.title for document, _ in data.entries)
    forms = {
        document.doc_id: [term.form for term in terms]
        for (document, _), terms in zip(data.entries, titles, strict=True)
    }
    search = Search(corpus, forms, _unranked(), unfitted())
    found = []
    for question in data.questions:
        result = search.find(search.query(question.text, analyzer.terms(question.text)), 1)
        if result is None:
            continue
        for row, candidate in enumerate(result.comparison.candidates):
            if question.answered_by(candidate.sentence):
                found.append(List(question.half, result.features, row))
                break
    return found


def rank_by(lists: Sequence[List]) -> Reranker:
    """A re-ranker fitted to these lists."""
    return Reranker(_ranking(lists))


def rerankers_by_half(lists: Sequence[List]) -> dict[int, Reranker]:
    """By the half whose questions they may rank: each fitted to the other."""
    return {half: rank_by([item for item in lists if item.half != half]) for half in (0, 1)}


def all_cases(sets: Sets, *, near: bool = True) -> list[Case]:
    """The cases that the verdict is fitted to; those of `near` take most of the time."""
    makers: list[Callable[[], Iterable[Case]]] = [
        sets.whole,
        sets.far,
        sets.parts,
        sets.articles,
        sets.paragraphs,
    ]
    if near:
        makers.append(sets.near)
    return [case for make in makers for case in make()]


def judge(cases: Sequence[Case], models: dict[int, Linear]) -> Floats:
    """The score of each case, by the model of its half; minus infinity where nothing is found."""
    scores = np.full(len(cases), -np.inf)
    for i, case in enumerate(cases):
        if case.inputs is not None and not case.beside:
            scores[i] = models[case.article % 2].scores(case.inputs)
    return scores


def verdicts_by_half(cases: Sequence[Case]) -> dict[int, Linear]:
    """By the half whose questions they may judge: each fitted to the other."""
    return {half: _verdict([case for case in cases if case.article % 2 != half]) for half in (0, 1)}


def working_point(cases: Sequence[Case], scores: Floats, refused: float) -> float:
    """The score below which this share of the answerable questions of the whole set lies."""
    whole = np.array([case.kind == "whole" for case in cases])
    return float(np.quantile(scores[whole], refused, method="lower"))


def _unranked() -> Reranker:
    zero = np.zeros(len(COLUMNS))
    return Reranker(Linear(COLUMNS, zero, zero + 1, zero))


def _ranking(lists: Sequence[List]) -> Linear:
    return fit_lists(
        COLUMNS,
        [columns(item.features) for item in lists],
        [item.gold for item in lists],
        _PENALTY_OF_RANKING,
    )


def _verdict(cases: Sequence[Case]) -> Linear:
    some = [(case, case.inputs) for case in cases if case.inputs is not None]
    return fit_verdict(
        VERDICT_COLUMNS,
        np.array([inputs for _, inputs in some]),
        np.array([float(case.answerable) for case, _ in some]),
        np.array([_IMPORTANCE.get(case.kind, 1.0) for case, _ in some]),
        _PENALTY_OF_VERDICT,
    )


def _write(name: str, model: Linear, what: str) -> None:
    path = WEIGHTS / name
    path.write_text(write_linear(model, _REMARK.format(what=what)), encoding="utf-8")
    print(f"{name}: {len(model.names)} weights, {path.stat().st_size / 1000:.1f} kB", flush=True)


def main() -> None:
    require()
    analyzer = Analyzer()
    data = load(analyzer)
    ranked = lists(data, analyzer)
    WEIGHTS.mkdir(exist_ok=True)
    _write("ranking.txt", _ranking(ranked), "Weights of index/ranking/reranker.py.")
    cases = all_cases(Sets(data, analyzer, rerankers_by_half(ranked)))
    # The working point is that of unseen questions; the weights are of all.
    scores = judge(cases, verdicts_by_half(cases))
    model = _verdict(cases)
    point = working_point(cases, scores, _REFUSED)
    moved = Linear(model.names, model.means, model.deviations, model.weights, model.bias - point)
    _write("verdict.txt", moved, "Weights of index/evidence/verdict.py; 0 is the working point.")
    print(f"working point {point:.3f}; as a check, {len(cases)} cases")


if __name__ == "__main__":
    main()
