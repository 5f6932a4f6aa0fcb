"""An explanation as plain text: what one reads when an answer is wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from bot.talk.showing import shortened
from bot.texts import Language, quoted, say
from index.answer.explain import ExplainedCandidate, Explanation
from index.korean.kinds import Wanted
from index.question.query import QueryTerm
from index.records import Citation, Hit

_CANDIDATES_SHOWN = 5
_FIGURES_SHOWN = 10
_HITS_SHOWN = 3
_LONGEST_TEXT = 80  # letters of a candidate

_KINDS: Mapping[Wanted, str] = {
    "person": "kind_person",
    "place": "kind_place",
    "time": "kind_time",
    "number": "kind_number",
    "reason": "kind_reason",
    "manner": "kind_manner",
    "thing": "kind_thing",
}


def as_text(explanation: Explanation, language: Language) -> str:
    """How the question was read, what was found, and why it was answered or not."""
    return "\n".join(_Explained(explanation, language).lines())


class _Explained:
    def __init__(self, explanation: Explanation, language: Language) -> None:
        self._explanation = explanation
        self._question = explanation.question
        self._language = language

    def _say(self, key: str, **values: object) -> str:
        return say(self._language, key, **values)

    def lines(self) -> Iterator[str]:
        question, answer = self._question, self._explanation.answer
        yield self._say("explain_question", question=question.typed)
        if question.read_as != question.typed:
            yield self._say("explain_read_as", question=question.read_as)
        if question.text != question.read_as:
            yield self._say("explain_text", text=" ".join(question.text.split()))
        if (time := question.time) is not None:
            yield self._say("explain_time", first=time.first, last=time.last, mode=time.mode)
        if question.corrections:
            words = ", ".join(f"{a} → {b}" for a, b in question.corrections)
            yield self._say("explain_corrections", words=words)
        if answer.verdict not in {"metadata", "smalltalk"} and answer.problem is None:
            yield from self._searched()
        yield self._verdict()
        yield from map(self._hit, answer.hits[:_HITS_SHOWN])
        if self._explanation.evidence:
            yield self._say("explain_evidence")
            yield from (
                f"  {name:<22}{value:+.2f}"
                for name, value in self._explanation.evidence[:_FIGURES_SHOWN]
            )

    def _searched(self) -> Iterator[str]:
        question, candidates = self._question, self._explanation.candidates
        yield self._say("explain_asks", wanted=self._wanted())
        yield self._say("explain_words")
        weights = dict(zip((t.term.form for t in question.terms), question.weights, strict=True))
        yield from (self._term(item, weights) for item in question.words)
        found = sorted(question.searched.items(), key=lambda pair: -pair[1])
        forms = ", ".join(f"{form} {weight:.1f}" for form, weight in found)
        yield self._say("explain_searched", forms=forms or self._say("explain_nothing"))
        if not candidates:
            yield self._say("explain_no_candidates")
            return
        yield self._say("explain_candidates", count=len(candidates), most=_CANDIDATES_SHOWN)
        for rank, candidate in enumerate(candidates[:_CANDIDATES_SHOWN], start=1):
            yield from self._candidate(rank, candidate)

    def _wanted(self) -> str:
        asked = self._question.asked
        parts = [self._say(_KINDS[asked.wanted])]
        if asked.focus:
            parts.append(quoted((asked.focus,), self._language))
        if asked.counter:
            parts.append(self._say("explain_unit", unit=asked.counter))
        return ", ".join(parts)

    def _term(self, item: QueryTerm, weights: Mapping[str, float]) -> str:
        word = self._question.text[item.term.start : item.term.end]
        ways = " | ".join(" + ".join(group) for group in item.alternatives)
        remark = self._say("explain_generic") if item.generic else ""
        weight = weights.get(item.term.form, 0.0)
        return f"  {word}: {weight:.2f} · {ways or self._say('explain_unknown_word')}{remark}"

    def _candidate(self, rank: int, candidate: ExplainedCandidate) -> Iterator[str]:
        yield f"{rank}. {self._sentence(candidate.citation, candidate.text)}"
        yield self._say(
            "explain_first_score",
            total=candidate.total,
            terms=candidate.by_terms,
            paragraph=candidate.by_paragraph,
            pairs=candidate.by_bigrams,
        )
        score = self._say("explain_score", score=candidate.score, chance=candidate.chance)
        yield score + ("" if candidate.margin is None else self._margin(candidate.margin))
        yield "   " + ", ".join(f"{name} {value:+.2f}" for name, value in candidate.parts)

    def _sentence(self, cited: Citation, text: str) -> str:
        return self._say(
            "explain_sentence",
            title=cited.title,
            number=cited.sentence_number,
            text=shortened(text, _LONGEST_TEXT),
        )

    def _margin(self, margin: float) -> str:
        short = self._say("explain_short") if math.isinf(margin) else f"{margin:+.2f}"
        return self._say("explain_margin", margin=short)

    def _verdict(self) -> str:
        answer = self._explanation.answer
        if answer.verdict == "smalltalk":
            return self._say("explain_small_talk", kind=answer.small_talk)
        if answer.verdict == "metadata":
            return self._say("explain_articles", subject=answer.subject, count=answer.documents)
        if answer.problem is not None:
            return self._say("explain_problem")
        if answer.verdict == "answered":
            return self._say("explain_answered")
        told = (
            self._say("explain_unsure", why=self._doubt())
            if answer.verdict == "unsure"
            else self._say("explain_not_found")
        )
        attribute = self._question.attribute
        if self._explanation.beside_the_point and attribute:
            told += self._say("explain_left_out", word=attribute)
        return told

    def _doubt(self) -> str:
        firm = any((c.margin or -1.0) >= 0 for c in self._explanation.candidates[:1])
        if firm and self._question.read_as != self._question.typed:
            return self._say("explain_taken_over")
        return self._say("explain_below")

    def _hit(self, hit: Hit) -> str:
        passage = hit.passage
        line = f"→ {self._sentence(passage.citation, passage.sentence)}"
        if passage.answer is None:
            return line
        return line + self._say("explain_marked", words=passage.text[slice(*passage.answer)])
