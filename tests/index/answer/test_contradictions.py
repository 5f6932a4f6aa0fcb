from __future__ import annotations

import pytest

from index.answer.contradictions import contradictions
from index.answer.passages import make_passage
from index.korean.asked import ExpectedAnswer, read_asked
from index.records import Hit, Sentence
from tests.collection import corpus_of, document
from tests.kiwi import shared_analyzer

_QUESTION = "부상자, 사망자, 직원, 관람객, 건설비, 매출, 높이는 얼마야?"


def _asked(question: str) -> ExpectedAnswer:
    return read_asked(question, shared_analyzer().terms(question))


def _members(*texts: str) -> list[tuple[Hit, Sentence, str]]:
    """One article for each text."""
    corpus = corpus_of(*(document(text, title=f"기사 {n}") for n, text in enumerate(texts)))
    return [
        (Hit(passage, 1.0, supported=True), sentence.unpack(), passage.sentence)
        for sentence in corpus
        for passage in (make_passage(corpus, sentence, ()),)
    ]


def _found(*texts: str) -> list[tuple[str, list[str]]]:
    return [
        (found.thing, [claim.text for claim in found.claims])
        for found in contradictions(_asked(_QUESTION), _members(*texts))
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "부상자는 35명으로 집계됐다.",
            "이 사고로 부상자 32명이 나왔다.",
            ("부상자", ["35명", "32명"]),
        ),
        (
            "시는 직원 1,200명을 뽑는다.",
            "가람시가 직원 1300명을 뽑는다.",
            ("직원", ["1,200명", "1300명"]),
        ),
        (
            "다리 건설비는 2조 3000억 원이다.",
            "건설비는 모두 2조 5000억 원이다.",
            ("건설비", ["2조 3000억 원", "2조 5000억 원"]),
        ),
    ],
)
def test_other_numbers_of_the_same_thing_stand_side_by_side(
    one: str, other: str, expected: tuple[str, list[str]]
) -> None:
    assert _found(one, other) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("시는 직원 1,200명을 뽑는다.", "시는 직원 1200명을 뽑는다."),
        ("관람객은 1만 2000명이다.", "관람객은 12,000명이다."),
        ("부상자는 35명이다.", "사망자는 3명이다."),
        ("직원 11명을 뽑았다.", "직원 300명이 일한다."),
        ("부상자는 약 30명이다.", "부상자는 32명이다."),
        ("부상자는 30명 이상이다.", "부상자는 32명이다."),
        ("부상자는 30여 명이다.", "부상자는 32명이다."),
        ("지난해 매출은 30억 원이다.", "올해 매출은 32억 원이다."),
        ("3분기 매출은 30억 원이다.", "매출은 32억 원이다."),
        ("높이는 30층이다.", "높이는 120m이다."),
    ],
)
def test_what_may_both_be_true_is_no_contradiction(one: str, other: str) -> None:
    assert _found(one, other) == []


def test_an_article_that_contradicts_itself_claims_nothing() -> None:
    assert _found("부상자는 30명이다. 부상자는 31명이다.", "부상자는 32명이다.") == []


def test_only_questions_for_a_number_are_looked_into() -> None:
    members = _members("부상자는 35명이다.", "부상자는 32명이다.")
    assert contradictions(_asked("부상자는 누구야?"), members) == ()
    assert contradictions(_asked("부상자는 몇 명이야?"), members) != ()


def test_numbers_that_are_not_asked_for_are_left_alone() -> None:
    members = _members("장비 35대가 나왔다.", "장비 32대가 나왔다.")
    assert contradictions(_asked("부상자는 몇 명이야?"), members) == ()
    assert contradictions(_asked("몇 대가 나왔어?"), members) != ()
