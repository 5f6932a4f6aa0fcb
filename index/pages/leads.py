"""What stands before the first and behind the last sentence of an article, on the same line."""

from __future__ import annotations

import re

from index.pages.bylines import LONGEST_BYLINE, SENTENCE_END, Byline, is_address, parse_byline
from index.pages.names import is_heading, is_name, is_outlet, is_place

_BRACKET = re.compile(
    r"\s*[\[(【<〈［]\s?((?:[^\[\](){}<>【】〈〉［］\n]|\([^()\n]{1,12}\)){2,40}?)\s?[\])】>〉］]\s*"
)
_ASIDE = re.compile(r"\([^()]*\)")  # [한빛경제(가람)=홍길동 기자]
_DATELINE = re.compile(r"[가-힣·]{2,3}")  # a place, where it does not read as an outlet
_EQUALS = re.compile(r"([^=\n]{2,60}?)\s*=\s*(?=\S)")
_NOTICE_TAIL = re.compile(
    r"\s*[<\[(]\s?(?=[^<>\[\]]{0,120}(?:금지|ⓒ|©|\(c\)|reserved))"
    r"(?:저작권|ⓒ|©|copyright|무단)[^<>\[\]]{0,120}[>\])]\s*$"
    r"|\s*(?:저작권자?\s?)?(?:ⓒ|©|copyright)[^<>\[\]]{0,100}(?:금지|reserved)\.?\s*$",
    re.IGNORECASE,
)
_POINTER_TAIL = re.compile(r"(?<=[.?!\"”)])\s*[☞◎][^☞◎.]{0,40}(?:[\w.+\-]+@[\w.\-]+)?\s*$")


def split_lead(paragraph: str) -> tuple[Byline | None, int]:
    """Reads the prefix of an article's first paragraph; its length in code points (0: none).

    ``[매체 이름 기자]``, ``[매체=이름 기자]``, ``(지역=매체) 이름 기자 =``, ``이름 기자 =``,
    ``[매체]`` where the name reads as one.
    """
    bracket = _BRACKET.match(paragraph)
    found: Byline | None = None
    end = 0
    if bracket:
        found = _in_bracket(bracket[1])
        if found is None:
            return None, 0
        end = bracket.end()
    equals = _EQUALS.match(paragraph, end, end + 64)
    named = parse_byline(equals[1]) if equals else None
    if equals and found and found.outlet and is_name(equals[1].strip()):
        named = Byline((equals[1].strip(),))
    if equals and named:
        end = equals.end()
        outlet = found.outlet if found and found.outlet else named.outlet
        found = Byline((found.authors if found else ()) + named.authors, outlet)
    if found is None or not paragraph[end:].strip():
        return None, 0
    return found, end


def split_tail(paragraph: str) -> tuple[Byline | None, int]:
    """Reads what follows the last sentence of an article: a byline, an address, a notice.

    Returns:
        the byline if there is one, and where the last sentence ends (code points).
    """
    notice = _NOTICE_TAIL.search(paragraph, max(0, len(paragraph) - 160))
    end = notice.start() if notice else len(paragraph)
    pointer = _POINTER_TAIL.search(paragraph, max(0, end - 80), end)
    end = pointer.start() if pointer else end
    if not paragraph[:end].strip():
        return None, len(paragraph)
    for match in SENTENCE_END.finditer(paragraph, max(1, end - LONGEST_BYLINE - 2), end):
        tail = paragraph[match.end() : end].strip()
        if not tail:
            continue
        byline = parse_byline(tail)
        if byline is not None or is_address(tail):
            return byline, match.end()
    return None, end


def _in_bracket(inner: str) -> Byline | None:
    left, equals, right = (part.strip() for part in _ASIDE.sub("", inner).partition("="))
    if not equals:
        named = parse_byline(inner, any_outlet=True)
        if named:
            return named
        return Byline((), inner) if is_outlet(inner) else None
    if is_heading(left) or not right:
        return None
    named = parse_byline(right, any_outlet=True)
    own = _outlet_in(left)
    if named:
        return Byline(named.authors, own if own and is_outlet(own) else named.outlet or own)
    if own and is_outlet(own) and is_name(right):
        return Byline((right,), own)
    if len(right) <= 20 and len(right.split()) <= 3 and len(left) <= 12:
        return Byline((), right)
    return None


def _outlet_in(left: str) -> str | None:
    """The outlet before the equals sign; None for a place: ``매체``, ``매체ㅣ서울``, ``서울``."""
    parts = [part.strip() for part in re.split(r"[ㅣ|│/]", left)]
    if len(parts) > 1:
        return next((part for part in parts if is_outlet(part)), parts[0])
    if is_outlet(left):
        return left
    return None if is_place(left) or _DATELINE.fullmatch(left) else left
