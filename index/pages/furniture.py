"""What surrounds an article on a Korean news page, told line by line.

The tables of `furniture.txt` have to match a whole line, blanks and bullets at its edges left out.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from index.pages.masthead import is_copyright, is_masthead
from index.patterns import Patterns

# The rules hold for short lines; the copyright notice is the longest of them (characters).
_LONGEST = 100
_LONGEST_NOTICE = 200


class Furniture(Enum):
    """What kind of thing a line that is not the article's belongs to."""

    TOOL = auto()  # share buttons, font size, subscription, advertisements, menus
    SECTION = auto()  # heads a list of other articles
    SUMMARY = auto()  # heads a summary made by a machine
    COMMENTS = auto()  # heads the readers' comments, or counts them
    COPYRIGHT = auto()
    MASTHEAD = auto()  # address, registration, editors, terms of use


_EDGES = " \t\xa0\u200b\ufeff•·∙●○■□◆◇▶▷►☞※|-–—>»+*"

_POINTER = re.compile(r"[▶▷►☞☎◎]|[\[<]?관련\s?(?:기사|뉴스)[\]>]|관련\s?기사\s?[:：]")


_PATTERNS = Patterns("index.pages", "furniture.txt")
_FRAME = "[]<>【】()〈〉:： "
_REPORTS = re.compile(r"(?<!니)다\.[\"”’')\]]*$")
_UNSTOPPED = re.compile(r"[가-힣]$")  # as headlines end, sentences do not
_SENTENCE_END = re.compile(r"(?:다|요|까|죠)[.?!]?[\"”’')\]]*$")


@lru_cache(maxsize=4096)  # a page is looked at several times over
def furniture(line: str) -> Furniture | None:
    """What a line belongs to where it is not the article's; None for the article's own lines.

    Long lines and reports (…했다.) are never furniture: prose on 무단 전재 or 제보 stays.
    """
    bare = line.strip(_EDGES)
    if len(bare) > _LONGEST_NOTICE or _REPORTS.search(bare):
        return None
    if is_copyright(line):
        return Furniture.COPYRIGHT
    if len(bare) > _LONGEST:
        return None
    if _PATTERNS["comments"].fullmatch(bare):
        return Furniture.COMMENTS
    if _PATTERNS["is_summary"].search(bare):
        return Furniture.SUMMARY
    if _PATTERNS["section"].fullmatch(bare.strip(_FRAME)):
        return Furniture.SECTION
    if (
        not bare
        or _PATTERNS["tool"].fullmatch(bare)
        or _PATTERNS["plug"].search(bare)
        or is_paywall(bare)
    ):
        return Furniture.TOOL
    pointer = _POINTER.match(line.lstrip(" \xa0")) is not None
    if _SENTENCE_END.search(bare) and not (pointer and _UNSTOPPED.search(bare)):
        return None
    if pointer:
        return Furniture.TOOL
    return Furniture.MASTHEAD if is_masthead(bare) else None


def is_paywall(line: str) -> bool:
    """Whether a line tells that the rest of an article is for those who log in or pay."""
    return _REPORTS.search(line) is None and _PATTERNS["paywall"].search(line) is not None
