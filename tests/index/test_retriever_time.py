from __future__ import annotations

from datetime import date

import pytest

from bot.talk.replies import reply
from bot.talk.showing import shown
from index.records import Document, Published
from index.retriever import Retriever
from tests.collection import corpus_of, document
from tests.kiwi import shared_analyzer

_TODAY = date(2026, 11, 23)


def _article(text: str, title: str, day: date | None, outlet: str = "가람경제") -> Document:
    return document(text, title=title, outlet=outlet, published=Published(day) if day else None)


@pytest.fixture(scope="module")
def newsroom() -> Retriever:
    corpus = corpus_of(
        _article(
            "나래전자 대표는 한가람이다. 그는 지난달 취임했다.",
            "나래전자 새 대표",
            date(2019, 10, 28),
        ),
        _article(
            "나래전자 대표는 서도윤이다. 그는 16일 취임했다.",
            "나래전자 대표 교체",
            date(2026, 11, 17),
        ),
        _article(
            "12일 새벽 가람시 물류 창고에서 불이 났다. 이 불로 부상자 5명이 나왔다. 소방 당국이 불을 껐다.",
            "가람시 물류 창고서 불",
            date(2024, 3, 12),
        ),
        _article(
            "가람시의 물류 창고에서 불이 났다. 이 불로 부상자 7명이 나왔다. 소방 당국이 불을 껐다.",
            "가람시 물류 창고 화재",
            date(2024, 3, 13),
            "남도방송",
        ),
    )
    return Retriever(corpus, shared_analyzer(), today=lambda: _TODAY)


def test_now_is_answered_by_the_newest_article_without_a_remark(newsroom: Retriever) -> None:
    text = reply(newsroom.answer("지금 나래전자 대표는 누구야?"), "ko")
    assert "서도윤" in text.partition("—")[0]
    assert "11월 기사예요" not in text.partition("다른 근거")[0]


def test_an_old_answer_about_now_tells_its_age(newsroom: Retriever) -> None:
    text = reply(newsroom.answer("지금 가람시 물류 창고 부상자는 몇 명이야?"), "ko")
    assert "2024년 3월 기사예요. 지금은 다를 수 있어요." in text


def test_articles_of_another_time_are_left_out_where_one_is_asked_for(newsroom: Retriever) -> None:
    answer = newsroom.answer("2019년 10월 기사에서 나래전자 대표는 누구야?")
    assert {hit.passage.citation.title for hit in answer.hits} == {"나래전자 새 대표"}


def test_no_article_of_the_asked_time_is_told(newsroom: Retriever) -> None:
    answer = newsroom.answer("2015년 기사에서 나래전자 대표는 누구야?")
    assert answer.verdict == "not_found"
    assert "2015-01-01~2015-12-31" in reply(answer, "ko")


def test_a_relative_date_of_the_sentence_is_put_beside_it(newsroom: Retriever) -> None:
    text = reply(newsroom.answer("서도윤은 언제 취임했어?"), "ko")
    assert "16일 → 2026-11-16" in text


def test_one_event_is_shown_once_with_the_numbers_that_differ(newsroom: Retriever) -> None:
    answer = newsroom.answer("가람시 물류 창고 불로 부상자는 몇 명이야?")
    assert len({hit.passage.citation.doc_id for hit in shown(answer)}) == 1
    text = reply(answer, "ko")
    assert "같은 일을 다룬 기사가 1건 더 있어요." in text
    assert "5명(" in text
    assert "7명(" in text


@pytest.mark.parametrize(
    ("when", "is_marked"),
    [
        *((f"{when}에", True) for when in (
            "추석", "설 연휴", "크리스마스", "연말", "오는 주말", "하반기", "정오", "보름날", "새해 첫날", "단오",
            "봄방학", "개천절", "해마다 5월", "동짓날", "추석 전날", "다음 학기", "토요일 저녁", "가을",
            "매일 저녁", "내년 봄",
        )),
        ("밤마다", True),
        ("새벽마다", True),
        ("사흘 뒤에", False),
        ("장마 뒤에", False),
        ("한가위에", False),
        ("초복에", False),
        ("방학 때", False),
        ("수확이 끝난 뒤에", False),
    ],
)  # fmt: skip
def test_any_kind_of_time_answers_when(when: str, is_marked: bool) -> None:
    text = f"나루축제는 {when} 강변에서 열린다."
    answer = Retriever(corpus_of(document(text, title="나루축제")), shared_analyzer()).answer(
        "나루축제는 언제 열려?"
    )
    assert answer.verdict in ({"answered"} if is_marked else {"answered", "unsure"})
    passage = answer.hits[0].passage
    assert passage.text == text
    if is_marked:
        assert passage.answer is not None
        assert text[slice(*passage.answer)] == when.removesuffix("에")


def test_what_tells_no_time_does_not_answer_when() -> None:
    text = "나루축제는 가람시 강변에서 열린다."
    corpus = corpus_of(document(text, title="나루축제"))
    answer = Retriever(corpus, shared_analyzer()).answer("나루축제는 언제 열려?")
    assert answer.verdict != "answered"
