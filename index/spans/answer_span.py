"""The words of a sentence that answer a question: what is set in bold.

A log-linear model over named features (`index.spans.span_features`): the score of a candidate is the
sum of the weights of its features, and the scores of a sentence become probabilities. Gradient
boosted trees over the same kind of features are no better (KorQuAD 1.0, cross-fitted, in the gold
sentence: overlap 0.738, with 136 kB of text, against 0.741 with 49 kB) and need a library to train.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.korean.asked import ExpectedAnswer
from index.korean.kinds import Wanted
from index.korean.reasons import reason_clause
from index.records import Sentence, Term
from index.spans.admissible import admissible, tied, whole
from index.spans.nothing import nothing, told_share
from index.spans.span_candidates import candidates
from index.spans.span_features import features
from index.spans.told_features import Feature

# A span is given from this score on. Of the marks in firm answers, articles that neither ranking nor this
# model was trained on: right on news 0.898 (0.882 with times and numbers from 0.3 and places from 0.5 on),
# invented news 0.918 (0.896), phone questions on KorQuAD 0.918 (0.885), KorQuAD 0.924 (0.914). With
# things from 0.7 on KorQuAD has 0.933, but a twentieth fewer are marked.
_SURE: Mapping[Wanted, float] = {
    "time": 0.48, "number": 0.4, "person": 0.5, "place": 0.6, "thing": 0.6,
}  # fmt: skip
_SURE_OF_OTHERS = 0.6
_TIED = 0.9  # see `index.spans.admissible.tied`


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
        self, asked: ExpectedAnswer, sentence: Sentence, text: str, idf: Callable[[str], float]
    ) -> Span | None:
        """The answering words of one sentence; None where the model is not sure.

        Args:
            text: of the whole document.
            idf: weight of a form in the collection.
        """
        words, terms = within(sentence, text)
        if asked.wanted == "reason":
            return self._reason(asked, sentence, words, terms, idf)
        found = candidates(words, terms)
        spans = admissible(asked, words, terms, found)
        if not spans or asked.closed or asked.wanted == "manner":
            return None
        if (certain := tied(asked, words, terms, spans)) is not None:
            return Span(sentence.start + certain.start, sentence.start + certain.end, _TIED)
        named = features(asked, words, terms, spans, idf)
        shares = self._shares([*named, nothing(asked, terms, text, idf)])[:-1]
        chosen = spans[max(range(len(spans)), key=shares.__getitem__)]
        entire = whole(asked, chosen, found)
        if entire is None:
            return None
        # Two readings of one place (the name, the name and its title) do not make it less sure.
        score = sum(
            share
            for share, span in zip(shares, spans, strict=True)
            if span.start < entire.end and entire.start < span.end
        )
        if score < (sure_from(asked.wanted) if self._sure is None else self._sure):
            return None
        start, end = sentence.start + entire.start, sentence.start + entire.end
        return Span(start, end, min(score, 1.0))

    def _reason(
        self,
        asked: ExpectedAnswer,
        sentence: Sentence,
        words: str,
        terms: Sequence[Term],
        idf: Callable[[str], float],
    ) -> Span | None:
        """The clause of the reason, as sure as the question's words stand in the sentence."""
        clause = reason_clause(words, terms)
        if clause is None:
            return None
        score = told_share(asked, terms, idf)
        if score < (sure_from("reason") if self._sure is None else self._sure):
            return None
        return Span(sentence.start + clause[0], sentence.start + clause[1], score)

    def _shares(self, rows: Iterable[Iterable[Feature]]) -> list[float]:
        get, scores = self._weights.get, []
        for row in rows:
            score = 0.0
            for name, value in row:  # half the time of a sum over a generator
                score += get(name, 0.0) * value
            scores.append(score)
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
