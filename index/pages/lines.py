"""The lines of a page, each with its kind: what `index.pages.cleaning` decides upon."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from index.pages.bylines import Byline, parse_byline
from index.pages.captions import (
    is_caption,
    is_credit,
    is_triangle,
    is_triangle_caption,
    without_credit,
)
from index.pages.dates import Stamp, Trust, find_stamp, is_stamp_label, without_dates
from index.pages.furniture import Furniture, furniture
from index.pages.names import is_name


class Kind(Enum):
    """What a line is, as far as it tells by itself and its neighbours."""

    PROSE = auto()  # sentences
    PLAIN = auto()  # headline, crosshead, list item, verse
    CAPTION = auto()
    BYLINE = auto()
    STAMP = auto()
    TOOL = auto()
    SECTION = auto()
    SUMMARY = auto()
    COMMENTS = auto()
    COPYRIGHT = auto()
    MASTHEAD = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes:
        text: verbatim, without the blanks at its edges.
        listed: stands in a list of other articles.
        spaced: a blank line stands above.
    """

    text: str
    kind: Kind
    byline: Byline | None = None
    stamp: Stamp | None = None
    listed: bool = False
    spaced: bool = False


_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Copying loses the break between a subtitle and the lead, and between a caption and its paragraph.
_LEAD_WITHIN = re.compile(
    r"(?<=\S)\s?(?P<lead>[\[【][^\[\]【】\n]{2,30}(?:기자|특파원|통신원|캐스터)\s?[\]】])\s?(?=\S)"
)
_CREDIT_WITHIN = re.compile(
    r"[(\[](?:사진|이미지|자료|그래픽)\s?(?:제공\s?)?[=:][^()\[\]\n]{1,30}[)\]](?=[가-힣“\"‘'])"
)
_LONGEST_SUBTITLE = 150
_SHORTEST_REST = 20
_EDGES = " \t\xa0\u200b\u200c\u200d\u2060\ufeff\u3000"
_BULLETS = _EDGES + "•·●○■□◆◇▶▷|-–—>»*"
_FINAL_MARK = re.compile(r"[.?!][\"”’')\]」』》〉]{0,3}$")
_STOP = re.compile(r"\.[\"”’')\]」』》〉]{0,3}$")
_INNER_SENTENCE = re.compile(r"[다요까죠음함][.?!][\"”’')\]」』]{0,3}\s")
# How blogs end a line; headlines end in 다, ? and ! as well.
_SPOKEN_END = re.compile(r"(?:[요죠네]|[~ㅎㅋㅠㅜ^♡♥])[\"”’')\]」』~.?!^ㅎㅋ]{0,5}$")
_HEADING = re.compile(r"^[◇◆■□○●]|[:：]$")
_LIST_MARK = re.compile(r"[▲△▷▶◇◆■□○●◎☆★※\-–•·*#<\[(【〈]|\d{1,3}[.)\s]|[①-⑳]|[가-하][.)]\s")

PARAGRAPH = 200
"""Characters as which a paragraph counts at most, so that no long notice outweighs an article."""

_SHORTEST_PROSE = 15
_LONG = 90

# Lone numbers count what stands above them (댓글, 추천), or rank other articles.
_COUNTER = re.compile(r"\d{1,3}(?:,\d{3})?")
_COUNTED = (Kind.TOOL, Kind.COMMENTS, Kind.SECTION)
_LISTABLE = (Kind.PLAIN, Kind.STAMP, Kind.CAPTION, Kind.BYLINE)
_BEFORE_CAPTIONS = (
    Furniture.COPYRIGHT,
    Furniture.SECTION,
    Furniture.SUMMARY,
    Furniture.COMMENTS,
)
_LONGEST_SUMMARY = 8  # lines
_NEAR = 50  # lines around in which a caption's words are told again
_PEN_NAME = re.compile(r"[가-힣A-Za-z0-9_]{2,12}")
_TRUNCATED = re.compile(r"(?:…|\.{3})$")


def split_lines(text: str) -> list[Line]:
    """The lines of a page in NFC, blank ones left out."""
    whole = _BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    raw = [part.strip(_EDGES) for line in whole.split("\n") for part in _separated(line)]
    texts = [line for line in raw if line]
    spaced = [not above for above, line in zip(["", *raw], raw, strict=False) if line]
    lines: list[Line] = []
    listed = False
    for at in range(len(texts)):
        line = replace(_classify(texts, at), spaced=spaced[at])
        if _COUNTER.fullmatch(line.text) and lines and lines[-1].kind in _COUNTED:
            line = replace(line, kind=Kind.TOOL)
        dated = line.stamp is not None and line.stamp.trust is not Trust.BARE
        signed = line.byline is not None and "@" in line.text  # the article's own, not a headline's
        listed = line.kind is Kind.SECTION or (
            listed and line.kind in _LISTABLE and not dated and not signed
        )
        if listed and line.kind is not Kind.SECTION:
            line = Line(line.text, Kind.PLAIN, listed=True, spaced=line.spaced)
        lines.append(line)
    _name_authors(lines)
    _join_credits(lines)
    _take_repeated(lines)
    _set_summaries_apart(lines)
    return lines


def _separated(line: str) -> list[str]:
    """A line as the page showed it: the subtitle, the caption and the paragraph apart."""
    lead = _LEAD_WITHIN.search(line, 0, _LONGEST_SUBTITLE)
    if lead is not None and len(line) - lead.end() >= _SHORTEST_REST:
        subtitle = line[: lead.start()]
        if "다." not in subtitle and subtitle.strip(_BULLETS):
            return [subtitle, *_separated(line[lead.start("lead") :])]
    credit = _CREDIT_WITHIN.search(line)
    if credit is not None and len(line) - credit.end() >= _SHORTEST_REST:
        caption = line[: credit.end()]
        if is_caption(caption):
            return [caption, *_separated(line[credit.end() :])]
    return [line]


def _name_authors(lines: list[Line]) -> None:
    """A name alone on the line above the stamp is the author's: columns print no role."""
    for at in range(1, len(lines) - 1):
        name = lines[at].text.strip(_BULLETS)
        if lines[at].kind is Kind.PLAIN and is_name(name) and lines[at + 1].kind is Kind.STAMP:
            lines[at] = replace(lines[at], kind=Kind.BYLINE, byline=Byline((name,)))


def _join_credits(lines: list[Line]) -> None:
    """A credit on a line of its own belongs to the caption on the line above."""
    for at in range(1, len(lines)):
        credit, above = lines[at], lines[at - 1]
        if credit.kind is not Kind.CAPTION or credit.spaced or not is_credit(credit.text):
            continue
        if above.kind is Kind.PLAIN and not above.listed:
            caption = Line(f"{above.text} {credit.text}", Kind.CAPTION)
            lines[at] = lines[at - 1] = caption
            if at > 1 and lines[at - 2].text == above.text:  # as a thumbnail and as a picture
                lines[at - 2] = caption


def _take_repeated(lines: list[Line]) -> None:
    """A report with a credit that the article tells again is the caption of its picture."""
    for at, line in enumerate(lines):
        told = without_credit(line.text) if line.kind is Kind.PROSE else None
        if told is None:
            continue
        around = lines[max(0, at - _NEAR) : at] + lines[at + 1 : at + 1 + _NEAR]
        if any(other.text.startswith(told) for other in around):
            lines[at] = replace(line, kind=Kind.CAPTION)


def _set_summaries_apart(lines: list[Line]) -> None:
    """What stands between the head of a summary and the next button is not the article's."""
    for at, line in enumerate(lines):
        if line.kind is not Kind.SUMMARY:
            continue
        box = range(at + 1, min(at + 1 + _LONGEST_SUMMARY, len(lines)))
        end = next((i for i in box if lines[i].kind not in (Kind.PROSE, Kind.PLAIN)), None)
        if end is not None and lines[end].kind is Kind.TOOL:
            for i in range(at + 1, end):
                lines[i] = replace(lines[i], kind=Kind.SUMMARY)


def weight(line: Line) -> int:
    """How much a line speaks for being the article's, in characters of prose."""
    if line.listed:
        return 0
    if line.kind is Kind.PROSE:
        return min(len(line.text), PARAGRAPH)
    if line.kind is Kind.PLAIN and _SPOKEN_END.search(line.text):
        return min(len(line.text), PARAGRAPH) // 4
    return 0


def is_list_item(line: Line) -> bool:
    """Whether a line that is no sentence reads as part of a list or a table."""
    return _LIST_MARK.match(line.text) is not None or bool(re.search(r"[:：\t]", line.text))


def _classify(texts: Sequence[str], at: int) -> Line:
    text = texts[at]
    what = furniture(text)
    if what in _BEFORE_CAPTIONS:
        return Line(text, Kind[what.name])
    if is_caption(text) or (is_triangle_caption(text) and not _in_list(texts, at)):
        return Line(text, Kind.CAPTION)
    bare = text.strip(_BULLETS)
    if is_stamp_label(bare):
        return Line(text, Kind.TOOL)
    label = texts[at - 1].strip(_BULLETS) if at else ""
    stamp = find_stamp(f"{label} {bare}" if is_stamp_label(label) else bare)
    if what is not None:
        return Line(text, Kind[what.name], stamp=stamp if what is Furniture.MASTHEAD else None)
    if stamp is not None:
        return Line(text, Kind.STAMP, _beside(without_dates(bare)), stamp)
    byline = parse_byline(bare)
    if byline is not None:
        return Line(text, Kind.BYLINE, byline)
    return Line(text, Kind.PROSE if is_prose(text) else Kind.PLAIN)


def _beside(rest: str) -> Byline | None:
    """The byline on a stamp's line; a lone word there is the pen name of a blog's author."""
    byline = parse_byline(rest)
    if byline is None and _PEN_NAME.fullmatch(rest.strip(_BULLETS)) and furniture(rest) is None:
        return Byline((rest.strip(_BULLETS),))
    return byline


def _in_list(texts: Sequence[str], at: int) -> bool:
    """Several ▲ lines in a row, or one behind a heading, are a list; the same line twice is not."""
    around = [texts[i] for i in (at - 1, at + 1) if 0 <= i < len(texts)]
    if at and _HEADING.search(texts[at - 1]):
        return True
    return any(is_triangle(other) and other != texts[at] for other in around)


def is_prose(text: str) -> bool:
    """Whether a line holds sentences.

    Headlines end in 다, ? and ! as well: only a full stop or a sentence within tells.
    """
    if len(text) < _SHORTEST_PROSE or _TRUNCATED.search(text):
        return False
    return (
        len(text) >= _LONG
        or _STOP.search(text) is not None
        or _INNER_SENTENCE.search(text) is not None
    )
