from __future__ import annotations

import pytest

from bot.talk.conversation import again, read, remembered
from index.library import Library
from index.question.followup import Talk
from index.retriever import Run
from index.store import Store
from tests.collection import ARTICLES
from tests.kiwi import shared_analyzer


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(Store(tmp_path_factory.mktemp("data") / "a.sqlite3"), shared_analyzer())
    library.reindex([ARTICLES])
    return library


def test_a_name_in_the_title_of_another_article_leads_there(library: Library) -> None:
    found = _talk(library, "나비대교 길이는?", "두레배터리 왜 손잡음")
    assert found.question.read_as == "두레배터리 왜 손잡음"


def test_words_that_no_article_has_are_not_asked_of_the_subject_before(library: Library) -> None:
    found = _talk(library, "나비대교 길이는?", "오늘 로또 당첨번호")
    assert found.question.read_as == "오늘 로또 당첨번호"
    assert found.answer.verdict == "not_found"


@pytest.mark.parametrize(
    ("before", "question", "read_as", "shown"),
    [
        ("나비대교 길이는?", "그럼 언제 열려?", "나비대교 길이 언제 열려?", True),
        ("나비대교는 언제 열려?", "거기 색깔은?", "나비대교 색깔은?", True),
        ("나비대교 길이는?", "그럼 매출은?", "그럼 매출은?", True),
        ("손흥민은 어느 팀이야?", "그럼 날씨는?", "그럼 날씨는?", False),
    ],
)
def test_a_question_goes_on_from_the_one_before_unless_it_is_answered_better_alone(
    library: Library, before: str, question: str, read_as: str, shown: bool
) -> None:
    found = read(library, question, Talk(before))
    assert (found.question.read_as, found.answer.verdict != "not_found") == (read_as, shown)


def _talk(library: Library, *questions: str) -> Run:
    """The last answer of a talk."""
    talk = Talk()
    for question in questions:
        found = read(library, question, talk)
        talk = remembered(library, found, talk)
    return found


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("나비대교 길이는?", "통행료는?"), "통행료는 받지 않는다"),
        (("나비대교 길이는?", "공사비는 얼마야"), "공사비는 1370억원"),
        (("나비대교 길이는?", "공사비는 얼마야", "거기 통행료는 얼마야"), "통행료는 받지"),
        (("하늘로보틱스 공장 어디에 지어?", "대표가 누구야"), "민서준 하늘로보틱스 대표"),
        (("하늘로보틱스 대표는 누구야?", "그 사람 뭐라고 했어"), "민서준 하늘로보틱스 대표"),
        (("나비대교 길이는?", "고마워", "통행료는?"), "통행료는 받지 않는다"),
    ],
)
def test_a_question_without_a_subject_is_asked_of_the_article_shown_last(
    library: Library, questions: tuple[str, ...], told: str
) -> None:
    found = _talk(library, *questions)
    assert found.article
    assert told in found.answer.hits[0].passage.text


def test_a_question_with_a_subject_of_its_own_leaves_the_article(library: Library) -> None:
    found = _talk(library, "나비대교 길이는?", "나르미는 몇 시간 움직여?")
    assert found.article == ""
    assert found.answer.verdict == "answered"
    assert "12시간" in found.answer.hits[0].passage.text


def test_the_article_in_hand_is_what_questions_about_this_article_mean(library: Library) -> None:
    found = _talk(library, "나비대교 길이는?", "이 기사 누가 썼어?")
    assert [hit.passage.citation.author for hit in found.answer.hits] == ["류해솔"]
    found = _talk(library, "나비대교 길이는?", "이 기사 누가 썼어?", "공사비는 얼마야")
    assert "1370억원" in found.answer.hits[0].passage.text


def test_what_only_its_filled_in_subject_finds_is_never_firm(library: Library) -> None:
    found = _talk(library, "나비대교 길이는?", "설계자는 누구야")
    assert found.answer.verdict == "unsure"
    assert all(hit.passage.answer is None for hit in found.answer.hits)


@pytest.mark.parametrize(
    ("before", "question"),
    [("불꽃잔치 나비대교 언제", "거기 길이는?"), ("나비대교 굴렁쇠 몇 명", "그거 언제 개통했어?")],
)
def test_a_subject_filled_in_that_no_article_has_gives_no_firm_answer(
    library: Library, before: str, question: str
) -> None:
    found = read(library, question, Talk(before)).answer
    assert found.unknown_terms
    assert found.verdict == "unsure"


@pytest.mark.parametrize(
    ("questions", "problem", "choices"),
    [
        (("그 사람 학교 어디야",), "which_person", ()),
        (("그건?",), "which_thing", ()),
        (("나비대교 길이는?", "그거 말고 그거"), "which_thing", ("나비대교",)),
    ],
)
def test_what_cannot_be_read_is_asked_back(
    library: Library, questions: tuple[str, ...], problem: str, choices: tuple[str, ...]
) -> None:
    found = _talk(library, *questions)
    assert (found.answer.verdict, found.answer.problem) == ("not_found", problem)
    assert found.answer.choices == choices


def test_an_answer_is_found_again_as_it_was_read(library: Library) -> None:
    for questions in (("나비대교 길이는?", "통행료는?"), ("나비대교 길이는?", "그럼 언제 열려?")):
        found = _talk(library, *questions)
        answer = again(
            library.retriever, questions[-1], found.question.read_as, found.article
        ).answer
        assert answer.hits == found.answer.hits


def test_a_word_that_another_article_has_is_not_called_unknown(library: Library) -> None:
    found = _talk(library, "나비대교 길이는?", "배터리는 언제 열려?")
    assert "배터리" not in found.answer.unknown_terms
