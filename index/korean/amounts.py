"""What an amount measures: money, a rate, a length, an age; asked for by a noun, a verb or a unit.

A noun is read by its ending (입장*료*, 공사*비*, 분양*가*, 득표*율*): new ones are made every day.
"""

from __future__ import annotations

import re
from typing import Literal

from index.korean.units import units_of
from index.korean.when.words import COUNTED_DAYS, one_of

Measure = Literal[
    "money",
    "rate",
    "length",
    "area",
    "weight",
    "speed",
    "temperature",
    "age",
    "score",
    "rank",
    "duration",
    "people",
]

_PATTERNS: tuple[tuple[Measure, str], ...] = (
    ("money", rf"(?:{units_of('money')}|\d\s?[천만억조]+)(?:대|선|여|가량)?$"),
    ("rate", rf"{units_of('rate')}|푼|^0\.\d{{3}}|절반|분의"),
    ("length", rf"(?:{units_of('length')})$|[\d\s]리$|척$"),
    ("area", rf"(?:{units_of('area')})$"),
    ("weight", rf"(?:{units_of('weight')})$"),
    ("speed", rf"{units_of('speed')}|㎞|km|킬로|m/s|미터"),
    ("temperature", rf"(?:{units_of('temperature')}|°)$"),
    ("age", rf"(?:{units_of('age')}|대)$"),
    ("score", rf"(?:{units_of('score')})$|\d(?:[-–:]|\s?대\s?)\d"),
    ("rank", rf"(?:{units_of('rank')}|째)$"),
    ("duration", rf"(?:{units_of('duration')})(?:간|여)?$|^(?:{one_of(COUNTED_DAYS)})"),
    ("people", rf"(?:{units_of('people')})$"),
)
_UNITS = {measure: re.compile(pattern) for measure, pattern in _PATTERNS}

# In this order: 환율 is told in money, though it ends like a rate.
_NOUNS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    ("rank", re.compile(r"(?:순위|등수|석차|랭킹)$")),
    ("age", re.compile(r"(?:나이|연령|연세|춘추)$")),
    ("score", re.compile(r"(?:점수|스코어|평점|득점)$")),
    (
        "length",
        re.compile(
            r"(?:길이|높이|거리|너비|폭|깊이|(?:^|\s)키|신장|두께|둘레|직경|지름|해발|고도|구경|간격)$"
        ),
    ),
    ("area", re.compile(r"(?:면적|넓이)$")),
    ("weight", re.compile(r"(?:무게|체중|중량|몸무게|하중|배수량)$")),
    ("speed", re.compile(r"(?:속도|시속|속력|풍속|구속)$")),
    ("temperature", re.compile(r"(?:온도|기온|체온|수온|영하|영상)$")),
    ("duration", re.compile(r"(?:기간|소요시간|형량|형기|수명)$")),
    ("people", re.compile(r"(?:인원|인구|정원|사망자수|관객수)$")),
    (
        "money",
        re.compile(
            r"(?:환율|비용|비|료|금|가격|값|액|세금|매출|수출|수입|이익|수익|예산|손실|연봉|월급|시급|몸값|빚|부채|자산|재산|적자|흑자|돈|시세|지출|가치|이자)$"
        ),
    ),
    ("rate", re.compile(r"(?:율|률|비율|비중|지분|점유|퍼센트)$")),
)
# 입장료 asks for money; 자료, 장비 and 국가 do not.
_NO_AMOUNT = re.compile(
    r"(?:자료|재료|의료|동료|종료|치료|원료|음료|완료|연료|사료|진료|장비|준비|정비|대비|소비|설비|수비|경비|예비|나비|[본선]비"
    r"|지금|황금|소금|방금|조금|송금|감금|혈액|용액|법률|자율|규율|선율|조율|음률|전문가|작곡가|소설가|운동가|기업가|사업가|국가|증가|추가|참가)$"
)
_NOT_ALONE = re.compile(r"(?:수출|수입|가치)$")
# 가 is a particle far more often than a price.
_LONE_PRICE = re.compile(
    r"(?:주|[공실]?시|종|단|원|물|유|정|최고|최저|분양|매|찰|목표|평균|판|공급|출고|발행|공모|거래|감정|호)가$"
)

_VERBS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        "duration",
        re.compile(r"^(?:나)?\s?(?:오래|걸[려리렸릴림]|동안|만에|뒤|후에|길게)|^만(?:에|임)"),
    ),
    ("length", re.compile(r"^나\s?(?:높|깊|멀|긴|길|두꺼|김(?:\s|$))|^나\s?떨어")),
    ("weight", re.compile(r"^나\s?(?:무거|무겁|나가)")),
    ("speed", re.compile(r"^나\s?(?:빨라|빠르|빠른)")),
    ("temperature", re.compile(r"^나\s?(?:추|더[워웠운])")),
    (
        "money",
        re.compile(
            r"^(?:나)?\s?(?:비싸|비싼|싸|벌[었어]|벌|받|줬|주고|줌|내야|냈|들[었어여]|듦|듬|썼|쓰)|^에|^어치|^짜리"
        ),
    ),
)
_BY_VERB = tuple(
    (noun, re.compile(rf"^나\s?(?:{verb})"))
    for noun, verb in (
        ("길이", r"길[어다이기]?(?=[\s?]|$)|긴|김(?=[\s?]|$)"),
        ("높이", "높"),
        ("깊이", "깊"),
        ("거리", "멀|떨어"),
        ("무게", "무거|무겁|나가"),
        ("속도", "빨라|빠르|빠른"),
    )
)
_ANY_MONEY = ("돈", "금액", "액수")
_SAME = (
    ("적자", "손실"),
    ("흑자", "이익"),
    ("빚", "부채", "채무"),
    ("값", "가격", "가", "시세"),
    ("요금", "료", "통행세"),
    ("연봉", "월급", "급여", "임금", "보수"),
    ("몸값", "가치", "이적료"),
    ("비용", "비", "예산"),
    ("수출", "수출액"),
    ("수입", "수입액"),
    ("매출", "매출액"),
    ("너비", "폭"),
    ("무게", "중량", "체중"),
    ("나이", "연령"),
    ("비율", "비중"),
    ("지분", "지분율"),
)
_CHANGE = re.compile(
    r"오[르른름를]|올[라랐랄린렸]|상승|인상|(?<![가-힣])(?:늘|줄|는\s)|증가|감소|하락|내[려렸린]|떨어|급등|급락|폭등|폭락|뛰|뛴|뛰었|빠[졌진짐]|인하|추가|연장|비싸|더\s"
)


def measure_of(noun: str, counter: str, behind: str) -> Measure | None:
    """What is measured.

    Args:
        noun: the word that the amount is asked of, with all its parts (영업이익).
        counter: the unit asked for; it says more than the noun.
        behind: what follows 얼마 in the question.
    """
    if counter == "대":
        return None  # cars, or the first half of 몇 대 몇
    if counter:
        return next(
            (m for m, units in _UNITS.items() if m != "speed" and units.search(counter)), None
        )
    for measure, verbs in _VERBS:
        if verbs.search(behind):
            return measure
    return of_noun(noun)


def noun_of(behind: str) -> str:
    """The noun that a predicate behind 얼마 asks by: 길이 for "얼마나 길어"; empty where none."""
    return next((noun for noun, verb in _BY_VERB if verb.search(behind)), "")


def same_amount(asked: str, told: str) -> bool:
    """Whether two nouns name one amount: 적자 and 순손실, 너비 and 폭; 돈 is any money."""
    if asked.endswith(_ANY_MONEY) or told.endswith(asked) or asked.endswith(told):
        return True
    return any(asked.endswith(group) and told.endswith(group) for group in _SAME)


def of_noun(noun: str) -> Measure | None:
    """What an amount told of this noun measures, by the noun's ending."""
    if not noun or _NO_AMOUNT.search(noun):
        return None
    if _LONE_PRICE.search(noun):
        return "money"
    return next((measure for measure, nouns in _NOUNS if nouns.search(noun)), None)


def names_amount(noun: str) -> bool:
    """Whether a noun by itself asks for an amount: 입장료는?"""
    if len(noun) < 2 or _NOT_ALONE.search(noun):
        return False
    return of_noun(noun) is not None


def measures(measure: Measure, words: str) -> bool:
    """Whether an amount has a unit of this measure."""
    return bool(_UNITS[measure].search(words))


def of_change(words: str) -> bool:
    """Whether words tell of more or less: the rise is not what it rose to."""
    return bool(_CHANGE.search(words))
