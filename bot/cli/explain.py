"""An explanation as plain text: what one reads when an answer is wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator

from bot.talk.showing import shortened
from index.answer.explain import ExplainedCandidate, ExplainedTerm, Explanation

_CANDIDATES_SHOWN = 5
_FIGURES_SHOWN = 10
_LONGEST_TEXT = 80  # letters of a candidate

_KINDS = {
    "person": "사람",
    "place": "곳",
    "time": "때",
    "number": "수",
    "reason": "까닭",
    "manner": "방법",
    "thing": "무엇",
}


def as_text(explanation: Explanation) -> str:
    """How the question was read, what was found, and why it was answered or not."""
    return "\n".join(_lines(explanation))


def _lines(explanation: Explanation) -> Iterator[str]:
    yield f"질문: {explanation.question}"
    yield f"묻는 것: {_wanted(explanation)}"
    yield "낱말 (무게 · 찾는 말)"
    yield from map(_term, explanation.terms)
    searched = ", ".join(f"{form} {weight:.1f}" for form, weight in explanation.searched)
    yield f"검색어: {searched or '없음'}"
    if not explanation.candidates:
        yield "후보: 없음. 질문과 같은 낱말을 가진 문장이 없어요."
        return
    yield f"후보: {len(explanation.candidates)}개 가운데 {_CANDIDATES_SHOWN}개까지"
    for rank, candidate in enumerate(explanation.candidates[:_CANDIDATES_SHOWN], start=1):
        yield from _candidate(rank, candidate)
    yield _verdict(explanation)
    yield "판단에 든 값 (0보다 크면 답하는 쪽)"
    yield from (
        f"  {name:<22}{value:+.2f}" for name, value in explanation.evidence[:_FIGURES_SHOWN]
    )


def _wanted(explanation: Explanation) -> str:
    parts = [_KINDS.get(explanation.kind, "알 수 없음")]
    if explanation.focus:
        parts.append(f"‘{explanation.focus}’")
    if explanation.counter:
        parts.append(f"단위 ‘{explanation.counter}’")
    return ", ".join(parts)


def _term(term: ExplainedTerm) -> str:
    ways = " | ".join(" + ".join(group) for group in term.read_as) or "기사에 없는 말"
    remark = " (묻는 방식)" if term.generic else ""
    return f"  {term.word}: {term.weight:.2f} · {ways}{remark}"


def _candidate(rank: int, candidate: ExplainedCandidate) -> Iterator[str]:
    text = shortened(candidate.text, _LONGEST_TEXT)
    cited = candidate.citation
    yield f"{rank}. 〈{cited.title}〉 {cited.sentence_number}번째 문장: {text}"
    yield (
        f"   처음 점수 {candidate.total:.2f} = 문장 {candidate.by_terms:.2f},"
        f" 단락 {candidate.by_paragraph:.2f}, 글자 쌍 {candidate.by_bigrams:.2f}"
    )
    margin = "" if candidate.margin is None else f" · 근거 {_margin(candidate.margin)}"
    yield f"   다시 매긴 점수 {candidate.score:.2f} · 확률 {candidate.chance:.0%}{margin}"
    yield "   " + ", ".join(f"{name} {value:+.2f}" for name, value in candidate.parts)


def _verdict(explanation: Explanation) -> str:
    if explanation.verdict == "answered":
        return "판단: 답합니다. 첫 후보의 근거가 기준(0)을 넘어요."
    left_out = (
        f" 기사에 ‘{explanation.attribute}’에 관한 말이 없어요."
        if explanation.beside_the_point and explanation.attribute
        else ""
    )
    if explanation.verdict == "unsure":
        return f"판단: 확실하지 않다고 말하고 보여 줍니다. 근거가 기준(0)에 못 미쳐요.{left_out}"
    return f"판단: 답하지 않습니다. 기사가 다루는 일이 아닌 듯해요.{left_out}"


def _margin(margin: float) -> str:
    return "모자람" if math.isinf(margin) else f"{margin:+.2f}"
