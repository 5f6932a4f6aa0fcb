from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from index.answer.events import Story, group, same_event, story
from index.answer.passages import make_passage
from index.likeness import fingerprints
from index.records import Document, Hit, Published
from tests.collection import corpus_of, document
from tests.kiwi import shared_analyzer

_PAIRS = Path(__file__).parent.parent.parent / "benchmarks" / "data" / "events.tsv"
_FIRE = (
    "12일 오전 3시 가람시 물류 창고에서 불이 나 근로자 5명이 다쳤다. 소방 당국은 장비 30대를 보내 두 시간 만에 불을 껐다. "
    "경찰은 전기 설비에서 불이 시작된 것으로 보고 있다."
)
_FIRE_AGAIN = (
    "가람시의 한 물류 창고에서 12일 새벽 불이 났다. 이 불로 근로자 7명이 다쳐 병원으로 옮겨졌다. "
    "소방 당국은 두 시간 만에 불을 모두 껐고, 경찰은 전기 설비를 살피고 있다."
)
_FESTIVAL = (
    "가람시가 12일 강변 공원에서 등불 축제를 열었다. 시민 3만 명이 강변을 찾아 등불 2000개를 띄웠다. "
    "축제는 일요일까지 이어진다."
)


def _article(text: str, title: str, day: date | None = date(2024, 3, 12)) -> Document:
    return document(text, title=title, published=Published(day) if day else None)


def _story(item: Document) -> Story:
    corpus = corpus_of(item)
    title = tuple(term.form for term in shared_analyzer().terms(item.title))
    entry = replace(corpus.entry(item.doc_id), title=title)
    return story(entry, fingerprints(item.text))


def _hits(*items: Document) -> list[Hit]:
    corpus = corpus_of(*items)
    return [Hit(make_passage(corpus, sentence, ()), 1.0, supported=True) for sentence in corpus]


def test_reports_on_one_fire_by_two_outlets_are_one_event() -> None:
    one = _story(_article(_FIRE, "가람시 물류 창고서 불… 5명 부상"))
    other = _story(_article(_FIRE_AGAIN, "가람시 창고 화재로 7명 부상", date(2024, 3, 13)))
    assert same_event(one, other)


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        (_FESTIVAL, "가람시 강변 등불 축제에 3만 명", date(2024, 3, 12)),
        (_FIRE_AGAIN, "가람시 창고 화재로 7명 부상", date(2024, 6, 12)),
        (_FIRE_AGAIN, "가람시 창고 화재로 7명 부상", None),
    ],
)
def test_other_subjects_other_months_and_unknown_days_are_other_events(
    text: str, title: str, day: date | None
) -> None:
    fire = _story(_article(_FIRE, "가람시 물류 창고서 불… 5명 부상"))
    assert not same_event(fire, _story(_article(text, title, day)))


def test_alike_reports_on_two_festivals_are_two_events() -> None:
    told = (
        "{0} {1} 축제에 관람객 {2}명이 다녀갔다. 주최 측은 12일 폐막식에서 관람객을 이렇게 집계했다. "
        "{1} 축제는 사흘 동안 열렸고 야시장과 공연이 성황리에 이어졌다."
    )
    title = "{0} {1} 축제 성황리 폐막… 관람객 {2}명 야시장 찾아"
    ours, again, theirs = (
        _story(_article(told.format(*names), title.format(*names)))
        for names in (("은내", "메밀꽃", "3만"), ("은내", "메밀꽃", "4만"), ("해담", "사과", "5만"))
    )
    assert same_event(ours, again)
    assert not same_event(ours, theirs)


def test_a_reprint_is_the_same_event_whatever_its_date() -> None:
    text = f"{_FIRE} {_FIRE_AGAIN} {_FESTIVAL}"
    one = _story(_article(text, "가람시 물류 창고서 불"))
    other = _story(_article(f"[종합] {text}", "사고 종합", None))
    assert same_event(one, other)


def test_pairs_of_written_articles_are_told_apart_as_measured() -> None:
    lines = _PAIRS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    told = [
        (event, _story(_article(text, title, date.fromisoformat(day))))
        for event, day, title, text in rows
    ]
    pairs = [(a == b, same_event(x, y)) for (a, x), (b, y) in combinations(told, 2)]
    found = sum(same and judged for same, judged in pairs)
    wrong = sum(judged and not same for same, judged in pairs)
    assert (found, wrong) == (8, 0)


def test_the_best_hit_stands_for_its_event_and_the_others_are_counted() -> None:
    fire = _article(_FIRE, "가람시 물류 창고서 불… 5명 부상")
    again = _article(_FIRE_AGAIN, "가람시 창고 화재로 7명 부상")
    festival = _article(_FESTIVAL, "가람시 강변 등불 축제에 3만 명")
    hits = _hits(fire, again, festival)
    stories = {item.doc_id: _story(item) for item in (fire, again, festival)}
    groups = group(hits, stories.__getitem__)
    assert [g.best.passage.citation.title[:9] for g in groups] == (
        ["가람시 물류 창고"] * 3 + ["가람시 강변 등불"] * 3
    )
    others = [[hit.passage.citation.doc_id for hit in g.others] for g in groups]
    assert others == [[again.doc_id] * 3, *[[]] * 5]


def _none(doc_id: str) -> Story:
    raise KeyError(doc_id)


def test_no_hits_make_no_groups() -> None:
    assert group([], _none) == ()
