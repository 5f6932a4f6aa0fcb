from __future__ import annotations

import pytest

from index.korean.analysis import Analyzer, UserWord
from tests.collection import document
from tests.kiwi import shared_analyzer


def _sentences(text: str) -> list[str]:
    ((_, found),) = shared_analyzer().analyze([document(text)])
    return [text[s.start : s.end] for s in found]


def _forms(text: str) -> list[str]:
    return [term.form for term in shared_analyzer().terms(text)]


def test_sentences_point_into_the_text_and_carry_their_paragraph() -> None:
    text = "가람시가 도서관을 열었다. 책은 9만 권이다.\n시장이 축하했다."
    ((_, found),) = shared_analyzer().analyze([document(text)])
    assert [text[s.start : s.end] for s in found] == [
        "가람시가 도서관을 열었다.",
        "책은 9만 권이다.",
        "시장이 축하했다.",
    ]
    assert [(s.number, s.paragraph) for s in found] == [(1, 0), (2, 0), (3, 1)]


def test_terms_point_at_their_words() -> None:
    text = "첫 단락이다.\n가람시가 AI 도서관을 열었다."
    ((_, found),) = shared_analyzer().analyze([document(text)])
    words = {term.form: text[term.start : term.end] for s in found for term in s.terms}
    assert words["ai"] == "AI"
    assert words["도서관"] == "도서관"


def test_documents_come_back_in_order_whatever_their_size() -> None:
    documents = [document(f"{n}번 글이다. " * (1 + n % 5), title=str(n)) for n in range(50)]
    analysed = list(shared_analyzer().analyze(iter(documents)))
    assert [d for d, _ in analysed] == documents
    assert [len(s) for _, s in analysed] == [1 + n % 5 for n in range(50)]


def test_an_empty_text_has_no_sentences() -> None:
    assert _sentences("") == []
    assert _sentences("\n\n") == []


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("중심은 GAFA구글·아마존이다", {"gafa", "구글", "아마존"}),
        ("여기에 포함되는 리전region 또한 넓힌다", {"리전", "region"}),
        ("AI 플랫폼 클로바Clova를 쓴다", {"ai", "클로바", "clova"}),
        ("매출은 3,000억원이다", {"3000", "억"}),
        ("주제는 『AI의 미래』다", {"ai", "미래"}),
        ("벨트는 ▲한국과 ▲일본을 잇는다", {"한국", "일본"}),
    ],
)
def test_glossed_and_enumerated_words_are_terms_of_their_own(text: str, forms: set[str]) -> None:
    assert forms <= set(_forms(text))


def test_predicates_are_told_from_nouns_of_the_same_letters() -> None:
    assert "쓰다" in _forms("기사를 썼다")


def test_particles_endings_and_dependent_nouns_are_not_terms() -> None:
    assert _forms("석학 11명을 초청했다") == ["석학", "11", "초청"]


def test_lines_of_any_length_are_analysed_in_time_that_grows_with_them() -> None:
    text = "a" * 30_000 + " " + "가람시가 도서관을 열었다. " * 500
    ((_, found),) = shared_analyzer().analyze([document(text.strip())])
    assert "".join(text[s.start : s.end] for s in found).replace(" ", "") == text.replace(" ", "")
    assert {s.paragraph for s in found} == {0}
    assert sum(text[s.start : s.end] == "가람시가 도서관을 열었다." for s in found) == 500


def test_a_user_word_is_kept_whole_and_changes_the_version() -> None:
    analyzer = Analyzer([UserWord("첨성별곡단", "NNP")])
    assert "첨성별곡단" in [term.form for term in analyzer.terms("첨성별곡단이 노래한다")]
    assert analyzer.version != shared_analyzer().version


def test_lines_are_glued_with_a_blank_only_where_a_word_ends() -> None:
    glue = shared_analyzer().glue
    assert glue(["순천에 배송", "로봇 공장을 세운다."]) == "순천에 배송 로봇 공장을 세운다."
    assert glue(["열린 협약", "식에서 말했다."]) == "열린 협약식에서 말했다."


def test_a_question_typed_without_blanks_gets_them() -> None:
    spaced = shared_analyzer().spaced
    assert spaced("새도서관언제문을여나요") == "새 도서관 언제 문을 여나요"


@pytest.mark.parametrize(
    "question", ["시가총액은?", "가람시도서관 언제 열어", "", " ", "가" * 1000]
)
def test_a_question_with_blanks_or_of_one_word_keeps_those_it_has(question: str) -> None:
    assert shared_analyzer().spaced(question) == question
