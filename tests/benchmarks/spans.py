"""``make bench-spans``: are the words in bold the answer?

Cross-fitted: the articles of all sets of `tests.benchmarks.span_data` are parted into two halves, and
each half is judged by a model that was trained on the other.

Each question is put to the sentence that holds its answer, and to the best
sentence of plain BM25 that does not, where every mark is wrong: ``Put.right`` says when marked words are the answer. "marked" and "right" are of
the sentences with the answer; "wrong", "near", "far" are the shares of the other sentences where
something is marked, of answerable questions, of near and of far ones. At each threshold, then with
those that ship, one a kind of question.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.korean.analysis import Analyzer
from index.spans.answer_span import SpanModel, sure_from
from tests.benchmarks.span_data import SETS, Put, load
from tests.benchmarks.train_spans import fit, rows

_THRESHOLDS = (0.3, 0.4, 0.5, 0.6)
_KINDS = ("person", "place", "time", "number", "reason", "thing")


@dataclass(frozen=True, slots=True)
class Judged:
    """The best candidate, whatever its score; 0 where there is none."""

    put: Put
    score: float
    right: bool


def judge(puts: Iterable[Put], models: Sequence[SpanModel]) -> list[Judged]:
    """Args:
    models: by the half that they may judge.
    """
    found = []
    for put in puts:
        span = models[put.half].best(put.asked, put.sentence, put.text, put.idf)
        right = span is not None and put.right(span.start, span.end)
        found.append(Judged(put, span.score if span else 0.0, right))
    return found


def table(name: str, judged: Sequence[Judged]) -> None:
    shown: list[Callable[[Judged], bool]] = [_from(least) for least in _THRESHOLDS]
    shown.append(lambda item: item.score >= sure_from(item.put.asked.wanted))
    holding = [item for item in judged if item.put.answer]
    cells = []
    for is_shown in shown:
        marked = [item for item in holding if is_shown(item)]
        right = sum(item.right for item in marked) / max(1, len(marked))
        shares = [f"{len(marked) / max(1, len(holding)):.2f}", f"{right:.3f}"]
        for group in ("answerable", "near", "far"):
            others = [i for i in judged if not i.put.answer and i.put.group == group]
            shares.append(f"{sum(map(is_shown, others)) / max(1, len(others)):.2f}")
        cells.append(" ".join(shares))
    print(f"| {name} | {len(holding)} | {' | '.join(cells)} |", flush=True)


def _from(least: float) -> Callable[[Judged], bool]:
    return lambda item: item.score >= least


def speed(puts: Sequence[Put], model: SpanModel) -> float:
    """Milliseconds a sentence."""
    some = puts[:500]
    begun = time.perf_counter()
    for put in some:
        model.best(put.asked, put.sentence, put.text, put.idf)
    return (time.perf_counter() - begun) / len(some) * 1e3


def main() -> None:
    puts = list(load(Analyzer()))
    found = rows(puts)
    models = [
        SpanModel(fit([row for row in found if row.half != half]), sure=0.0) for half in (0, 1)
    ]
    judged = judge(puts, models)
    heads = " | ".join([*(f"from {least}" for least in _THRESHOLDS), "as it ships"])
    print("Each cell: marked, right; marked in another sentence: answerable, near, far\n")
    print(f"| set | with answer | {heads} |")
    print("|---|---:|" + "---|" * (len(_THRESHOLDS) + 1))
    for name in SETS:
        table(name, [item for item in judged if item.put.name == name])
    for kind in _KINDS:
        table(kind, [item for item in judged if item.put.asked.wanted == kind])
        phone = {"news", "invented", "korquad_phone"}
        some = [i for i in judged if i.put.asked.wanted == kind and i.put.name in phone]
        table(f"{kind}, typed on a phone", some)
    print(f"\n{speed(puts, models[0]):.2f} ms a sentence")


if __name__ == "__main__":
    main()
