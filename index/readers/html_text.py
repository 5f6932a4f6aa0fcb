"""HTML to the lines of text that a browser shows."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from index.errors import SourceError
from index.pages.lines import Kind, split_lines, weight

# lxml refuses str that declares an encoding; what it declares may be a lie anyway.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Characters that no text has, and that lxml does not take back.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")

_INVISIBLE = (
    "script style noscript template iframe object svg canvas math button select textarea nav head"
).split()
_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main ol option p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Layers that open on a click; some pages hide their whole article until a script has run.
_LONGEST_HIDDEN = 300  # characters
_LONGEST_CELL = 100
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:fig|img|image|photo|pic|picture)?_?-?caption(?:$|[\s_-])|img_?desc|photo_?desc"
    r"|(?:img|image|photo|pic)_?-?(?:txt|text|info|explain)(?:$|\s)",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 400
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0]+")
_BREAK = "\u2028"  # a line break in <pre>; HTML's own line breaks are blanks


def parse_html(text: str, source: str) -> HtmlElement:
    """The tree of a page, whatever is wrong with it.

    Raises:
        SourceError: there is nothing in it.
    """
    text = _CONTROLS.sub(" ", _DECLARATION.sub("", text))
    parser = lxml.html.HTMLParser(huge_tree=True, no_network=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise SourceError(source, "page_empty") from exc


def strip_invisible(tree: HtmlElement) -> None:
    """Take out what a reader never sees; data tables become lines with `` | `` between cells."""
    for element in list(tree.iter(etree.Comment, *_INVISIBLE)):
        _drop(element)
    for element in list(tree.xpath("//*[@hidden or @style]")):
        hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style", ""))
        if hidden and _is_short(element, _LONGEST_HIDDEN):
            _drop(element)
    for row in list(tree.iter("tr")):
        cells = list(row.iterchildren("td", "th"))
        if len(cells) > 1 and all(_is_short(cell, _LONGEST_CELL) for cell in cells):
            texts = [_flat(cell) for cell in cells]
            for child in list(row):
                row.remove(child)
            row.text = " | ".join(text for text in texts if text)
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
        if _is_short(element, _LONGEST_CAPTION):
            captions[_flat(element)] = None
            _drop(element)
    return [caption for caption in captions if caption]


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
    text = _CONTROLS.sub("", "".join(parts)).replace("\xad", "").replace(_BREAK, "\n")
    lines = (re.sub(r" {2,}", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def fragment_text(html: str) -> str:
    """The text of a piece of HTML, or of a text without markup."""
    if "<" not in html and "&" not in html:
        return "\n".join(line.strip() for line in html.splitlines() if line.strip())
    if not re.search(r"<(?:p|br|div|li)\b", html, re.IGNORECASE):
        html = html.replace("\n", "<br>")
    try:
        root = lxml.html.fragment_fromstring(_CONTROLS.sub(" ", html), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    strip_invisible(root)
    return text_of(root)


def _kept(text: str | None) -> str:
    """Preformatted text with its line breaks kept; in a reference (&#1;) anything may stand."""
    return _CONTROLS.sub("", text or "").replace("\n", _BREAK)


def _flat(element: HtmlElement) -> str:
    """The text on one line."""
    return " ".join(text_of(element).split("\n"))


def _is_short(element: HtmlElement, most: int) -> bool:
    """Whether an element holds no more text than `most` characters, blanks counted."""
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > most:
            return False
    return True


def _drop(element: HtmlElement) -> None:
    """Take out an element, but not the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def substance(text: str) -> int:
    """How much prose a text holds, in characters; menus and lists of headlines hold none."""
    return sum(weight(line) for line in split_lines(text) if line.kind is Kind.PROSE)
