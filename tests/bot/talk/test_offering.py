from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.talk.conversation import read
from bot.talk.offering import WHOLE, Offers, newest
from index.library import Library
from index.store import Store
from tests.collection import ARTICLES, articles
from tests.kiwi import shared_analyzer


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    store = Store(tmp_path / "a.sqlite3")
    library = Library(store, shared_analyzer())
    library.reindex([ARTICLES])
    yield library
    store.close()


def test_three_questions_of_different_articles_are_offered_and_answered(library: Library) -> None:
    offers = Offers(library)
    assert offers.known_starters() == ()
    starters = offers.starters()
    assert offers.known_starters() == starters
    assert len({posed.doc_id for _, posed in starters}) == 3
    for index, posed in starters:
        answer = read(library, posed.question).answer
        assert answer.verdict == "answered"
        assert answer.hits[0].passage.citation.doc_id == posed.doc_id
        assert offers.find(posed.doc_id, index) == posed


def test_what_follows_is_of_the_article_and_asks_something_else(library: Library) -> None:
    offers = Offers(library)
    bridge = next(d for d in library.retriever.corpus.documents.values() if "나비대교" in d.title)
    assert offers.known(bridge.doc_id, 1) == ()
    offers.wish(bridge.doc_id)
    assert offers.prepare()
    following = offers.known(bridge.doc_id, 1)
    assert following
    assert all(posed.doc_id == bridge.doc_id and posed.number != 1 for _, posed in following)
    assert offers.known("0" * 12, 1) == ()


def test_the_newest_articles_are_tried_one_by_one_until_the_collection_changes(
    library: Library,
) -> None:
    offers = Offers(library)
    rounds = 0
    while offers.prepare():
        rounds += 1
    assert 0 < rounds <= 8
    gone = offers.known_starters()[0][1].doc_id
    library.remove([gone])
    offers.prepare()
    assert offers.known_starters()
    assert gone not in {posed.doc_id for _, posed in offers.known_starters()}


def test_trying_is_broken_off_for_who_asks_and_taken_up_later(library: Library) -> None:
    offers = Offers(library)
    bridge = next(d for d in library.retriever.corpus.documents.values() if "나비대교" in d.title)
    offers.wish(bridge.doc_id)
    assert offers.prepare(lambda: False)
    assert offers.known(bridge.doc_id, 1) == ()
    assert offers.prepare()
    assert offers.known(bridge.doc_id, 1)


def test_where_no_sentence_gives_a_question_a_summary_is_offered(
    library: Library, tmp_path: Path
) -> None:
    opera = next(d for d in library.retriever.corpus.documents.values() if "첨성" in d.title)
    library.remove([d for d in library.retriever.corpus.documents if d != opera.doc_id])
    offers = Offers(library)
    ((index, posed),) = offers.starters()
    assert index == WHOLE
    assert posed.question == "별빛오페라단 기사 요약해 주세요"
    assert offers.find(opera.doc_id, WHOLE) == posed
    library.remove([opera.doc_id])
    assert offers.starters() == ()
    assert offers.find(opera.doc_id, WHOLE) is None


def test_the_newest_come_first_and_undated_ones_last() -> None:
    days = [d.published.day if d.published else None for d in newest(articles())]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated, reverse=True)
    assert days[: len(dated)] == dated
