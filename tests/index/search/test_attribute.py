from __future__ import annotations

import pytest

from index.search.attribute import attribute
from tests.index.searching import find, searcher_in

_TEXT = "가람시가 9일 나비대교를 열었다. 공사비는 300억원이다. 다리는 김민서 소장이 설계했다."


@pytest.mark.parametrize(
    "question",
    ["나비대교 공사비는?", "공사비가 얼마예요", "가람시 섬 나비대교 다리 개통 공사비는?"],
)
def test_a_short_question_and_a_chain_of_nouns_have_an_attribute(question: str) -> None:
    assert attribute(find(searcher_in(_TEXT), question).comparison).any()


def test_a_longer_question_with_verbs_has_none() -> None:
    long = "가람시가 9일 연 나비대교를 설계한 소장이 쓴 공사비는?"
    assert not attribute(find(searcher_in(_TEXT), long).comparison).any()
