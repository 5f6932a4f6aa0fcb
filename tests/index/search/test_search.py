from __future__ import annotations

import math

import numpy as np
import pytest

from index.retriever import Retriever
from index.search.features import NAMES
from index.search.figures import BY_WORDS
from index.search.reranker import shares
from index.search.search import Found
from tests.index.searching import find, searcher_in

_TEXT = (
    "가람시가 9일 나비대교를 열었다. 공사비는 300억원이다. 다리는 김민서 소장이 설계했다.\n"
    "나루시는 배를 5척 줄이기로 했다. 시장은 박새롬이다."
)


@pytest.fixture(scope="module")
def search() -> Retriever:
    return searcher_in(_TEXT, title="가람시 나비대교 개통")


def _feature(found: Found, name: str) -> dict[int, float]:
    """By the numbers of the sentences."""
    column = found.laid.features[:, NAMES.index(name)].tolist()
    return {found.sentence(row).number: value for row, value in enumerate(column)}


def test_the_share_of_the_question_is_that_of_its_words_in_the_sentence(search: Retriever) -> None:
    found = find(search, "가람시 나비대교")
    assert _feature(found, "share")[1] == pytest.approx(1.0)
    assert _feature(found, "share")[2] == 0.0
    assert _feature(found, "with_paragraph")[2] == pytest.approx(1.0)


def test_an_amount_in_the_unit_asked_for_is_seen(search: Retriever) -> None:
    units = _feature(find(search, "나루시는 배를 몇 척 줄이나?"), "right_unit")
    assert units[4] == 1.0
    assert units[5] == -1.0


def test_a_name_is_the_right_kind_where_a_person_is_asked_for(search: Retriever) -> None:
    kinds = _feature(find(search, "나비대교 다리는 누가 설계했나?"), "right_kind")
    assert kinds[3] == 1.0
    assert kinds[2] == -1.0


def test_words_side_by_side_in_both_count_as_adjacent(search: Retriever) -> None:
    adjacent = _feature(find(search, "김민서 소장"), "adjacent")
    assert adjacent[3] > 0
    assert adjacent[2] == 0


def test_the_order_is_that_of_the_scores_and_the_chances_make_one(search: Retriever) -> None:
    found = find(search, "나비대교 공사비는 얼마인가요?")
    scores = [found.scores[row] for row in found.order]
    assert scores == sorted(scores, reverse=True)
    assert sum(found.mass().values()) == pytest.approx(1.0)


def test_chances_of_far_apart_scores_do_not_overflow() -> None:
    assert shares(np.array([1e6, 0.0])).tolist() == [1.0, 0.0]


def test_the_noun_asked_for_is_told_apart_by_where_it_stands(search: Retriever) -> None:
    found = find(search, "나비대교 공사비는 얼마인가요?")
    column = found.evidence[:, BY_WORDS.index("focus_here")].tolist()
    numbers = [found.sentence(row).number for row in found.order]
    by_number = dict(zip(numbers, column, strict=False))
    assert by_number[2] == 1.0
    assert by_number[1] == 0.5
    assert by_number.get(4, -1.0) == -1.0


def test_what_never_speaks_of_the_attribute_is_no_second_answer(search: Retriever) -> None:
    found = find(search, "나루시 시장은 누구야?")
    numbers = [found.sentence(row).number for row in found.order]
    margins = dict(zip(numbers, search.search.firm(found), strict=False))
    assert found.sentence(found.order[0]).paragraph == 1
    assert margins[5] > -math.inf
    assert all(margins[number] == -math.inf for number in (1, 2, 3) if number in margins)


def test_nothing_shared_finds_nothing(search: Retriever) -> None:
    assert search.search.find(search.reader.read("손흥민"), 8) is None
