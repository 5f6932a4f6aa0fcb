"""Whether a clause tells of what was or of what is to come, by the endings of its words.

Endings of Korean predicates are regular enough to be read without an analyzer, and what cannot be
read this way counts as not known.
"""

from __future__ import annotations

import re
from typing import Literal

from index.korean.hangul import parts_of

Tense = Literal["past", "present", "future"]

_SENTENCE_END = re.compile(r"[.?!…](?=[\s”’\"')\]]|$)|\n")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|\([^()]*\)")
_EDGE = "“”\"'‘’,.?!…()[]「」『』·"

# Nouns that make what is before them (열릴, 할) a plan.
_PLAN = re.compile(r"(?:예정|계획|방침|전망|것|예상|구상|수)(?![가-힣]{4})")
_PLAIN_PLAN = re.compile(r"예정(?:이[다며고]|으로|인|돼|된|일)|예정$")
_PAST_MODIFIER = re.compile(
    r"(?:열린|끝난|나온|펼쳐진|치러진|이어진|알려진|숨진|일어난|벌어진|떠난|받은|맺은|찾은|치른|거둔|세운|"
    r"내놓은|넘은|닫은|맞은|낸|된|"
    r"(?:발표|공개|개최|출시|시작|개막|폐막|개관|개장|개봉|개통|개원|착공|준공|완공|발생|접수|출범|발견|체결|마감|"
    r"도착|출발|진행|실시|시행|발간|출간|선언|통과|취임|졸업|창립|설립|도입|방문|참석|상장|기록|제출|체포|적발|"
    r"확정|의결|채택|결정|합의|서명|게재|방송|발사|수상|우승)한)$"
)
_PRESENT_MODIFIER = re.compile(
    r"(?:하|되|열리|치르|치러지|펼쳐지|펼치|나오|이어지|끝나|떠나|들어가|여|받|뽑|맞|짓|바뀌|오르|내리)는$"
)


def sentence_end(text: str, at: int) -> int:
    """Where the sentence around `at` ends."""
    found = _SENTENCE_END.search(text, at)
    return found.start() if found else len(text)


def tense_after(text: str, at: int) -> tuple[Tense | None, Tense | None]:
    """The tenses of the nearest and of the last predicate behind `at` in its sentence.

    Quotations between are passed over: "28일 “내년에 열겠다”고 밝혔다" tells of the past.
    """
    clause = _QUOTED.sub("", text[at : sentence_end(text, at)])
    words = [word.strip(_EDGE) for word in clause.split()]
    found = [
        tense
        for word, next_word in zip(words, [*words[1:], ""], strict=True)
        if (tense := _tense(word, next_word)) is not None
    ]
    return (found[0], found[-1]) if found else (None, None)


def _tense(word: str, next_word: str) -> Tense | None:
    if not word:
        return None
    if "겠" in word or word.endswith("기로"):
        return "future"
    if _is_past(word):
        return "past"
    if parts_of(word[-1])[2] == "ㄹ" and _PLAN.match(next_word):
        return "past" if _is_past(next_word) else "future"
    if _PLAIN_PLAN.match(word):
        return "future"
    if _PAST_MODIFIER.search(word):
        return "past"
    if _PRESENT_MODIFIER.search(word) or "는다" in word:
        return "present"
    at = word.find("다", 1)
    if at > 0 and parts_of(word[at - 1])[2] == "ㄴ":
        return "present"
    return None


def _is_past(word: str) -> bool:
    return any(parts_of(letter)[2] == "ㅆ" and letter not in "있겠" for letter in word)
