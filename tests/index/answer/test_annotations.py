from __future__ import annotations

from collections.abc import Callable
from datetime import date

from index.answer.annotations import by_time, contradicting, finish
from index.answer.events import Stories, Story
from index.answer.passages import make_passage
from index.corpus import Corpus
from index.korean.asked import ExpectedAnswer, read_asked
from index.korean.when.asked_time import asked_time
from index.records import Document, Hit, Published
from index.retriever import titled
from tests.collection import corpus_of, document
from tests.kiwi import shared_analyzer

_TODAY = date(2026, 11, 23)


def _fire(text: str, title: str, day: date | None) -> Document:
    return document(text, title=title, published=Published(day) if day else None)


def _fires() -> Corpus:
    return corpus_of(
        _fire(
            "이 불로 근로자 5명이 다쳤다. 12일 새벽 가람시 물류 창고에서 불이 났다. 소방 당국이 불을 껐다.",
            "가람시 물류 창고서 불",
            date(2024, 3, 12),
        ),
        _fire(
            "이 불로 근로자 7명이 다쳤다. 가람시의 물류 창고에서 불이 나 소방 당국이 껐다.",
            "가람시 물류 창고 화재",
            date(2024, 3, 13),
        ),
    )


def _hits(corpus: Corpus, *, supported: bool = True) -> list[Hit]:
    return [Hit(make_passage(corpus, sentence, ()), 1.0, supported) for sentence in corpus]


def _asked(question: str) -> ExpectedAnswer:
    return read_asked(question, shared_analyzer().terms(question))


def _stories(corpus: Corpus) -> Callable[[str], Story]:
    return Stories().of(titled(corpus, shared_analyzer()))


def test_candidates_of_another_time_are_left_out_by_a_filter() -> None:
    corpus = _fires()
    ranked = [(sentence, 1.0) for sentence in corpus]
    asked = asked_time("2024년 3월 13일 기사에서 몇 명이 다쳤어?", _TODAY)
    left = by_time(ranked, corpus.documents, asked)
    assert {corpus.documents[s.doc_id].title for s, _ in left} == {"가람시 물류 창고 화재"}


def test_candidates_nearer_to_the_asked_time_come_first() -> None:
    corpus = corpus_of(
        _fire("대표는 한가람이다.", "옛 대표", date(2015, 1, 2)),
        _fire("대표는 서도윤이다.", "새 대표", date(2026, 1, 2)),
    )
    ranked = [(sentence, 1.0) for sentence in corpus]
    now = by_time(ranked, corpus.documents, asked_time("지금 대표는?", _TODAY))
    assert [s.doc_id for s, _ in now] == [s.doc_id for s, _ in reversed(ranked)]
    assert by_time(ranked, corpus.documents, None) == ranked


def test_hits_get_their_dates_and_the_events_that_they_repeat() -> None:
    corpus = _fires()
    first, other = corpus.documents
    hits = finish(_hits(corpus), corpus, _stories(corpus))
    assert [hit.repeats for hit in hits] == [None, None, None, first, first]
    (moment,) = hits[1].passage.moments
    assert hits[1].passage.text[moment.start : moment.end] == "12일"
    assert moment.first == date(2024, 3, 12)
    assert hits[3].passage.citation.doc_id == other


def test_hits_without_evidence_repeat_nothing() -> None:
    corpus = _fires()
    hits = finish(_hits(corpus, supported=False), corpus, _stories(corpus))
    assert {hit.repeats for hit in hits} == {None}


def test_numbers_of_one_event_are_compared() -> None:
    corpus = _fires()
    hits = finish(_hits(corpus), corpus, _stories(corpus))
    (found,) = contradicting(_asked("근로자 몇 명이 다쳤어?"), hits, corpus)
    assert (found.thing, [claim.text for claim in found.claims]) == ("근로자", ["5명", "7명"])


def test_numbers_of_different_events_are_not_compared() -> None:
    corpus = _fires()
    assert contradicting(_asked("근로자 몇 명이 다쳤어?"), _hits(corpus), corpus) == ()
