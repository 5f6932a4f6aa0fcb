"""Where on a page the article stands: head, body, comments, headline.

All positions are indices into the lines of the page; ranges are half-open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from index.pages.dates import Trust
from index.pages.leads import split_lead
from index.pages.lines import Kind, Line, is_list_item, weight
from index.pages.names import is_outlet

# What a line costs the block that runs across it, in characters of prose. An advertisement or a
# box of related articles within the body is bridged, a footer is not.
_COST = {
    Kind.BYLINE: 30,
    Kind.STAMP: 40,
    Kind.TOOL: 15,
    Kind.SECTION: 10,
    Kind.SUMMARY: 0,
    Kind.COMMENTS: 60,
    Kind.COPYRIGHT: 120,
    Kind.MASTHEAD: 40,
}
_LISTED_COST = 5
_DAY_COST = 10  # a date without a clock: the heading of a chronicle rather than of a comment

# Readers' comments begin at a line such as 댓글 3 once this much stands before it; earlier ones
# count the comments beside the headline. Behind a stamp no headline comes (characters).
_BODY_BEGUN = 100
_BODY_BEGUN_BEHIND_STAMP = 30
# Prose before the byline may be a deck, not the body (characters).
_LONGEST_DECK = 150
_EDGE = 5  # lines at the top in which a byline makes a page
_HEADLINES = 3  # lines in a row that are no sentences, after the last sentence: other articles
_TITLE = range(8, 91)
_TOP = 300  # lines above the body in which its headline is sought; keeps the search linear
_BODY_SAMPLE = 20_000
_ON_SUBJECT = 0.4  # share of a headline's words that its article uses; slogans and menus use fewer
# What news sites write beside their dates and names, and offices do not.
_PRESS_STAMP = re.compile(
    r"입력|승인|송고|출고|게재|기사|수정|업데이트|갱신|updated", re.IGNORECASE
)
_PRESS_ROLE = re.compile(r"기자|특파원|앵커|논설위원|리포터|PD|@")
_FOOTER = frozenset((Kind.COPYRIGHT, Kind.MASTHEAD))
_ANCHOR = re.compile(
    r"\s*[\[<(【◀]\s?(?:앵커|ANC|아나운서|진행자)(?:\s?멘트)?\s?[\]>)】▶]", re.IGNORECASE
)
_SUBTITLE = re.compile(r"[-–—·▲△○◇•※*]")
_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")


def is_page(lines: Sequence[Line]) -> bool:
    """Whether a text is a page rather than somebody's notes.

    It shows a lead, a stamp as of the press, a reporter at the top or the end, or two other marks of
    which one is a byline, a date or a footer; or it is nothing but furniture.
    """
    kinds = {line.kind for line in lines}
    if not kinds & {Kind.PROSE, Kind.PLAIN}:
        return True
    trusts = {line.stamp.trust for line in lines if line.stamp is not None}
    edges = (*lines[:_EDGE], lines[-1])
    if (
        any(line.stamp is not None and _PRESS_STAMP.search(line.text) for line in lines)
        or any(line.byline is not None and _PRESS_ROLE.search(line.text) for line in edges)
        or any(line.kind is Kind.PROSE and split_lead(line.text)[0] for line in lines)
    ):
        return True
    strong = (
        (Kind.BYLINE in kinds)
        + bool(trusts & {Trust.UPDATED, Trust.RELEASED})
        + (Kind.COPYRIGHT in kinds)
        + (Trust.BARE in trusts)
        + (sum(line.kind is Kind.MASTHEAD for line in lines) > 1)
    )
    weak = len(kinds & {Kind.TOOL, Kind.SECTION, Kind.COMMENTS, Kind.CAPTION})
    # 작성자 and 작성일 stand on anybody's papers.
    return strong > 0 and strong + weak > 1 and (weak > 0 or bool(kinds & _FOOTER))


def comments_start(lines: Sequence[Line]) -> int:
    """Where the readers' comments begin; the number of lines where there are none."""
    before, enough = 0, _BODY_BEGUN
    for at, line in enumerate(lines):
        if line.kind is Kind.COMMENTS and before >= enough:
            return at
        if line.kind is Kind.STAMP and before <= _LONGEST_DECK:
            before, enough = 0, _BODY_BEGUN_BEHIND_STAMP
        elif line.kind is Kind.PROSE:
            before += len(line.text)
        elif weight(line):  # headlines end like sentences, too
            before += len(line.text) // 2
    return len(lines)


def head_end(lines: Sequence[Line]) -> int:
    """The place behind the last stamp or byline above the body; 0 where there is none."""
    weights = list(accumulate((weight(line) for line in lines), initial=0))
    end = 0
    for at, line in enumerate(lines):
        before = weights[at]
        if before > _LONGEST_DECK or 2 * before > weights[-1] - before:
            break
        if line.kind is Kind.PROSE and split_lead(line.text)[0]:
            break
        if _ANCHOR.match(line.text):  # the anchor's words come before the reporter's name
            break
        if line.kind in (Kind.STAMP, Kind.BYLINE):
            end = at + 1
    return end


def find_block(lines: Sequence[Line], begin: int) -> tuple[int, int]:
    """The contiguous lines from `begin` on with the greatest sum of weights less costs (Kadane).

    The plain lines and captions around belong to it: crossheads, lists, a first subtitle. A page
    without a sentence (appointments) has what follows its head, a page without either nothing.
    """
    best, start, end = 0, begin, begin
    total, first = 0, begin
    for at in range(begin, len(lines)):
        if total <= 0:
            total, first = 0, at
        total += weight(lines[at]) - _cost(lines[at])
        if total > best:
            best, start, end = total, first, at + 1
    if not best and not begin:
        return 0, 0
    if not best:
        while start < len(lines) and lines[start].kind in (Kind.TOOL, Kind.COMMENTS):
            start += 1
        return start, _widened(lines, start)
    while start > begin and _joins(lines[start - 1]):
        start -= 1
    return start, end + _kept(lines[end : _widened(lines, end)])


def find_title(lines: Sequence[Line], head: int, start: int, end: int) -> tuple[str | None, int]:
    """The headline, and the place behind it.

    A line that stands twice near the top; else, above byline and date or (where the page has
    none) above the first sentence, the first line whose words the body uses, or the one right
    above that if it is not wholly foreign to the body (headlines of features); else the last.

    Args:
        head: as of `head_end`.
        start, end: the bounds of the body, as of `find_block`.
    """
    prose = (line.text for line in lines[start:end] if line.kind is Kind.PROSE)
    body = "\n".join(prose)[:_BODY_SAMPLE]
    seen: set[str] = set()
    top = head or start + 1
    for at, line in enumerate(lines[max(0, top - _TOP) : top], max(0, top - _TOP)):
        if line.text in seen and _share(line.text, body) >= _ON_SUBJECT:
            return line.text, at + 1
        if line.kind in (Kind.PLAIN, Kind.PROSE) and len(line.text) >= _TITLE.start:
            seen.add(line.text)
    above = _candidates(lines, range(head))
    if not above:
        first = next((at for at in range(start, end) if lines[at].kind is Kind.PROSE), end)
        above = _candidates(lines, range(first))
    if not above:  # a headline right behind 실시간 뉴스 looks like the first of that list
        above = _candidates(lines, range(start), listed=True)
        above = [at for at in above if _share(lines[at].text, body) >= _ON_SUBJECT]
    if not above:
        return None, start
    shares = {at: _share(lines[at].text, body) for at in above}
    at = next((at for at in above if shares[at] >= _ON_SUBJECT), above[-1])
    while not lines[at].spaced and shares.get(at - 1, 0) > 0:
        at -= 1
    return lines[at].text, at + 1


def _cost(line: Line) -> int:
    if line.listed:
        return _LISTED_COST
    if line.stamp is not None and line.stamp.trust is Trust.BARE:
        return _COST[Kind.STAMP] if line.stamp.published.clock else _DAY_COST
    return _COST.get(line.kind, 0)


def _joins(line: Line) -> bool:
    return line.kind in (Kind.PLAIN, Kind.CAPTION) and not line.listed


def _widened(lines: Sequence[Line], end: int) -> int:
    while end < len(lines) and _joins(lines[end]):
        end += 1
    return end


def _kept(tail: Sequence[Line]) -> int:
    """How many of the plain lines after the last sentence are the article's."""
    loose = [
        at
        for at, line in enumerate(tail)
        if line.kind is Kind.PLAIN and not is_list_item(line) and not weight(line)
    ]
    return loose[0] if len(loose) >= _HEADLINES else len(tail)


def _candidates(lines: Sequence[Line], places: range, *, listed: bool = False) -> list[int]:
    return [
        at
        for at in places[-_TOP:]
        if lines[at].kind is Kind.PLAIN
        and lines[at].listed is listed
        and len(lines[at].text) in _TITLE
        and not is_outlet(lines[at].text)
        and not _SUBTITLE.match(lines[at].text)
    ]


def _share(title: str, body: str) -> float:
    """The share of a headline's words in the body, by their first two characters (no endings)."""
    words = {word[:2] for word in _WORD.findall(title)}
    return sum(word in body for word in words) / len(words) if words else 0.0
