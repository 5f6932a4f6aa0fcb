"""What a question wants to hear: a person, a place, a time, a number, a reason, or some thing.

Read from the letters, not from tags: Kiwi tags 언제 and 왜 as adverbs, pronouns or interjections by
turns, and the analyzer keeps no dependent nouns (몇 *명*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.korean.amounts import Measure, measure_of, names_amount, noun_of, of_change, of_noun
from index.korean.asking import (
    ASKING_WORD,
    ENGLISH,
    HOW_MANY,
    MATCH_SCORE,
    QUESTION_WORDS,
    SAID,
    SEVERAL,
    TIME_OF,
    TWICE,
    WHAT_DAY,
)
from index.korean.clauses import MADE_A_VERB
from index.korean.kinds import Wanted, kind_of
from index.korean.lexicon import LIGHT_PREDICATES, POINTING_WORDS
from index.korean.particles import particle_of
from index.korean.tags import NAMES, NOUNS
from index.korean.units import counter_at
from index.records import Term

_PREDICATE_END = re.compile(r"[가나까니지요죠어아해돼래다][\s?!.]*$")
_ADVERBS = frozenset("지금 오늘 현재 총 다 대략 보통 원래 각각 모두 전부 또 한".split())
_PARTICLES = ("은", "는", "이", "가", "도")
_TOLD_OF = frozenset({"", "은", "는", "이", "가"})
_IS = re.compile(r"임|야|예요|에요|였|죠|지|니|냐|인가|입니까|인지|이[야에니었]|가요|\s?[?.!]*$")
_NAMES = frozenset({"이름", "성함", "성명", "본명"})
_HOW_IS_IT = re.compile(r"어떻게\s?(?:되|돼|됩|된)")  # "나이가 어떻게 돼요?" asks what it is
_NAMED_TIMES = frozenset({"날", "시대", "시점"})
_WORD_END = re.compile(r"\S*")


@dataclass(frozen=True, slots=True)
class ExpectedAnswer:
    """What a question wants.

    Attributes:
        text: the question.
        wanted: the kind of answer.
        explicit: whether an asking word says so (누가, 언제), rather than a noun (대표는?).
        focus: the noun that the answer is an instance of ("어느 *나라*"); empty where there is none.
        counter: the unit asked for ("몇 *명*"); empty where there is none.
        role: the particle of the asking word, as `particle_of` names it.
        several: whether a list is asked for.
        listed: whether the asking word itself is said twice (누구누구): one of a list is no answer.
        said: whether somebody's words are asked for (뭐라고 했어, 뭐랬어).
        measure: what the amount asked for measures; None where nothing tells.
        change: whether it is asked by how much something grew or fell.
        names: its names and numbers, other than the focus.
        word: the focus with the nouns that it is written together with (영업*이익*).
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
    listed: bool
    said: bool
    measure: Measure | None
    change: bool
    word: str
    names: tuple[Term, ...]
    closed: bool
    weights: dict[str, float]


def read_asked(text: str, terms: Sequence[Term]) -> ExpectedAnswer:
    """Read a question; `terms` are the question's, from `index.korean.analysis.Analyzer.terms`."""
    asking = _asking(text)
    nouns = [t for t in terms if t.tag in NOUNS and t.form not in QUESTION_WORDS]
    focus = _focus(text, nouns, asking)
    wanted, form = _kind(_named(focus, nouns, text)), focus.form if focus else ""
    explicit, counter, role, closed = False, "", "", False
    if asking is not None:
        role = _role(text, asking)
        wanted, explicit, counter = _by_asking_word(text, asking, wanted, form)
    else:
        english = _english(text)
        wanted, explicit = english or wanted, english is not None
        closed = english is None and focus is None and bool(_PREDICATE_END.search(text))
    said = bool(SAID.search(text))
    done = asking is not None and asking["thing"] and not _is_it(text, asking, focus)
    if done or (said and not explicit):
        wanted = "thing"
    plain = _word_of_amount(text, asking, nouns, focus)
    if not explicit and wanted == "thing" and asking is None and names_amount(plain):
        wanted, closed = "number", False
    behind = text[asking.end() :] if asking is not None and asking["number"] else ""
    word = noun_of(behind) or plain
    return ExpectedAnswer(
        text=text,
        wanted=wanted,
        explicit=explicit,
        focus=form,
        counter=counter,
        role=role,
        several=bool(SEVERAL.search(text)),
        listed=bool(TWICE.search(text)),
        said=said,
        measure=_measure(text, word, counter, behind) if wanted == "number" else None,
        change=of_change(text),
        word=word,
        names=tuple(t for t in terms if t.tag in NAMES | {"SN"} and t != focus),
        closed=closed,
        weights=_weights(terms, form),
    )


def _measure(text: str, word: str, counter: str, behind: str) -> Measure | None:
    return "score" if MATCH_SCORE.search(text) else measure_of(word, counter, behind)


def _word_of_amount(
    text: str, asking: re.Match[str] | None, nouns: Sequence[Term], focus: Term | None
) -> str:
    at = asking.start() if asking is not None else len(text.rstrip(" ?.!"))
    return _amount_before(text, at) or (_word(text, nouns, focus) if focus else "")


def _is_it(text: str, asking: re.Match[str], focus: Term | None) -> bool:
    """Whether it is asked what somebody or something is ("대표가 뭐야"), not what was done with it
    ("사장한테 뭐 받았어")."""
    behind = text[focus.end : asking.start()].strip() if focus else ""
    return behind in _TOLD_OF and _IS.match(text, asking.end()) is not None


def _role(text: str, asking: re.Match[str]) -> str:
    if asking.group() == "누가":
        return "subject"
    if asking["place"] and text.startswith("서", asking.end()):  # 어디서
        return "place"
    return particle_of(_tail(text, asking.end()))


def _by_asking_word(
    text: str, asking: re.Match[str], of_noun: Wanted, focus: str
) -> tuple[Wanted, bool, str]:
    """What is wanted, whether the asking word itself says so, and the unit.

    Args:
        of_noun: what the noun that the answer is an instance of tells.
    """
    wanted: Wanted | None = None
    counter = ""
    if asking["which"] and focus in _NAMED_TIMES:
        of_noun = "thing"  # "무슨 날": a name, not a date
    if not (asking["which"] or asking["thing"] or _HOW_IS_IT.match(text, asking.start())):
        wanted = _by_word(asking)
    timed = TIME_OF.match(text, asking.start())
    if asking.group() == WHAT_DAY and not timed:
        wanted, counter = "number", "일"
    if MATCH_SCORE.search(text):
        return "number", True, ""
    if asking.group() == HOW_MANY and (unit := counter_at(text, asking.end())):
        wanted, counter = "time" if timed else wanted, unit
    return wanted or of_noun, wanted is not None, counter


def _asking(text: str) -> re.Match[str] | None:
    """The last asking word; of one that is said twice (며칠부터 며칠) the first."""
    found = list(ASKING_WORD.finditer(text))
    if len(found) > 1 and found[-1].group() == found[-2].group() and not TWICE.search(text):
        return found[-2]
    return found[-1] if found else None


def _english(text: str) -> Wanted | None:
    """What the first English asking word asks for."""
    found = (kind for words, kind, _ in ENGLISH if re.search(rf"\b(?:{words})\b", text, re.I))
    return next(found, None)


def _amount_before(text: str, at: int) -> str:
    """The word before `at` without its particle, where it names an amount: Kiwi takes the 가 of
    분양가 and the 나이 of a short question for particles and pronouns."""
    words = [word for word in text[:at].split() if word not in _ADVERBS]
    if not words:
        return ""
    whole = words[-1].lower()
    bare = whole[:-1] if whole.endswith(_PARTICLES) else whole
    return next((word for word in (bare, whole) if of_noun(word)), "")


def _word(text: str, nouns: Sequence[Term], focus: Term) -> str:
    start = focus.start
    for noun in reversed(nouns):
        if noun.end == start:
            start = noun.start
    return text[start : focus.end].lower()


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
    if asking is not None and (asking["which"] or asking.group() == HOW_MANY):
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
        return None if " " in behind or MADE_A_VERB.match(behind) else before[-1]
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
