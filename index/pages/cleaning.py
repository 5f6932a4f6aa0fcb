"""From the text of a Korean news page to the article alone.

Lines are told apart by `index.pages.lines`; here their order on the page decides which of them are the
article's. The rules were measured on copied pages; each keeps to what Korean pages have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.pages.bylines import Byline
from index.pages.dates import Stamp, Trust
from index.pages.documents import has_office_head, is_document, read_head
from index.pages.layout import comments_start, find_block, find_title, head_end, is_page
from index.pages.leads import split_lead, split_tail
from index.pages.lines import Kind, Line, split_lines
from index.pages.masthead import outlet_of, source_of
from index.pages.names import is_outlet
from index.records import Published


@dataclass(frozen=True, slots=True)
class Page:
    """An article taken out of its page.

    Attributes:
        title, outlet, author, published: None where the page does not tell; several authors are
            separated by a comma and a blank.
        text: the body in NFC, one paragraph a line, verbatim but for blanks at its edges; empty
            where the page holds no article.
        captions: in the order of the page, each once.
        is_page: whether it was cleaned as a page; documents and notes are taken whole.
    """

    title: str | None
    outlet: str | None
    author: str | None
    published: Published | None
    text: str
    captions: tuple[str, ...]
    is_page: bool = True


_CLOSING = (Kind.BYLINE, Kind.COPYRIGHT, Kind.COMMENTS)
_REPEATED = 30  # characters from which a paragraph is not said twice
_NEAR = 50  # paragraphs
_LONGEST_SOURCE = 40  # characters
_TOP_OF_NOTES = 5  # lines in which notes may name their author and day


def clean_page(text: str, *, titled: bool = False) -> Page:
    """Takes the article out of the text of a whole page, as copied from a browser.

    A document (press release, notice, outline) is all body but for its title; a text without the
    marks of either is all body and has no title.

    Args:
        titled: the title is known and not in the text, so that no line of a document is it.
    """
    lines = split_lines(text)
    if is_document(lines):
        return _document(lines, titled=titled)
    if not is_page(lines):
        return _notes(lines)
    lines = lines[: comments_start(lines)] + _footer(lines)
    head = head_end(lines)
    start, end = find_block(lines, head)
    title, behind = find_title(lines, head, start, end)
    start = max(start, behind)
    above = [
        line
        for at, line in enumerate(lines[behind:start], behind)
        if line.kind is Kind.CAPTION or (at < head and line.kind is Kind.PROSE)  # a deck
    ]
    body, captions, lead = _body([*above, *lines[start:end]])
    return Page(
        title=title,
        outlet=_outlet(lines, lead),
        author=_author(lines, start, end, lead),
        published=_published(lines, start),
        text="\n".join(body),
        captions=captions,
    )


def clean_body(text: str) -> tuple[str, tuple[str, ...]]:
    """Takes furniture, lead prefix and captions out of a body that an extractor has found.

    Returns:
        the text as in `Page.text`, and the captions.
    """
    lines = split_lines(text)
    body, captions, _ = _body(lines[: comments_start(lines)])
    return "\n".join(body), captions


def _document(lines: Sequence[Line], *, titled: bool) -> Page:
    """A document with a head of its own: nothing but its title is left out."""
    head = read_head(lines)
    kept = [line.text for at, line in enumerate(lines) if titled or at != head.title_at]
    return Page(
        title=head.title,
        outlet=head.issuer,
        author=None if has_office_head(lines) else _author(lines[:_TOP_OF_NOTES], 0, 0, None),
        published=head.published,
        text="\n".join(kept),
        captions=(),
        is_page=False,
    )


def _notes(lines: Sequence[Line]) -> Page:
    """A text without the marks of a page: nothing is left out."""
    top = lines[:_TOP_OF_NOTES]
    return Page(
        title=None,
        outlet=None,
        author=_author(top, 0, len(top), None),
        published=_published(top, 0),
        text="\n".join(line.text for line in lines),
        captions=(),
        is_page=False,
    )


def _footer(lines: Sequence[Line]) -> list[Line]:
    """What names the outlet, behind the comments."""
    kinds = (Kind.COPYRIGHT, Kind.MASTHEAD)
    return [line for line in lines[comments_start(lines) :] if line.kind in kinds]


def _body(lines: Sequence[Line]) -> tuple[list[str], tuple[str, ...], Byline | None]:
    """Paragraphs, captions and what the lead prefix and the closing byline tell."""
    prose = [at for at, line in enumerate(lines) if line.kind is Kind.PROSE]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    paragraphs: list[str] = []
    closed = False  # behind reporter or notice come slogans
    for at, line in enumerate(lines):
        closed = closed or (-1 < last < at and line.kind in _CLOSING)
        if at < first and line.stamp is not None and not _is_day(line.stamp):
            continue
        # A summary or a pulled quote repeats a paragraph to the letter; verse repeats short lines.
        again = len(line.text) >= _REPEATED and line.text in paragraphs[-_NEAR:]
        if _is_body(line, inside=at < last) and not again and not closed:
            paragraphs.append(line.text)
    lead = None
    for at, paragraph in enumerate(paragraphs[:5]):
        lead, end = split_lead(paragraph)
        if lead is not None:
            paragraphs[at] = paragraph[end:].lstrip()
            break
    if paragraphs:
        closing, end = split_tail(paragraphs[-1])
        paragraphs[-1] = paragraphs[-1][:end].rstrip()
        if closing is not None:
            lead = replace(lead, authors=lead.authors or closing.authors) if lead else closing
    captions = dict.fromkeys(line.text for line in lines if line.kind is Kind.CAPTION)
    return paragraphs, tuple(captions), lead


def _is_day(stamp: Stamp) -> bool:
    """Whether a date may head a chronicle's paragraph rather than tell when the article came out."""
    bare = stamp.trust is Trust.BARE
    return bare and stamp.published.clock is None


def _is_body(line: Line, *, inside: bool) -> bool:
    if line.listed:
        return False
    if line.kind is Kind.STAMP:  # the days of a chronicle, between its paragraphs
        return inside and line.stamp is not None and line.stamp.trust is Trust.BARE
    if line.kind is Kind.MASTHEAD:  # 전화: … in the midst of a press release
        return inside
    return line.kind in (Kind.PROSE, Kind.PLAIN)


def _published(lines: Sequence[Line], start: int) -> Published | None:
    """The most trustworthy stamp; among equals the nearest above the body, then below it.

    The date of the day on which the page was copied often stands at its very top. 등록일 without
    a clock is the article's only above the body.
    """
    above = [line.stamp for line in reversed(lines[:start]) if line.stamp is not None]
    below = [line.stamp for line in lines[start:] if line.stamp is not None]
    filed = [
        replace(stamp, trust=Trust.FILED) if stamp.trust is Trust.OUTLET else stamp
        for stamp in above
    ]
    stamps = filed + [stamp for stamp in below if stamp.trust > Trust.OUTLET]
    best = max(stamps, key=lambda stamp: stamp.trust, default=None)
    return best.published if best is not None else None


def _author(lines: Sequence[Line], start: int, end: int, lead: Byline | None) -> str | None:
    """The lead's names, else the bylines above the body, else those right below it."""
    above = [line.byline for line in lines[:start] if line.byline]
    inside = [line.byline for line in lines[start:end] if line.byline]
    below = [line.byline for line in lines[end:] if line.byline][:1]
    found = [lead] if lead and lead.authors else above or inside or below
    names = dict.fromkeys(name for byline in found for name in byline.authors)
    return ", ".join(names) or None


def _outlet(lines: Sequence[Line], lead: Byline | None) -> str | None:
    """From the lead, else a source, a byline, the masthead or notice, a line that is its name."""
    if lead and lead.outlet:
        return lead.outlet
    sources = (source_of(line.text) for line in lines if len(line.text) <= _LONGEST_SOURCE)
    named = (line.byline.outlet for line in lines if line.byline and line.byline.outlet)
    notices = (
        outlet_of(line.text)
        for kind in (Kind.MASTHEAD, Kind.COPYRIGHT)
        for line in lines
        if line.kind is kind
    )
    alone = (line.text for line in lines[:20] if line.kind is Kind.PLAIN and is_outlet(line.text))
    return next(
        (name for group in (sources, named, notices, alone) for name in group if name), None
    )
