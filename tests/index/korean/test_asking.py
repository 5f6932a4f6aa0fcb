from __future__ import annotations

import pytest

from index.korean.asking import TIME_OF, asks, asks_or_requests, hands_over, is_asking


@pytest.mark.parametrize(
    "text",
    [
        "누가 지었어",
        "언제 열려",
        "어딨어",
        "몇 명 왔대",
        "왜 그랬대",
        "뭔데",
        "어느 팀이야",
        "얼마임",
    ],
)
def test_an_asking_word_is_found_in_all_its_forms(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "누구나 온다",
        "언제나 붐빈다",
        "몇몇이 떠났다",
        "사실을 왜곡했다",
        "누군가 봤다",
        "머리를 잘랐다",
    ],
)
def test_what_only_looks_like_an_asking_word_asks_nothing(text: str) -> None:
    assert not asks(text)


def test_a_sentence_may_ask_by_its_ending_or_its_mark() -> None:
    assert is_asking("나비대교 길이는")
    assert is_asking("나비대교?")
    assert not is_asking("나비대교가 열렸다.")


def test_a_time_is_told_from_a_length_of_time() -> None:
    assert TIME_OF.search("몇 년에 열렸어")
    assert TIME_OF.search("며칠에 시작해")
    assert not TIME_OF.search("몇 년간 지었어")
    assert not TIME_OF.search("며칠 걸렸어")


def test_words_beside_an_address_hand_it_over_or_ask_about_it() -> None:
    assert hands_over("이 기사 추가해 주세요")
    assert not hands_over("이 기사 무슨 내용이야")
    assert asks_or_requests("요약해 줘")
    assert asks_or_requests("what is this")
    assert not asks_or_requests("참고하세요")
