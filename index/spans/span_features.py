"""What speaks for and against a candidate being the answer, as named features.

Each feature is a name and a value; the model (`index.spans.answer_span`) adds up the weights of the
names times their values. Names that cross the kind of question with a property of the candidate
do what the splits of a tree do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from index.records import Term
from index.spans.asked import Asked
from index.spans.particles import particle_of
from index.spans.span_candidates import Candidate
from index.spans.units import counts

Feature = tuple[str, float]

_WORD_END = re.compile(r"\S*")
_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용"
)
_TWO_SYLLABLE_SURNAMES = ("남궁", "황보", "제갈", "사공", "선우", "독고", "서문")
_TITLES = frozenset(
    """대표 회장 사장 부사장 이사 이사장 상무 전무 본부장 부장 팀장 실장 소장 원장 센터장 단장 위원장 위원 의원
    장관 차관 총리 대통령 시장 군수 도지사 지사 구청장 교수 박사 연구원 선수 감독 코치 작가 기자 씨 이장 대변인 총장
    교장 관장 국장 과장 변호사 검사 판사 의사 대령 장군 왕 ceo cto cfo 이사관 회원 양 군 책임""".split()
)
_NEAR = (1, 2, 3, 5, 8)  # borders of distance, in terms


def features(
    asked: Asked,
    text: str,
    terms: Sequence[Term],
    spans: Sequence[Candidate],
    idf: Callable[[str], float],
) -> list[list[Feature]]:
    """The features of each candidate of one sentence.

    Args:
        terms: the sentence's, with offsets into `text`.
        idf: weight of a form in the collection.
    """
    weights = [asked.weights.get(term.form, 0.0) * idf(term.form) for term in terms]
    total = sum(factor * idf(form) for form, factor in asked.weights.items()) or 1.0
    shares = [weight / total for weight in weights]
    return [list(_features(asked, text, terms, span, shares, idf)) for span in spans]


def nothing(asked: Asked, terms: Sequence[Term], idf: Callable[[str], float]) -> list[Feature]:
    """What speaks for none of the candidates: the sentence is about something else."""
    forms = {term.form for term in terms}
    # Here the noun asked by counts in full: "행사는 언제 열려?" is about the 행사.
    weights = {
        form: (1.0 if form == asked.focus else factor) * idf(form)
        for form, factor in asked.weights.items()
    }
    total = sum(weights.values()) or 1.0
    held = sum(weight for form, weight in weights.items() if form in forms)
    return [
        ("nothing", 1.0),
        (f"nothing|{asked.wanted} {asked.explicit}", 1.0),
        ("nothing|share asked", held / total),
    ]


def _features(
    asked: Asked,
    text: str,
    terms: Sequence[Term],
    span: Candidate,
    shares: Sequence[float],
    idf: Callable[[str], float],
) -> Iterator[Feature]:
    wanted = asked.wanted if asked.explicit else f"({asked.wanted})"
    words = text[span.start : span.end]
    inside = terms[span.first : span.last]
    tail = _WORD_END.match(text, span.end)
    particle = particle_of(tail.group() if tail else "")
    held = shares[span.first : span.last]
    matched = sum(1 for share in held if share)
    for name in (
        f"{wanted}|{span.kind}",
        f"{wanted}|{particle}",
        f"{span.kind}|{particle}",
        f"role {asked.role}|{particle}",
        f"{span.kind}|{min(len(inside), 5)} terms",
        f"{wanted}|{min(len(words), 12)} letters",
        f"{min(matched, 2)} asked|{matched == len(inside)}",
        f"{span.kind}|{min(span.before, 2)} before",
        f"{span.kind}|{min(span.after, 2)} after",
        f"{wanted}|ends {words[-1]}",
        f"{wanted}|begins {words[0]}",
        f"several {asked.several}|{span.kind}",
        f"{wanted}|{span.kind}|{particle}",
    ):
        yield name, 1.0
    if words in asked.text:
        yield "stands in the question", 1.0
    yield "share asked", sum(held)
    yield from _by_focus(asked, wanted, span, words)
    yield from _by_counter(asked, span, words)
    yield from _by_place(text, span, particle)
    yield from _by_neighbours(asked, wanted, terms, span, shares)
    yield from _by_person(asked, wanted, text, terms, span)
    values = [idf(term.form) for term in inside] or [0.0]
    yield "rarest", max(values) / 10
    yield "rarity", sum(values) / len(values) / 10
    yield f"{span.kind}|rarity", sum(values) / len(values) / 10


def _by_focus(asked: Asked, wanted: str, span: Candidate, words: str) -> Iterator[Feature]:
    if not asked.focus:
        return
    yield f"focus {asked.focus}|{span.kind}", 1.0
    yield f"focus ends {words.endswith(asked.focus)}", 1.0
    if words[-1] == asked.focus[-1]:
        yield "focus ends alike", 1.0
        yield f"{wanted}|focus ends alike", 1.0
    if asked.focus in words:
        yield "focus within", 1.0
    yield f"focus {asked.focus[-1]}|ends {words[-1]}", 1.0


def _by_counter(asked: Asked, span: Candidate, words: str) -> Iterator[Feature]:
    if asked.counter:
        yield f"counter {counts(asked.counter, words)}|{span.kind}", 1.0
    if span.kind == "time":
        yield f"{asked.wanted}|{'년' in words}{'월' in words}{'일' in words}", 1.0


def _by_place(text: str, span: Candidate, particle: str) -> Iterator[Feature]:
    position = span.start / max(1, len(text))
    yield f"place {int(position * 5)}", 1.0
    if text[span.end : span.end + 1] == "(":
        yield "bracket behind", 1.0
    if span.start and text[span.start - 1] in "(《『「‘“<\"'〈":
        yield f"bracket before {text[span.start - 1]}", 1.0
    if text[span.end : span.end + 1] in tuple("·-~/"):
        yield "cut within a word", 1.0


def _by_neighbours(
    asked: Asked, wanted: str, terms: Sequence[Term], span: Candidate, shares: Sequence[float]
) -> Iterator[Feature]:
    """How close the words of the question are, on the left and on the right."""
    sides: dict[str, tuple[float, bool]] = {}
    nearest = {True: 99, False: 99}
    for i, share in enumerate(shares):
        if not share or span.first <= i < span.last:
            continue
        left = i < span.first
        distance = span.first - i if left else i - span.last + 1
        nearest[left] = min(nearest[left], distance)
        value = share / (1 + 0.3 * distance)
        if value > sides.get(terms[i].form, (0.0, left))[0]:
            sides[terms[i].form] = (value, left)
    yield "close on the left", sum(value for value, left in sides.values() if left)
    yield "close on the right", sum(value for value, left in sides.values() if not left)
    yield f"{wanted}|close", sum(value for value, _ in sides.values())
    for left, distance in nearest.items():
        step = sum(distance > border for border in _NEAR)
        yield f"left {left}, nearest {step}", 1.0
        yield f"{wanted}|left {left}, nearest {step}", 1.0
    if span.last < len(terms):
        behind = terms[span.last]
        yield f"{wanted}|behind {behind.tag}", 1.0
        if shares[span.last]:
            yield f"role {asked.role}|asked behind {behind.tag}", 1.0
    if span.first:
        yield f"before {terms[span.first - 1].tag}", 1.0


def _by_person(
    asked: Asked, wanted: str, text: str, terms: Sequence[Term], span: Candidate
) -> Iterator[Feature]:
    if asked.wanted != "person" or span.kind not in {"name", "noun", "latin"}:
        return
    words = text[span.start : span.end]
    alone = " " not in words
    named = alone and (
        (words[0] in _SURNAMES and len(words) == 3)
        or (words.startswith(_TWO_SYLLABLE_SURNAMES) and len(words) in {3, 4})
    )
    yield f"{wanted}|like a name {named}|{span.kind}", 1.0
    titled = any(
        term.form in _TITLES or any(term.form.endswith(t) for t in _TITLES if len(t) > 1)
        for term in terms[span.last : span.last + 4]
        if term.start - span.end < 12
    )
    yield f"{wanted}|title behind {titled}", 1.0
    last = terms[span.last - 1].form if span.last > span.first else ""
    yield f"{wanted}|ends in a title {last in _TITLES}", 1.0
    if last in _TITLES or words.endswith(tuple(t for t in _TITLES if len(t) > 1)):
        yield f"{wanted}|title|{alone}", 1.0
