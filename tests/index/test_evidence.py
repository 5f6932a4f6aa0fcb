from __future__ import annotations

from index.evidence import covers, unknown_terms, weigh
from index.query import Query, build_query
from index.vocabulary import Vocabulary
from tests.kiwi import shared_analyzer

_WORDS = Vocabulary(["네이버랩스", "대표", "석상옥", "워크샵", "벨트", "개발자", "규모"])


def _query(question: str) -> Query:
    return build_query(question, shared_analyzer().terms(question), _WORDS)


def _even(form: str) -> float:
    return 1.0


def test_a_passage_with_all_the_words_of_a_question_is_enough() -> None:
    evidence = weigh(
        _query("네이버랩스 대표는 누구야?"), {"네이버랩스", "대표"}, "네이버랩스 대표", _even, least=0.5
    )
    assert evidence.share == 1.0
    assert evidence.enough


def test_an_unknown_name_outweighs_a_known_common_noun() -> None:
    evidence = weigh(_query("카카오 대표는 누구야?"), {"대표"}, "대표", _even, least=0.5)
    assert not evidence.enough
    assert evidence.unknown == ("카카오",)


def test_words_for_the_kind_of_answer_are_no_evidence_either_way() -> None:
    query = _query("벨트를 만든 이유는?")
    assert unknown_terms(query) == ()
    assert weigh(query, {"벨트"}, "벨트", _even, least=0.5).share == 1.0


def test_a_word_within_a_longer_one_covers() -> None:
    (item,) = _query("랩스").terms
    assert covers(item, set(), "네이버랩스는 크다")
    assert not covers(item, set(), "네이버는 크다")


def test_unknown_words_are_named_as_the_user_wrote_them() -> None:
    assert unknown_terms(_query("KAKAO 본사는 어디야?")) == ("KAKAO", "본사")
