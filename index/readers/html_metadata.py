"""What a page says about its article, to machines: JSON-LD, OpenGraph, meta tags."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from index.pages.printed_names import authors_in, clean_title, is_portal, outlet_in
from index.readers.timestamps import read_timestamp
from index.records import Published

# In the order of trust.
_TITLES = ("og:title", "twitter:title", "dable:title", "dc.title", "title")
_OUTLETS = ("og:site_name", "dable:site_name", "application-name", "dc.publisher")
# On portals the outlet stands where others name the author ("한빛경제 | 네이버").
_PORTAL_OUTLETS = ("og:article:author", "article:author", "twitter:creator", "author")
_AUTHORS = ("dable:author", "og:article:author", "article:author", "author", "dc.creator", "byl")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "dable:published_time",
    "article:published",
    "datepublished",
    "pubdate",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "date",
)
_DATE_PATHS = (
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//*[@data-date-time]/@data-date-time",
    "//article//time/@datetime",
)
_DEEPEST = 20  # levels of JSON-LD


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the tags tell; None where they do not.

    Attributes:
        body: the article's text where JSON-LD holds it.
    """

    title: str | None
    outlet: str | None
    author: str | None
    published: Published | None
    url: str | None
    body: str | None


def read_metadata(tree: HtmlElement, source: str) -> Metadata:
    """The metadata of a page.

    Args:
        source: the address that it comes from, if it is one.
    """
    meta = _meta_tags(tree)
    article = _article(tree)
    outlet = _outlet(meta, article)
    return Metadata(
        title=_title(tree, meta, article, outlet),
        outlet=outlet,
        author=_author(meta, article, outlet),
        published=_published(tree, meta, article),
        url=_url(tree, meta, article, source),
        body=_string(article.get("articleBody")),
    )


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """The first content of each name that is not empty."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = unescape(tag.get("content") or "").strip()
        if content:
            tags.setdefault(name.strip().lower(), content)
    return tags


def _article(tree: HtmlElement) -> Mapping[str, Any]:
    """The JSON-LD object that describes the article; empty where there is none."""
    found: list[Mapping[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        try:
            found += _objects(json.loads(text, strict=False), _DEEPEST)
        except (ValueError, RecursionError):
            continue
    articles = [o for o in found if any(_is_article(t) for t in _strings(o.get("@type")))]
    return max(articles, key=lambda o: bool(o.get("headline")), default={})


def _is_article(kind: str) -> bool:
    return kind.rpartition("/")[2].endswith(("Article", "BlogPosting", "Report"))


def _objects(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict) and depth:
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _objects(value.get(name), depth - 1)
    elif isinstance(value, list) and depth:
        for item in value:
            yield from _objects(item, depth - 1)


def _title(
    tree: HtmlElement, meta: Mapping[str, str], article: Mapping[str, Any], outlet: str | None
) -> str | None:
    raw = [_string(article.get("headline")), *(meta.get(name) for name in _TITLES)]
    raw += [title.text_content() for title in tree.xpath("//head/title")]
    headings = tree.xpath("//h1")
    if len(headings) == 1:
        raw.append(headings[0].text_content())
    titles = [title for value in raw if value and (title := clean_title(value, outlet))]
    if not titles:
        return None
    # JSON-LD and previews cut long headlines off.
    stem = titles[0].removesuffix("...").removesuffix("…").rstrip()
    whole = (t for t in titles if t.startswith(stem) and not t.endswith(("...", "…")))
    return next(whole, titles[0])


def _outlet(meta: Mapping[str, str], article: Mapping[str, Any]) -> str | None:
    named = [*_names(article.get("publisher")), *(meta.get(name, "") for name in _OUTLETS)]
    if any(is_portal(name) for name in named):
        named += [meta.get(name, "") for name in _PORTAL_OUTLETS]
        named = [name for name in named if "@" not in name]
    return next((outlet for name in named if (outlet := outlet_in(name))), None)


def _author(meta: Mapping[str, str], article: Mapping[str, Any], outlet: str | None) -> str | None:
    together = ", ".join(_names(article.get("author")))
    for value in (together, *(meta.get(name, "") for name in _AUTHORS)):
        authors = authors_in(value, outlet)
        if authors:
            return ", ".join(authors)
    return None


def _published(
    tree: HtmlElement, meta: Mapping[str, str], article: Mapping[str, Any]
) -> Published | None:
    """The first that has a clock, else the first."""
    values: list[str | None] = [_string(article.get("datePublished"))]
    values += [meta.get(name) for name in _DATES]
    values += [str(value) for path in _DATE_PATHS for value in tree.xpath(path)[:1]]
    found = [read for value in values if (read := read_timestamp(value))]
    if not found:
        return None
    return next((p for p in found if p.clock and p.day == found[0].day), found[0])


def _url(
    tree: HtmlElement, meta: Mapping[str, str], article: Mapping[str, Any], source: str
) -> str | None:
    """The canonical address with its query; one that names the whole site is none."""
    page = article.get("mainEntityOfPage")
    candidates = [
        *tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href"),
        meta.get("og:url"),
        _string(article.get("url")),
        _string(page.get("@id") if isinstance(page, dict) else page),
    ]
    base = urlsplit(source if source.startswith(("http://", "https://")) else "")
    for candidate in candidates:
        if not candidate:
            continue
        try:
            parts = urlsplit(urljoin(base.geturl(), str(candidate).strip()))
        except ValueError:
            continue
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            continue
        if parts.path in {"", "/"} and not parts.query:
            continue
        # A canonical address that lost the number of the article (idxno) names all of them.
        if base.query and not parts.query and parts.path == base.path:
            continue
        return parts._replace(fragment="").geturl()
    return None


def _names(value: object) -> list[str]:
    """The names of people or organisations, however JSON-LD gives them."""
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    return list(_strings(value))


def _strings(value: object) -> Iterable[str]:
    values = value if isinstance(value, list) else [value]
    return [unescape(item).strip() for item in values if isinstance(item, str)]


def _string(value: object) -> str | None:
    return next((text for text in _strings(value) if text), None)
