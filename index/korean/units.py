"""Units that things are counted and measured in."""

from __future__ import annotations

import re

# Behind 몇, the unit that is asked for.
COUNTER = re.compile(
    r"\s?(퍼센트|퍼(?![가-힣]{2})|프로|%|센치미터|센치|센티|키로|달라|포인트|골차|글자|자(?=[\s임야인]|$)|타(?=[\s임수]|$)|표|경기|도움|홈런|안타|세트|그루|통(?=[\s이]|$)|발(?=[\s이]|$)|잔|병(?=[\s이]|$)|줄|켤레|판|시즌|연승|연패|관왕|부작|킬로미터|킬로미터|센티미터|미터|km|kg|cm|mm|m|킬로그램|그램|톤|개월|개국|개|명|인|사람|번째|번|회|차례|차로|차|위|등|점|골"
    r"|승|권|장|편|곡|살|세기|세대|세|대|호|조|항|층|칸|마리|척|채|쪽|페이지|가구|곳|군데|가지|종|건|시간|시|분|초|년도|년|월|일|주|달|박"
    r"|학년|학기|팀|도시|나라|배|원|달러|엔|도|단계|단|급|부|기|평)"
)

# As typed on a phone, and the unit that is meant.
SHORT_UNITS = {
    "퍼": "퍼센트",
    "프로": "퍼센트",
    "센치": "센티미터",
    "센치미터": "센티미터",
    "센티": "센티미터",
    "키로": "킬로미터",
    "글자": "자",
    "달라": "달러",
}

# Units that stand for one another: 몇 살 is answered by 19세.
_SAME_UNIT = (
    frozenset({"살", "세"}),
    frozenset({"명", "인", "사람"}),
    frozenset({"개국", "나라"}),
    frozenset({"곳", "군데", "개소"}),
    frozenset({"번", "회", "차례", "선"}),
    frozenset({"쪽", "페이지"}),
    frozenset({"퍼센트", "%", "％", "프로"}),
    frozenset({"미터", "m", "ｍ"}),
    frozenset({"센티미터", "cm", "㎝"}),
    frozenset({"위", "등"}),
    frozenset({"번째", "째"}),
    frozenset({"킬로미터", "km", "㎞", "㎏", "kg"}),
    frozenset({"개월", "달"}),
    frozenset("일 하루 이틀 사흘 나흘 닷새 엿새 이레 여드레 아흐레 열흘 보름".split()),
)


def counts(counter: str, words: str) -> bool:
    """Whether an amount is one of the unit asked for (``명`` for "1900여 명")."""
    units = next((group for group in _SAME_UNIT if counter in group), frozenset({counter}))
    return any(
        re.search(rf"(?:\d|[가-힣]|\s|^){re.escape(unit)}(?!\w*\d)", words) for unit in units
    )
