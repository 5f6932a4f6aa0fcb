"""The body of an article on its page."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from index.pages.cleaning import clean_body
from index.pages.dates import find_stamp
from index.readers.html_boxes import drop_boxes, take_captions
from index.readers.html_text import extents, substance, text_of

_IDS = """
    articleBody article_body articleBodyContent newsContent news_body_area news_content
    article_content articleContent article_txt articletxt CmAdContent textBody contentArea
    cont_newstext articleText news_body newsEndContents article-body articlebody
""".split()
_CLASSES = """
    article-body article_body article-content article_txt article-text article-view-body news_body
    news_view text_area main_text art_body view_con entry-content
""".split()


def _by_id(*names: str) -> str:
    return f"//*[{' or '.join(f'@id={name!r}' for name in names)}]"


def _by_word(attribute: str, *words: str, element: str = "*") -> str:
    held = (f"contains(concat(' ', @{attribute}, ' '), ' {word} ')" for word in words)
    return f"//{element}[{' or '.join(held)}]"


# Where Korean publishing systems, portals and blogs put the body; the more certain first.
_CONTAINERS = (
    _by_id("article-view-content-div"),  # ND소프트, of most internet newspapers
    _by_id("dic_area"),  # Naver
    _by_id("newsct_article", "articleBodyContents", "articeBody"),
    "//*[@class='article_view']//section",  # Daum
    _by_word("class", "story-news", element="article"),  # Yonhap
    _by_word("itemprop", "articleBody"),
    _by_id(*_IDS),
    _by_word("class", "se-main-container"),  # Naver blogs
    _by_word("class", "tt_article_useless_p_margin"),  # Tistory
    _by_word("class", *_CLASSES),
    "//article",
)
# A container has to hold this share of the page's prose: a teaser may be named like a body.
_SHARE = 0.4
# Characters of prose from which a body is taken without looking further: the shortest news flash.
_ENOUGH = 15
# A trafilatura body of less than this may be a footer beside what scripts will draw.
_DOUBTFUL = 200
# A body in JSON-LD of less than this share of what is found is cut short, and tells no end.
_STATED_SHARE = 0.5
_NEARLY_ALL = 0.85  # share of the page's letters below one element
_MOSTLY = 0.8  # share of sentences in the text of an article's element
_LONGEST_END = 30  # letters of the last paragraph by which the end is found
_TOP = 6  # lines in which an element repeats the headline
_SQUEEZED = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Body:
    """Text and captions as in `Document`; the text is empty where no article was found."""

    text: str
    captions: tuple[str, ...]


def find_body(
    tree: HtmlElement,
    scripted: tuple[str, Sequence[str]],
    stated: str | None,
    titles: Collection[str],
) -> Body:
    """The body: known containers, then trafilatura, then what scripts or JSON-LD hold.

    The tree is changed.

    Args:
        tree: a page without what nobody sees (`strip_invisible`).
        scripted: as of `read_scripts`.
        stated: the body that JSON-LD holds; often cut short, so it is asked last, but where it is
            whole it tells the end.
        titles: of the article; they are not repeated in its text.
    """
    container = _container(tree)
    if container is not None:
        captions = take_captions(container)
        drop_boxes(container)
        found = _cleaned(text_of(container), captions, titles)
    else:
        captions = take_captions(_article(tree))
        drop_boxes(tree)
        found = _cleaned(_paragraphs(tree) or _extracted(tree), captions, titles)
    weight = substance(found.text)
    if container is None and weight < _DOUBTFUL:
        for text, pictures in (scripted, (stated or "", captions)):
            other = _cleaned(text, pictures, titles)
            if substance(other.text) > weight:
                found, weight = other, substance(other.text)
    if weight < _ENOUGH:
        return Body("", ())
    return Body(_to_its_end(found.text, stated), found.captions)


def _container(tree: HtmlElement) -> HtmlElement | None:
    """The first known container that holds prose; of several of a kind, the fullest."""
    whole = substance(text_of(tree))
    for path in _CONTAINERS:
        found = tree.xpath(path)
        best = max(found, key=lambda element: substance(text_of(element)), default=None)
        if best is None:
            continue
        prose = substance(clean_body(text_of(best))[0])
        if prose >= _ENOUGH and prose >= _SHARE * min(whole, 2 * _DOUBTFUL):
            return best
    return None


def _article(tree: HtmlElement) -> HtmlElement:
    """The part of the page whose pictures are the article's."""
    return next(iter(tree.xpath("//article | //main | //*[@role='main']")), tree)


def _paragraphs(tree: HtmlElement) -> str | None:
    """The text of the element whose children are the page's paragraphs, if it holds little else."""
    extent = extents(tree)
    element, inner = tree, tree
    while inner is not None:
        element = inner
        most = _NEARLY_ALL * extent[tree].own
        inner = next((child for child in element if extent[child].own >= most), None)
    text = text_of(element)
    return (
        text if extent[tree].own and substance(text) >= _MOSTLY * len(clean_body(text)[0]) else None
    )


def _extracted(tree: HtmlElement) -> str:
    import trafilatura

    html = etree.tostring(tree, encoding="unicode", method="html")
    text = trafilatura.extract(html, include_comments=False, include_tables=True)
    return text or ""


def _cleaned(text: str, captions: Sequence[str], titles: Collection[str]) -> Body:
    body, more = clean_body(text)
    lines = body.split("\n")
    bare = {_SQUEEZED.sub("", title) for title in titles}
    top = [line for line in lines[:_TOP] if _SQUEEZED.sub("", line) not in bare]
    if top and find_stamp(top[0]) is not None:
        del top[0]
    return Body("\n".join([*top, *lines[_TOP:]]), tuple(dict.fromkeys((*captions, *more))))


def _to_its_end(text: str, stated: str | None) -> str:
    """A text up to where the body that JSON-LD states ends, where it is whole."""
    whole = clean_body(stated)[0] if stated else ""
    if len(whole) < _STATED_SHARE * len(text):
        return text
    last = next((line for line in reversed(whole.split("\n")) if substance(line)), "")
    letters = _SQUEEZED.sub("", last)[-_LONGEST_END:]
    if len(letters) < _LONGEST_END or not re.search(r"[.?!”\"’')]$", letters):
        return text
    match = re.search(r"\s*".join(map(re.escape, letters)), text)
    return text[: match.end()] if match else text
