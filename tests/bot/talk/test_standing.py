from __future__ import annotations

import pytest

from bot.talk.conversation import read
from bot.talk.standing import stands_alone
from index.library import Library
from index.store import Store
from tests.collection import ARTICLES
from tests.kiwi import shared_analyzer


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(Store(tmp_path_factory.mktemp("data") / "a.sqlite3"), shared_analyzer())
    library.reindex([ARTICLES])
    return library


def _stands_alone(library: Library, question: str, before: str = "나비대교 길이는?") -> bool:
    """After a question whose article is then in hand."""
    hand = read(library, before).answer.hits[0].passage.citation.doc_id
    retriever = library.retriever
    alone = retriever.run(question, article=hand)
    return stands_alone(alone, retriever.within(hand).run(question, top=1), hand)


@pytest.mark.parametrize(
    "question",
    [
        "솔빛전자 2분기 영업이익 얼마야",
        "순천에 로봇 공장 언제 지어?",
        "폐암 진단 정확도 몇 퍼센트야",
        "오페라 첨성 어디서 초연했어",
    ],
)
def test_what_another_article_tells_of_stands_for_itself(library: Library, question: str) -> None:
    assert _stands_alone(library, question)


@pytest.mark.parametrize(
    "question", ["통행료는?", "언제 열려?", "왕복 몇 차로야?", "왜?", "얼마 들었어"]
)
def test_what_the_article_in_hand_tells_goes_on_from_it(library: Library, question: str) -> None:
    assert not _stands_alone(library, question)


def test_what_nothing_is_found_for_does_not_stand_for_itself(library: Library) -> None:
    assert not _stands_alone(library, "손흥민")
