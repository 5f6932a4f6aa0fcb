"""Clauses of a sentence, and what stands between a noun and the amount that is told of it."""

from __future__ import annotations

import re

from index.korean.when.words import MONTHS, NOW, YEARS

CLAUSE = re.compile(
    r"[,;·▲△](?!\d)\s?|(?<=[가-힣][고며나])\s(?!있|싶|나)|(?<=지만)\s|(?<=는데)\s|(?<=으나)\s|(?<=면서)\s|[“”\"]\s?"
)
REPORTED = re.compile(r"따르면|밝혔|전했|보도|발표했|말했")
"""Words of a report: a day at the beginning of such a sentence is that of the report."""

# Between a noun and its number: 약, 총, 지난해보다, 올해.
BETWEEN = frozenset(
    """약 총 모두 각각 무려 평균 최대 최소 최고 단 최종 통산 전체 대략 겨우 불과 다시
    이미 각 또 총액 누적 연간 월 하루 이날 합계 대비 기준 이상 이하 가량 정도 첫""".split()
).union(YEARS, MONTHS, NOW)
COMPARED_WITH = ("보다", "만에")
BEHIND_AMOUNT = re.compile(
    r"(?:의|인|짜리|에 달하는|에 이르는|에 육박하는|을 넘는|가 넘는|이 넘는|이?라는)?\s?"
)
COUNTED_OF = re.compile(
    r"(?P<particle>은|는|이|가|을|를|의|도|에|로|으로)?\s*(?:모두|총|전체|전부|합해|합쳐)?\s*"
)
# Predicates that only say that so many there are.
COUNTING = frozenset(
    "나오다 발생 집계 확인 기록 이르다 파악 달하다 늘다 되다 있다 발표 잠정".split()
)
EACH = re.compile(
    r"각각\s?[^,\s]*\d[^,\s]*,?\s?(?:[과와]\s)?[^,\s]*\d|\d[^,\s]*,\s\d[^,\s]*\s(?:씩\s)?각각"
)
BEFORE = re.compile(r"원래|전에|예전|종전|기존|이전|중에?\s|당초|처음")
TO_ANOTHER = re.compile(r"(?:이던\s\S+)?에서\s(?:\S+\s)?[^\s]*\d?\S*(?:으?로)[\s,]")
OF_THEM = re.compile(r"(?:의|\s[가-힣]+)?\s(?:중|가운데)(?=\s)")
A_SUM = re.compile(r"\d[^\s,]*[을를]\s(?:합[쳐친치해한]|더[해한])")
TO_WHAT = re.compile(r"(?:얼마|몇\s?\S{1,3})(?:으?로|까지)")
"""What something rose or fell to is asked, rather than by how much."""
BECAME = re.compile(r"으?로\s|까지\s")
MADE_A_VERB = re.compile(r"[하한할함했해되된될됨됐돼]|받|당[하했]|시[키켜켰킨킬]")
"""What makes a verb of the noun right before it (상륙*해*)."""
VERB_BEHIND = re.compile(rf"(?:[을를]\s)?(?:{MADE_A_VERB.pattern})")
"""The same, with the particle of the noun between (상륙을 *했*)."""
APART = re.compile(r"\s?차이?(?=[로가는를나]|\s|[,.?!]|$)")
"""Behind an amount by which two are apart: 151표 차로."""
ASKS_APART = re.compile(rf"(?:몇\s?\S{{1,3}}?|얼마)(?:{APART.pattern})")
