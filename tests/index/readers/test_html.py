from __future__ import annotations

import pytest

from index.errors import SourceError
from index.readers.html import read_html
from index.records import Document, Published, document_id
from tests.index.readers import pages

_TITLE = "가람시, 방직 공장 터에 새 도서관"
_MOMENT = Published.fromisoformat("2024-03-05T10:42")


def _read(page: str, source: str = "https://www.example.kr/view?idxno=1") -> Document:
    return read_html(page.encode(), source)


def test_a_page_of_the_commonest_publishing_system_becomes_its_article() -> None:
    source = "https://www.dawn.example.kr/news/articleView.html?idxno=20431&sc=3"
    assert _read(pages.NDSOFT, source) == Document(
        doc_id=document_id(source),
        source=source,
        title=_TITLE,
        text=pages.BODY,
        captions=("새 도서관의 저녁. (사진=가람시)",),
        outlet="새벽신문",
        author="홍가람",
        published=_MOMENT,
        url="https://www.dawn.example.kr/news/articleView.html?idxno=20431",
    )


def test_on_a_portal_the_outlet_is_not_the_portal() -> None:
    document = _read(pages.PORTAL)
    assert document.text == pages.BODY
    assert (document.title, document.outlet, document.author) == (_TITLE, "한빛경제", "홍가람")
    assert document.published == _MOMENT
    assert document.captions == ("새 도서관의 저녁. 가람시 제공",)


@pytest.mark.parametrize("encoding", ["cp949", "utf-8", "utf-16"])
def test_an_old_page_is_read_whatever_encoding_it_claims(encoding: str) -> None:
    document = read_html(pages.OLD.encode(encoding), "old.html")
    first, second, last = pages.SENTENCES
    assert document.text.split("\n") == [
        first,
        second,
        "층 | 책(권)",
        "1층 | 2만",
        f"{last} 똠 샾 펲.",
    ]
    assert document.title == "똠방 마을, 도서관 열다"
    assert (document.outlet, document.author) == ("두레일보", "한누리")
    assert document.published == Published.fromisoformat("2004-03-05T10:42")
    assert document.url is None


@pytest.mark.parametrize("declared", ["utf-8", "euc-kr", "shift_jis", "nonsense", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_lying_charset_changes_nothing(encoding: str, declared: str) -> None:
    page = pages.NDSOFT.replace("utf-8", declared).replace("방직", "똠방")
    page = f'<?xml version="1.0" encoding="{declared}"?>' + page
    document = read_html(page.encode(encoding, "xmlcharrefreplace"), "a.html")
    assert document.text == pages.BODY.replace("방직", "똠방")
    assert document.title == _TITLE.replace("방직", "똠방")


def test_a_page_of_an_unknown_system_is_read_without_menus_and_comments() -> None:
    document = _read(pages.UNKNOWN)
    assert document.text == pages.BODY
    assert (document.title, document.outlet, document.author) == (_TITLE, "온누리뉴스", "홍가람")
    assert document.captions == ("새 도서관의 저녁 ⓒ가람시",)


def test_a_date_without_a_clock_gets_the_clock_that_the_page_shows() -> None:
    assert '<meta name="date" content="2024-03-05">' in pages.UNKNOWN
    assert _read(pages.UNKNOWN).published == _MOMENT


def test_an_article_that_a_script_draws_is_read() -> None:
    document = _read(pages.SCRIPTED)
    assert document.text == pages.BODY
    assert (document.title, document.outlet, document.author) == (_TITLE, "달빛일보", "홍가람")
    assert len(document.captions) == 1


def test_of_a_script_the_articles_elements_are_taken_not_the_teasers() -> None:
    document = _read(pages.ARC)
    assert document.text == pages.BODY
    assert document.published == _MOMENT


def test_a_blog_keeps_its_headings_and_lists() -> None:
    document = _read(pages.BLOG)
    first, second, last = pages.SENTENCES
    lists = ["가는 길: 두레역 2번 출구", "쉬는 날: 월요일"]
    assert document.text.split("\n") == ["첫째 날", first, second, *lists, last]
    assert (document.title, document.author) == ("봄날의 도서관 나들이", "달봄")


@pytest.mark.parametrize(
    "page",
    [pages.FRONT, pages.MISSING, "<html></html>", "<p></p>", "<script>1</script>", "", "<!--a-->"],
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(SourceError, match=r"page_without_article|page_empty"):
        _read(page)


def test_a_news_flash_of_one_sentence_is_an_article() -> None:
    page = (
        '<html><head><meta property="og:title" content="[속보] 새 도서관 개관"></head><body>'
        '<div itemprop="articleBody">가람시가 새 도서관을 열었다.</div></body></html>'
    )
    assert _read(page).text == "가람시가 새 도서관을 열었다."


def test_a_time_that_is_seouls_and_called_utc_is_put_right_by_what_the_page_shows() -> None:
    page = pages.NDSOFT.replace("10:42:00+09:00", "10:42:00Z")
    assert _read(page).published == _MOMENT


def test_a_page_without_any_date_has_none() -> None:
    page = f"<html><head><title>봄</title></head><body><article><p>{pages.SENTENCES[0]}</p><p>{pages.SENTENCES[1]}</p></article></body></html>"
    assert _read(page).published is None


def test_a_saved_page_without_a_title_is_named_after_its_file() -> None:
    page = f'<div itemprop="articleBody">{pages.SENTENCES[0]}</div>'
    assert _read(page, "기사/새 도서관.html").title == "새 도서관"


def test_a_body_that_json_ld_alone_holds_is_read() -> None:
    page = (
        '<html><head><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
        f'"headline": "{_TITLE}", "articleBody": "{" ".join(pages.SENTENCES)}"}}]}}</script></head>'
        "<body><div id=app></div></body></html>"
    )
    assert _read(page).text == " ".join(pages.SENTENCES)
