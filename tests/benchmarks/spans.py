"""``make bench-spans``: are the words in bold the answer?

On KorQuAD 1.0 dev part 1, cross-fitted: the articles are parted into two halves, and each half is
judged by a model that was trained on the other. Exact match and F1 are those of KorQuAD's official
evaluate-v1.0.py (https://korquad.github.io/KorQuad%201.0/): see `tests.benchmarks.span_data`.

Two places are looked at: the sentence that holds the gold answer, and the first hit of the
retriever, which may be another sentence; there, overlap counts in the gold sentence only, match
and F1 compare strings. "marked": share of questions where the model was sure enough. The columns
up to F1 are shares of all questions with every best candidate marked; "right if marked" is the
share of the marked ones that share F1 0.5 or more with the gold answer; the last column has the thresholds that ship, one a kind of question.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.analysis import Analyzer
from index.records import Sentence
from index.spans.answer_span import Span, SpanModel, sure_from
from index.spans.kinds import Wanted
from tests.benchmarks.korquad import PART
from tests.benchmarks.span_data import Example, KorQuAD, character_f1, exact_match, load
from tests.benchmarks.train_spans import fit, rows

_THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Judged:
    """The best candidate of one question in one sentence, whatever its score."""

    wanted: Wanted
    score: float
    overlap: bool
    exact: bool
    f1: float


def judge(data: KorQuAD, models: Sequence[SpanModel], *, first_hit: bool) -> Iterator[Judged]:
    """One of each question; `models` by the half that they may judge."""
    for example in data.examples:
        sentence = _first(data, example) if first_hit else example.sentence
        if sentence is None:
            yield Judged(example.asked.wanted, 0.0, False, False, 0.0)
            continue
        text = data.texts[sentence.doc_id]
        model = models[example.article % 2]
        span = model.best(example.asked, sentence, text, data.idf)
        yield _judged(example, sentence, text, span)


def _first(data: KorQuAD, example: Example) -> Sentence | None:
    hits = data.retriever.answer(example.question, top=1).hits
    if not hits:
        return None
    citation = hits[0].passage.citation
    return data.sentences[citation.doc_id][citation.sentence_number - 1]


def _judged(example: Example, sentence: Sentence, text: str, span: Span | None) -> Judged:
    if span is None:
        return Judged(example.asked.wanted, 0.0, False, False, 0.0)
    words = text[span.start : span.end]
    there = sentence.doc_id == example.document.doc_id
    return Judged(
        example.asked.wanted,
        span.score,
        there and span.start < example.end and example.start < span.end,
        exact_match(words, example.answer),
        character_f1(words, example.answer),
    )


def table(name: str, found: Sequence[Judged], sure: Sequence[float]) -> None:
    size = len(found)
    overlap, exact, f1 = (
        sum(getattr(item, what) for item in found) / size for what in ("overlap", "exact", "f1")
    )
    shown = [[item for item in found if item.score >= least] for least in sure]
    shown.append([item for item in found if item.score >= sure_from(item.wanted)])
    cells = " | ".join(
        f"{len(some) / size:.3f} / {sum(item.f1 >= 0.5 for item in some) / max(1, len(some)):.3f}"
        for some in shown
    )
    print(f"| {name} | {size} | {overlap:.3f} | {exact:.3f} | {f1:.3f} | {cells} |", flush=True)


def speed(data: KorQuAD, model: SpanModel) -> float:
    """Milliseconds a sentence."""
    some = [example for example in data.examples if example.sentence is not None][:500]
    begun = time.perf_counter()
    for example in some:
        assert example.sentence is not None
        model.best(example.asked, example.sentence, example.document.text, data.idf)
    return (time.perf_counter() - begun) / len(some) * 1e3


def main() -> None:
    if not PART.exists():
        print(f"skipped: ../shared/data/korquad/{PART.name} is not there")
        return
    data = load(PART, Analyzer())
    found = rows(data)
    models = [
        SpanModel(fit([row for row in found if row.half != half]), sure=0.0) for half in (0, 1)
    ]
    heads = " | ".join(f"marked / right if marked, from {least}" for least in _THRESHOLDS)
    print(f"| where | questions | overlap | exact match | F1 | {heads} | as it ships |")
    print("|---|---:|---:|---:|---:|" + "---:|" * (len(_THRESHOLDS) + 1))
    for name, first_hit in (("gold sentence", False), ("first hit", True)):
        judged = list(judge(data, models, first_hit=first_hit))
        table(name, judged, _THRESHOLDS)
        for wanted in ("person", "place", "time", "number", "reason", "thing"):
            table(
                f"{name}, {wanted}",
                [item for item in judged if item.wanted == wanted],
                _THRESHOLDS,
            )
    print(f"\n{speed(data, models[0]):.2f} ms a sentence")


if __name__ == "__main__":
    main()
