"""What in a sentence may be an answer: dates, amounts, names, nouns, quoted titles, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from index.korean.names import like_a_name
from index.korean.tags import NOUN_PARTS
from index.records import Term

Kind = Literal["time", "number", "name", "noun", "quote", "latin", "list"]

_LONGEST = 4  # units joined by a blank; 96.5% of KorQuAD's answers by characters
_LONGEST_LIST = 12
_WITHIN_NAMES = "·-~&.,/:’'"

_DAY = (
    r"(?:(?:기원전|오는|지난|올해|올|내년|작년|지난해|이달|지난달|다음\s?달|이번\s?달|매년|매월)\s)?"
    r"(?:(?:\d{4}년(?![간대])|\d{1,3}년(?![간대여]|\s?(?:동안|만[에이의]|째|뒤|후|전(?!반))))(?:\s(?:초|말|중반|봄|여름|가을|겨울|상반기|하반기))?"
    r"(?:\s?\d{1,2}월(?:\s?(?:초|말|중순))?)?(?:\s?\d{1,2}일)?"
    r"|\d{1,2}월(?!\s?(?:간|만에))(?:\s?\d{1,2}일|\s?(?:초|말|중순))?"
    r"|(?:\d{2}|\d{4})년대(?:\s?(?:초반|중반|후반|초|말))?|\d{1,2}세기(?:\s?(?:초반|중반|후반|초|말))?"
    r"|(?<!\d)\d{1,2}일(?![간]|\s?(?:동안|만[에이의]|째|뒤|후|전|이내|이상|가량|연장|유예|휴가|안에|더)|의\s(?:유예|휴가|기간|시간)))"
)
_CLOCK = r"(?:\s?\([월화수목금토일]\))?(?:\s?(?:오전|오후|낮|밤|새벽|아침|저녁|정오)?\s?\d{1,2}시(?!간)(?:\s?\d{1,2}분|\s?반)?)?(?:경|께|쯤)?"
_RELATIVE = (
    r"(?<![가-힣])(?:(?:오는|지난|이번|다음)\s(?:주말?|달|해|[월화수목금토일]요일|봄|여름|가을|겨울|학기)"
    r"|지난해|올해|내년|작년|이달|지난달|내달|오늘|어제|내일|모레|정오|자정|다음주|이번주|지난주|이날\s(?:새벽|오전|오후|낮|밤|저녁)|추석|설날|성탄절|크리스마스|어린이날|광복절|삼일절|현충일|개천절|한글날)(?![가-힣]{2})(?:\s(?:초|말|봄|여름|가을|겨울|상반기|하반기))?"
)
_TIME = re.compile(
    rf"{_DAY}{_CLOCK}|(?:오전|오후|낮|밤|새벽|저녁)\s?\d{{1,2}}시(?!간)(?:\s?\d{{1,2}}분)?|{_RELATIVE}"
)
# "11월 28일과 29일", "5월 1일부터 9일까지", "1904~1905년"
# A day by its parts: 몇 년 asks for the first, 몇 월 for the second.
_YEAR = re.compile(r"(?:기원전\s?)?\d{1,4}년(?=\s?\d)")
_MONTH = re.compile(r"\d{1,2}월(?=\s?\d)")
_HOUR = re.compile(r"(?:오전|오후|낮|밤|새벽|아침|저녁)?\s?\d{1,2}시.*")
_TO_NEXT_TIME = re.compile(r"(?:(?:과|와|,|부터|에서|~|∼|–|-|·)\s?|\s(?:및|또는)\s)")

_UNIT = (
    r"할(?:\s?\d푼)?(?:\s?\d리)?|퍼센트|프로|포인트|%p?|％|℃|도|제곱킬로미터|킬로미터|센티미터|밀리미터|미터|㎞|㎏|㎝|㎜|㎡|㎢|ｋｍ|ｍ|km|cm|mm|kg|kWh|MW|GW|GB|TB|MB|m|g|킬로그램|그램|톤|리터|헥타르|평"
    r"|원|달러|엔|위안|유로|파운드|개월|개국|개사|개|명|인|사람|곳|군데|가지|종|건|번째|번|회|차례|차로|차|위|등|점|골|타|승|패|무|배|권|장|편|곡|살|세|대|호|조|항"
    r"|층|칸|마리|척|채|쪽|페이지|가구|세대|시간|분|초|년간|년|일간|일|주간|주년|주|달|박|학년|학기|팀|도시|나라|마을|표|석|단|급|부|기"
)
_AMOUNT = re.compile(
    r"(?<![\d.,A-Za-z~∼])(?:제\s?|\d[\d,]*(?:\.\d+)?[%％]?\s?[~∼]\s?)?\d[\d,]*(?:\.\d+)?"
    r"(?:\s?[십백천만억조]+(?:\s?\d[\d,]*(?:\.\d+)?(?=\s?[십백천만억조]))?)*(?:\s?\d[\d,]*(?=\s?(?:원|명|개|달러)))?"
    rf"(?:여|\s여)?(?:\s?(?:{_UNIT})(?![a-z]))?"
)
_COUNTED = re.compile(
    r"(?<![가-힣])(?:한두|두세|서너|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열두|스무|스물|서른|마흔|쉰|수십|수백|수천|수만)\s?"
    r"(?:명|개국|개월|개|번째|번|곳|가지|차례|사람|마리|대|권|편|살|달|시간|팀|나라|도시|배|척|채|장|건|해|층|군데)"
    r"|(?<![가-힣])(?:하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름)(?!째)"
)
_QUOTED = re.compile(
    r"《([^》]{1,40})》|〈([^〉]{1,40})〉|<([^>]{1,40})>|『([^』]{1,40})』|「([^」]{1,40})」"
    r"|“([^”]{1,60})”|‘([^’]{1,40})’|\"([^\"]{1,60})\"|'([^']{1,40})'"
)
_AND = re.compile(r"(?:[과와]|이?나|하고|,|·|,?\s(?:및|그리고|또는))\s?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a sentence that may be an answer.

    Attributes:
        start, end: code points into the text of the sentence, half-open.
        first, last: the terms that it holds, indices, half-open; equal where it holds none.
        before, after: how many more units its run of nouns has on either side.
    """

    start: int
    end: int
    kind: Kind
    first: int
    last: int
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    kind: Kind


def candidates(text: str, terms: Sequence[Term]) -> list[Candidate]:
    """All candidates of one sentence, without repetition.

    Args:
        terms: with offsets into `text`.
    """
    units = _units(text, terms)
    found: dict[tuple[int, int], tuple[Kind, int, int]] = {}
    for run in _runs(text, units):
        for i in range(len(run)):
            for j in range(i, min(len(run), i + _LONGEST)):
                kind = _kind_of_run(text, run[i : j + 1])
                found[run[i].start, run[j].end] = (kind, i, len(run) - 1 - j)
    for unit in units:
        if unit.kind == "time":
            found.update((part, ("time", 0, 0)) for part in _parts(text, unit))
    for group in _lists(text, units):
        found.setdefault((group[0].start, group[-1].end), (_kind_of_list(group), 0, 0))
    quotes = list(_QUOTED.finditer(text))
    for match in quotes:
        found[match.span(match.lastindex or 0)] = ("quote", 0, 0)
    for start, end in _quotes_in_a_row(text, quotes):
        found.setdefault((start, end), ("list", 0, 0))
    for start, end in _names_in_a_row(text, units):
        found[start, end] = ("list", 0, 0)
    return [
        Candidate(start, end, kind, *_terms_within(terms, start, end), before, after)
        for (start, end), (kind, before, after) in found.items()
    ]


def _quotes_in_a_row(text: str, quotes: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """From the first mark to the last of ‘봄’, ‘여름’, ‘가을’."""
    start = 0
    for i in range(1, len(quotes) + 1):
        if i == len(quotes) or not _AND.fullmatch(text[quotes[i - 1].end() : quotes[i].start()]):
            if i - start > 1:
                yield quotes[start].start(), quotes[i - 1].end()
            start = i


def _names_in_a_row(text: str, units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Names of persons with nothing but a blank between them, as a group's members are told."""
    row: list[_Unit] = []
    for unit in [*units, _Unit(len(text) + 9, len(text) + 9, "noun")]:
        size = unit.end - unit.start
        follows = not row or text[row[-1].end : unit.start] == " "
        if not (follows and 2 <= size <= 4 and unit.kind in {"name", "noun"}):
            while row and not like_a_name(text[row[-1].start : row[-1].end]):
                row.pop()
            while row and not like_a_name(text[row[0].start : row[0].end]):
                row.pop(0)
            if len(row) > 2 and sum(like_a_name(text[u.start : u.end]) for u in row) * 3 >= 2 * len(
                row
            ):
                yield row[0].start, row[-1].end
            row = []
        if 2 <= size <= 4 and unit.kind in {"name", "noun"}:
            row.append(unit)


def _parts(text: str, unit: _Unit) -> Iterator[tuple[int, int]]:
    """The year, the month, what follows the year, and the hour of a day, where it has more."""
    if year := _YEAR.search(text, unit.start, unit.end):
        yield year.span()
        yield year.end() + (text[year.end()] == " "), unit.end
    if month := _MONTH.search(text, unit.start, unit.end):
        yield month.span()
    hour = _HOUR.search(text, unit.start, unit.end)
    if hour and hour.start() > unit.start:
        blank = text[hour.start()] == " "
        yield hour.start() + blank, hour.end()


def _kind_of_run(text: str, run: Sequence[_Unit]) -> Kind:
    first, last = run[0], run[-1]
    if len(run) > 1 and first.kind == "number" and " " not in text[first.start : last.end]:
        return "number"  # 5관왕, 20홈런
    if len(run) > 1 and last.kind in {"time", "number"} and first.kind != last.kind:
        return "noun"  # 어른 8000원: not the amount alone
    if last.kind == "noun" and any(unit.kind == "name" for unit in run):
        return "name"
    return last.kind


def _kind_of_list(group: Sequence[_Unit]) -> Kind:
    return "time" if all(unit.kind == "time" for unit in group) else "list"


def _terms_within(terms: Sequence[Term], start: int, end: int) -> tuple[int, int]:
    inside = [i for i, term in enumerate(terms) if start <= term.start < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _units(text: str, terms: Sequence[Term]) -> list[_Unit]:
    """Times, amounts and runs of noun terms, in text order, none within another."""
    units = [_Unit(*match.span(), "time") for match in _TIME.finditer(text)]
    for pattern in (_AMOUNT, _COUNTED):
        for match in pattern.finditer(text):
            start = match.start()
            end = start + len(text[start : _outside_words(terms, match.end())].rstrip())
            whole = pattern is _AMOUNT or end == match.end()  # 한 대학: no amount
            if start < end and whole and not any(start < u.end and u.start < end for u in units):
                units.append(_Unit(start, end, "number"))
    units += _noun_units(text, terms, units)
    return sorted(units, key=lambda unit: unit.start)


def _outside_words(terms: Sequence[Term], end: int) -> int:
    """`end`, or the start of the noun that it would cut (3채널 is not 3채)."""
    return next((t.start for t in terms if t.tag in NOUN_PARTS and t.start < end < t.end), end)


def _noun_units(text: str, terms: Sequence[Term], taken: Sequence[_Unit]) -> Iterator[_Unit]:
    free = [
        term
        for i, term in enumerate(terms)
        if (term.tag in NOUN_PARTS or _prefix(terms, i))
        and not any(unit.start <= term.start < unit.end for unit in taken)
    ]
    run: list[Term] = []
    for term in free:
        if run and not _joined(text, run[-1].end, term.start):
            yield _noun_unit(run)
            run = []
        run.append(term)
    if run:
        yield _noun_unit(run)


def _prefix(terms: Sequence[Term], i: int) -> bool:
    """Kiwi takes the first syllable of some names for a determiner (이장, 한솔)."""
    if terms[i].tag != "MM" or i + 1 == len(terms):
        return False
    return terms[i + 1].start == terms[i].end and terms[i + 1].tag in NOUN_PARTS


def _noun_unit(run: Sequence[Term]) -> _Unit:
    tags = {term.tag for term in run}
    kind: Kind = "latin" if tags == {"SL"} else "name" if "NNP" in tags else "noun"
    return _Unit(run[0].start, run[-1].end, kind)


def _joined(text: str, end: int, start: int) -> bool:
    return start == end or (start - end == 1 and text[end] in _WITHIN_NAMES)


def _runs(text: str, units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """Units with one blank between them, or nothing."""
    run: list[_Unit] = []
    for unit in units:
        if run and text[run[-1].end : unit.start] not in {"", " "}:
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _lists(text: str, units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """Units joined by 과, 와, 및 or a comma; times also by 부터 and ~."""
    group: list[_Unit] = []
    for left, right in pairwise(units):
        between = text[left.end : right.start]
        joined = _AND.fullmatch(between) or (
            {left.kind, right.kind} <= {"time", "number"} and _TO_NEXT_TIME.fullmatch(between)
        )
        if joined:
            group = [*group, right] if group else [left, right]
        elif group:
            yield group[:_LONGEST_LIST]
            group = []
    if group:
        yield group[:_LONGEST_LIST]
