"""The words of a sentence that answer a question: what is set in bold.

A log-linear model over named features (`index.spans.span_features`): the score of a candidate is the
sum of the weights of its features, and the scores of a sentence become probabilities. Gradient
boosted trees over the same kind of features are no better (KorQuAD 1.0, cross-fitted, in the gold
sentence: overlap 0.738, with 136 kB of text, against 0.741 with 49 kB) and need a library to train.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.records import Sentence, Term
from index.spans.asked import Asked
from index.spans.kinds import Wanted
from index.spans.particles import particle_of
from index.spans.reasons import reason_clause
from index.spans.span_candidates import Candidate, candidates
from index.spans.span_features import Feature, features, nothing
from index.spans.units import counts

# A span is given from this score on: where the marked words of the first hit were right for 80% of
# KorQuAD's questions (times: 94%, numbers: 86%; tests/benchmarks/spans.py). Short questions share
# few words with their answer, so the kinds that the letters check well may be less sure.
_SURE: Mapping[Wanted, float] = {"time": 0.2, "number": 0.3, "thing": 0.55}
_SURE_OF_OTHERS = 0.5

# What 어디서 and 어디에 ask for carries none of these in the 33 such questions of KorQuAD 1.0 dev part 1.
_NOWHERE = frozenset({"none", "and", "subject", "topic", "from", "until"})

_TIME_UNITS = frozenset("년 월 일 시 분 초 주".split())
_ANY_UNIT = frozenset("개 가지 종 대 나라 등 채".split())  # 몇 개의 채널: 3채널

_UNITS_OF = (
    (
        (
            "비",
            "비용",
            "액",
            "료",
            "요금",
            "금",
            "값",
            "가격",
            "매출",
            "이익",
            "예산",
            "자금",
            "손실",
            "상금",
            "연봉",
        ),
        re.compile("[원엔]|달러|유로|위안|파운드"),
    ),
    (("길이", "높이", "거리", "너비", "폭", "깊이", "키"), re.compile("미터|m|㎞|㎝")),
    (("율", "률", "비율", "비중"), re.compile("%|퍼센트|％")),
)
_PART_OF_TIME = {
    "년": re.compile(r"[^월일시]*년"),
    "년도": re.compile(r"[^월일시]*년"),
    "월": re.compile(r"[^년일시]*월"),
    "시": re.compile(r"[^년월일]*시.*"),
}
_RANGE = re.compile("부터|[~∼–]")
_ONE_PART = re.compile("^(?:해|연도|년도)$")


@dataclass(frozen=True, slots=True)
class Span:
    """The answering words.

    Attributes:
        start, end: code points into `Document.text`, half-open.
        score: how sure the model is that the answer stands there, 0 to 1.
    """

    start: int
    end: int
    score: float


class SpanModel:
    """Chooses the answering words of a sentence.

    Args:
        weights: weights of features by their names; a name that is not there weighs nothing.
        sure: the score from which a span is given, 0 to 1; None takes what each kind of question
            asks for.
    """

    def __init__(self, weights: Mapping[str, float], *, sure: float | None = None) -> None:
        self._weights = weights
        self._sure = sure

    def best(
        self, asked: Asked, sentence: Sentence, text: str, idf: Callable[[str], float]
    ) -> Span | None:
        """The answering words of one sentence; None where the model is not sure.

        Args:
            text: of the whole document.
            idf: weight of a form in the collection.
        """
        words, terms = within(sentence, text)
        if asked.wanted == "reason":
            clause = reason_clause(words, terms)
            return clause and Span(sentence.start + clause[0], sentence.start + clause[1], 1.0)
        found = candidates(words, terms)
        spans = admissible(asked, words, found)
        if not spans or asked.closed or asked.wanted == "manner":
            return None
        named = features(asked, words, terms, spans, idf)
        shares = self._shares([*named, nothing(asked, terms, idf)])[:-1]
        chosen = spans[max(range(len(spans)), key=shares.__getitem__)]
        # Two readings of one place (the name, the name and its title) do not make it less sure.
        score = sum(
            share
            for share, span in zip(shares, spans, strict=True)
            if span.start < chosen.end and chosen.start < span.end
        )
        if score < (sure_from(asked.wanted) if self._sure is None else self._sure):
            return None
        chosen = _whole(asked, chosen, found)
        return Span(sentence.start + chosen.start, sentence.start + chosen.end, min(score, 1.0))

    def _shares(self, rows: Iterable[Iterable[Feature]]) -> list[float]:
        get = self._weights.get
        scores = [sum(get(name, 0.0) * value for name, value in row) for row in rows]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]


def sure_from(wanted: Wanted) -> float:
    """The score from which a span is given for a question of this kind."""
    return _SURE.get(wanted, _SURE_OF_OTHERS)


def within(sentence: Sentence, text: str) -> tuple[str, tuple[Term, ...]]:
    """The words of a sentence, and its terms with offsets into them."""
    start = sentence.start
    terms = tuple(Term(t.form, t.tag, t.start - start, t.end - start) for t in sentence.terms)
    return text[start : sentence.end], terms


def admissible(asked: Asked, text: str, spans: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the kind asked for: a wrong kind in bold is worse than nothing in bold."""
    if asked.wanted == "time":
        times = [span for span in spans if span.kind == "time"]
        if part := _PART_OF_TIME.get(asked.counter):
            return [s for s in times if part.fullmatch(text[s.start : s.end])] or times
        if asked.role not in {"from", "until"}:
            return times
        ends = [span for span in times if not _RANGE.search(text[span.start : span.end])]
        return [s for s in ends if particle_of(_behind(text, s)) == asked.role] or ends
    if asked.wanted == "number" and asked.explicit:
        kinds = {"number", "time"} if asked.counter in _TIME_UNITS else {"number"}
        numbers = [span for span in spans if span.kind in kinds]
        if asked.counter and asked.counter not in _ANY_UNIT:
            fitting = [s for s in numbers if counts(asked.counter, text[s.start : s.end])]
            if asked.counter == "일":  # 며칠: 3일간 rather than the 3rd
                lasting = [span for span in fitting if span.kind == "number"]
                return lasting or fitting
            return fitting
        return _measured(asked, text, numbers)
    if asked.wanted in {"person", "place"}:
        if asked.wanted == asked.role == "place":
            spans = [span for span in spans if particle_of(_behind(text, span)) not in _NOWHERE]
        times = [span for span in spans if span.kind == "time"]
        return [
            span
            for span in spans
            if span.kind not in {"time", "number"}
            and not any(span.start <= t.start and t.end <= span.end for t in times)
            and not (span.kind == "quote" and " " in text[span.start : span.end])
        ]
    return list(spans)


def _measured(asked: Asked, text: str, numbers: Sequence[Candidate]) -> list[Candidate]:
    """Sums of money for 공사비, lengths for 높이, shares for 시청률; all where none is there."""
    for ends, units in _UNITS_OF:
        if asked.focus.endswith(ends):
            return [s for s in numbers if units.search(text[s.start : s.end])] or list(numbers)
    return list(numbers)


def _whole(asked: Asked, chosen: Candidate, spans: Iterable[Candidate]) -> Candidate:
    """The list around the chosen one where several are asked for; both days of 28일과 29일."""
    kind = "list" if asked.several else "time" if chosen.kind == "time" else None
    if (
        kind is None
        or asked.role in {"from", "until"}
        or asked.counter
        or _ONE_PART.search(asked.focus)
    ):
        return chosen
    around = [
        s for s in spans if s.kind == kind and s.start <= chosen.start and chosen.end <= s.end
    ]
    return max(around, key=lambda span: span.end - span.start, default=chosen)


def _behind(text: str, span: Candidate) -> str:
    return text[span.end :].split(" ", 1)[0]


@lru_cache(maxsize=1)
def load_spans() -> SpanModel:
    """The model with the weights that ship with the project; read once."""
    text = files("index").joinpath("weights/span.txt").read_text(encoding="utf-8")
    return SpanModel(dict(read_weights(text)))


def read_weights(text: str) -> Iterable[tuple[str, float]]:
    """(name, weight) of each line ``weight<TAB>name``; lines that begin with # are remarks."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            weight, _, name = line.partition("\t")
            yield name, float(weight)
