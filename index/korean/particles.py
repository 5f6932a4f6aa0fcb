"""The particle that a noun carries, read from the letters behind it."""

from __future__ import annotations

import re

_GROUPS = {
    "subject": "이 가 께서",
    "topic": "은 는",
    "object": "을 를",
    "place": "에서 에서는 에 에는 에게 한테 에서의",
    "of": "의",
    "by": "으로 로 으로써 로서 으로서 로써",
    "called": "라는 이라는 라고 이라고",
    "and": "과 와 및 하고 이나 나",
    "from": "부터 부터는",
    "until": "까지 까지는",
    "is": "이다 였다 이었다 이며 이고 인",
}
_EXACT = {form: name for name, forms in _GROUPS.items() for form in forms.split()}
_BEGINNINGS = {
    "place": "에서 에게",
    "by": "으로",
    "is": "이었 이다 이며 였",
    "called": "이라 라는",
    "from": "부터",
    "until": "까지",
    "topic": "은 는",
    "subject": "이 가",
    "object": "을 를",
    "and": "와 과",
}
_BEGINS = sorted(
    ((form, name) for name, forms in _BEGINNINGS.items() for form in forms.split()),
    key=lambda begin: -len(begin[0]),  # 이었다 is no subject
)
# Further particles, and forms of 이다 and of 하다 and 되다, that say nothing of a noun's role.
_MORE = re.compile(
    r"들|(?:들|쯤|씩|님)?(?:도|만|뿐|조차|마저|처럼|같이|보다|마다|대로|밖에|한테서?|에게서?|께|더러|이?랑|이?야|이?에요|예요|인가요?"
    r"|인지|일까요?|이?란|이?라도|입니다|입니까|임|이?었\S*|였\S*|이?죠|이?지요?|이?냐|이?니|래|이래|하|한|할|함|해|했|되|된|될|됨|돼|됐|당하|당한|당했|시키|시킨|시켰)\S*"
)
# Suffixes of nouns, which cut no word.
BEHIND_A_NOUN = tuple("씨 님 측 쪽 들 등 간 경 쯤 께 대 여 당 째".split())
PLURAL, OF = "들", "의"
SUBJECTS = frozenset({"은", "는", "이", "가"})
LINKS = re.compile(r"[의\W]+")
"""What joins the nouns of a chain."""
AND = re.compile(r"(?:[과와]|이?나|하고|,|·|,?\s(?:및|그리고|또는))\s?")
ALSO = re.compile(r"(?<=[가-힣A-Za-z\d])(?:이?랑|하고|와|과)\s|\s및\s|,")
"""Between two topics as one types them."""
_BARE = re.compile(r"(?<=..)(?:에서|에게|으로|이랑|하고|의|에|을|를|은|는|이|가|랑|과|와|도|로)$")
# What is left of a phrase of time without its numbers: 11월 1일*자*, 10월 *중에*.
_OF_TIME = frozenset("에 의 자 치 엔 에는 날 달 중 안 때 일자 부터 까지".split())
_MARKS = ",.·)]}(”’》』」>〉"


def particle_of(tail: str) -> str:
    """The name of the particle that the rest of a word begins with.

    ``"none"`` where nothing follows, ``"mark"`` for a mark, ``"other"`` for what is no particle.
    """
    if not tail:
        return "none"
    if tail in _EXACT:
        return _EXACT[tail]
    if tail[0] in _MARKS:
        return "mark"
    bare = tail.rstrip(".,!?”’)")
    if bare in _EXACT:
        return _EXACT[bare]
    return next((name for letters, name in _BEGINS if tail.startswith(letters)), "other")


def is_particle(tail: str) -> bool:
    """Whether the rest of a word is a particle or a form of 이다, 하다 or 되다, or nothing."""
    return particle_of(tail) != "other" or _MORE.fullmatch(tail) is not None


def bare(word: str) -> str:
    """A word as typed without the particle at its end, by its letters."""
    return _BARE.sub("", word)


def without_time_particles(words: str) -> str:
    """A phrase without the particles that its time left behind."""
    return " ".join(word for word in words.split() if word not in _OF_TIME)
