from __future__ import annotations

import pytest

from index.retriever import Retriever
from tests.collection import articles, retriever_of


@pytest.fixture(scope="module")
def newsroom() -> Retriever:
    return retriever_of(*articles())


def test_the_explanation_tells_of_the_sentence_that_the_answer_quotes(newsroom: Retriever) -> None:
    question = "다시온은 어디에서 폐배터리를 처리하나요?"
    best = newsroom.run(question).explanation().candidates[0]
    hit = newsroom.answer(question).hits[0]
    assert best.citation == hit.passage.citation
    assert best.text == hit.passage.sentence
    assert best.chance == hit.score


def test_the_first_stage_is_the_sum_of_its_weighted_fields(newsroom: Retriever) -> None:
    for candidate in newsroom.run("나비대교 공사비는?").explanation().candidates:
        summed = candidate.by_terms + 0.6 * candidate.by_paragraph + 0.25 * candidate.by_bigrams
        assert candidate.total == pytest.approx(summed)


def test_candidates_come_best_first_and_their_chances_make_one(newsroom: Retriever) -> None:
    found = newsroom.run("로봇 워크숍은 언제 열려?").explanation().candidates
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert sum(c.chance for c in found) == pytest.approx(1)


def test_the_parts_of_the_evidence_add_up_to_the_margin(newsroom: Retriever) -> None:
    explanation = newsroom.run("하늘로보틱스 대표는 누구인가요?").explanation()
    other = newsroom.run("솔빛전자 2분기 매출은?").explanation()
    margins = [e.candidates[0].margin for e in (explanation, other)]
    sums = [sum(value for _, value in e.evidence) for e in (explanation, other)]
    assert margins[0] is not None
    assert margins[1] is not None
    # what is left in both is the bias
    assert margins[0] - sums[0] == pytest.approx(margins[1] - sums[1])


def test_a_misspelt_word_is_explained_with_the_word_it_was_read_as(newsroom: Retriever) -> None:
    question = newsroom.run("하늘로보틱즈 대표 누구야").explanation().question
    assert ("하늘로보틱스",) in question.words[0].alternatives
    assert ("하늘로보틱즈", "하늘로보틱스") in question.corrections


def test_what_the_rule_for_attributes_refuses_is_said_so(newsroom: Retriever) -> None:
    explanation = newsroom.run("민서준 나이는?").explanation()
    assert explanation.beside_the_point
    assert explanation.answer.verdict != "answered"
