"""Units that things are counted and measured in: one table for questions, marks and ranking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from index.korean.when.words import COUNTED_DAYS

# Units by what they measure; those of one group, parted by "|", stand for one another, its standard first.
# "~" before a unit: so typed on a phone, read as the standard. "+" behind it: counted with 하나, 둘 as
# well (두 명). "*" behind it: behind 몇 only where the word ends, for 몇 자 is no 몇 자동차. What is near
# counts in the ranking, where a question for 몇 개 may be answered by 3종.
_UNITS = """
money: 원 | 달러 ~달라 불 | 엔 | 유로 | 위안 | 파운드 | 루블 | 프랑 | 페소 | 루피
rate: 퍼센트 % ％ ~퍼* ~프로 | 포인트 %포인트 %p | 할
length: 미터 m ｍ | 센티미터 ~센치미터 ~센치 ~센티 cm ㎝ | 밀리미터 mm ㎜ | 킬로미터 ~키로 킬로 km ㎞ ｋｍ | 인치 | 피트 | 마일
area: 제곱미터 평방미터 ㎡ | 제곱킬로미터 ㎢ | 평 | 헥타르 ha | 에이커
weight: 킬로그램 킬로 kg ㎏ | 그램 g | 톤 t | 근 | 캐럿
speed: 노트 | 마하
power: 메가와트 MW | 기가와트 GW | 킬로와트시 kWh
data: 기가바이트 GB | 테라바이트 TB | 메가바이트 MB
volume: 리터
temperature: 도 ℃
age: 살+ 세
score: 점 | 골 득점 | 골차 | 타점
rank: 위 등
calendar: 월 | 시 | 분기
ordinal: 번째+ 째 | 차 | 호 | 조 | 항 | 세대 | 학년 | 학기 | 집 | 급 | 단 | 세기
duration: 년 년간 년도 해+ | 개월+ 달+ | 주 주간 주일 | 일 일간 | 시간+ | 분 | 초 | 박 | 시즌 | 주년
people: 명+ 인 사람+
count: 개+ | 건+ | 종 | 가지+ | 곳+ 군데+ 개소 | 개국+ 나라+ | 도시+ | 마을 | 개사 | 번+ 회 차례+ 선 | 차로 | 승 | 패 | 무 | 연승 | 연패 | 관왕 | 도움 | 홈런 | 안타 | 세트 | 경기 | 배+ | 권+ | 장+ | 편+ | 부작 | 부 | 곡 | 대+ | 층+ | 칸 | 마리+ | 척+ | 채+ | 쪽 페이지 | 가구 | 팀+ | 표 | 석 | 그루 | 통* | 발* | 잔 | 병* | 줄 | 켤레 | 판 | 자* ~글자 | 타* | 단계 | 기 | 량 | 병상
near: 개 건 종 가지 곳 군데
near: 장 석
near: 평 ㎡
near: 채 가구 세대
near: 회 번 차
near: 분 명
"""
_MARKS = "~+*"

NUMBER_NOUN = "수"
OF_ANYTHING = frozenset("개 가지 종 나라 채".split())
"""Units that ask for a count in any: 몇 개의 채널 is answered by 3채널."""


@cache
def _groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(measure, units with their marks) of each group of `_UNITS`."""
    lines = (line.split(":", 1) for line in _UNITS.splitlines() if line)
    return tuple((name, tuple(g.split())) for name, groups in lines for g in groups.split("|"))


def _longest_first(units: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(units), key=lambda unit: (-len(unit), unit))))


def units_of(*measures: str) -> str:
    """A pattern of the units that articles write, the longest first; of all measures where none is
    named."""
    return _longest_first(
        unit.strip(_MARKS)
        for name, group in _groups()
        if name in measures or (not measures and name not in {"near", "calendar"})
        for unit in group
        if not unit.startswith("~")
    )


def counted_in() -> str:
    """A pattern of the units that are counted with 하나, 둘 and the like."""
    return _longest_first(u.strip(_MARKS) for _, g in _groups() for u in g if u.endswith("+"))


@cache
def _counter() -> re.Pattern[str]:
    whole = {u.strip(_MARKS) for _, g in _groups() for u in g if u.endswith("*")}
    every = {u.strip(_MARKS) for name, g in _groups() if name != "near" for u in g}
    ends = r"(?=[\s임야인이수?!.]|$)"
    return re.compile(rf"\s?((?:{_longest_first(whole)}){ends}|{_longest_first(every - whole)})")


@cache
def _standard() -> dict[str, str]:
    return {u.strip(_MARKS): g[0].strip(_MARKS) for _, g in _groups() for u in g if u[0] == "~"}


def counter_at(text: str, at: int) -> str:
    """The unit that is asked for at a place behind 몇; empty where none is."""
    found = _counter().match(text, at)
    return _standard().get(found[1], found[1]) if found else ""


@cache
def _alike(unit: str, *, near: bool) -> tuple[str, ...]:
    """A unit with those that stand for it: the same, and where asked for also those near it."""
    found = {unit: None}
    for name, group in _groups():
        bare = [u.strip(_MARKS) for u in group]
        if unit in bare and (near or name != "near"):
            found.update(dict.fromkeys(bare))
    return tuple(found)


def counts(counter: str, words: str) -> bool:
    """Whether an amount is one of the unit asked for (``명`` for "1900여 명")."""
    return _counts(counter).search(words) is not None


@cache
def _counts(counter: str) -> re.Pattern[str]:
    units = [*_alike(counter, near=False), *(COUNTED_DAYS if counter == "일" else ())]
    return re.compile(rf"(?:\d|[가-힣]|\s|^)(?:{_longest_first(units)})(?!\w*\d)")


def amounts_in(counter: str) -> Callable[[str], int]:
    """Counts the amounts of a text in a unit, or in one near it."""
    pattern = _amounts_in(counter)
    return lambda text: len(pattern.findall(text))


@cache
def _amounts_in(counter: str) -> re.Pattern[str]:
    numeral = r"(?:\d|[한두세네다섯여섯일곱여덟아홉열십백천만억조수])\s?(?:여\s?)?"
    units = _longest_first(_alike(counter, near=True))
    aged = r"|\(\d\d\)" if counter == "살" else ""  # 홍길동(41)
    return re.compile(rf"{numeral}(?:{units})(?!(?<=[인세])[가-힣]){aged}")
