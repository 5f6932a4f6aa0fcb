from __future__ import annotations

import pytest

from index.collect.intake import Pending
from index.collect.web import AddressContent, Web
from index.errors import SourceError
from index.library import Library
from index.store import FeedState
from tests.site import Site


def test_an_article_on_the_web_is_answered_from_and_cited(
    site: Site, web: Web, library: Library
) -> None:
    site.article(
        "/1?idxno=7", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다."
    )
    url = f"{site.base}/1?idxno=7"
    (taken,) = library.add([web.read(url)])
    assert taken.outcome == "added"
    citation = library.retriever.answer("가람시 도서관 관장은 누구야?").hits[0].passage.citation
    assert (citation.source, citation.url, citation.outlet) == (url, url, "가람일보")
    assert citation.published is not None
    assert citation.published.isoformat() == "2024-03-05T10:42"


def test_a_page_that_changed_replaces_its_old_version(
    site: Site, web: Web, library: Library
) -> None:
    site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
    library.add([web.read(f"{site.base}/1")])
    site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 민서준이다.", "책은 9만 권이다.")
    (taken,) = library.add([web.read(f"{site.base}/1")])
    assert taken.outcome == "changed"
    assert "민서준" in library.retriever.answer("가람시 도서관 관장은?").hits[0].passage.text


def test_a_dead_address_is_a_source_error(site: Site, web: Web) -> None:
    with pytest.raises(SourceError, match="status_404"):
        web.read(f"{site.base}/없는-기사")


def test_a_feed_brings_its_articles_once(site: Site, web: Web, library: Library) -> None:
    site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
    site.article("/2", "다리 개통", "나루시 다리의 길이는 2.4km다.", "통행료는 받지 않는다.")
    site.feed("/1", "/2")
    first = web.check(FeedState(f"{site.base}/rss", "피드"))
    assert first.feed.title == "가람일보 새 기사"
    library.add(first.pending)
    assert len(library.retriever.corpus.documents) == 2
    site.asked.clear()
    second = web.check(first.feed)
    assert second.pending == ()
    assert [path for path in site.asked if path != "/robots.txt"] == ["/rss"]


def test_only_new_entries_of_a_changed_feed_are_fetched(
    site: Site, web: Web, library: Library
) -> None:
    site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
    site.feed("/1")
    first = web.check(FeedState(f"{site.base}/rss", "피드"))
    library.add(first.pending)
    site.article("/2", "다리 개통", "나루시 다리의 길이는 2.4km다.", "통행료는 받지 않는다.")
    site.feed("/2", "/1")
    site.asked.clear()
    second = web.check(first.feed)
    assert [p.document.title for p in second.pending] == ["다리 개통"]
    assert "/1" not in site.asked


def test_an_article_that_was_taken_out_does_not_come_back_with_its_feed(
    site: Site, web: Web, library: Library
) -> None:
    site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
    site.feed("/1")
    feed = FeedState(f"{site.base}/rss", "피드")
    library.add(web.check(feed).pending)
    library.remove(list(library.retriever.corpus.documents))
    assert web.check(feed).pending == ()


def test_an_entry_that_cannot_be_read_is_told_and_the_others_are_read(site: Site, web: Web) -> None:
    site.article("/2", "다리 개통", "나루시 다리의 길이는 2.4km다.", "통행료는 받지 않는다.")
    site.feed("/1", "/2")
    checked = web.check(FeedState(f"{site.base}/rss", "피드"))
    assert [p.document.title for p in checked.pending] == ["다리 개통"]
    assert [error.where for error in checked.failed] == [f"{site.base}/1"]


def test_an_entry_that_failed_is_tried_again_though_the_feed_stayed_the_same(
    site: Site, web: Web, library: Library
) -> None:
    site.feed("/1")
    first = web.check(FeedState(f"{site.base}/rss", "피드"))
    assert first.failed
    site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
    assert [p.document.title for p in web.check(first.feed).pending] == ["도서관 문 열어"]


def test_what_is_no_feed_is_a_source_error(site: Site, web: Web) -> None:
    site.pages["/rss"] = b"this is no feed"
    with pytest.raises(SourceError):
        web.check(FeedState(f"{site.base}/rss", "피드"))


def test_an_address_is_looked_at_as_what_it_is(site: Site, web: Web) -> None:
    site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
    article = web.look(f"{site.base}/1")
    assert isinstance(article, Pending)
    assert article.document.title == "도서관 문 열어"
    site.feed("/1", "/2")
    feed = web.look(f"{site.base}/rss")
    assert isinstance(feed, AddressContent)
    assert feed.entries == 2
