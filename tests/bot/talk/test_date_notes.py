from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.talk.date_notes import beside, dates, span
from bot.talk.replies import reply
from bot.talk.showing import shown
from index.korean.when.asked_time import asked_time
from index.records import (
    Answer,
    AskedTime,
    Citation,
    Claim,
    Contradiction,
    Hit,
    Mode,
    Moment,
    Passage,
    Published,
)

_SENTENCE = "회사는 28일 새 로봇 30대를 공개했다."
_TODAY = date(2026, 11, 23)


def _hit(doc_id: str = "one", outlet: str | None = "가람경제", **fields: object) -> Hit:
    published: Any = fields.pop("published", Published(date(2019, 10, 28)))
    citation = Citation(
        doc_id,
        f"{doc_id}.txt",
        "새 로봇",
        outlet,
        None,
        published,
        None,
        None,
        1,
        0,
        22,
    )
    return Hit(Passage(_SENTENCE, _SENTENCE, (), citation), 1.0, True, **fields)  # type: ignore[arg-type]


def _asked(question: str) -> AskedTime:
    asked = asked_time(question, _TODAY)
    assert asked is not None
    return asked


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2019, 10, 28), date(2019, 10, 28), "2019-10-28"),
        (date(2019, 9, 1), date(2019, 9, 30), "2019-09"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2020, 1, 1), date(2020, 6, 30), "2020-01~2020-06"),
        (date(2019, 11, 3), date(2019, 11, 5), "2019-11-03~2019-11-05"),
    ],
)
def test_days_are_written_as_shortly_as_they_are_exact(first: date, last: date, text: str) -> None:
    assert span(Moment(0, 1, first, last)) == text


def test_a_relative_date_is_put_plainly_beside_the_words() -> None:
    day = date(2019, 10, 28)
    passage = replace(_hit().passage, moments=(Moment(4, 7, day, day), Moment(4, 7, day, day)))
    answer = Answer("언제?", "answered", (Hit(passage, 1.0, True),))
    assert dates(answer, passage, _SENTENCE) == "28일 → 2019-10-28"
    assert dates(answer, passage, "새 로봇 30대를 공개했다.") == ""
    assert reply(answer, "ko") == (
        f"“{_SENTENCE}”\n— 〈새 로봇〉 · 가람경제 · 2019-10-28 · 1번째 문장\n  28일 → 2019-10-28"
    )


def test_a_date_is_explained_only_where_the_answer_or_the_question_has_one() -> None:
    day = date(2019, 10, 28)
    passage = replace(_hit().passage, moments=(Moment(4, 7, day, day),))
    asked = Answer("새 로봇은 몇 대야?", "answered")
    assert dates(asked, passage, _SENTENCE) == ""
    assert dates(asked, replace(passage, answer=(8, 12)), _SENTENCE) == ""
    assert dates(asked, replace(passage, answer=(4, 7)), _SENTENCE) == "28일 → 2019-10-28"


def test_an_old_article_on_a_question_about_now_is_shown_with_its_age() -> None:
    hit = _hit()
    answer = Answer("지금 대표는?", "answered", (hit,), asked_time=_asked("지금 대표는?"))
    assert beside(answer, hit, "ko", _SENTENCE) == ["2019년 10월 기사예요. 지금은 다를 수 있어요."]
    assert beside(answer, hit, "en", _SENTENCE) == [
        "This article is from 2019-10. Things may have changed since."
    ]


def test_a_new_article_and_a_question_without_now_need_no_age() -> None:
    new = _hit(published=Published(date(2026, 11, 20)))
    now = Answer("지금 대표는?", "answered", (new,), asked_time=_asked("지금 대표는?"))
    assert beside(now, new, "ko", _SENTENCE) == []
    old = _hit()
    assert beside(Answer("대표는?", "answered", (old,)), old, "ko", _SENTENCE) == []


def test_an_article_without_a_date_says_so_on_a_question_about_now() -> None:
    hit = _hit(published=None)
    answer = Answer("지금 대표는?", "answered", (hit,), asked_time=_asked("지금 대표는?"))
    assert beside(answer, hit, "ko", _SENTENCE) == [
        "언제 나왔는지 적혀 있지 않은 기사예요. 지금은 다를 수 있어요."
    ]


def test_articles_on_one_event_are_counted_and_not_shown_again() -> None:
    best, again = _hit(), _hit("two", "남도방송", repeats="one")
    answer = Answer("로봇?", "answered", (best, again, again))
    assert shown(answer) == [best]
    assert beside(answer, best, "ko", _SENTENCE) == ["같은 일을 다룬 기사가 1건 더 있어요."]


def test_contradicting_numbers_stand_side_by_side_with_their_outlets() -> None:
    best, again = _hit(), _hit("two", None, repeats="one", published=None)
    claims = (Claim(best, "30대", Decimal(30)), Claim(again, "35대", Decimal(35)))
    answer = Answer(
        "몇 대?", "answered", (best, again), contradictions=(Contradiction("로봇", claims),)
    )
    assert beside(answer, best, "ko", _SENTENCE)[0] == (
        "기사마다 숫자가 달라요. 로봇: 30대(가람경제, 2019-10-28) · 35대(〈새 로봇〉)"
    )


def test_nothing_of_the_asked_time_names_the_time() -> None:
    question = "2019년 10월 기사에서 로봇은?"
    text = reply(Answer(question, "not_found", asked_time=_asked(question), documents=3), "ko")
    assert "2019-10-01~2019-10-31" in text


@pytest.mark.parametrize("mode", ["now", "changing"])
def test_an_old_article_is_told_with_its_date_where_what_changes_is_asked(mode: Mode) -> None:
    asked = AskedTime(mode, _TODAY, _TODAY, _TODAY, 0, 0)
    hit = _hit()
    lines = beside(Answer("대표 누구", "answered", (hit,), asked_time=asked), hit, "ko", _SENTENCE)
    assert "2019년 10월 기사예요. 지금은 다를 수 있어요." in lines


def test_these_days_are_asked_of_new_articles() -> None:
    hit = _hit()
    asked = _asked("요즘 새 로봇 몇 대야?")
    lines = beside(Answer("요즘?", "answered", (hit,), asked_time=asked), hit, "ko", _SENTENCE)
    assert any("지금은 다를 수 있어요" in line for line in lines)


def test_an_article_without_a_date_is_not_doubted_unless_now_was_said() -> None:
    hit = _hit(published=None)
    asked = AskedTime("changing", _TODAY, _TODAY, _TODAY, 0, 0)
    answer = Answer("대표 누구", "answered", (hit,), asked_time=asked)
    assert not any("지금은" in line for line in beside(answer, hit, "ko", _SENTENCE))
