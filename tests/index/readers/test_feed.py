from __future__ import annotations

import pytest

from index.errors import SourceError
from index.readers.feed import Feed, FeedEntry, is_feed, read_feed
from index.records import Published

_URL = "https://news.example.kr/rss/all.xml"


def _rss(items: str, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return (
        f'{declaration}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>새벽신문</title><link>https://news.example.kr</link>{items}</channel></rss>"
    )


_ITEM = (
    "<item><title>가람시 새 도서관 &lt;b&gt;개관&lt;/b&gt; &amp;amp; 축제</title>"
    "<link>https://news.example.kr/news/articleView.html?idxno=31&amp;sc=1</link>"
    "<pubDate>Tue, 05 Mar 2024 10:42:00 +0900</pubDate></item>"
)


def _only(items: str) -> FeedEntry:
    (entry,) = read_feed(_rss(items).encode(), _URL).entries
    return entry


def test_an_rss_feed_is_read() -> None:
    assert read_feed(_rss(_ITEM).encode(), _URL) == Feed(
        "새벽신문",
        (
            FeedEntry(
                "https://news.example.kr/news/articleView.html?idxno=31&sc=1",
                "가람시 새 도서관 개관 & 축제",
                Published.fromisoformat("2024-03-05T10:42"),
            ),
        ),
    )


def test_an_atom_feed_is_read() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>달봄의 글</title><entry><title>봄</title>'
        '<link rel="self" href="/atom/1"/><link href="/posts/1?a=b"/>'
        "<updated>2024-03-06T00:00:00Z</updated><published>2024-03-05T01:42:00Z</published>"
        "</entry></feed>"
    )
    assert read_feed(atom.encode(), _URL) == Feed(
        "달봄의 글",
        (
            FeedEntry(
                "https://news.example.kr/posts/1?a=b",
                "봄",
                Published.fromisoformat("2024-03-05T10:42"),
            ),
        ),
    )


@pytest.mark.parametrize(
    "date",
    [
        "<pubDate>2024.03.05 10:42</pubDate>",
        "<pubDate>2024-03-05 10:42:00</pubDate>",
        "<pubDate>Tue, 05 Mar 2024 10:42:00</pubDate>",
        "<dc:date>2024-03-05T10:42:00+09:00</dc:date>",
        "<pubDate>방금</pubDate><dc:date>2024-03-05T01:42:00Z</dc:date>",
    ],
)
def test_dates_of_korean_feeds_are_seoul_time(date: str) -> None:
    entry = _only(f"<item><title>봄</title><link>https://a.example.kr/1</link>{date}</item>")
    assert entry.published == Published.fromisoformat("2024-03-05T10:42")


@pytest.mark.parametrize("date", ["", "<pubDate>방금</pubDate>"])
def test_an_entry_without_a_readable_date_has_none(date: str) -> None:
    assert _only(f"<item><title>봄</title><link>/1</link>{date}</item>").published is None


def test_a_permalink_stands_in_for_a_link() -> None:
    entry = _only("<item><title>봄</title><guid>https://a.example.kr/1</guid></item>")
    assert entry.url == "https://a.example.kr/1"


def test_entries_without_a_web_address_are_left_out() -> None:
    items = "<item><title>봄</title></item><item><link>mailto:a@example.kr</link></item>"
    items += "<item><title>겨울</title><link>http://[broken</link></item>"
    assert read_feed(_rss(items).encode(), _URL).entries == ()


@pytest.mark.parametrize(
    ("encoding", "declared"), [("cp949", "euc-kr"), ("cp949", "utf-8"), ("utf-8", "euc-kr")]
)
def test_a_feed_is_read_in_the_encoding_that_it_has(encoding: str, declared: str) -> None:
    items = "<item><title>똠방각하 돌아오다</title><link>/1</link></item>"
    text = _rss(items, f"<?xml version='1.0' encoding='{declared}'?>")
    feed = read_feed(text.encode(encoding), _URL)
    assert feed.title == "새벽신문"
    assert feed.entries[0].title == "똠방각하 돌아오다"


@pytest.mark.parametrize(
    "broken",
    [
        _rss(_ITEM)[: -len("</channel></rss>")],
        _rss(_ITEM + "<item><title>AT&T & 돌비 <"),
        _rss(_ITEM + "<item><title>\x0b</titel></item>"),
        _rss(_ITEM.replace("&amp;sc", "&sc")),
    ],
)
def test_of_broken_xml_what_can_be_read_is_taken(broken: str) -> None:
    (entry, *_) = read_feed(broken.encode(), _URL).entries
    assert entry.url.startswith("https://news.example.kr/news/articleView.html?idxno=31")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<?xml version="1.0"?><rss><chan', "feed_damaged"),
        ("<!DOCTYPE html><html><body><p>가람시 소식</p></body></html>", "not_a_feed"),
        ("그냥 글이에요.", "feed_damaged"),
        ("", "not_a_feed"),
    ],
)
def test_what_is_no_feed_is_refused(text: str, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_feed(text.encode(), _URL)
    assert caught.value.code == code
    assert caught.value.where == _URL


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read_feed(_rss("").encode(), _URL) == Feed("새벽신문", ())


def test_entities_neither_multiply_nor_read_files() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "하하하하하하하하하하">'
        + "".join(
            f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        )
        + '<!ENTITY file SYSTEM "file:///etc/passwd">]>'
        + "<rss version='2.0'><channel><title>새벽&i;&file;</title>"
        + _ITEM
        + "</channel></rss>"
    )
    feed = read_feed(bomb.encode(), _URL)
    assert len(feed.title) < 100
    assert "root:" not in feed.title


@pytest.mark.parametrize(
    ("text", "feed"),
    [
        (_rss(_ITEM), True),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', True),
        ('<?xml version="1.0"?>\n<!-- 피드 -->\n<rdf:RDF xmlns:rdf="x">', True),
        ("<!DOCTYPE html><html><body>rss</body></html>", False),
        ("<feedback>", False),
        ("rss", False),
    ],
)
def test_a_feed_is_told_by_its_first_element(text: str, feed: bool) -> None:
    assert is_feed(text) is feed
