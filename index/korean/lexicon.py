"""Words that say how a question asks, not what it is about.

They are kept out of the evidence: that 이유 ("reason") stands nowhere in the sources says nothing
about whether they tell the reason.
"""

from __future__ import annotations

# English words that ask or carry no meaning of their own.
ENGLISH_FUNCTION_WORDS = frozenset(
    """
    a an the who whom whose what which when where why how is are was were be been do does did has
    have had can could will would of in on at to for from by with about and or it its this that
    these those there many much tell me please i you he she they we his her their name
    """.split()
)

# Pointing words: they name nothing by themselves.
POINTING_WORDS = frozenset(
    "이 그 저 이것 그것 저것 이거 그거 저거 여기 거기 저기 해당 본 위".split()
)

# Verbs that stand in any sentence, and those that merely ask for an answer.
LIGHT_PREDICATES = frozenset(
    """
    있다 없다 하다 되다 이다 아니다 같다 보다 주다 받다 가다 오다 나다 나오다 들다 들어가다 알다 모르다 알리다
    궁금하다 말하다 쓰다 대하다 위하다 통하다 따르다 의하다 관하다 인하다 불리다 부르다 일컫다 만들다 생기다 그렇다
    이렇다 많다 싶다 가르치다 찾다 맞다 두다 삼다 놓다 지다
    """.split()
)
