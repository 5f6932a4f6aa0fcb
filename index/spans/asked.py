"""What a question wants to hear: a person, a place, a time, a number, a reason, or some thing.

Read from the letters, not from tags: Kiwi tags 언제 and 왜 as adverbs, pronouns or interjections by
turns, and the analyzer keeps no dependent nouns (몇 *명*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.question.lexicon import LIGHT_PREDICATES, POINTING_WORDS, QUESTION_WORDS
from index.records import Term
from index.spans.kinds import Wanted, kind_of
from index.spans.particles import particle_of
from index.spans.units import COUNTER

_ASKING = re.compile(
    r"(?<![가-힣])(?P<person>누구|누가|누굴)|(?<![가-힣])(?P<time>언제(?!나)|며칠)|(?<![가-힣])(?P<place>어디|어딜|어딘)"
    r"|(?<![가-힣])(?P<number>몇|얼마|얼만큼)|(?<![가-힣])(?P<reason>왜|어째서)|(?<![가-힣])(?P<manner>어떻게)"
    r"|(?<![가-힣])(?P<which>어떤|어떠한|어느|무슨)|(?<![가-힣])(?P<thing>무엇|무얼|뭐|뭘|뭔)"
)
_ENGLISH = (
    ("person", re.compile(r"\bwho(?:m|se)?\b", re.I)),
    ("time", re.compile(r"\bwhen\b|\bwhat (?:date|day|year|time)\b", re.I)),
    ("place", re.compile(r"\bwhere\b", re.I)),
    ("number", re.compile(r"\bhow (?:many|much|long|far|old|large|big)\b", re.I)),
    ("reason", re.compile(r"\bwhy\b", re.I)),
)
_TIME_OF = re.compile(
    r"(?:몇\s?(?:년도|세기|[년월일시])|며칠)(?!\s?(?:간|동안|만에|만의|째|이나|전|뒤|후|을 선고))"
)
_SEVERAL = re.compile(
    r"(?:[가-힣]들|누구누구|무엇무엇|어디어디|모두|각각|(?:두|세|네|다섯) (?:명|곳|가지|나라))"
)
_MADE_A_VERB = re.compile(r"[하한할했되된될됐돼]|받[아았]|당[하했]|시[키켰]")
_PREDICATE_END = re.compile(r"[가나까니지요죠어아해돼래다][\s?!.]*$")
_NOUNS = frozenset({"NNG", "NNP", "NR", "XR", "SL", "SH"})
_NAMES = frozenset({"이름", "성함", "성명", "본명"})
_HOW_IS_IT = re.compile(r"어떻게\s?(?:되|돼|됩|된)")  # "나이가 어떻게 돼요?" asks what it is
_NAMED_TIMES = frozenset({"날", "시대", "시점"})
_WORD_END = re.compile(r"\S*")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question wants.

    Attributes:
        text: the question.
        wanted: the kind of answer.
        explicit: whether an asking word says so (누가, 언제), rather than a noun (대표는?).
        focus: the noun that the answer is an instance of ("어느 *나라*"); empty where there is none.
        counter: the unit asked for ("몇 *명*"); empty where there is none.
        role: the particle of the asking word, as `particle_of` names it.
        several: whether a list is asked for.
        closed: whether it asks for yes or no: no asking word, and a predicate at the end.
        weights: what counts as a match: forms, and a factor from 0 to 1.
    """

    text: str
    wanted: Wanted
    explicit: bool
    focus: str
    counter: str
    role: str
    several: bool
    closed: bool
    weights: dict[str, float]


def read_asked(text: str, terms: Sequence[Term]) -> Asked:
    """Read a question.

    Args:
        terms: the question's, from `index.analysis.Analyzer.terms`.
    """
    found = list(_ASKING.finditer(text))
    asking = found[-1] if found else None
    nouns = [t for t in terms if t.tag in _NOUNS and t.form not in QUESTION_WORDS]
    focus = _focus(text, nouns, asking)
    wanted, explicit, counter, role = _kind(_named(focus, nouns, text)), False, "", ""
    closed = False
    if asking is not None and asking["which"] and focus and focus.form in _NAMED_TIMES:
        wanted = "thing"  # "무슨 날": a name, not a date
    if asking is not None:
        role = particle_of(_tail(text, asking.end()))
        if asking.group() == "누가":
            role = "subject"
        if asking["place"] and text.startswith("서", asking.end()):  # 어디서
            role = "place"
        if not (asking["which"] or asking["thing"] or _HOW_IS_IT.match(text, asking.start())):
            wanted, explicit = _by_word(asking), True
        if asking.group() == "며칠" and not _TIME_OF.match(text, asking.start()):
            wanted, counter = "number", "일"
        if asking.group() == "몇" and (unit := COUNTER.match(text, asking.end())):
            counter = unit[1]
            if _TIME_OF.match(text, asking.start()):
                wanted = "time"
    else:
        english = next((kind for kind, pattern in _ENGLISH if pattern.search(text)), None)
        if english is not None:
            wanted, explicit = english, True  # type: ignore[assignment]
        closed = english is None and focus is None and bool(_PREDICATE_END.search(text))
    return Asked(
        text=text,
        wanted=wanted,
        explicit=explicit,
        focus=focus.form if focus else "",
        counter=counter,
        role=role,
        several=bool(_SEVERAL.search(text)),
        closed=closed,
        weights=_weights(terms, focus.form if focus else ""),
    )


def _by_word(asking: re.Match[str]) -> Wanted:
    return asking.lastgroup  # type: ignore[return-value]  # the names of the groups are kinds


def _kind(focus: Term | None) -> Wanted:
    return "thing" if focus is None else kind_of(focus.form)


def _named(focus: Term | None, nouns: Sequence[Term], text: str) -> Term | None:
    """What a name is asked of: a person in "대표 성함이 어떻게 되세요?"."""
    if focus is None or focus.form not in _NAMES:
        return focus
    before = [noun for noun in nouns if noun.end <= focus.start]
    close = before and text[before[-1].end : focus.start] in {"", " ", "의 "}
    return before[-1] if close and _kind(before[-1]) == "person" else focus


def _focus(text: str, nouns: Sequence[Term], asking: re.Match[str] | None) -> Term | None:
    """The last noun of the word that 어느 or 몇 stands before, else the last noun of a question
    whose asking word stands near its end ("대표는 누구야?")."""
    if not nouns:
        return None
    if asking is not None and (asking["which"] or asking.group() == "몇"):
        after = [noun for noun in nouns if noun.start >= asking.end()]
        if not after:
            return None
        close = [noun for noun in after if " " not in text[after[0].start : noun.start]]
        return close[-1]
    before = nouns if asking is None else [noun for noun in nouns if noun.start < asking.start()]
    if not before:
        return None
    if asking is None:  # "…한 사람은?" but not "…할 때 움직이는 것은?" or "…도 포함됐나요?"
        behind = text[before[-1].end :].rstrip(" ?.!")
        return None if " " in behind or _MADE_A_VERB.match(behind) else before[-1]
    return before[-1] if len(text) - asking.end() <= 8 else None


def _weights(terms: Sequence[Term], focus: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for term in terms:
        if term.form in QUESTION_WORDS or term.tag == "NP" or term.form in POINTING_WORDS:
            continue
        factor = 0.35 if term.form == focus else 1.0
        weights[term.form] = factor * (0.5 if term.form in LIGHT_PREDICATES else 1.0)
    return weights


def _tail(text: str, at: int) -> str:
    match = _WORD_END.match(text, at)
    return match.group() if match else ""
