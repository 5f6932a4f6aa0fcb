"""``python -m tests.benchmarks.train``: make the weights in index/weights anew.

From the sets of `tests.benchmarks.field_sets`: questions typed as on a phone about news, invented
articles and KorQuAD 1.0 part 1, and the halves of TyDiQA, KLUE-MRC and Belebele in ../shared. Only
weights are written, nothing of the texts. First the figures of unseen questions are printed, each
fifth of the articles left out in turn. ``--keep FOLDER`` keeps the stores with their vectors;
``--report`` writes no weights, and leaves each kind of set out in turn, too.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import index
from index.engines.bundled import bundled
from index.engines.embedder import Embedder
from index.korean.analysis import Analyzer
from index.search import figures, reranker
from index.search.linear import Floats, Linear, write_linear
from index.search.models import Model
from index.search.reranker import Reranker
from index.search.reranker import columns as inputs
from index.search.verdict import VerdictModel, columns, names_of
from tests.benchmarks.field import collection
from tests.benchmarks.field_sets import field_sets
from tests.benchmarks.fitting import fit_lists, fit_verdict
from tests.benchmarks.train_cases import Case, Cases

WEIGHTS = Path(index.__file__).parent / "weights"

_PENALTY_OF_RANKING = 40.0
_PENALTY_OF_VERDICT = 20.0

# News counts most, for that is what the bot is for; KorQuAD least, for its questions are long.
_IMPORTANCE = {
    "news": 2.0, "news_shared": 2.0, "invented": 1.5, "korquad_phone": 1.0, "klue_wiki": 1.0,
    "tydi_ko": 0.7, "belebele_ko": 0.7, "korquad": 0.5,
}  # fmt: skip
# Sets of one origin are left out together.
_ORIGIN = {"news": "news", "news_shared": "news", "korquad_phone": "korquad", "korquad": "korquad"}

# The working points: no set may have more than this.
_NEAR_FIRM = 0.11
_FIRM_WRONG = 0.055
_FAR_FIRM = 0.004
_FAR_SHOWN = 0.07

_REMARK = """\
{what}
Made by tests/benchmarks/train.py from questions typed as on a phone and from KorQuAD 1.0 part 1
(CC BY-ND 2.0 KR), TyDiQA (Apache-2.0), KLUE-MRC style data and Belebele (CC BY-SA 4.0). Weights only;
nothing of the texts is in this file.
name, mean, standard deviation, weight; see index/search/linear.py."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The best candidate of a case.

    Attributes:
        values: its evidence, by the columns of the verdict.
        right: whether its passage is right.
    """

    case: Case
    values: Floats
    right: bool


def fit_ranking(cases: Sequence[Case], names: tuple[str, ...]) -> Linear:
    """Fitted to the answerable questions of which an answer is among the candidates."""
    some = [c for c in cases if c.kind == "answerable" and c.right.any()]
    return fit_lists(
        names,
        [inputs(c.laid.features, c.laid.meaning) for c in some],
        [c.right for c in some],
        [_IMPORTANCE[c.name] for c in some],
        _PENALTY_OF_RANKING,
    )


def weigh(case: Case, ranking: Linear, evidence: tuple[str, ...]) -> Weighed:
    """By a re-ranker that has not seen the case."""
    zero = np.zeros(len(names_of(evidence)))
    nothing = Linear(names_of(evidence), zero, zero + 1, zero)
    found = case.found(Model(Reranker(ranking), VerdictModel(nothing, nothing)))
    values = columns(found.evidence[:1], case.search.size)[0]
    return Weighed(case, values, case.kind == "answerable" and case.first_is_right(found))


def fit_firm(cases: Sequence[Weighed], names: tuple[str, ...]) -> Linear:
    """Right passages against all others."""
    return fit_verdict(
        names,
        np.array([w.values for w in cases]),
        np.array([float(w.right) for w in cases]),
        np.array([_IMPORTANCE[w.case.name] * (0.5 if w.case.made else 1.0) for w in cases]),
        _PENALTY_OF_VERDICT,
    )


def fit_shown(cases: Sequence[Weighed], names: tuple[str, ...]) -> Linear:
    """Questions that the articles are about against far ones."""
    some = [w for w in cases if not (w.case.kind == "near" and w.case.made)]
    return fit_verdict(
        names,
        np.array([w.values for w in some]),
        np.array([float(w.case.kind != "far") for w in some]),
        np.array([0.7 if w.case.made else 1.0 for w in some]),
        _PENALTY_OF_VERDICT,
    )


Parting = Callable[[Case], str | int]


def by_origin(case: Case) -> str:
    return _ORIGIN.get(case.name, case.name)


def by_article(case: Case) -> int:
    return case.fold


@dataclass(frozen=True, slots=True)
class Unseen:
    """Scores of cases by models that have not seen their part."""

    weighed: list[Weighed]
    firm: Floats
    shown: Floats


def unseen(
    cases: Sequence[Case], parting: Parting, ranking: tuple[str, ...], evidence: tuple[str, ...]
) -> Unseen:
    """Cross-fitted: each part by models of the others; the verdict sees ranked what the
    re-ranker has not seen."""
    parts = [parting(case) for case in cases]
    weighed: dict[int, Weighed] = {}
    for part in sorted(set(parts), key=str):
        model = fit_ranking([c for c, p in zip(cases, parts, strict=True) if p != part], ranking)
        for number, case in enumerate(cases):
            if parts[number] == part:
                weighed[number] = weigh(case, model, evidence)
    found = [weighed[number] for number in range(len(cases))]
    firm, shown = np.zeros(len(cases)), np.zeros(len(cases))
    names = names_of(evidence)
    for part in sorted(set(parts), key=str):
        others = [w for w, p in zip(found, parts, strict=True) if p != part]
        rows = [number for number, p in enumerate(parts) if p == part]
        values = np.array([found[number].values for number in rows])
        firm[rows] = fit_firm(others, names).scores(values)
        shown[rows] = fit_shown(others, names).scores(values)
    return Unseen(found, firm, shown)


def working_points(found: Unseen) -> tuple[float, float]:
    """The least scores of a firm answer and of a shown one that hold on the worst set."""
    cases = [w.case for w in found.weighed]
    names = sorted({case.name for case in cases})
    firm = shown = -np.inf
    for name in names:
        own = np.array([c.name == name and not c.made for c in cases])
        kinds = {k: own & np.array([c.kind == k for c in cases]) for k in ("near", "far")}
        wrong = np.array([not w.right and w.case.kind == "answerable" for w in found.weighed]) & own
        answerable = own & np.array([c.kind == "answerable" for c in cases])
        firm = max(
            firm,
            _above(found.firm[kinds["near"]], _NEAR_FIRM * kinds["near"].sum()),
            _above(found.firm[wrong], _FIRM_WRONG * answerable.sum()),
        )
    far = np.array([case.kind == "far" for case in cases])
    firm = max(firm, _above(found.firm[far], _FAR_FIRM * far.sum()))
    real = far & ~np.array([case.made for case in cases])
    for some in (far, real):
        shown = max(shown, _above(found.shown[some], _FAR_SHOWN * some.sum()))
    return float(firm), float(shown)


def _above(scores: Floats, allowed: float) -> float:
    """The least point that at most `allowed` of the scores reach."""
    ordered = np.sort(scores)[::-1]
    at = int(allowed)
    return float(ordered[at]) + 1e-6 if at < len(ordered) else -np.inf


def report(found: Unseen, firm: float, shown: float) -> None:
    """One line a set."""
    print(
        "| set | answerable | first | shown first | firm | firm, wrong | near, firm | far, firm | far, unsure |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for name in sorted({w.case.name for w in found.weighed}):
        rows = [i for i, w in enumerate(found.weighed) if w.case.name == name and not w.case.made]
        far = [
            i for i, w in enumerate(found.weighed) if w.case.name == name and w.case.kind == "far"
        ]
        asked = [i for i in rows if found.weighed[i].case.kind == "answerable"]
        near = [i for i in rows if found.weighed[i].case.kind == "near"]
        right = np.array([found.weighed[i].right for i in asked])
        is_firm = found.firm >= firm
        is_shown = is_firm | (found.shown >= shown)
        cells = [
            right.mean(),
            (right & is_shown[asked]).mean(),
            is_firm[asked].mean(),
            (~right & is_firm[asked]).mean(),
            is_firm[near].mean() if near else np.nan,
            is_firm[far].mean() if far else np.nan,
            (is_shown & ~is_firm)[far].mean() if far else np.nan,
        ]
        print(f"| {name} | {len(asked)} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")


def make(kind: str, cases: Sequence[Case], *, write: bool) -> None:
    """Report on, and write, the three models of words or of meaning."""
    words = kind == "words"
    ranking = reranker.BY_WORDS if words else reranker.BY_MEANING
    evidence = figures.BY_WORDS if words else figures.BY_MEANING
    names = names_of(evidence)
    if not write:
        by_set = unseen(cases, by_origin, ranking, evidence)
        firm, shown = working_points(by_set)
        print(f"\n{kind}, each kind of set left out in turn; points {firm:.3f} {shown:.3f}")
        report(by_set, firm, shown)
    by_fold = unseen(cases, by_article, ranking, evidence)
    firm, shown = working_points(by_fold)
    print(f"\n{kind}, each fifth of the articles left out in turn; points {firm:.3f} {shown:.3f}")
    report(by_fold, firm, shown)
    if not write:
        return
    _write(
        f"{kind}_ranking.txt", fit_ranking(cases, ranking), "Weights of index/search/reranker.py."
    )
    for name, fit, point in (("firm", fit_firm, firm), ("shown", fit_shown, shown)):
        model = fit(by_fold.weighed, names)
        moved = Linear(names, model.means, model.deviations, model.weights, model.bias - point)
        _write(
            f"{kind}_{name}.txt",
            moved,
            "Weights of index/search/verdict.py; 0 is the working point.",
        )


def _write(name: str, model: Linear, what: str) -> None:
    path = WEIGHTS / name
    path.write_text(write_linear(model, _REMARK.format(what=what)), encoding="utf-8")


def gather(embedder: Embedder | None, analyzer: Analyzer, folder: Path) -> list[Case]:
    """The cases of all sets; those of another set's questions are far."""
    sets = list(field_sets())
    maker = Cases(analyzer, embedder)
    cases: list[Case] = []
    for found in sets:
        library = collection(found.shelf, analyzer, embedder, folder)
        others = [
            question
            for other in sets
            if other.shelf != found.shelf
            for question in other.questions
            if question.group == "answerable"
        ]
        cases += maker.of(found, library, others)
        print(f"{found.name}: {len(cases)} cases so far", flush=True)
    return cases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the stores here")
    parser.add_argument("--report", action="store_true", help="write no weights")
    options = parser.parse_args()
    analyzer = Analyzer()
    with tempfile.TemporaryDirectory() as folder:
        for kind, embedder in (("meaning", bundled()), ("words", None)):
            place = (options.keep or Path(folder)) / kind
            place.mkdir(parents=True, exist_ok=True)
            make(kind, gather(embedder, analyzer, place), write=not options.report)


if __name__ == "__main__":
    main()
