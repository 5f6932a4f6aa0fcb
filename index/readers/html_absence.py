"""Pages that hold no article, or only its beginning, and yet come as if they did."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from index.errors import Code
from index.pages.furniture import is_paywall
from index.pages.placeholders import PLACEHOLDERS
from index.readers.html_metadata import Metadata
from index.readers.html_text import Extent, extents, substance

_LONGEST_NOTICE = 200  # characters of prose beside which the notice is the page
_LONGEST_CHECK = 600  # characters of a whole page that waits or asks who is there
_FEWEST_ITEMS = 5
_MOST_ITEMS = 0.8  # share of alike elements that lead elsewhere
_LISTED = 0.7  # share of the page's prose in a list
_LONGEST_LINE = 80
_LONGEST_END, _BEHIND = 40, 300  # characters of the last line, and behind it


def why_no_article(body: str, shown: str, about: Metadata, *, listing: bool) -> Code | None:
    """What the page is instead of an article; None for an article.

    Args:
        body: the text that was found.
        shown: the text of the whole page.
        listing: as of `is_listing`.
    """
    prose = 0 if listing and not about.is_article else substance(body)
    if (
        PLACEHOLDERS["check"].search(f"{about.title or ''}\n{shown}")
        and len(shown) < _LONGEST_CHECK
    ):
        return "page_of_check"
    if _has_notice(shown) and prose < _LONGEST_NOTICE:
        return "page_removed"
    if (
        len(PLACEHOLDERS["login"].findall(shown)) > 2
        and not about.is_article
        and prose < _LONGEST_NOTICE
    ):
        return "page_needs_login"
    if not body or (listing and not prose):
        return "page_without_article"
    return None


def is_listing(tree: HtmlElement) -> bool:
    """Whether nearly all text of a page stands in alike items, each of which leads elsewhere."""
    extent = extents(tree)
    whole = _letters(extent[tree])
    for parent in tree.iter(etree.Element):
        if len(parent) < _FEWEST_ITEMS or _letters(extent[parent]) < _LISTED * whole:
            continue
        alike: dict[object, list[Extent]] = {}
        for child in parent.iterchildren(etree.Element):
            alike.setdefault((child.tag, child.get("class")), []).append(extent[child])
        for items in alike.values():
            leading = [item for item in items if item.links]
            if len(leading) >= max(_FEWEST_ITEMS, _MOST_ITEMS * len(items)):
                return sum(map(_letters, leading)) >= _LISTED * whole
    return False


def _letters(extent: Extent) -> int:
    return extent.own + extent.linked


def _has_notice(shown: str) -> bool:
    short = (line for line in shown.split("\n") if len(line) <= _LONGEST_LINE)
    return any(PLACEHOLDERS["no_page"].search(line) for line in short)


def is_cut(body: str, shown: str) -> bool:
    """Whether a page tells, right behind a body, that the rest is for subscribers."""
    last = body.rstrip().rpartition("\n")[2][-_LONGEST_END:]
    end = shown.rfind(last)
    behind = shown[end + len(last) : end + len(last) + _BEHIND].split("\n")
    return end >= 0 and any(map(is_paywall, behind))
