from __future__ import annotations

import pytest

from index.search.figures import BY_WORDS
from tests.collection import corpus_of, document
from tests.index.searching import find, searcher_of


def _figures(question: str, number: int) -> dict[str, float]:
    """The figures of a sentence of an article on 한빛전자, beside one on 카카오."""
    factory = document(
        "한빛전자가 새 공장을 세운다. 대표는 윤가람이다.", title="한빛전자, 공장 짓는다"
    )
    laboratory = document("카카오가 연구소를 연다.", title="카카오 연구소")
    found = find(searcher_of(corpus_of(factory, laboratory)), question)
    for place, row in enumerate(found.order):
        sentence = found.sentence(row)
        if (sentence.doc_id, sentence.number) == (factory.doc_id, number):
            return dict(zip(BY_WORDS, found.evidence[place].tolist(), strict=True))
    raise AssertionError("not among the candidates")


def test_a_name_that_only_another_article_knows_counts_against_a_candidate() -> None:
    assert _figures("한빛전자 대표는 누구야?", 2)["name_not_in_article"] == 0.0
    assert _figures("카카오 대표는 누구야?", 2)["name_not_in_article"] > 1.0


def test_the_nouns_of_a_question_are_looked_for_in_the_whole_article() -> None:
    assert _figures("한빛전자 대표는?", 2)["nouns_in_article"] == pytest.approx(1.0)
    assert _figures("한빛전자 공장 대표 인구는?", 2)["nouns_in_article"] < 1.0
