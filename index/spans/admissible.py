"""Which stretches of a sentence can answer a question of this kind at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.spans.asked import Asked
from index.spans.particles import particle_of
from index.spans.span_candidates import Candidate
from index.spans.units import counts

_SAID = re.compile(r"라고\s?(?:했|하[나니]|말|밝|설명|전[했하])")  # "대표가 뭐라고 했어?"

# What 어디서 and 어디에 ask for carries none of these in the 33 such questions of KorQuAD 1.0 dev part 1.
_NOWHERE = frozenset({"none", "and", "subject", "topic", "from", "until"})

_TIME_UNITS = frozenset("년 월 일 시 분 초 주".split())
_ANY_UNIT = frozenset("개 가지 종 대 나라 등 채".split())  # 몇 개의 채널: 3채널

_UNITS_OF = (
    (
        tuple("비 비용 액 료 요금 금 값 가격 매출 이익 예산 자금 손실 상금 연봉".split()),
        re.compile("[원엔]|달러|유로|위안|파운드"),
    ),
    (("길이", "높이", "거리", "너비", "폭", "깊이", "키"), re.compile("미터|m|㎞|㎝")),
    (("율", "률", "비율", "비중"), re.compile("%|퍼센트|％")),
)
_PART_OF_TIME = {
    "년": re.compile(r"[^월일시]*년"),
    "년도": re.compile(r"[^월일시]*년"),
    "월": re.compile(r"[^년일시]*월"),
    "시": re.compile(r"[^년월일]*시.*"),
}
_RANGE = re.compile("부터|[~∼–]")
_ONE_PART = re.compile("^(?:해|연도|년도)$")


def admissible(asked: Asked, text: str, spans: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the kind asked for: a wrong kind in bold is worse than nothing in bold."""
    if asked.wanted == "time":
        times = [span for span in spans if span.kind == "time"]
        if part := _PART_OF_TIME.get(asked.counter):
            fitting = [s for s in times if part.fullmatch(text[s.start : s.end])]
            return fitting if asked.counter == "시" else fitting or times  # no year for 몇 시
        if asked.role not in {"from", "until"}:
            return times
        ends = [span for span in times if not _RANGE.search(text[span.start : span.end])]
        return [s for s in ends if particle_of(_behind(text, s)) == asked.role] or ends
    if asked.wanted == "number" and asked.explicit:
        kinds = {"number", "time"} if asked.counter in _TIME_UNITS else {"number"}
        numbers = [span for span in spans if span.kind in kinds]
        if asked.counter and asked.counter not in _ANY_UNIT:
            fitting = [s for s in numbers if counts(asked.counter, text[s.start : s.end])]
            if asked.counter == "일":  # 며칠: 3일간 rather than the 3rd
                lasting = [span for span in fitting if span.kind == "number"]
                return lasting or fitting
            return fitting
        return _in_its_unit(asked, text, numbers) or numbers
    if asked.wanted == "number" and (measured := _in_its_unit(asked, text, spans)):
        return measured
    if asked.wanted in {"person", "place"}:
        if asked.wanted == asked.role == "place":
            spans = [span for span in spans if particle_of(_behind(text, span)) not in _NOWHERE]
        return [
            span
            for span in _no_amounts(spans)
            if not (span.kind == "quote" and " " in text[span.start : span.end])
        ]
    if asked.wanted == "thing" and asked.role == "called" and _SAID.search(asked.text):
        return [span for span in spans if span.kind == "quote"]
    if asked.wanted == "thing" and asked.role:
        # Of 618 such questions of KorQuAD 1.0 dev part 1, 10 are answered by a number or a time.
        return _no_amounts(spans)
    return list(spans)


def _no_amounts(spans: Sequence[Candidate]) -> list[Candidate]:
    """Without numbers, times, and what holds a time."""
    times = [span for span in spans if span.kind == "time"]
    return [
        span
        for span in spans
        if span.kind not in {"time", "number"}
        and not any(span.start <= t.start and t.end <= span.end for t in times)
    ]


def _in_its_unit(asked: Asked, text: str, spans: Sequence[Candidate]) -> list[Candidate]:
    """Sums of money for 공사비, lengths for 높이, shares for 시청률."""
    for ends, units in _UNITS_OF:
        if asked.focus.endswith(ends):
            numbers = [span for span in spans if span.kind == "number"]
            return [span for span in numbers if units.search(text[span.start : span.end])]
    return []


def whole(asked: Asked, chosen: Candidate, spans: Iterable[Candidate]) -> Candidate:
    """The list around the chosen one where several are asked for; both days of 28일과 29일."""
    kind = "list" if asked.several else "time" if chosen.kind == "time" else None
    if (
        kind is None
        or asked.role in {"from", "until"}
        or asked.counter
        or _ONE_PART.search(asked.focus)
    ):
        return chosen
    around = [
        s for s in spans if s.kind == kind and s.start <= chosen.start and chosen.end <= s.end
    ]
    return max(around, key=lambda span: span.end - span.start, default=chosen)


def _behind(text: str, span: Candidate) -> str:
    return text[span.end :].split(" ", 1)[0]
