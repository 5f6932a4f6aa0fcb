from __future__ import annotations

import pytest

from bot.reading import read
from index.library import Library
from index.question.followup import Talk
from index.store import Store
from tests.collection import ARTICLES
from tests.kiwi import shared_analyzer


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(Store(tmp_path_factory.mktemp("data") / "a.sqlite3"), shared_analyzer())
    library.reindex([ARTICLES])
    return library


@pytest.mark.parametrize(
    ("before", "question", "read_as", "verdict"),
    [
        ("나비대교 길이는?", "그럼 언제 열려?", "나비대교 길이 언제 열려?", "answered"),
        ("나비대교는 언제 열려?", "거기 색깔은?", "나비대교 색깔은?", "unsure"),
        ("나비대교 길이는?", "그럼 매출은?", "그럼 매출은?", "answered"),
        ("손흥민은 어느 팀이야?", "그럼 날씨는?", "그럼 날씨는?", "not_found"),
    ],
)
def test_a_question_goes_on_from_the_one_before_unless_it_is_answered_better_alone(
    library: Library, before: str, question: str, read_as: str, verdict: str
) -> None:
    found = read(library, question, Talk(before))
    assert (found.question, found.answer.verdict) == (read_as, verdict)
