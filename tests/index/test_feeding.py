from __future__ import annotations

import pytest

from index.collect.web import Web
from index.errors import SourceError
from index.feeding import check_feeds, take_feed
from index.library import Library
from index.store import FeedState
from index.web.fetch import Fetched, Fetcher, FetchSettings
from tests.index.readers.hostile import DOCUMENTS as HOSTILE
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


@pytest.mark.parametrize(
    "page",
    [
        HOSTILE["nested.mhtml"](),
        HOSTILE["comments.html"](),
        HOSTILE["script.html"](),
        b"<html>" + "\x1b[31m\u202e".encode(),
    ],
    ids=["nested mhtml", "comments", "script", "marks"],
)
def test_a_hostile_entry_is_told_and_the_others_are_read(
    site: Site, library: Library, web: Web, page: bytes
) -> None:
    site.pages["/0"] = page
    site.feed("/0", "/1")
    library.store.feeds.put(FeedState(f"{site.base}/rss", "/rss"))
    (brought,) = check_feeds(library, web)
    assert [taken.document.title for taken in brought.taken] == ["도서관 문 열어"]
    assert [error.where for error in brought.failed] == [f"{site.base}/0"]


@pytest.mark.parametrize(
    "link", ["http://xn--/", "http://[", "http://a.kr:99999/", "//", "mailto:a"]
)
def test_an_entry_without_an_address_to_speak_of_harms_no_other(
    site: Site, library: Library, web: Web, link: str
) -> None:
    rss = site.pages["/rss"].decode()
    odd = f"<item><title>0</title><link>{link}</link></item>"
    site.pages["/rss"] = rss.replace("<item>", f"{odd}<item>", 1).encode()
    library.store.feeds.put(FeedState(f"{site.base}/rss", "/rss"))
    (brought,) = check_feeds(library, web)
    assert len(brought.taken) == 1
    assert library.store.feeds.all()[0].problem is None


def test_a_fault_of_our_own_is_told_of_the_entry_that_shows_it(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Faulty(Fetcher):
        def get(self, url: str, **validators: str | None) -> Fetched:
            if url.endswith("/1"):
                raise ZeroDivisionError
            return super().get(url, **validators)

    web = Web(library.store, Faulty(FetchSettings(allow_private=True)))
    library.store.feeds.put(FeedState(f"{site.base}/rss", "/rss"))
    (brought,) = check_feeds(library, web)
    assert [error.code for error in brought.failed] == ["reading_failed"]


def test_of_a_feed_without_end_a_part_is_looked_at(site: Site, library: Library, web: Web) -> None:
    site.feed(*(f"/none{n}" for n in range(1_000)))
    library.store.feeds.put(FeedState(f"{site.base}/rss", "/rss"))
    (brought,) = check_feeds(library, web)
    assert len(brought.failed) == 200


def test_what_is_left_at_a_stop_is_read_at_the_next_look(
    site: Site, library: Library, web: Web
) -> None:
    site.article("/2", "다리 개통", "나루시 다리의 길이는 2.4km다.", "통행료는 받지 않는다.")
    site.feed("/1", "/2")
    library.store.feeds.put(FeedState(f"{site.base}/rss", "/rss"))
    first, second = (list(check_feeds(library, web, lambda: "/1" in site.asked)) for _ in "12")
    assert [taken.document.title for taken in first[0].taken] == ["도서관 문 열어"]
    assert second == []
    (third,) = check_feeds(library, web)
    assert [taken.document.title for taken in third.taken] == ["다리 개통"]
