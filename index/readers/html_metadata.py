"""What a page says about its article, to machines: JSON-LD, OpenGraph, meta tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from index.pages.printed_names import (
    authors_in,
    clean_title,
    is_portal,
    outlet_around,
    outlet_in,
    suffix_behind,
)
from index.readers.html_jsonld import names, read_article, string
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
_HEADINGS = (
    "//h1 | //h2 | //h3 | //*[contains(@class, 'headline') or contains(@class, 'title')"
    " or contains(@class, 'tit') or contains(@id, 'title')]"
)
_MOST_HEADINGS = 100
_SHORTEST_HEADING, _LONGEST_HEADING = 8, 150  # characters


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the tags tell; None where they do not.

    Attributes:
        body: the article's text where JSON-LD holds it.
        titles: as they stand on the page, uncleaned.
        is_article: the tags call the page an article, or give it a day.
    """

    title: str | None
    outlet: str | None
    author: str | None
    published: Published | None
    url: str | None
    body: str | None
    titles: tuple[str, ...] = ()
    is_article: bool = False


def read_metadata(tree: HtmlElement, source: str) -> Metadata:
    """The metadata of a page.

    Args:
        source: the address that it comes from, if it is one.
    """
    meta = _meta_tags(tree)
    article = read_article(tree)
    raw, headings = _titles(tree, meta, article), _headings(tree)
    outlet = _outlet(meta, article, raw, headings)
    title = _title(tree, raw, headings, outlet)
    published = _published(tree, meta, article)
    return Metadata(
        title=title,
        outlet=outlet,
        author=_author(meta, article, outlet),
        published=published,
        url=_url(tree, meta, article, source),
        body=string(article.get("articleBody")),
        titles=tuple(dict.fromkeys([*([title] if title else []), *raw, *_own_headings(tree)])),
        is_article=bool(article or published or _first(meta, "og:type") == "article"),
    )


def _meta_tags(tree: HtmlElement) -> dict[str, list[str]]:
    """All contents of each name that are not empty; several reporters have a tag each."""
    tags: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = unescape(tag.get("content") or "").strip()
        if content:
            tags.setdefault(name.strip().lower(), []).append(content)
    return tags


def _first(meta: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(meta.get(name, ())), "")


def _titles(
    tree: HtmlElement, meta: Mapping[str, Sequence[str]], article: Mapping[str, Any]
) -> list[str]:
    """Every title that the page gives itself, as it stands there, the best first."""
    raw = [string(article.get("headline")) or "", *(_first(meta, name) for name in _TITLES)]
    raw += [title.text_content() for title in tree.xpath("//head/title")]
    return [flat for value in raw if (flat := " ".join(value.split()))]


def _headings(tree: HtmlElement) -> list[str]:
    texts = (" ".join(e.text_content().split()) for e in tree.xpath(_HEADINGS)[:_MOST_HEADINGS])
    return [text for text in texts if _SHORTEST_HEADING <= len(text) <= _LONGEST_HEADING]


def _own_headings(tree: HtmlElement) -> list[str]:
    return [text for h in tree.xpath("//h1") if (text := " ".join(h.text_content().split()))]


def _title(
    tree: HtmlElement, raw: Sequence[str], headings: Sequence[str], outlet: str | None
) -> str | None:
    alone = _own_headings(tree)
    own = [*raw, *(alone if len(alone) == 1 else [])]
    # What stands as a heading on the page is the headline; what follows it in a title is not.
    titles = [
        next((h for h in headings if suffix_behind(h, value) is not None), None)
        or clean_title(value, outlet)
        for value in own
    ]
    found = [title for title in titles if title]
    if not found:
        return None
    # JSON-LD and previews cut long headlines off.
    stem = found[0].removesuffix("...").removesuffix("…").rstrip()
    whole = (t for t in found if t.startswith(stem) and not t.endswith(("...", "…")))
    return next(whole, found[0])


def _outlet(
    meta: Mapping[str, Sequence[str]],
    article: Mapping[str, Any],
    raw: Sequence[str],
    headings: Sequence[str],
) -> str | None:
    """As named to machines, else as it follows the headline in the title of the page."""
    named = [*names(article.get("publisher")), *(_first(meta, name) for name in _OUTLETS)]
    if any(is_portal(name) for name in (*named, *raw)):
        named += [_first(meta, name) for name in _PORTAL_OUTLETS]
        named = [name for name in named if "@" not in name]
    behind = [
        suffix
        for whole in raw
        for head in (*raw, *headings)
        if (suffix := suffix_behind(head, whole)) is not None
    ]
    found = (outlet for name in (*named, *behind) if (outlet := outlet_in(name)))
    return next(found, None) or next((o for whole in raw if (o := outlet_around(whole))), None)


def _author(
    meta: Mapping[str, Sequence[str]], article: Mapping[str, Any], outlet: str | None
) -> str | None:
    for values in (names(article.get("author")), *(meta.get(name, ()) for name in _AUTHORS)):
        authors = dict.fromkeys(a for value in values for a in authors_in(value, outlet))
        if authors:
            return ", ".join(authors)
    return None


def _published(
    tree: HtmlElement, meta: Mapping[str, Sequence[str]], article: Mapping[str, Any]
) -> Published | None:
    """The first that has a clock, else the first."""
    values: list[str | None] = [string(article.get("datePublished"))]
    values += [_first(meta, name) for name in _DATES]
    values += [str(value) for path in _DATE_PATHS for value in tree.xpath(path)[:1]]
    found = [read for value in values if (read := read_timestamp(value))]
    if not found:
        return None
    return next((p for p in found if p.clock and p.day == found[0].day), found[0])


def _url(
    tree: HtmlElement, meta: Mapping[str, Sequence[str]], article: Mapping[str, Any], source: str
) -> str | None:
    """The canonical address with its query; one that names the whole site is none."""
    page = article.get("mainEntityOfPage")
    candidates = [
        *tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href"),
        _first(meta, "og:url"),
        string(article.get("url")),
        string(page.get("@id") if isinstance(page, dict) else page),
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
