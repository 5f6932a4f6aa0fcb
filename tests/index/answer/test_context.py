from __future__ import annotations

import pytest

from index.answer.context import surroundings
from index.retriever import Retriever
from tests.collection import articles, document, retriever_of


@pytest.fixture(scope="module")
def newsroom() -> Retriever:
    return retriever_of(*articles())


def test_passage_and_neighbours_stand_in_the_article_to_the_letter(newsroom: Retriever) -> None:
    for question in (
        "배송 로봇은 몇 kg까지 실어?",
        "나비대교 공사비는?",
        "하늘로보틱스 대표는 누구야?",
    ):
        passage = newsroom.answer(question).hits[0].passage
        around = surroundings(newsroom.corpus, passage)
        assert around is not None
        whole = around.before + passage.text + around.behind
        assert whole in newsroom.corpus.documents[passage.citation.doc_id].text
        assert len(whole) > len(passage.text)


def test_the_number_of_sentences_on_either_side_is_kept(newsroom: Retriever) -> None:
    passage = newsroom.answer("지금까지 주민 몇 명이 배를 탔어?").hits[0].passage
    around = surroundings(newsroom.corpus, passage, sentences=1)
    assert around is not None
    assert around.before.startswith("길이 2.4km")
    assert around.behind.strip().startswith("공사비는")


def test_an_article_of_one_sentence_has_no_neighbours() -> None:
    alone = retriever_of(document("하늘로보틱스는 순천에 공장을 세운다.", title="공장"))
    passage = alone.answer("하늘로보틱스 공장은 어디에 세워?").hits[0].passage
    around = surroundings(alone.corpus, passage)
    assert around is not None
    assert (around.before, around.behind) == ("", "")


def test_an_article_that_is_gone_or_changed_has_no_surroundings(newsroom: Retriever) -> None:
    passage = newsroom.answer("나비대교 공사비는?").hits[0].passage
    assert surroundings(retriever_of(document("다른 글이다.")).corpus, passage) is None
