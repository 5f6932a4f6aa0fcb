"""HTML to the lines of text that a browser shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from index.errors import SourceError
from index.pages.furniture import furniture
from index.pages.lines import PARAGRAPH, is_prose

# lxml refuses str that declares an encoding; what it declares may be a lie anyway.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Characters that no text has, and that lxml does not take back.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")

_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main ol option p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_LINK = 8  # letters from which a link is a headline, not a button
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0]+")
BREAK = "\u2028"  # a line break in <pre>; HTML's own line breaks are blanks


def parse_html(text: str, source: str) -> HtmlElement:
    """The tree of a page, whatever is wrong with it.

    Raises:
        SourceError: there is nothing in it.
    """
    text = CONTROLS.sub(" ", _DECLARATION.sub("", text))
    parser = lxml.html.HTMLParser(huge_tree=True, no_network=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise SourceError(source, "page_empty") from exc


def text_of(element: HtmlElement) -> str:
    """The text with a line a block, without blank lines."""
    parts: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if part.tag in _BLOCKS:
            parts.append("\n")
        own = part.text if event == "start" else None
        if event == "end" and part is not element:
            own = part.tail
        parts.append(_BLANKS.sub(" ", own or ""))
    text = CONTROLS.sub("", "".join(parts)).replace("\xad", "").replace(BREAK, "\n")
    lines = (re.sub(r" {2,}", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def flat_text(element: HtmlElement) -> str:
    """The text on one line."""
    return " ".join(text_of(element).split("\n"))


def is_short(element: HtmlElement, most: int) -> bool:
    """Whether an element holds no more text than `most` characters, blanks counted."""
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > most:
            return False
    return True


def drop(element: HtmlElement) -> None:
    """Take out an element, but not the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def substance(text: str) -> int:
    """How much prose a text holds, in characters; menus and lists of headlines hold none."""
    lines = (line for line in text.split("\n") if is_prose(line) and furniture(line) is None)
    return sum(min(len(line), PARAGRAPH) for line in lines)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much text an element holds, in letters.

    Attributes:
        own: outside of links.
        linked: in headlines that lead elsewhere.
        links: such headlines.
    """

    own: int = 0
    linked: int = 0
    links: int = 0


def extents(tree: HtmlElement) -> dict[HtmlElement, Extent]:
    """The extent of a tree and of all elements below it."""
    found: dict[HtmlElement, Extent] = {}
    for _, element in etree.iterwalk(tree, events=("end",)):
        own, linked, links = len("".join((element.text or "").split())), 0, 0
        for child in element:
            inside = found.get(child, _NOTHING)
            own += inside.own + len("".join((child.tail or "").split()))
            linked, links = linked + inside.linked, links + inside.links
        if element.tag == "a" and element.get("href") and own + linked >= _LINK:
            own, linked, links = 0, own + linked, 1
        found[element] = Extent(own, linked, links)
    return found


_NOTHING = Extent()
