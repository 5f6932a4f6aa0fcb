from __future__ import annotations

import pytest

from index.readers.html_metadata import Metadata, read_metadata
from index.readers.html_text import parse_html

_SOURCE = "https://www.dawn.example.kr/news/view.html?idxno=7"


def _meta(head: str, source: str = _SOURCE) -> Metadata:
    page = f"<html><head>{head}</head><body><p>글</p></body></html>"
    return read_metadata(parse_html(page, source), source)


def _ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_a_page_without_tags_tells_nothing() -> None:
    assert _meta("") == Metadata(None, None, None, None, None, None)


@pytest.mark.parametrize(
    "json",
    [
        '{"@type":"NewsArticle","headline":"봄"}',
        '[{"@type":"Organization","name":"x"},{"@type":["Article","Thing"],"headline":"봄"}]',
        '{"@graph":[{"@type":"WebPage"},{"@type":"http://schema.org/BlogPosting","headline":"봄"}]}',
        '{"@type":"WebPage","mainEntity":{"@type":"ReportageNewsArticle","headline":"봄"}}',
        '<!--{"@type":"NewsArticle","headline":"봄"}-->',
        '{"@type":"NewsArticle","headline":"봄",\n"description":"줄\n바꿈"}',
    ],
)
def test_the_article_is_found_in_json_ld(json: str) -> None:
    assert _meta(_ld(json)).title == "봄"


@pytest.mark.parametrize(
    "json", ["", "{", "null", "[" * 5000, '{"@type":"Person","headline":"봄"}']
)
def test_json_ld_without_an_article_is_passed_over(json: str) -> None:
    assert _meta(_ld(json)).title is None


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ('"홍가람"', "홍가람"),
        ('{"name":"홍가람 기자"}', "홍가람"),
        ('[{"name":"홍가람"},{"name":"김누리"}]', "홍가람, 김누리"),
        ('{"name":["홍가람"]}', "홍가람"),
        ('{"@type":"Organization","name":"새벽신문"}', None),
        ("7", None),
    ],
)
def test_authors_are_read_however_json_ld_names_them(author: str, name: str | None) -> None:
    json = f'{{"@type":"NewsArticle","author":{author},"publisher":{{"name":"새벽신문"}}}}'
    assert _meta(_ld(json)).author == name


def test_a_headline_that_was_cut_off_is_made_whole() -> None:
    head = '<meta property="og:title" content="새 도서관, 옛 공장 터에…">'
    assert _meta(head + "<title>새 도서관, 옛 공장 터에 문 연다</title>").title == (
        "새 도서관, 옛 공장 터에 문 연다"
    )


def test_entities_that_were_escaped_twice_are_read() -> None:
    head = '<meta property="og:title" content="&amp;quot;봄&amp;quot; 왔다">'
    assert _meta(head).title == '"봄" 왔다'


def test_a_moment_with_a_clock_outranks_the_same_day_without() -> None:
    head = _ld('{"@type":"NewsArticle","datePublished":"2024-03-05"}')
    head += '<meta property="article:published_time" content="2024-03-05T10:42:00+09:00">'
    published = _meta(head).published
    assert published is not None
    assert published.isoformat() == "2024-03-05T10:42"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (
            '<link rel="canonical" href="/news/view.html?idxno=7&amp;page=1">',
            "https://www.dawn.example.kr/news/view.html?idxno=7&page=1",
        ),
        (
            '<link rel="canonical" href="https://www.dawn.example.kr/news/view.html">'
            f'<meta property="og:url" content="{_SOURCE}">',
            _SOURCE,
        ),
        (
            '<link rel="canonical" href="https://www.dawn.example.kr/">'
            f'<meta property="og:url" content="{_SOURCE}#top">',
            _SOURCE,
        ),
        ('<link rel="canonical" href="">', None),
        ('<link rel="canonical" href="javascript:void(0)">', None),
        ('<link rel="canonical" href="http://[broken">', None),
        (
            _ld('{"@type":"NewsArticle","mainEntityOfPage":{"@id":"/a/1"}}'),
            "https://www.dawn.example.kr/a/1",
        ),
    ],
)
def test_the_canonical_address_keeps_what_names_the_article(head: str, url: str | None) -> None:
    assert _meta(head).url == url


def test_the_address_of_a_saved_page_must_be_whole() -> None:
    assert (
        _meta('<link rel="canonical" href="/news/view.html?idxno=7">', "저장/글.html").url is None
    )
