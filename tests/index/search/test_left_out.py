from __future__ import annotations

import pytest

from index.retriever import Retriever
from tests.index.searching import find, searcher_in

_TEXT = (
    "가람시가 나비대교를 열었다. 공사비는 300억원이다. 다리는 김민서 소장이 설계했다.\n"
    "나루시는 배를 5척 줄이기로 했다. 시장은 박새롬이다.\n"
    "항구에는 가람호와 솔빛호가 들어온다. 가람호 선장은 이도담이다."
)


@pytest.fixture(scope="module")
def search() -> Retriever:
    return searcher_in(_TEXT, title="가람시 나비대교 개통")


@pytest.mark.parametrize(
    "question", ["가람시 인구는?", "나루시 인구는 몇 명이야?", "나루시 학교는 어디 있어?"]
)
def test_an_attribute_that_the_article_never_names_is_beside_the_point(
    search: Retriever, question: str
) -> None:
    assert find(search, question).beside


@pytest.mark.parametrize(
    "question", ["나비대교 공사비는?", "나루시 시장 이름은?", "가람시 나비대교 공사비는 얼마야?"]
)
def test_an_attribute_told_of_what_it_is_asked_of_is_to_the_point(
    search: Retriever, question: str
) -> None:
    assert not find(search, question).beside


def test_an_attribute_of_another_thing_is_beside_the_point(search: Retriever) -> None:
    assert not find(search, "가람호 선장은 누구야?").beside
    assert find(search, "나루시 선장은 누구야?").beside


def test_a_year_that_the_article_never_names_is_beside_the_point(search: Retriever) -> None:
    assert find(search, "나비대교 2031 개통은 누가 해?").beside


def test_a_time_is_asked_for_where_none_is_told() -> None:
    untimed = searcher_in("가람시가 나비대교를 열었다. 길이는 3km다.")
    assert find(untimed, "나비대교는 언제 열었어?").beside
    timed = searcher_in("가람시가 9일 나비대교를 열었다. 길이는 3km다.")
    assert not find(timed, "나비대교는 언제 열었어?").beside


def test_hours_that_something_lasts_are_no_time() -> None:
    lasting = searcher_in("나비대교를 건너는 데 2시간이 걸린다.")
    assert find(lasting, "나비대교는 언제 열었어?").beside


_APART = "나루에 축제가 있다. 무대는 해람이 꾸몄다.\n강변은 붐볐다.\n시장 참가비는 5천원이다."


@pytest.mark.parametrize(
    ("question", "beside"),
    [
        # With one or two other nouns the attribute must be told together with them; a question that
        # names more is long enough for the ranking to tell.
        ("시장 참가비는?", False),
        ("나루 축제 참가비는?", True),
        ("나루 축제 무대 참가비는?", False),
    ],
)
def test_an_attribute_is_tied_to_two_nouns_at_most(question: str, beside: bool) -> None:
    assert find(searcher_in(_APART), question).beside is beside
