"""What a question wants to hear: a person, a place, a time, a number, a reason, or some thing.

Read from the letters, not from tags: Kiwi tags 언제 and 왜 as adverbs, pronouns or interjections by
turns, and the analyzer keeps no dependent nouns (몇 *명*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.lexicon import LIGHT_PREDICATES, POINTING_WORDS, QUESTION_WORDS
from index.records import Term
from index.spans.particles import particle_of

Wanted = Literal["person", "place", "time", "number", "reason", "manner", "thing"]

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
_COUNTER = re.compile(
    r"\s?(퍼센트|%|킬로미터|센티미터|미터|km|kg|cm|mm|m|킬로그램|그램|톤|개월|개국|개|명|인|사람|번째|번|회|차례|차로|차|위|등|점|골"
    r"|승|권|장|편|곡|살|세기|세대|세|대|호|조|항|층|칸|마리|척|채|쪽|페이지|가구|곳|군데|가지|종|건|시간|시|분|초|년도|년|월|일|주|달|박"
    r"|학년|학기|팀|도시|나라|배|원|달러|엔|도|단계|단|급|부|기|평)"
)
_TIME_OF = re.compile(
    r"(?:몇\s?(?:년도|세기|[년월일시])|며칠)(?!\s?(?:간|동안|만에|만의|째|이나|전|뒤|후|을 선고))"
)
# Units that stand for one another: 몇 살 is answered by 19세.
_SAME_UNIT = (
    frozenset({"살", "세"}),
    frozenset({"명", "인", "사람"}),
    frozenset({"개국", "나라"}),
    frozenset({"곳", "군데"}),
    frozenset({"번", "회", "차례"}),
    frozenset({"쪽", "페이지"}),
    frozenset({"퍼센트", "%", "프로"}),
    frozenset({"미터", "m"}),
    frozenset({"킬로미터", "km", "㎞"}),
    frozenset({"개월", "달"}),
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

_BY_LAST_NOUN: tuple[tuple[Wanted, frozenset[str]], ...] = (
    (
        "person",
        frozenset(
            """사람 인물 저자 작가 감독 배우 가수 왕 황제 대통령 장군 의원 총리 장관 교수 선수 아들 딸 아버지
            어머니 부인 아내 남편 형 동생 제자 스승 대표 회장 사장 이사장 소장 원장 팀장 단장 검사 판사 총장 위원장
            후보 시장 도지사 군수 이장 화가 작곡가 소설가 시인 학자 과학자 기자 변호사 의사 사령관 주인공 멤버 창립자
            설립자 창업자 창시자 발명가 연구원 책임자 ceo""".split()
        ),
    ),
    (
        "place",
        frozenset(
            """곳 장소 나라 국가 도시 지역 지방 마을 섬 산 강 위치 고향 출생지 수도 학교 대학 대학교 병원 공항
            역 본사 경기장 극장 대륙 소재지""".split()
        ),
    ),
    (
        "time",
        frozenset("날 날짜 시기 연도 년도 해 시대 세기 시점 일자 일시 요일 생일".split()),
    ),
    (
        "number",
        frozenset(
            """수 개수 인원 인구 금액 액수 가격 요금 비용 공사비 나이 길이 높이 크기 무게 면적 비율 확률 점수 거리
            횟수 규모 속도 온도 지지율 득표율 시청률 매출 매출액 이익 영업이익 예산 개월 정도""".split()
        ),
    ),
    ("reason", frozenset("이유 원인 까닭 계기 동기".split())),
)


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
    wanted, explicit, counter, role = _by_noun(_named(focus, nouns, text)), False, "", ""
    closed = False
    if asking is not None and asking["which"] and focus and focus.form in _NAMED_TIMES:
        wanted = "thing"  # "무슨 날": a name, not a date
    if asking is not None:
        role = particle_of(_tail(text, asking.end()))
        if asking.group() == "누가":
            role = "subject"
        if not (asking["which"] or asking["thing"] or _HOW_IS_IT.match(text, asking.start())):
            wanted, explicit = _by_word(asking), True
        if asking.group() == "며칠" and not _TIME_OF.match(text, asking.start()):
            wanted, counter = "number", "일"
        if asking.group() == "몇" and (unit := _COUNTER.match(text, asking.end())):
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


def _by_noun(focus: Term | None) -> Wanted:
    if focus is None:
        return "thing"
    for kind, nouns in _BY_LAST_NOUN:
        if focus.form in nouns or (
            kind == "place" and focus.form.endswith(("지역", "국가", "도시"))
        ):
            return kind
    return "thing"


def _named(focus: Term | None, nouns: Sequence[Term], text: str) -> Term | None:
    """What a name is asked of: a person in "대표 성함이 어떻게 되세요?"."""
    if focus is None or focus.form not in _NAMES:
        return focus
    before = [noun for noun in nouns if noun.end <= focus.start]
    close = before and text[before[-1].end : focus.start] in {"", " ", "의 "}
    return before[-1] if close and _by_noun(before[-1]) == "person" else focus


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


def counts(counter: str, words: str) -> bool:
    """Whether an amount is one of the unit asked for (``명`` for "1900여 명")."""
    units = next((group for group in _SAME_UNIT if counter in group), frozenset({counter}))
    return any(
        re.search(rf"(?:\d|[가-힣]|\s|^){re.escape(unit)}(?!\w*\d)", words) for unit in units
    )
