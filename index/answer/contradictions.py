"""Numbers that articles on one event tell differently, for the same counted thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.korean.asked import Asked
from index.korean.tags import TELLING
from index.records import Claim, Contradiction, Hit, Sentence, Term

_SCALES = {"천": 10**3, "만": 10**4, "억": 10**8, "조": 10**12}
_UNITS = (
    "퍼센트|%포인트|%|킬로미터|㎞|km|미터|m|톤|달러|유로|엔|원|시간|분|층|명|인|개|곳|건|대|권|마리|척|채|회"
    "|가구|세대|석|편|점|병상|쪽|그루|발|량|가지"
)
_QUANTITY = re.compile(
    rf"(?<![\d.,가-힣A-Za-z])(?P<number>\d[\d,]*(?:\.\d+)?(?:\s?[천만억조])*(?:\s?\d[\d,]*\s?[천만억조]+)*"
    rf"(?:\s?\d[\d,]*)?)\s?(?P<unit>{_UNITS})(?P<behind>[^.\n]{{0,12}})"
)
_PIECE = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>[천만억조]*)")
_BETWEEN = re.compile(
    r"(?P<particle>은|는|이|가|을|를|의|도|에|로|으로)?\s*(?:모두|총|전체|전부|합해|합쳐)?\s*"
)
# A number that is rounded, or one end of a range, contradicts nothing.
_ROUGH_BEFORE = re.compile(r"(?:약|최대|최소|최고|거의|대략|많게는|적게는|[~∼\-–])\s*$")
_ROUGH_BEHIND = re.compile(
    r"\s?(?:여|가량|안팎|이상|이하|미만|초과|정도|남짓|쯤|[~∼\-–]|부터|까지|[이가을를]?\s?(?:넘|웃도|밑도))"
)
# Two numbers of other times are both right.
_WHEN = re.compile(
    r"지지난해|지난해|재작년|작년|올해|내년|지난달|이달|다음\s?달|[1-4]분기|[상하]반기|\d{1,2}월|(?:19|20)\d\d년|누적|하루|한\s해|매년|연간"
    r"|매달|당초|애초|전년|전날|처음"
)
# Predicates that only say that so many there are.
_COUNTING = frozenset(
    "나오다 발생 집계 확인 기록 이르다 파악 달하다 늘다 되다 있다 발표 잠정".split()
)
_TOPIC = frozenset({"은", "는", "이", "가"})


def contradictions(
    asked: Asked, members: Sequence[tuple[Hit, Sentence, str]]
) -> tuple[Contradiction, ...]:
    """What the hits of one event contradict each other in; nothing where it is not sure.

    The same noun must be counted in the same unit and by the same predicate, in sentences that
    name the same times, and each article must tell one number for it. Only what a question for a
    number asks about is looked into: its noun, or its unit ("몇 명").

    Args:
        members: hits of a group with the sentences of their passages and the words of these.
    """
    if asked.wanted != "number":
        return ()
    found: dict[tuple[object, ...], dict[str, list[Claim]]] = {}
    for hit, sentence, text in members:
        for key, claim in _claims(hit, sentence, text):
            if key[0] not in asked.weights and key[1] != asked.counter:
                continue
            doc_id = hit.passage.citation.doc_id
            found.setdefault(key, {}).setdefault(doc_id, []).append(claim)
    result = []
    for key, by_article in found.items():
        sure = [
            claims[0]
            for claims in by_article.values()
            if len({claim.value for claim in claims}) == 1
        ]
        if len({claim.value for claim in sure}) > 1:
            result.append(Contradiction(str(key[0]), tuple(sure)))
    return tuple(result)


def _claims(hit: Hit, sentence: Sentence, text: str) -> Iterator[tuple[tuple[object, ...], Claim]]:
    times = frozenset(re.sub(r"\s", "", when) for when in _WHEN.findall(text))
    for match in _QUANTITY.finditer(text):
        before = text[: match.start()]
        if _ROUGH_BEFORE.search(before) or _ROUGH_BEHIND.match(match["behind"]):
            continue
        start, end = match.start() + sentence.start, match.end("unit") + sentence.start
        thing = next((t for t in reversed(sentence.terms) if t.end <= start), None)
        relation = _relation(thing, start, end, before, sentence)
        if thing is not None and relation is not None:
            claim = Claim(hit, text[match.start() : match.end("unit")], _value(match["number"]))
            yield (thing.form, match["unit"], relation, times), claim


def _relation(
    thing: Term | None, start: int, end: int, before: str, sentence: Sentence
) -> str | None:
    """How the thing is counted: ``count``, or the form of the predicate; None where unclear."""
    if thing is None or thing.tag not in TELLING:
        return None
    between = _BETWEEN.fullmatch(before, thing.end - sentence.start)
    if between is None or start - thing.end > 8:
        return None
    behind = next((t for t in sentence.terms if t.start >= end), None)
    if behind is None or behind.form in _COUNTING:
        return "count" if between["particle"] in {*_TOPIC, None} else None
    return behind.form


def _value(number: str) -> Decimal:
    """1만 2000 → 12000; 2조 3000억 → 2300000000000; 3천만 → 30000000."""
    total = Decimal(0)
    for piece in _PIECE.finditer(number):
        value = Decimal(piece["digits"].replace(",", ""))
        for letter in piece["scale"]:
            value *= _SCALES[letter]
        total += value
    return total
