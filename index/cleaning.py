"""From the text of a Korean news page to the article alone.

Lines are told apart by `index.lines`; here their order on the page decides which of them are the
article's. The rules were measured on copied pages; each keeps to what Korean pages have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from index.bylines import Byline, is_outlet, split_lead, split_tail
from index.dates import Trust
from index.lines import Kind, Line, is_list_item, split_lines, weight
from index.masthead import outlet_of
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
    """

    title: str | None
    outlet: str | None
    author: str | None
    published: Published | None
    text: str
    captions: tuple[str, ...]


# What a line costs the block that runs across it, in characters of prose. An advertisement or a
# box of related articles within the body is bridged, a whole footer is not.
_COST = {
    Kind.BYLINE: 30,
    Kind.STAMP: 40,
    Kind.TOOL: 15,
    Kind.SECTION: 60,
    Kind.COMMENTS: 60,
    Kind.COPYRIGHT: 120,
    Kind.MASTHEAD: 40,
}
_LISTED_COST = 25

# Readers' comments begin at a line such as 댓글 3 once this much prose stands before it; earlier
# ones count the comments beside the headline (characters).
_BODY_BEGUN = 100
# Prose before the byline may be a deck, not the body (characters).
_LONGEST_DECK = 150
_TITLE = range(8, 91)
_HEADLINES = 3  # lines in a row that are no sentences, after the last sentence: other articles


def clean_page(text: str) -> Page:
    """Takes the article out of the text of a whole page, as copied from a browser.

    A text without the marks of a page (stamp, byline, notices) is all body and has no title.
    """
    lines = split_lines(text)
    if not _is_page(lines):
        return Page(
            title=None,
            outlet=None,
            author=_author(lines[:5], 0, len(lines[:5]), None),
            published=_published(lines[:5], 5),
            text="\n".join(line.text for line in lines),
            captions=(),
        )
    stop = _comments(lines)
    head = _head(lines[:stop])
    start, end = _block(lines[:stop], head + 1)
    title, behind = _title(lines, head, start)
    deck = [line for line in lines[behind : max(head, behind)] if line.kind is Kind.PROSE]
    start = max(start, behind)
    captions = [line for line in lines[behind:start] if line.kind is Kind.CAPTION]
    body, found, lead = _body([*captions, *deck, *lines[start:end]])
    return Page(
        title=title,
        outlet=_outlet(lines, lead),
        author=_author(lines, head + 1, end, lead),
        published=_published(lines, start),
        text="\n".join(body),
        captions=found,
    )


def clean_body(text: str) -> tuple[str, tuple[str, ...]]:
    """Takes furniture, lead prefix and captions out of a body that an extractor has found.

    Returns:
        the text as in `Page.text`, and the captions.
    """
    lines = split_lines(text)
    body, captions, _ = _body(lines[: _comments(lines)])
    return "\n".join(body), captions


def _is_page(lines: Sequence[Line]) -> bool:
    """Two different marks of a page, one of them a strong one; or nothing but furniture."""
    strong = {
        line.kind
        for line in lines
        if line.kind in (Kind.BYLINE, Kind.COPYRIGHT)
        or (line.stamp is not None and line.stamp.trust > Trust.OUTLET)
    }
    masthead = sum(line.kind is Kind.MASTHEAD for line in lines) > 1
    lead = any(split_lead(line.text)[0] for line in lines if line.kind is Kind.PROSE)
    weak = {line.kind for line in lines} & {Kind.TOOL, Kind.SECTION, Kind.COMMENTS, Kind.CAPTION}
    labelled = any(
        line.stamp is not None and line.stamp.trust in (Trust.UPDATED, Trust.RELEASED)
        for line in lines
    )
    marks = len(strong) + masthead + lead + labelled
    return (marks > 0 and marks + len(weak) > 1) or not any(
        line.kind in (Kind.PROSE, Kind.PLAIN) for line in lines
    )


def _comments(lines: Sequence[Line]) -> int:
    """Where the readers' comments begin; the number of lines where there are none."""
    before = 0
    for at, line in enumerate(lines):
        if line.kind is Kind.COMMENTS and before >= _BODY_BEGUN:
            return at
        if line.kind is Kind.PROSE:
            before += len(line.text)
    return len(lines)


def _head(lines: Sequence[Line]) -> int:
    """The last line of stamps and bylines before the body; -1 where there is none."""
    weights = list(accumulate((weight(line) for line in lines), initial=0))
    head = -1
    for at, line in enumerate(lines):
        before = weights[at]
        if before > _LONGEST_DECK or 2 * before > weights[-1] - before:
            break
        if line.kind is Kind.PROSE and split_lead(line.text)[0]:
            break
        if line.kind in (Kind.STAMP, Kind.BYLINE):
            head = at
    return head


def _block(lines: Sequence[Line], begin: int) -> tuple[int, int]:
    """The contiguous lines of the greatest sum of weights less costs (Kadane), half-open.

    It is widened by the plain lines and captions around: crossheads, lists, a first subtitle.
    Without any prose (appointments, tables) it is what follows the head, up to furniture.
    """
    best, best_start, best_end = 0, begin, begin
    total, start = 0, begin
    for at in range(begin, len(lines)):
        if total <= 0:
            total, start = 0, at
        cost = _LISTED_COST if lines[at].listed else _COST.get(lines[at].kind, 0)
        total += weight(lines[at]) - cost
        if total > best:
            best, best_start, best_end = total, start, at + 1
    if best == 0:
        while best_start < len(lines) and lines[best_start].kind in (Kind.TOOL, Kind.COMMENTS):
            best_start += 1
        best_end = best_start
        if begin == 0:
            return best_start, best_start
    while best_start > begin and _joins(lines[best_start - 1]):
        best_start -= 1
    last = best_end
    while best_end < len(lines) and _joins(lines[best_end]):
        best_end += 1
    return best_start, last + _kept(lines[last:best_end]) if best else best_end


def _joins(line: Line) -> bool:
    return line.kind in (Kind.PLAIN, Kind.CAPTION) and not line.listed


def _kept(tail: Sequence[Line]) -> int:
    """How many of the plain lines after the last sentence are the article's."""
    loose = [
        at
        for at, line in enumerate(tail)
        if line.kind is Kind.PLAIN and not is_list_item(line) and not weight(line)
    ]
    return loose[0] if len(loose) >= _HEADLINES else len(tail)


def _title(lines: Sequence[Line], head: int, start: int) -> tuple[str | None, int]:
    """The headline, and where what follows it begins.

    A line that stands twice near the top; else the last before byline and date, subtitles left
    out; else the first line of the block that is no sentence.
    """
    top = lines[: max(head, start) + 1]
    seen: set[str] = set()
    for at, line in enumerate(top):
        if line.kind in (Kind.PLAIN, Kind.PROSE) and len(line.text) >= _TITLE.start:
            if line.text in seen:
                return line.text, at + 1
            seen.add(line.text)
    before = [at for at in range(max(head, 0)) if _may_be_title(lines[at])]
    for candidates in ([at for at in before if not is_list_item(lines[at])], before):
        if candidates:
            at = candidates[-1]
            return lines[at].text, at + 1
    at = max(start, 0)
    while at < len(lines) and lines[at].kind is Kind.PLAIN and not weight(lines[at]):
        if _may_be_title(lines[at]):
            return lines[at].text, at + 1
        at += 1
    return None, start


def _may_be_title(line: Line) -> bool:
    return line.kind is Kind.PLAIN and len(line.text) in _TITLE and not is_outlet(line.text)


def _body(lines: Sequence[Line]) -> tuple[list[str], tuple[str, ...], Byline | None]:
    """Paragraphs, captions and what the lead prefix and the closing byline tell."""
    last = max((at for at, line in enumerate(lines) if line.kind is Kind.PROSE), default=-1)
    paragraphs: list[str] = []
    for at, line in enumerate(lines):
        if _is_body(line, inside=at < last):
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


def _is_body(line: Line, *, inside: bool) -> bool:
    if line.listed:
        return False
    if line.kind is Kind.STAMP:  # the days of a chronicle, between its paragraphs
        return inside and line.stamp is not None and line.stamp.trust is Trust.BARE
    if line.kind is Kind.MASTHEAD:  # 전화: … in the midst of a press release
        return inside
    return line.kind in (Kind.PROSE, Kind.PLAIN)


def _published(lines: Sequence[Line], start: int) -> Published | None:
    """The most trustworthy stamp, the first among equals; 등록일 without a clock only on top."""
    stamps = [
        line.stamp
        for at, line in enumerate(lines)
        if line.stamp is not None and (line.stamp.trust > Trust.OUTLET or at < start)
    ]
    best = max(stamps, key=lambda stamp: stamp.trust, default=None)
    return best.published if best is not None else None


def _author(lines: Sequence[Line], start: int, end: int, lead: Byline | None) -> str | None:
    """The lead's names, else the byline nearest above the body, else the first below it."""
    above = [line.byline for line in reversed(lines[:start]) if line.byline]
    below = [line.byline for line in lines[end:] if line.byline]
    inside = [line.byline for line in lines[start:end] if line.byline]
    found = lead if lead and lead.authors else next(iter(above + below + inside), None)
    return ", ".join(found.authors) if found and found.authors else None


def _outlet(lines: Sequence[Line], lead: Byline | None) -> str | None:
    """From the lead, else a byline, else the masthead or notice, else a line that is its name."""
    if lead and lead.outlet:
        return lead.outlet
    named = (line.byline.outlet for line in lines if line.byline and line.byline.outlet)
    notices = (
        outlet_of(line.text)
        for kind in (Kind.MASTHEAD, Kind.COPYRIGHT)
        for line in lines
        if line.kind is kind
    )
    alone = (line.text for line in lines[:20] if line.kind is Kind.PLAIN and is_outlet(line.text))
    return next((name for group in (named, notices, alone) for name in group if name), None)
