"""Markdown files with YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

import lxml.html
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.errors import SourceError
from index.readers.encoding import decode
from index.readers.front_matter import split_front_matter
from index.readers.tables import row_line
from index.records import Document, document_id

# CommonMark's ** does not close between a bracket and a Korean particle ("**『책』**을"), so such
# pairs stay in the text (https://github.com/commonmark/commonmark-spec/issues/650).
_LEFT_OVER = re.compile(r"\*\*(?=\S)([^*]{1,500})(?<=\S)\*\*")
_NESTING = 100  # the library's 20 drops what is nested deeper


def read_markdown(data: bytes, source: str) -> Document:
    """A document from the bytes of a Markdown file.

    Paragraphs, headings, list items, table rows and lines of code become lines of plain text;
    what images are described with becomes captions; comments go. The title is that of the front
    matter, else a heading that comes before all else, else the file's name.

    Raises:
        SourceError: not text, broken front matter, a field of a wrong type, no body.
    """
    matter, markdown = split_front_matter(decode(data, source), source)
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    tokens = parser.parse(markdown)
    lines = [line for line in _lines(tokens) if line]
    title = matter.title
    heading = _opening_heading(tokens)
    if heading is not None and lines[:1] == [heading] and title in (None, heading):
        title, lines = heading, lines[1:]
    if not lines:
        raise SourceError(source, "markdown_without_body")
    return Document(
        doc_id=document_id(source),
        source=source,
        title=title or PurePath(source).stem,
        text="\n".join(lines),
        captions=tuple(dict.fromkeys(_captions(tokens))),
        outlet=matter.outlet,
        author=matter.author,
        published=matter.published,
        url=matter.url,
        digest_by=matter.digest_by,
    )


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    row: list[str] | None = None  # the cells of the table row that is being read
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield row_line(row)
            row = None
        elif token.type == "inline":
            text = _inline(token.children or ())
            if row is None:
                yield from _stripped(text)
            else:
                row.append(" ".join(_stripped(text)))
        elif token.type in ("fence", "code_block"):
            yield from _stripped(token.content)
        elif token.type == "html_block":
            yield from _stripped(_html_text(token.content))


def _stripped(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n"))


def _inline(children: Sequence[Token]) -> str:
    """Plain text; a line break of the file is a blank, one that is meant ends the line."""
    parts: list[str] = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak" or re.match(r"<br\b", child.content, re.IGNORECASE):
            parts.append("\n")
    return re.sub(r" {2,}", " ", _LEFT_OVER.sub(r"\1", "".join(parts)))


def _html_text(html: str) -> str:
    try:
        root = lxml.html.fragment_fromstring(html, create_parent=True)
    except etree.ParserError:
        return ""
    etree.strip_elements(root, "script", "style", etree.Comment, with_tail=False)
    return str(root.text_content())


def _opening_heading(tokens: Sequence[Token]) -> str | None:
    shown = [token for token in tokens[:20] if token.type != "html_block"]
    if len(shown) > 1 and shown[0].type == "heading_open":
        return _inline(shown[1].children or ()).strip()
    return None


def _captions(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "image" and child.content.strip():
                yield child.content.strip()
