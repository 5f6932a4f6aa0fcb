from __future__ import annotations

import pytest

from index.collect.web import Web
from index.errors import SourceError
from index.feeding import check_feeds, take_feed
from index.library import Library
from index.store import FeedState
from tests.site import Site


@pytest.fixture(autouse=True)
def first_article(site: Site) -> None:
    site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
    site.feed("/1")


def test_a_feed_is_registered_with_its_first_articles(
    site: Site, library: Library, web: Web
) -> None:
    told: list[tuple[int, int]] = []
    brought = take_feed(
        library,
        web,
        FeedState(f"{site.base}/rss", "?"),
        lambda done, total, _: told.append((done, total)),
    )
    assert [taken.document.title for taken in brought.taken] == ["도서관 문 열어"]
    assert [feed.title for feed in library.store.feeds.all()] == ["가람일보 새 기사"]
    assert told == [(0, 1)]


def test_a_feed_that_cannot_be_read_is_not_registered(
    site: Site, library: Library, web: Web
) -> None:
    with pytest.raises(SourceError):
        take_feed(library, web, FeedState(f"{site.base}/none", "?"))
    assert library.store.feeds.all() == []


def test_a_feed_that_fails_is_remembered_as_such_and_the_others_are_read(
    site: Site, library: Library, web: Web
) -> None:
    for path in ("/gone", "/rss"):
        library.store.feeds.put(FeedState(f"{site.base}{path}", path))
    gone, good = check_feeds(library, web)
    assert isinstance(gone.feed.problem, SourceError)
    assert gone.feed.problem.code == "status_404"
    assert [error.where for error in gone.failed] == [f"{site.base}/gone"]
    assert len(good.taken) == 1
    problems = [feed.problem for feed in library.store.feeds.all()]
    assert isinstance(problems[0], SourceError)
    assert str(problems[0]) == str(gone.feed.problem)
    assert problems[1] is None
