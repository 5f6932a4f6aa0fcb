from __future__ import annotations

import pytest

from index.corpus import Corpus
from index.engines.first_stage import bigrams
from index.search.candidates import CANDIDATES, Candidate
from tests.collection import articles, corpus_of, document
from tests.index.searching import searcher_of


def _best(question: str, corpus: Corpus) -> list[Candidate]:
    retriever = searcher_of(corpus)
    return retriever.search.candidates(retriever.reader.read(question), None)


def test_the_best_candidates_come_first_and_are_distinct() -> None:
    corpus = corpus_of(*articles())
    found = _best("하늘로보틱스 로봇 공장은 어디에 짓나?", corpus)
    assert len({c.sentence.sentence_id for c in found}) == len(found) <= CANDIDATES
    assert [c.total for c in found] == sorted((c.total for c in found), reverse=True)


def test_a_sentence_without_a_word_of_the_question_is_found_through_its_paragraph() -> None:
    corpus = corpus_of(document("나비대교가 열렸다. 건너는 값은 없다.\n시장은 물러났다."))
    found = _best("나비대교", corpus)
    texts = [corpus.documents[c.sentence.doc_id].text[c.sentence.start :][:2] for c in found]
    assert texts == ["나비", "건너"]
    assert [c.place for c in found] == [0, 1]
    assert found[1].scores.by_terms == 0.0
    assert found[1].scores.by_paragraph > 0.0


def test_a_title_counts_for_every_paragraph_of_its_article() -> None:
    corpus = corpus_of(document("값은 없다.", title="나비대교 통행료"))
    (only,) = _best("나비대교", corpus)
    assert only.title >= {"나비", "대교"}


def test_nothing_shared_means_no_candidate() -> None:
    corpus = corpus_of(document("가람시가 도서관을 열었다."))
    assert _best("손흥민", corpus) == []


@pytest.mark.parametrize(
    ("text", "pairs"), [("AI 연구", ["ai", "연구"]), ("a·b 값", ["ab"]), ("", [])]
)
def test_pairs_do_not_cross_blanks_and_leave_out_marks(text: str, pairs: list[str]) -> None:
    assert bigrams(text) == pairs
