"""Web pages, saved or fetched."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import PurePath

from lxml import etree

from index.errors import SourceError
from index.pages.cleaning import Page, clean_page
from index.readers.encoding import decode
from index.readers.html_body import find_body
from index.readers.html_metadata import read_metadata
from index.readers.html_text import parse_html, text_of
from index.records import Document, Published, document_id

# Pages that say that there is no page, and yet come with 200.
_NO_PAGE = re.compile(
    r"(?:페이지|기사|게시물|문서|글)[을를이가]?\s?(?:찾을\s?수\s?없|존재하지\s?않|삭제되?)"
    r"|(?:존재하지\s?않는|삭제된|없는|잘못된)\s?(?:페이지|기사|게시물|글|접근|경로)"
    r"|(?:자바스크립트|JavaScript)[을를가]?\s?(?:활성화|허용|켜|사용)|로그인이\s?필요|권한이\s?없습니다"
)
_LONGEST_NOTICE = 200  # characters
_SEOUL_OFFSET = timedelta(hours=9)


def read_html(data: bytes, source: str) -> Document:
    """A document from the bytes of a page.

    Metadata comes from JSON-LD and meta tags, then from the page as it reads, the date at last
    from htmldate; the body as `find_body` tells.

    Raises:
        SourceError: the bytes are not text, or the page holds no article.
    """
    tree = parse_html(decode(data, source), source)
    about = read_metadata(tree, source)
    html = etree.tostring(tree, encoding="unicode", method="html")
    body = find_body(tree, about.body)
    if not body.text or (len(body.text) < _LONGEST_NOTICE and _NO_PAGE.search(body.text)):
        raise SourceError(source, "page_without_article")
    page = clean_page(text_of(tree))
    return Document(
        doc_id=document_id(source),
        source=source,
        title=about.title or page.title or PurePath(source).stem,
        text=body.text,
        captions=body.captions,
        outlet=about.outlet or page.outlet,
        author=about.author or page.author,
        published=_published(about.published, page, html),
        url=about.url,
    )


def _published(stated: Published | None, page: Page, html: str) -> Published | None:
    """The stated moment, with the clock that the page shows where the tags leave it out."""
    if stated is None:
        return page.published or _guessed(html)
    shown = page.published
    if shown is None or shown.clock is None:
        return stated
    if stated.clock is None:
        return shown if shown.day == stated.day else stated
    # Some sites write Seoul's time and call it UTC; readers see the right one.
    late = datetime.combine(stated.day, stated.clock) - _SEOUL_OFFSET
    return shown if late == datetime.combine(shown.day, shown.clock) else stated


def _guessed(html: str) -> Published | None:
    import htmldate

    found = htmldate.find_date(html, original_date=True, extensive_search=False)
    return Published.fromisoformat(found) if found else None
