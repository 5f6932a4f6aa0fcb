from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from index.errors import SourceError
from tests.bot.cli.conftest import Shell
from tests.site import Site, newspaper


@pytest.fixture
def site() -> Iterator[Site]:
    with newspaper() as site:
        site.article("/1", "도서관 문 열어", "가람시 도서관의 관장은 한바다다.", "책은 9만 권이다.")
        site.feed("/1")
        yield site


def test_a_feed_is_registered_with_its_articles(shell: Shell, site: Site) -> None:
    (taken,) = shell("feeds", "add", "--json", f"{site.base}/rss").objects
    assert (taken["title"], taken["outcome"]) == ("도서관 문 열어", "added")
    (feed,) = shell("feeds", "list", "--json").objects
    assert (feed["url"], feed["title"]) == (f"{site.base}/rss", "가람일보 새 기사")
    assert "한바다" in shell("ask", "가람시 도서관 관장은 누구야?").out


def test_a_check_brings_new_articles_only(shell: Shell, site: Site) -> None:
    shell("feeds", "add", f"{site.base}/rss")
    assert shell("feeds", "check", "--json").objects == []
    site.article("/2", "다리 개통", "나루시 다리의 길이는 2.4km다.", "통행료는 받지 않는다.")
    site.feed("/2", "/1")
    assert [item["title"] for item in shell("feeds", "check", "--json").objects] == ["다리 개통"]


def test_a_feed_that_fails_is_told_and_remembered(shell: Shell, site: Site) -> None:
    shell("feeds", "add", f"{site.base}/rss")
    del site.pages["/rss"]
    assert shell("feeds", "check").code == 1
    (feed,) = shell("feeds", "list", "--json").objects
    assert "그런 페이지가 없어요(404)." in feed["problem"]
    shell.language = "en"
    assert "There is no such page (404)." in shell("feeds", "list").out


def test_a_problem_that_an_older_version_stored_is_shown_as_it_is(shell: Shell, site: Site) -> None:
    shell("feeds", "add", f"{site.base}/rss")
    store = shell.opened[-1].store
    (feed,) = store.feeds.all()
    store.feeds.put(replace(feed, problem="가람일보: 서버가 답하지 않아요."))
    assert "(가람일보: 서버가 답하지 않아요.)" in shell("feeds", "list").out


def test_what_is_no_feed_is_not_registered(shell: Shell, site: Site) -> None:
    with pytest.raises(SourceError):
        shell("feeds", "add", f"{site.base}/1")
    assert shell("feeds", "list").out == ""


def test_a_removed_feed_leaves_its_articles(shell: Shell, site: Site) -> None:
    shell("feeds", "add", f"{site.base}/rss")
    assert shell("feeds", "remove", f"{site.base}/rss").code == 0
    assert shell("feeds", "remove", f"{site.base}/rss").code == 1
    assert "도서관 문 열어" in shell("list").out


def test_an_address_is_added_like_a_file(shell: Shell, site: Site) -> None:
    (added,) = shell("add", "--json", f"{site.base}/1").objects
    assert (added["outcome"], added["url"]) == ("added", f"{site.base}/1")
    assert shell("add", f"{site.base}/없음").code == 1
