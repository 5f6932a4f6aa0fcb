from __future__ import annotations

import pytest

from index.korean.pointing import Kind, fitting, pointer
from tests.kiwi import shared_analyzer


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("걔 어느 팀이야", "person"),
        ("그 사람 직함이 뭐야", "person"),
        ("그 회사 대표는?", "firm"),
        ("거긴 뭐하는 데야", "place"),
        ("그건 왜 만들었어", "thing"),
        ("그때 몇 명 왔어", "thing"),
    ],
)
def test_a_pointing_word_tells_the_kind_of_what_it_stands_for(question: str, kind: Kind) -> None:
    found = pointer(question)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "question", ["그 이유는?", "나비대교 길이는?", "그럼 언제 열려?", "그림은 누가 그렸어?"]
)
def test_other_words_point_to_nothing(question: str) -> None:
    assert pointer(question) is None


@pytest.mark.parametrize(
    ("kind", "first"),
    [("person", "서도윤"), ("firm", "한빛전자"), ("place", "순천시")],
)
def test_the_name_of_the_fitting_kind_is_taken_from_the_answer(kind: Kind, first: str) -> None:
    text = "한빛전자 서도윤 대표는 순천시에 공장을 짓는다고 밝혔다."
    assert fitting(kind, text, shared_analyzer().terms(text))[0] == first
