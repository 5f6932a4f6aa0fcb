from __future__ import annotations

import pytest

from index.korean.kinds import ANSWER_KINDS, is_place, kind_of
from index.korean.offices import POSTS, TITLES, is_title


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("대표", "person"),
        ("아나운서", "person"),
        ("관광지역", "place"),
        ("생일", "time"),
        ("득표율", "number"),
        ("까닭", "reason"),
        ("기사", "thing"),
    ],
)
def test_a_noun_asks_for_a_kind_of_answer(noun: str, kind: str) -> None:
    assert kind_of(noun) == kind


def test_a_noun_that_says_how_is_asked_may_be_of_any_kind() -> None:
    assert {"이유", "사람", "날짜", "방법"} <= ANSWER_KINDS
    assert "대표" not in ANSWER_KINDS


def test_posts_are_titles_that_change_hands() -> None:
    assert POSTS < TITLES
    assert "교수" in TITLES - POSTS
    assert is_title("부설연구소장")
    assert not is_title("나비")


def test_a_place_is_told_by_its_last_noun() -> None:
    assert is_place("가람병원")
    assert not is_place("장마")
