"""What of a page's markup a reader does not see, and the boxes around an article, taken out."""

from __future__ import annotations

import re
from collections.abc import Mapping

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from index.pages.furniture import Furniture, furniture
from index.pages.placeholders import PLACEHOLDERS
from index.patterns import Patterns
from index.readers.html_tables import flatten_tables
from index.readers.html_text import (
    BREAK,
    CONTROLS,
    Extent,
    drop,
    extents,
    flat_text,
    is_short,
    substance,
    text_of,
)

_INVISIBLE = (
    "script style template iframe object svg canvas math button select textarea nav head"
).split()
# Layers that open on a click; some pages hide their whole article until a script has run.
_LONGEST_HIDDEN = 300  # characters
_LONGEST_LABEL = 40
_FEWEST = 15  # characters of prose that make <noscript> a part of the page

_LONGEST_CAPTION = 400
_NAMES = Patterns("index.readers", "html_boxes.txt")

_INLINE = frozenset("a b em font i span strong sub sup u".split())
_MOST_OF_OTHERS = 0.7  # share of the article's prose from which a box is the article
_MOST_BESIDE = 0.4
_LONGEST_TOOLS = 300  # letters
_LINKED = 0.7  # share of a box's text within links from which it is a list of other articles
_LONGEST_HEADING = 40
_HEADINGS = (Furniture.SECTION, Furniture.SUMMARY, Furniture.COMMENTS)
_LISTS = ("ul", "ol", "dl", "div", "table", "section", "aside", "p")


def strip_invisible(tree: HtmlElement) -> None:
    """Take out what a reader never sees; data tables become lines with `` | `` between cells."""
    for element in list(tree.iter("noscript")):
        text = text_of(element)
        if substance(text) >= _FEWEST and not PLACEHOLDERS["script_needed"].search(text):
            element.tag = "div"
        else:
            drop(element)
    for element in list(tree.iter(etree.Comment, *_INVISIBLE)):
        drop(element)
    for element in list(tree.xpath("//*[@hidden or @style or @class]")):
        hidden = "hidden" in element.attrib or _NAMES["hidden"].search(element.get("style", ""))
        unseen = _NAMES["unseen_class"].search(element.get("class", ""))
        if (hidden and is_short(element, _LONGEST_HIDDEN)) or (
            unseen and is_short(element, _LONGEST_LABEL)
        ):
            drop(element)
    flatten_tables(tree)
    for block in tree.iter("pre"):
        for element in block.iter(etree.Element):
            element.text = _kept(element.text)
            if element is not block:
                element.tail = _kept(element.tail)


def take_captions(tree: HtmlElement) -> list[str]:
    """Take the captions of pictures out of a part of a page."""
    captions: dict[str, None] = {}
    for element in list(tree.iter(etree.Element)):
        named = element.tag == "figcaption" or _NAMES["caption_class"].search(
            element.get("class", "")
        )
        if not named or element is tree:
            continue
        if is_short(element, _LONGEST_CAPTION):
            captions[flat_text(element)] = None
            drop(element)
    return [caption for caption in captions if caption]


def drop_boxes(article: HtmlElement) -> None:
    """Take out of an article's element what is not the article: lists of others, tools, summaries."""
    extent = extents(article)
    whole = extent[article].own
    for element in list(article.iterdescendants(etree.Element)):
        most = _most(element) * whole
        tools = element.tag not in _INLINE and _NAMES["tools"].search(_names(element))
        if (most and extent[element].own <= most) or (
            tools and extent[element].own < _LONGEST_TOOLS and not substance(text_of(element))
        ):
            drop(element)
    for element in list(article.iterdescendants(etree.Element)):
        letters = extent[element].own + extent[element].linked
        if 0 < letters <= _LONGEST_HEADING and furniture(flat_text(element)) in _HEADINGS:
            _drop_headed(element, article, extent)
    for element in list(article.iterdescendants(*_LISTS)):
        if _is_link_list(extent[element]) and extent[element].own <= _MOST_BESIDE * whole:
            drop(element)


def fragment_text(html: str) -> tuple[str, list[str]]:
    """The text of a piece of HTML, or of a text without markup, and its captions."""
    if "<" not in html and "&" not in html:
        return "\n".join(line.strip() for line in html.splitlines() if line.strip()), []
    if not re.search(r"<(?:p|br|div|li)\b", html, re.IGNORECASE):
        html = html.replace("\n", "<br>")
    try:
        root = lxml.html.fragment_fromstring(CONTROLS.sub(" ", html), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):  # lxml asserts a body
        return "", []
    strip_invisible(root)
    captions = take_captions(root)
    drop_boxes(root)
    return text_of(root), captions


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _most(element: HtmlElement) -> float:
    """The share of the article's prose up to which an element is a box beside it; 0: it is none."""
    names = _names(element)
    if element.tag in ("aside", "footer") or _NAMES["others"].search(names):
        return _MOST_OF_OTHERS
    return _MOST_BESIDE if _NAMES["beside"].search(names) else 0.0


def _drop_headed(
    heading: HtmlElement, article: HtmlElement, extent: Mapping[HtmlElement, Extent]
) -> None:
    """Drop a heading (관련기사, AI 요약) and the box that it heads, or the lists right behind it."""
    if article not in heading.iterancestors():  # went with another box
        return
    box = heading
    for above in heading.iterancestors():
        if above is article or not _begins_with(above, box):
            break
        if extent[above].own > _MOST_OF_OTHERS * extent[article].own:
            break
        box = above
    if extent[box] != extent[heading]:
        drop(box)
        return
    following = box.getnext()
    while following is not None and _is_list(following, extent):
        behind = following.getnext()
        drop(following)
        drop(box)
        following = behind


def _begins_with(parent: HtmlElement, child: HtmlElement) -> bool:
    """Whether nothing but blanks stands in a parent before one of its children."""
    before = [parent.text, *(e.tail for e in child.itersiblings(preceding=True))]
    texts = "".join(text or "" for text in before)
    return not texts.strip() and all(is_short(e, 0) for e in child.itersiblings(preceding=True))


def _is_list(element: HtmlElement, extent: Mapping[HtmlElement, Extent]) -> bool:
    if element.tag in ("ul", "ol", "dl") and not substance(text_of(element)):
        return True
    return _is_link_list(extent.get(element, Extent()))


def _is_link_list(extent: Extent) -> bool:
    return extent.links > 1 and extent.linked >= _LINKED * (extent.linked + extent.own)


def _kept(text: str | None) -> str:
    """Preformatted text with its line breaks kept; in a reference (&#1;) anything may stand."""
    return CONTROLS.sub("", text or "").replace("\n", BREAK)
