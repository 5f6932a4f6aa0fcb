"""Asking words: what each asks for, and where a question asks by them."""

from __future__ import annotations

import re

from index.korean.kinds import Wanted

# As Kiwi cuts them. They are never searched for.
QUESTION_WORDS = frozenset(
    """
    누구 누가 언제 어디 무엇 뭐 무어 뭣 왜 어떻게 어떠하다 어떻다 어떤 어느 무슨 몇 얼마 얼만큼 얼마나 어찌 어쩌다
    웬 몇몇 며칠
    """.split()
)

# By the kind of answer; ``which`` stands before the noun that names it. Without what only looks alike:
# 누구나, 언제나, 몇몇, 왜곡.
ASKING = {
    "person": r"누구(?!나)|(?<![가-힣])누가|누굴|누군(?!가)",
    "time": r"언제(?!나)|며칠",
    "place": r"어디|(?<![가-힣])어[딜딘딨]",
    "number": r"(?<!몇)몇(?!몇)|얼마|얼만큼?",
    "reason": r"(?<![가-힣])(?:왜(?![구군적란곡])|어째서)",
    "manner": r"(?<![가-힣])(?:어떻게|어케|어찌)",
    "which": r"(?<![가-힣])(?:어떤|어떠한|어느|무슨)",
    "thing": r"무엇|무얼|뭐|뭘|뭔|뭣|머(?=임|래|라[고함했하는]|야\b|였|[에예]요)",
}
ASKING_WORD = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in ASKING.items()))
# In English, the longer ones first: what they ask for, and the word for it. Of the last three nothing but
# the rest of the question tells what they ask for.
ENGLISH: tuple[tuple[str, Wanted | None, str], ...] = (
    (r"how many", "number", "몇"),
    (r"how much", "number", "얼마"),
    (r"how (?:long|far|old|large|big)", "number", "얼마나"),
    (r"when|what (?:time|date|day|year)", "time", "언제"),
    (r"where", "place", "어디"),
    (r"who(?:m|se)?", "person", "누구"),
    (r"why", "reason", "왜"),
    (r"how", None, "어떻게"),
    (r"which", None, "어느"),
    (r"what", None, "무엇"),
)
# A time rather than a length of time (며칠간, 몇 년 만에), or a number (몇 시간).
TIME_OF = re.compile(
    r"(?:몇\s?(?:년도|세기|분기|[년월일시])|며칠)"
    r"(?!\s?(?:간|동안|만|째|이나|전|뒤|후|을 선고|남|걸|더|씩|됐|됨|된|되|형|먹|마다|짜리|치|넘|차|버[티텼]|살[았고]|갇|동안|\s?(?:함|했[어었]|하[고나는]))|\s?(?:까지|정도)\s?\S*수)"
)
SEVERAL = re.compile(
    r"(?:[가-힣]들|누구누구|무엇무엇|뭐뭐|어디어디|누구랑 누구|모두|각각|(?:두|세|네|다섯) (?:명|곳|가지|나라))"
)
TWICE = re.compile(r"누구누구|무엇무엇|뭐\s?뭐|어디어디")
SAID = re.compile(
    r"[라다]고\s?(?:했|하[나니]|함|말|밝|설명|전[했하])|[뭐머]라\s?(?:[하했함그]|고|욕|깠|써|해)|[뭐머](?:랬|래(?![가-힣])|랫|랍|라냐)|입장|반응"
)
MATCH_SCORE = re.compile(r"몇\s?대\s?몇")
HOW_MUCH = re.compile("얼마(?!나)")
HOW_MANY, WHAT_DAY = "몇", "며칠"

# An asking word that nothing follows but its own ending: "대표는 누구인가요?", not "누가 썼나요?".
AT_THE_END = re.compile(
    rf"(?:{ASKING['person']}|{ASKING['place']}|언제|얼마|무엇|뭐|뭔|몇\s?\S{{1,3}})(?!서)"
    r"(?:\S{0,5}|\s?(?:돼|되나|되나요|돼요|됩니까)|\s(?:있|나[왔온오]|계[시세])\S{0,5})[\s?!.]*$"
)
_ENDS_ASKING = re.compile(
    r"[?？]\s*$|(?:야|니|냐|나요|까|까요|은|는|대|래|데|줘|주세요)\s*[.!]?\s*$"
)
# What asks to be told something, beside asking words.
_REQUEST = re.compile(
    rf"[?？]|어때|어떻|알려|설명|요약|찾아|\b(?:{'|'.join(words for words, _, _ in ENGLISH)}|tell|summari[sz]e)\b",
    re.I,
)
_HANDS_OVER = re.compile(
    r"(?:넣|추가|등록|저장|색인|수집)\s*(?:어|해|하|할|합|부탁)|\b(?:add|index)\b", re.I
)


def asks(text: str) -> bool:
    """Whether an asking word stands there."""
    return ASKING_WORD.search(text) is not None


def asks_for(*kinds: str) -> re.Pattern[str]:
    """The asking words of some kinds."""
    return re.compile("|".join(ASKING[kind] for kind in kinds))


def is_asking(text: str) -> bool:
    """Whether a sentence asks something: by a word, a mark, or its ending."""
    return asks(text) or _ENDS_ASKING.search(text) is not None


def asks_or_requests(text: str) -> bool:
    """Whether a text asks to be told something: by an asking word or 알려, 찾아 and the like."""
    return asks(text) or _REQUEST.search(text) is not None


def hands_over(text: str) -> bool:
    """Whether words beside an address ask to have it added."""
    return _HANDS_OVER.search(text) is not None
