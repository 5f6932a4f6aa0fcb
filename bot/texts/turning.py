"""A plain statement turned into a question: 나비대교가 8월 9일 개통한다 → 나비대교는 언제 개통하나요?

What answers is replaced by an asking word, and the rest is kept in the words of the sentence. Only
the last clause is turned, where one name is its topic and nothing in it points elsewhere: no
question is better than a clumsy one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.texts.josa import josa
from index.korean.clauses import CLAUSE, REPORTED
from index.korean.hangul import is_hangul, parts_of, without_final
from index.korean.particles import OF, SUBJECTS, particle_of
from index.korean.tags import NOUN_PARTS, PREDICATES
from index.records import Term
from index.spans.span_candidates import SpanCandidate

_EOJEOL = re.compile(r"\S+")
_MARKS = frozenset("’‘“”\"'()[]<>〈〉《》「」『』…:;/")
# A clause within the last one, which may be what the time or the number belongs to.
_WITHIN = re.compile(
    r"[가-힣](?:[한된될할던해돼]|하는|되는|[하되]고|[하되]며|하기|되기|하던|시킨|에도|처럼|보다|까지|부터|만에|동안|따라|대해|위해|통해|만인|전인|뒤인|으로써|으로서|[와과은는])$"
)
# They point to what was said before.
_POINTING = re.compile(
    r"^(?:이|그|저|두|양|각|본|또|더|다시|이런|그런|같은|해당|당시|전날|다음|각각|모두|역시|특히|한편|이번|이날|이곳|여기|이들|이후|이어|그동안|아직|이미|앞서|최근|현재"
    r"|(?:이|그|저)(?:들|것|곳|는|가|를|의)?)$"
)
_STATES = re.compile(r"(?:수|것|바|적|줄)\s?(?:이|도|은)?\s?[있없]|않|못")
# What happens without an object: 언제 개통하나요 says it all, 언제 개량했나요 does not.
_ALONE = re.compile(
    r"(?:개통|개막|폐막|개관|개장|개업|개원|데뷔|출범|착공|준공|완공|취임|퇴임|시작|졸업|결혼|사망|별세|귀국|은퇴|상장)(?:하|했)"
    r"|[가-힣]+(?:되|됐|되었)|(?:열|끝|풀|잡|꺼|태어)[가-힣]*나요"
)
# The last two words are one predicate: 갖고 있다, 뽑기로 했다, 상장할 예정이다.
_LEADS = re.compile(r"\S+(?:고 있|기로 했|[할될] 예정|[할될] 계획)\S*")
_BY_TIME = {"": "언제", "에": "언제", "부터": "언제부터", "까지": "언제까지"}


_ROLES = frozenset({"none", "subject", "object"})  # of a count
# Behind a time or a count that is only a part of what is told: 21명 중 16명, 24일 자 신문.
_PARTLY = re.compile(
    r"\s?(?:중|가운데|자|현재|기준|당시|이상|이하|만에|동안|연속|[가-힣]*\d)(?:\s|$)|\s\d"
)
_MOST_BEFORE = 2  # nouns before that of the topic: 하늘로보틱스 대표는

Word = re.Match[str]


def turned(
    text: str,
    terms: Sequence[Term],
    span: SpanCandidate,
    asking: str,
    is_named: Callable[[str, Sequence[Term]], bool],
) -> str | None:
    """The question that a sentence answers by its words at `span`; None where it is no plain one.

    Args:
        terms: of the sentence, with offsets into `text`.
        asking: what stands for the span; empty for a time, which has words of its own.
        is_named: whether a noun with its terms tells what it is without the rest of the article.
    """
    statement = text.rstrip().rstrip(".!")
    begin = _clause(statement, span)
    if begin is None:
        return None
    suffix = statement[span.end :].partition(" ")[0]
    asked, end = _asking(asking, suffix), span.end + len(suffix)
    before = list(_EOJEOL.finditer(statement, begin, span.start))
    behind = list(_EOJEOL.finditer(statement, end))
    if asked is None or not behind or (before and before[-1].end() == span.start):
        return None
    found = _topic(before, terms) or (None if before else _topic(behind[:3], terms))
    if found is None or found[0] > end + 1:
        return None
    first, last, noun = found
    between = [word for word in before if word.start() >= last]
    rest = [word for word in behind if word.start() >= last]
    named = is_named(noun, [t for t in terms if first <= t.start < last])
    if not named or not rest or not _is_plain([*between, *rest], terms):
        return None
    last_word = _ended(rest[-1][0])
    if last_word is None or not (between or rest[:-1] or asking or _ALONE.match(last_word)):
        return None
    middle = [word[0] for word in between] + [asked] + [word[0] for word in rest[:-1]]
    return " ".join([josa(noun, "은/는"), *middle, f"{last_word}?"])


def _clause(statement: str, span: SpanCandidate) -> int | None:
    """Where the last clause begins; None where the span is in none that tells something whole."""
    borders = [m.end() for m in CLAUSE.finditer(statement)]
    begin = max((b for b in borders if b <= span.start), default=0)
    if any(b > span.end for b in borders) or _STATES.search(statement, begin):
        return None
    return None if _PARTLY.match(statement, span.end) else begin


def _asking(asking: str, suffix: str) -> str | None:
    """The asking word with what stood behind the answer; None for what cannot stand there."""
    if not asking:
        return _BY_TIME.get(suffix)
    return asking + suffix if particle_of(suffix) in _ROLES else None


def _topic(words: Sequence[Word], terms: Sequence[Term]) -> tuple[int, int, str] | None:
    """Where the topic of some words stands, and its noun; None where there is not just one."""
    found = [n for n, word in enumerate(words) if _noun(word, terms)[1] in SUBJECTS]
    if len(found) != 1:
        return None
    at = first = found[0]
    while first and at - first < _MOST_BEFORE and _noun(words[first - 1], terms)[1] == "":
        first -= 1
    nouns = [word[0] for word in words[first:at]] + [_noun(words[at], terms)[0]]
    if first and words[first - 1][0].endswith(OF):
        return None
    if any(_POINTING.match(noun) or _WITHIN.search(noun) for noun in nouns):
        return None
    return words[first].start(), words[at].end(), " ".join(nouns)


def _noun(word: Word, terms: Sequence[Term]) -> tuple[str, str]:
    """The noun of a word, and what stands behind it; ("", "-") where the word is no noun."""
    inside = [t for t in terms if word.start() <= t.start < word.end()]
    if not inside or any(t.tag not in NOUN_PARTS for t in inside):
        return "", "-"
    end = max(t.end for t in inside) - word.start()
    return word[0][:end], word[0][end:]


def _is_plain(words: Sequence[Word], terms: Sequence[Term]) -> bool:
    """Whether what a question keeps stands by itself, in one clause."""
    *kept, last = words
    if REPORTED.search(last[0]) or _POINTING.match(last[0]):
        return False
    for number, word in enumerate(kept, start=1):
        inside = [t for t in terms if word.start() <= t.start < word.end()]
        leads = number == len(kept) and _LEADS.fullmatch(f"{word[0]} {last[0]}")
        within = _WITHIN.search(word[0]) or any(t.tag in PREDICATES for t in inside)
        if _POINTING.match(word[0]) or (within and not leads) or set(word[0]) & _MARKS:
            return False
    return True


def _ended(word: str) -> str | None:
    """The last word of a statement as that of a question; None for what is not known.

    -나요 follows every stem of a verb as it stands before -ㄴ다, -는다, -았다 and -ㅂ니다.
    """
    for plain, asking in (
        ("이다", "인가요"),
        ("입니다", "인가요"),
        ("습니다", "나요"),
        ("는다", "나요"),
    ):
        if word.endswith(plain):
            return word.removesuffix(plain) + asking
    stem = word.removesuffix("니다") if word.endswith("니다") else word.removesuffix("다")
    if stem in {word, ""} or not is_hangul(stem[-1]):
        return None
    final = parts_of(stem[-1])[2]
    if final == "ㅆ":
        return f"{stem}나요"
    if final == ("ㅂ" if word.endswith("니다") else "ㄴ"):
        return f"{stem[:-1]}{without_final(stem[-1])}나요"
    return None
