"""``python -m tests.benchmarks.train_spans``: make index/weights/span.txt anew.

A softmax over the candidates of each gold sentence and "none of them", fitted to the character F1 of each candidate
with the gold answer, with an L2 penalty; whole-batch Adam (Kingma & Ba 2015), so that the same
data give the same weights. Each question is also put to the best sentence of plain BM25 that does
not answer it, where "none of them" is right. Data: the sets of `tests.benchmarks.span_data`; only weights are written, and
only of features that many questions share, so that nothing of the texts is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import index
from index.korean.analysis import Analyzer
from index.spans.admissible import admissible
from index.spans.answer_span import within
from index.spans.nothing import nothing
from index.spans.span_candidates import candidates
from index.spans.span_features import features
from index.spans.told_features import Feature
from tests.benchmarks.span_data import SETS, Put, load

WEIGHTS = Path(index.__file__).parent / "weights" / "span.txt"

_FEWEST_QUESTIONS = 25
_PENALTY = 6.0
_STEPS = 250
_RATE = 0.05
_LEAST_F1 = 0.5
_SHARPNESS = 8  # F1 of 0.8 is worth 0.17 of an exact match: close is not yet right

_HEADER = """\
# Weights of index/spans/answer_span.py: weight, tab, name of the feature (index/spans/span_features.py).
# Made by tests/benchmarks/train_spans.py from questions typed as on a phone, KorQuAD 1.0
# dev part 1 (LG CNS, CC BY-ND 2.0 KR), TyDiQA (Apache-2.0) and KLUE-MRC style data (CC BY-SA 4.0).
# Weights only; nothing of the texts is in this file.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """The candidates of one sentence, and none of them: features, and F1 with the answer."""

    name: str
    half: int
    features: Sequence[Sequence[Feature]]
    targets: Sequence[float]


def rows(puts: Iterable[Put]) -> list[Row]:
    """Those that candidates are chosen for; news count twice, for that is what the bot is for."""
    found = []
    for put in puts:
        row = _row(put)
        if row is not None:
            found += [row] * (2 if put.name == "news" else 1)
    return found


def _row(put: Put) -> Row | None:
    asked = put.asked
    text, terms = within(put.sentence, put.text)
    spans = admissible(asked, text, terms, candidates(text, terms))
    if not spans or asked.closed or asked.wanted in {"reason", "manner"}:
        return None
    shift = put.sentence.start
    targets = [put.f1(span.start + shift, span.end + shift) for span in spans]
    none = 0.0 if max(targets) >= _LEAST_F1 else 1.0
    named = features(asked, text, terms, spans, put.idf)
    return Row(
        put.name,
        put.half,
        [*named, nothing(asked, terms, put.text, put.idf)],
        [*(targets if not none else [0.0] * len(targets)), none],
    )


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Weights by names."""
    names = _names(rows)
    ids: list[int] = []
    values: list[float] = []
    owners: list[int] = []
    starts = [0]
    goals: list[float] = []
    count = 0
    for row in rows:
        good = [f1**_SHARPNESS if f1 >= _LEAST_F1 else 0.0 for f1 in row.targets]
        goals += [value / sum(good) for value in good]
        for named in row.features:
            known = [(names[name], value) for name, value in named if name in names]
            ids += [i for i, _ in known]
            values += [value for _, value in known]
            owners += [count] * len(known)
            count += 1
        starts.append(count)
    feature, value, owner = np.array(ids), np.array(values), np.array(owners)
    begins, goal = np.array(starts[:-1]), np.array(goals)
    group = np.repeat(np.arange(len(rows)), np.diff(starts))
    weights, mean, square = (np.zeros(len(names), dtype=np.float64) for _ in range(3))
    for step in range(1, _STEPS + 1):
        scores = np.bincount(owner, weights[feature] * value, minlength=count)
        powers = np.exp(scores - np.maximum.reduceat(scores, begins)[group])
        shares = powers / np.add.reduceat(powers, begins)[group]
        pull = np.bincount(feature, value * (shares - goal)[owner], minlength=len(names))
        slope = (pull + _PENALTY * weights) / len(rows)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        pace = _RATE * 0.5 * (1 + np.cos(np.pi * step / _STEPS))
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return {
        name: round(float(weights[i]), 3) for name, i in names.items() if abs(weights[i]) > 5e-3
    }


def _names(rows: Iterable[Row]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update({name for named in row.features for name, _ in named})
    kept = sorted(name for name, n in counts.items() if n >= _FEWEST_QUESTIONS)
    return {name: i for i, name in enumerate(kept)}


def main() -> None:
    found = rows(load(Analyzer()))
    if {row.name for row in found} != set(SETS):
        print(f"skipped: not all of {', '.join(SETS)} are there")
        return
    weights = fit(found)
    lines = (f"{weight:g}\t{name}\n" for name, weight in weights.items())
    WEIGHTS.write_text(_HEADER + "".join(lines), encoding="utf-8")
    print(f"{WEIGHTS.name}: {len(weights)} weights, {WEIGHTS.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
