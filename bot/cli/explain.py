"""An explanation as plain text: what one reads when an answer is wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator

from bot.talk.showing import shortened
from index.answer.explain import ExplainedCandidate, Explanation
from index.question.query import QueryTerm
from index.question.reading import Question
from index.records import Hit

_CANDIDATES_SHOWN = 5
_FIGURES_SHOWN = 10
_HITS_SHOWN = 3
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
    question, answer = explanation.question, explanation.answer
    yield f"질문: {question.typed}"
    if question.read_as != question.typed:
        yield f"이어 읽은 질문: {question.read_as}"
    if question.text != question.read_as:
        yield f"찾은 글: {' '.join(question.text.split())}"
    if question.time is not None:
        time = question.time
        yield f"때: {time.first} – {time.last} ({time.mode})"
    if question.corrections:
        yield "고쳐 읽은 말: " + ", ".join(f"{a} → {b}" for a, b in question.corrections)
    if answer.verdict not in {"metadata", "smalltalk"} and answer.problem is None:
        yield from _searched(explanation)
    yield _verdict(explanation)
    yield from map(_hit, answer.hits[:_HITS_SHOWN])
    if explanation.evidence:
        yield "판단에 든 값 (0보다 크면 답하는 쪽)"
        yield from (
            f"  {name:<22}{value:+.2f}" for name, value in explanation.evidence[:_FIGURES_SHOWN]
        )


def _searched(explanation: Explanation) -> Iterator[str]:
    question = explanation.question
    yield f"묻는 것: {_wanted(question)}"
    yield "낱말 (무게 · 찾는 말)"
    weights = dict(zip((t.term.form for t in question.terms), question.weights, strict=True))
    yield from (_term(question, item, weights) for item in question.words)
    forms = sorted(question.searched.items(), key=lambda pair: -pair[1])
    yield f"검색어: {', '.join(f'{form} {weight:.1f}' for form, weight in forms) or '없음'}"
    if not explanation.candidates:
        yield "후보: 없음. 질문과 같은 낱말을 가진 문장이 없어요."
        return
    yield f"후보: {len(explanation.candidates)}개 가운데 {_CANDIDATES_SHOWN}개까지"
    for rank, candidate in enumerate(explanation.candidates[:_CANDIDATES_SHOWN], start=1):
        yield from _candidate(rank, candidate)


def _wanted(question: Question) -> str:
    asked = question.asked
    parts = [_KINDS.get(asked.wanted, "알 수 없음")]
    if asked.focus:
        parts.append(f"‘{asked.focus}’")
    if asked.counter:
        parts.append(f"단위 ‘{asked.counter}’")
    return ", ".join(parts)


def _term(question: Question, item: QueryTerm, weights: dict[str, float]) -> str:
    word = question.text[item.term.start : item.term.end]
    ways = " | ".join(" + ".join(group) for group in item.alternatives) or "기사에 없는 말"
    remark = " (묻는 방식)" if item.generic else ""
    return f"  {word}: {weights.get(item.term.form, 0.0):.2f} · {ways}{remark}"


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
    question, answer = explanation.question, explanation.answer
    if answer.verdict == "smalltalk":
        return f"판단: 인사나 잡담으로 읽었어요({answer.small_talk}). 기사에서 찾지 않아요."
    if answer.verdict == "metadata":
        return f"판단: 기사 자체에 관한 질문으로 읽었어요({answer.subject}). {answer.documents}건이에요."
    if answer.problem is not None:
        return "판단: 물은 것을 알 수 없어 찾지 않았어요."
    if answer.verdict == "answered":
        return "판단: 답합니다. 첫 후보의 근거가 기준(0)을 넘어요."
    left_out = (
        f" 기사에 ‘{question.attribute}’에 관한 말이 없어요."
        if explanation.beside_the_point and question.attribute
        else ""
    )
    if answer.verdict == "unsure":
        return f"판단: 확실하지 않다고 말하고 보여 줍니다. {_doubt(explanation)}{left_out}"
    return f"판단: 답하지 않습니다. 기사가 다루는 일이 아닌 듯해요.{left_out}"


def _doubt(explanation: Explanation) -> str:
    firm = any((c.margin or -1.0) >= 0 for c in explanation.candidates[:1])
    if firm and explanation.question.read_as != explanation.question.typed:
        return "맞는 말이 앞 질문에서 이어받은 것뿐이에요."
    return "첫 후보의 근거가 기준(0)에 못 미쳐요."


def _hit(hit: Hit) -> str:
    passage, cited = hit.passage, hit.passage.citation
    marked = f" · 답 ‘{passage.text[slice(*passage.answer)]}’" if passage.answer else ""
    said = shortened(passage.sentence, _LONGEST_TEXT)
    return f"→ 〈{cited.title}〉 {cited.sentence_number}번째 문장: {said}{marked}"


def _margin(margin: float) -> str:
    return "모자람" if math.isinf(margin) else f"{margin:+.2f}"
