"""Words that point back at a thing named before: 그 사람, 걔, 거기, 그건."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.korean.kinds import ANSWER_KINDS
from index.korean.offices import TITLES, any_of
from index.korean.tags import NAMES
from index.records import Term

# What a pointing word stands for; ``thing`` may be anything.
Kind = Literal["person", "place", "firm", "thing"]

_PARTICLE = (
    r"(?:에서는|에선|에서|에는|에게|엔|에|은|는|이|가|을|를|의|도|와|과|으로|로|랑|한테|ㄴ|ㄹ)?"
)
# Kinds of things that 그 stands for together with them; 그 이유 asks for the reason of something.
_NOUNS: tuple[tuple[Kind, str], ...] = (
    ("person", "사람|인물|분|양반|친구|선수|배우|가수|감독|의원|기자|여자|남자|놈|애"),
    ("firm", "회사|기업|업체|기관|단체|조직|팀|구단|당|정당|학교|병원"),
    ("place", "나라|국가|지역|곳|장소|도시|데|동네"),
    ("thing", "행사|날짜|날|때"),
)
_NAMED = "|".join(words for _, words in _NOUNS)
_HERE = "거기|거긴|그곳|여기|이곳"
PLACE = re.compile(_HERE)
_BARE: tuple[tuple[Kind, str], ...] = (
    ("person", "걔네|걔|쟤|그이|그녀"),
    ("place", _HERE),
    ("thing", "그것|그거|그건|그게|그걸|그때|그날|이것|이거|이건|이게|이걸"),
)
_POINTER = re.compile(
    rf"(?<![가-힣])(?:{'|'.join(words for _, words in _BARE)}|[그이]\s?(?:{_NAMED})|그해)"
    rf"{_PARTICLE}(?![가-힣])"
)
_TIME = re.compile(r"그\s?(?:때|날|해|날짜)")
# What stands behind the name of a person, or is the end of a name of a firm or a place.
_OFFICE = re.compile(
    rf"(?:\s?[가-힣]{{1,12}}){{0,2}}?\s?(?:{any_of(TITLES)})"
    r"|(?:은|는|이|가)\s?[“\"]|\(\d+\)"
)
_PERSON = re.compile(r"[가-힣]{2,4}")
_FIRM = re.compile(
    r"(?:전자|건설|그룹|은행|증권|화학|제약|자동차|중공업|생명|카드|항공|식품|통신|텔레콤|당|위원회|협회|재단|연구소|대학교|대|"
    r"부|청|원|구단|FC|사|엔터테인먼트)$"
)
_PLACE = re.compile(
    r"(?:시|군|구|도|동|읍|면|리|역|공항|항|섬|산|강|병원|체육관|경기장|공원|대교)$"
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointing word; start, end: code points into the question, with its particle, half-open."""

    kind: Kind
    start: int
    end: int
    time: bool = False


def pointer(question: str) -> Pointer | None:
    """The first word that stands for a name as a whole."""
    return next(iter(pointers(question)), None)


def pointers(question: str) -> list[Pointer]:
    """All words that stand for a name as a whole."""
    return [
        Pointer(_kind(m.group()), m.start(), m.end(), _TIME.match(m.group()) is not None)
        for m in _POINTER.finditer(question)
    ]


def _kind(words: str) -> Kind:
    for kind, forms in _NOUNS:
        if re.match(rf"[그이]\s?(?:{forms})", words):
            return kind
    return next((kind for kind, forms in _BARE if re.match(forms, words)), "thing")


def names(text: str, terms: Sequence[Term]) -> list[str]:
    """The names of a text in order, each with the nouns that are one word with it (한빛+전자)."""
    runs: list[tuple[int, int, bool]] = []
    for term in terms:
        if term.tag not in NAMES | {"NNG", "XSN", "XR"}:
            continue
        unit = term.tag == "SL" and text[: term.start].rstrip()[-1:].isdigit()  # 2.4km
        named = term.tag in NAMES and len(term.form) > 1 and not unit
        if runs and term.start == runs[-1][1]:
            runs[-1] = (runs[-1][0], term.end, runs[-1][2] or named)
        else:
            runs.append((term.start, term.end, named))
    return list(dict.fromkeys(text[start:end] for start, end, named in runs if named))


def fitting(kind: Kind, text: str, terms: Sequence[Term]) -> list[str]:
    """The names of a text that a pointing word of this kind may stand for, likeliest first."""
    found = [name for name in names(text, terms) if name not in ANSWER_KINDS]
    if kind == "thing":
        return found
    kinds = {name: _kind_of(name, text) for name in found}
    fits = [name for name in found if kinds[name] in {kind, "thing"}]
    return sorted(fits, key=lambda name: kinds[name] != kind)


def people(text: str, terms: Sequence[Term]) -> list[str]:
    """The names of a text that are surely of persons: with an office, an age, or a quotation."""
    return [name for name in names(text, terms) if _kind_of(name, text) == "person"]


def _kind_of(name: str, text: str) -> Kind:
    behind = text[text.index(name) + len(name) :]
    if _FIRM.search(name):
        return "firm"
    if _PERSON.fullmatch(name) and _OFFICE.match(behind):
        return "person"
    if _PLACE.search(name):
        return "place"
    return "thing"
