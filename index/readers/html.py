"""Web pages, saved or fetched."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from lxml import etree

from index.errors import SourceError
from index.pages.cleaning import Page, clean_page
from index.pages.printed_names import is_same_name
from index.readers.encoding import decode
from index.readers.html_absence import is_cut, is_listing, why_no_article
from index.readers.html_body import find_body
from index.readers.html_boxes import strip_invisible
from index.readers.html_metadata import Metadata, read_metadata
from index.readers.html_scripts import read_scripts
from index.readers.html_text import parse_html, text_of
from index.readers.text import name_of
from index.records import Document, Published, document_id

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
    scripted = read_scripts(tree)
    strip_invisible(tree)
    shown = text_of(tree)
    page = clean_page(shown)
    listing = is_listing(tree)
    body = find_body(tree, scripted, about.body, (page.title or "", *about.titles))
    why = why_no_article(body.text, shown, about, listing=listing)
    if why is not None:
        raise SourceError(source, why)
    return Document(
        doc_id=document_id(source),
        source=source,
        title=about.title or page.title or name_of(source),
        text=body.text,
        captions=body.captions,
        outlet=about.outlet or page.outlet,
        author=_author(about, page),
        published=_published(about.published, page, html),
        url=about.url,
        cut=is_cut(body.text, shown),
    )


def _author(about: Metadata, page: Page) -> str | None:
    """The tags' reporters, the page's where it names more of them or the tags name the outlet."""
    stated = [name for name in (about.author or "").split(", ") if name]
    outlets = (about.outlet, page.outlet)
    stated = [name for name in stated if not any(is_same_name(name, o) for o in outlets)]
    shown = (page.author or "").split(", ") if page.author else []
    return ", ".join(shown if set(stated) <= set(shown) else stated) or None


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
    """What htmldate finds, where the page writes it year first: it reads 25.03.04 as March 2004."""
    import htmldate

    found = htmldate.find_date(html, original_date=True, extensive_search=False)
    if not found:
        return None
    year, month, day = found.split("-")
    written = re.search(rf"{year}\D{{0,3}}0?{int(month)}\D{{0,3}}0?{int(day)}(?!\d)", html)
    return Published.fromisoformat(found) if written else None
