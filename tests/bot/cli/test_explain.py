from __future__ import annotations

from functools import cache

from bot.cli.explain import as_text
from index.retriever import Retriever
from tests.collection import articles, retriever_of


@cache
def _newsroom() -> Retriever:
    return retriever_of(*articles())


def test_an_answer_is_explained_from_the_words_to_the_verdict() -> None:
    text = as_text(_newsroom().run("나르미는 짐을 몇 kg까지 실을 수 있어?").explanation())
    assert "묻는 것: 수" in text
    assert "나르미" in text
    assert "1. 〈하늘로보틱스, 순천에 배송 로봇 공장 짓는다〉" in text
    assert "판단: 답합니다." in text


def test_a_word_that_no_article_knows_is_shown_as_such() -> None:
    text = as_text(_newsroom().run("카카오 대표는 누구인가요?").explanation())
    assert "카카오: " in text
    assert "기사에 없는 말" in text
    assert "판단: 답하지 않습니다." in text


def test_an_attribute_that_the_article_never_names_is_given_as_the_reason() -> None:
    text = as_text(_newsroom().run("오스트리아 수도는?").explanation())
    assert "판단: 답합니다." not in text
    assert "기사에 ‘수도’에 관한 말이 없어요." in text


def test_a_question_without_candidates_is_explained_too() -> None:
    assert "후보: 없음" in as_text(_newsroom().run("손흥민").explanation())
    assert "찾지 않았어요" in as_text(_newsroom().run("").explanation())
