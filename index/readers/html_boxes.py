"""What of a page's markup a reader does not see, and the boxes around an article, taken out."""

from __future__ import annotations

import re
import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from index.pages.furniture import Furniture, furniture
from index.readers.html_tables import flatten_tables
from index.readers.html_text import (
    BREAK,
    CONTROLS,
    drop,
    flat_text,
    is_short,
    substance,
    text_of,
)

_INVISIBLE = (
    "script style template iframe object svg canvas math button select textarea nav head"
).split()
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# For screen readers: what a button does, where a part of the page begins.
_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:is_)?(?:blind|sr-only|a11y-hidden|visually-hidden|screen-?(?:out|reader)|skip\S*|hide|hidden)(?:$|\s)",
    re.IGNORECASE,
)
# Layers that open on a click; some pages hide their whole article until a script has run.
_LONGEST_HIDDEN = 300  # characters
_LONGEST_LABEL = 40
_SCRIPT_NEEDED = re.compile(r"자바\s?스크립트|JavaScript|스크립트를|브라우저", re.IGNORECASE)
_FEWEST = 15  # characters of prose that make <noscript> a part of the page

_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:fig|img|image|photo|pic|picture)?_?-?caption(?:$|[\s_-])|img_?desc|photo_?desc"
    r"|(?:img|image|photo|pic)_?-?(?:txt|text|info|explain)(?:$|\s)",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 400

# Names of boxes that are never the article's, whatever they hold.
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:relat(?:ed|ion|ive)\w*|recommend\w*|rank(?:ing)?|popular|best_?news|hot_?news|most_?\w*|"
    r"comments?|reply|replies|cmt|sns|share\w*|social|promotion|newsletter|subscri\w+|banner|"
    r"pay_?wall|feed_?back|breadcrumbs?|taboola|dable|outbrain|ad|ads|adv|advert\w*|adsbygoogle|"
    r"ad_?(?:box|area|wrap|banner|slot)|article_?ad\w*|aside)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Boxes that may also be named so for a part of the article: dropped only where they hold little.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:byline\w*|reporter\w*|journalist\w*|writer\w*|author\w*|summary|sum_?news|news_?sum\w*|"
    r"ai_?sum\w*|poll|survey|locked\w*|profile\w*|categorization)(?:$|[\s_-])|media_end_summary",
    re.IGNORECASE,
)
# Rows of tools; dropped where they hold no sentence.
_TOOLS = re.compile(
    r"(?:^|[\s_-])(?:tags?|tag_?list|keywords?|btn\w*|buttons?|tts\w*|toolbar|util\w*|login\w*|guide\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INLINE = frozenset("a b em font i span strong sub sup u".split())
_MOST_OF_OTHERS = 0.7  # share of the article's prose from which a box is the article
_MOST_BESIDE = 0.25
_LINK = 8  # letters from which a link is a headline, not a button
_LINKED = 0.7  # share of a box's text within links from which it is a list of other articles
_LONGEST_HEADING = 40
_HEADINGS = (Furniture.SECTION, Furniture.SUMMARY, Furniture.COMMENTS)
_LISTS = ("ul", "ol", "dl", "div", "table", "section", "aside", "p")


def strip_invisible(tree: HtmlElement) -> None:
    """Take out what a reader never sees; data tables become lines with `` | `` between cells."""
    for element in list(tree.iter("noscript")):
        text = text_of(element)
        if substance(text) >= _FEWEST and not _SCRIPT_NEEDED.search(text):
            element.tag = "div"
        else:
            drop(element)
    for element in list(tree.iter(etree.Comment, *_INVISIBLE)):
        drop(element)
    for element in list(tree.xpath("//*[@hidden or @style or @class]")):
        hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style", ""))
        unseen = _UNSEEN_CLASS.search(element.get("class", ""))
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
        named = element.tag == "figcaption" or _CAPTION_CLASS.search(element.get("class", ""))
        if not named or element is tree:
            continue
        if is_short(element, _LONGEST_CAPTION):
            captions[flat_text(element)] = None
            drop(element)
    return [caption for caption in captions if caption]


def drop_boxes(article: HtmlElement) -> None:
    """Take out of an article's element what is not the article: lists of others, tools, summaries."""
    whole = substance(text_of(article))
    for element in list(article.iterdescendants(etree.Element)):
        most = _most(element) * whole
        if most and substance(text_of(element)) <= most:
            drop(element)
        elif element.tag not in _INLINE and _TOOLS.search(_names(element)):
            if not substance(text_of(element)):
                drop(element)
    for element in list(article.iterdescendants(etree.Element)):
        if is_short(element, _LONGEST_HEADING) and furniture(flat_text(element)) in _HEADINGS:
            _drop_headed(element, article, whole)
    for element in _link_lists(article):
        if substance(text_of(element)) <= _MOST_BESIDE * whole:
            drop(element)


def fragment_text(html: str) -> tuple[str, list[str]]:
    """The text of a piece of HTML, or of a text without markup, and its captions."""
    if "<" not in html and "&" not in html:
        return "\n".join(line.strip() for line in html.splitlines() if line.strip()), []
    if not re.search(r"<(?:p|br|div|li)\b", html, re.IGNORECASE):
        html = html.replace("\n", "<br>")
    try:
        root = lxml.html.fragment_fromstring(CONTROLS.sub(" ", html), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError):
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
    if element.tag in ("aside", "footer") or _OTHERS.search(names):
        return _MOST_OF_OTHERS
    return _MOST_BESIDE if _BESIDE.search(names) else 0.0


def _drop_headed(heading: HtmlElement, article: HtmlElement, whole: int) -> None:
    """Drop a heading (관련기사, AI 요약) and the box that it heads, or the lists right behind it."""
    if article not in heading.iterancestors():  # went with another box
        return
    box, text = heading, flat_text(heading)
    for above in heading.iterancestors():
        if above is article or not flat_text(above).startswith(text):
            break
        if substance(text_of(above)) > _MOST_OF_OTHERS * whole:
            break
        box = above
    if not is_short(box, len(text) + _LINK):
        drop(box)
        return
    following = box.getnext()
    while following is not None and _is_list(following):
        behind = following.getnext()
        drop(following)
        drop(box)
        following = behind


def _is_list(element: HtmlElement) -> bool:
    listed = element.tag in ("ul", "ol", "dl") and not substance(text_of(element))
    return listed or element in _link_lists(element)


def _link_lists(article: HtmlElement) -> list[HtmlElement]:
    """The outermost elements whose text is nearly all headlines that lead elsewhere."""
    texts: dict[HtmlElement, tuple[int, int, int]] = {}  # letters, letters in headlines, headlines
    found: list[HtmlElement] = []
    for _, element in etree.iterwalk(article, events=("end",)):
        inside = [texts.get(child, (0, 0, 0)) for child in element]
        own = len("".join((element.text or "").split()))
        own += sum(len("".join((child.tail or "").split())) for child in element)
        letters, linked, links = (sum(column) for column in zip((own, 0, 0), *inside, strict=True))
        if element.tag == "a" and element.get("href"):
            linked, links = (letters, 1) if letters >= _LINK else (0, 0)
        texts[element] = letters, linked, links
        if element.tag in _LISTS and links > 1 and linked >= _LINKED * letters:
            found = [other for other in found if element not in other.iterancestors()] + [element]
    return found


def _kept(text: str | None) -> str:
    """Preformatted text with its line breaks kept; in a reference (&#1;) anything may stand."""
    return CONTROLS.sub("", text or "").replace("\n", BREAK)
