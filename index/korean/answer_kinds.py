"""What kinds of things a few typed words ask for, and how a sentence shows that it holds one.

Loose on purpose: these are figures to be weighed, not rules. On questions typed as on a phone about
real news they raise the share of right passages first from 0.673 to 0.702, on KorQuAD from 0.928 to
0.932 (fitted to other sets and articles).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.korean.asking import ASKING, SAID, TIME_OF, TWICE
from index.korean.kinds import REASON_NOUNS, nouns
from index.korean.quantities import NUMBER
from index.korean.reasons import tells_reason
from index.korean.units import amounts_in, counter_at, units_of
from index.korean.when.times import tells_time

# kind: how it is asked for, beside the asking words of `index.korean.asking`.
_ASKED = {
    "person": rf"{ASKING['person']}|이름(?:이|은|뭐|$)|사람(?:은|이)?\s*(?:누|$|\?)",
    "time": rf"언제(?!나)|{TIME_OF.pattern}|날짜",
    "place": rf"{ASKING['place']}|어느\s?(?:나라|지역|도시|동네|곳|바다)|장소",
    "reason": rf"왜|어쩌다|때문|목적|{'|'.join(sorted(REASON_NOUNS))}",
    "quote": rf"{SAID.pattern}|어떻게\s?(?:말|평|해명|반박|반응|설명)|평가|말했|주장",
    "list": rf"{TWICE.pattern}|종류|멤버|명단|목록|각각|들은?\s?(?:뭐|누구)",
    "definition": r"뭐(?:임|야|에요|예요|지|냐|니|였|인가|죠|게|$)|뭔데|뭐하는|무슨\s?뜻|뜻|무엇(?:인|이|을)|이란|란\??$|정체|풀네임|이름|별명",
    "manner": r"어떻게|어케|어떤\s?(?:방법|방식|식)|방법|방식",
    "money": rf"얼마(?!나)|가격|[가-힣](?:비|료|액|값|금|가)\s?(?:얼마|$|은|는)|연봉|매출|이익|예산|몸값|상금|몇\s?(?:억|조|만원|{units_of('money')})",
    "share": rf"몇\s?(?:퍼|프로|{units_of('rate')})|율|률|비율|비중",
    "count": r"몇|얼마나|얼만|수는|인원",
}
KINDS = tuple(_ASKED)
_ASKS = {kind: re.compile(words) for kind, words in _ASKED.items()}
_PLACES = "|".join(sorted(nouns("place"), key=len, reverse=True))
# How a sentence shows it; a person shows by the name.
_HELD = {
    "place": rf"에서|(?:{_PLACES}|시|군|구|도|동|읍|면|국|장|관|소|원|항|청|센터|호텔|공원)(?:에|으로|로)\b|인근|앞바다|일대|현지",
    "quote": r"[“\"‘'].{4,}[”\"’']|라고|다고|라며|다며|면서|라는|다는",
    "list": r"(?:[^,·△▲]{1,20}[,·△▲ㆍ/]\s?){2,}|▲|△|①|등\s",
    "definition": r"이란|란\s|[은는]\s.{2,60}(?:이다|다\.)|라는|이라는|라고\s(?:불|한)|뜻|의미|가리키|말한다|불리|이름|명칭|별명|애칭|일컫|\(",
    "manner": r"방식|방법|통해|으로|이용|활용|거쳐|써서|하는 것|기로|도록",
    "money": rf"{NUMBER}(?:{units_of('money')})|무료|공짜|받지\s?않",
    "share": rf"\d[\d.]*\s?(?:{units_of('rate')})",
    "count": r"\d",
}
_HOLDS: dict[str, Callable[[str], object]] = {
    "time": tells_time,
    "reason": tells_reason,
    **{kind: re.compile(words).search for kind, words in _HELD.items()},
}
# A kind that is asked for more narrowly leaves these out.
_NARROWER = {
    "list": ("definition", "person"),
    "quote": ("definition", "person"),
    "money": ("count",),
    "share": ("count",),
}
AMOUNTS = frozenset({"money", "share", "count"})


def kinds_asked(question: str) -> frozenset[str]:
    """Which of `KINDS` a question asks for, as far as its letters tell."""
    asked = {kind for kind, pattern in _ASKS.items() if pattern.search(question)}
    for kind, wider in _NARROWER.items():
        if kind in asked:
            asked.difference_update(wider)
    return frozenset(asked)


def holds(kind: str, sentence: str) -> bool:
    """Whether a sentence shows a thing of this kind; never of persons, who show by their names."""
    return kind in _HOLDS and bool(_HOLDS[kind](sentence))


def amounts_in_unit(question: str) -> Callable[[str], int] | None:
    """Counts the amounts in the unit that a question asks for; None where it names no unit."""
    asked = re.search(r"몇\s?(?=([가-힣㎝%a-z]))", question)
    if asked is None:
        return None
    return amounts_in(counter_at(question, asked.end()) or asked[1])
