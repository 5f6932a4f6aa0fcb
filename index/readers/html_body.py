"""The body of an article on its page."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from index.pages.cleaning import clean_body
from index.readers.html_scripts import read_scripts
from index.readers.html_text import strip_invisible, substance, take_captions, text_of

# Where Korean publishing systems, portals and blogs put the body; the more certain first.
_CONTAINERS = (
    "//*[@id='article-view-content-div']",  # ND소프트, of most internet newspapers
    "//*[@id='dic_area']",  # Naver
    "//*[@id='newsct_article' or @id='articleBodyContents' or @id='articeBody']",
    "//*[@class='article_view']//section",  # Daum
    "//article[contains(concat(' ', @class, ' '), ' story-news ')]",  # Yonhap
    "//*[contains(concat(' ', @itemprop, ' '), ' articleBody ')]",
    "//*[@id='articleBody' or @id='article_body' or @id='articleBodyContent'"
    " or @id='newsContent' or @id='news_body_area' or @id='news_content' or @id='article_content'"
    " or @id='articleContent' or @id='article_txt' or @id='articletxt' or @id='CmAdContent']",
    "//*[contains(concat(' ', @class, ' '), ' se-main-container ')]",  # Naver blogs
    "//*[contains(concat(' ', @class, ' '), ' tt_article_useless_p_margin ')]",  # Tistory
    "//*[contains(concat(' ', @class, ' '), ' article-body ')"
    " or contains(concat(' ', @class, ' '), ' article_body ')"
    " or contains(concat(' ', @class, ' '), ' article-content ')"
    " or contains(concat(' ', @class, ' '), ' news_body ')"
    " or contains(concat(' ', @class, ' '), ' entry-content ')]",
)
# Within it, but not of it; Naver puts the subtitle there.
_BESIDE = "descendant::aside | descendant::footer | descendant::*[@class='media_end_summary']"
# Characters of prose from which a body is taken without looking further: the shortest news flash.
_ENOUGH = 15
# A trafilatura body of less than this may be a footer beside what scripts will draw.
_DOUBTFUL = 200


@dataclass(frozen=True, slots=True)
class Body:
    """Text and captions as in `Document`; the text is empty where no article was found."""

    text: str
    captions: tuple[str, ...]


def find_body(tree: HtmlElement, stated: str | None) -> Body:
    """The body: known containers, then trafilatura, then what scripts or JSON-LD hold.

    The tree is changed.

    Args:
        stated: the body that JSON-LD holds; often cut short, so it is asked last.
    """
    scripted, script_captions = read_scripts(tree)
    strip_invisible(tree)
    container = _container(tree)
    if container is not None:
        captions = take_captions(container)
        return _cleaned(text_of(container), captions)
    captions = take_captions(_article(tree))
    extracted = _extracted(tree)
    found = _cleaned(extracted, captions)
    weight = substance(found.text)
    if weight < _DOUBTFUL:
        for text, pictures in ((scripted, script_captions), (stated or "", captions)):
            other = _cleaned(text, pictures)
            if substance(other.text) > weight:
                found, weight = other, substance(other.text)
    return found if weight >= _ENOUGH else Body("", ())


def _container(tree: HtmlElement) -> HtmlElement | None:
    """The first known container that holds prose; of several of a kind, the fullest."""
    for path in _CONTAINERS:
        found = tree.xpath(path)
        best = max(found, key=lambda element: substance(text_of(element)), default=None)
        if best is not None and substance(clean_body(text_of(best))[0]) >= _ENOUGH:
            for element in best.xpath(_BESIDE):
                element.drop_tree()
            return best
    return None


def _article(tree: HtmlElement) -> HtmlElement:
    """The part of the page whose pictures are the article's."""
    return next(iter(tree.xpath("//article | //main | //*[@role='main']")), tree)


def _extracted(tree: HtmlElement) -> str:
    import trafilatura

    html = etree.tostring(tree, encoding="unicode", method="html")
    text = trafilatura.extract(html, include_comments=False, include_tables=True)
    return text or ""


def _cleaned(text: str, captions: list[str]) -> Body:
    body, more = clean_body(text)
    return Body(body, tuple(dict.fromkeys((*captions, *more))))
