"""Documents that are no pages: plans and notices in outline, press releases, public notices.

Nothing of them is left out; their head tells title, issuer and day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.pages.dates import Trust, find_stamp, is_stamp_label
from index.pages.leads import split_lead
from index.pages.lines import Kind, Line
from index.patterns import Patterns
from index.records import Published

_HEAD = 25  # lines among which the head ends
_FOOT = 10  # lines in which a public notice is dated and signed
_FEWEST_ITEMS = 4
_ITEM_SHARE = 0.3
_PROSE = 45  # characters from which a line is no headline
_TITLE = range(4, 91)

_PATTERNS = Patterns("index.pages", "documents.txt")

# Items of an outline, as Korean offices number them.
_ITEM = re.compile(
    r"(?:\d{1,2}[.)]|[가-하][.)]|\(?\d{1,2}\)|\([가-하]\)|[①-⑳㉠-㉻ⓐ-ⓩ]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\.?|[IVX]{1,4}\.|"
    r"[□■○●◦ㅇ❍❏◇◆▶▷ㆍ·•∙※*\-–—])\s*(?=\S)|제\s?\d{1,3}\s?[조장절]"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document tells; None where it does not.

    Attributes:
        title_at: the line that is nothing but the title; None where other words share its line.
    """

    title: str | None
    title_at: int | None
    issuer: str | None
    published: Published | None


def is_document(lines: Sequence[Line]) -> bool:
    """Whether a text is an outline or bears an office's head, and none of a page's marks."""
    if any(line.kind is Kind.PROSE and split_lead(line.text)[0] for line in lines):
        return False
    chrome = (Kind.TOOL, Kind.SECTION, Kind.COMMENTS)
    marks = sum(
        line.kind in chrome
        for line in lines
        if not _ITEM.match(line.text) and not is_stamp_label(line.text)
    )
    if marks > 1 or any(line.kind is Kind.COPYRIGHT for line in lines):
        return False
    items = sum(_ITEM.match(line.text) is not None for line in lines)
    return has_office_head(lines) or (items >= _FEWEST_ITEMS and items >= _ITEM_SHARE * len(lines))


def has_office_head(lines: Sequence[Line]) -> bool:
    """Whether a text begins as a press release or public notice does."""
    return any(
        _is_banner(cell) or _PATTERNS["number"].fullmatch(cell)
        for line in lines[:_HEAD]
        for cell in _cells(line.text)
    )


def read_head(lines: Sequence[Line]) -> Head:
    """Title, issuer and day, by the labels and the order of the head."""
    title, at = _title(lines)
    official = has_office_head(lines)
    return Head(title, at, _issuer(lines) if official else None, _published(lines))


def _title(lines: Sequence[Line]) -> tuple[str | None, int | None]:
    """What is labelled as title, else the first line of the head that is nothing else."""
    labelled = _labelled_title(lines[:_HEAD])
    if labelled is not None:
        return labelled
    for at, line in enumerate(lines[:_HEAD]):
        cells = _cells(line.text)
        if _ITEM.match(line.text) and not _PATTERNS["subtitle"].match(line.text):
            break
        if len(cells) == 1 and _is_prose(line.text):
            break
        values = _without_labels(cells)
        for cell in values:
            if len(cell) in _TITLE and not _is_other(cell, lines, at):
                return cell, at if len(cells) == 1 else None
    return None, None


def _labelled_title(lines: Sequence[Line]) -> tuple[str, int | None] | None:
    for at, line in enumerate(lines):
        cells = _cells(line.text)
        for number, cell in enumerate(cells):
            match = _PATTERNS["title_label"].fullmatch(cell)
            if match is None:
                continue
            if match["title"]:
                return match["title"].strip(), None
            if number + 1 < len(cells):
                return cells[number + 1], None
            if at + 1 < len(lines) and len(cells) == 1 and len(lines[at + 1].text) in _TITLE:
                return lines[at + 1].text, at + 1
    return None


def _is_other(cell: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a cell of the head is something else than the title."""
    if (
        _is_banner(cell)
        or _PATTERNS["number"].fullmatch(cell)
        or _PATTERNS["label"].fullmatch(cell)
    ):
        return True
    if (
        find_stamp(cell) is not None
        or _PATTERNS["subtitle"].match(cell)
        or _PATTERNS["sentence"].search(cell)
    ):
        return True
    above = _cells(lines[at - 1].text) if at else []
    if len(above) == 1 and _PATTERNS["label"].fullmatch(
        above[0]
    ):  # the value of a label on its own line
        return True
    return _PATTERNS["issuer"].fullmatch(cell) is not None and len(cell.split()) <= 3


def _without_labels(cells: Sequence[str]) -> list[str]:
    """The cells that are no labels, nor the values behind them."""
    kept: list[str] = []
    value = False
    for cell in cells:
        label = _PATTERNS["label"].fullmatch(cell) is not None
        if not label and not value:
            kept.append(cell)
        value = label and not value
    return kept


def _issuer(lines: Sequence[Line]) -> str | None:
    for line in lines[:_HEAD]:
        cells = _cells(line.text)
        for cell in cells:
            number = _PATTERNS["number"].fullmatch(cell)
            if number is not None and number["issuer"]:
                return number["issuer"].strip()
        beside = [
            cell
            for cell in cells
            if _PATTERNS["issuer"].fullmatch(cell) and not _PATTERNS["label"].fullmatch(cell)
        ]
        if beside and _PATTERNS["office"].fullmatch(beside[0]):
            return beside[0]
    signed = (_PATTERNS["signed"].fullmatch(line.text) for line in reversed(lines[-_FOOT:]))
    return next((match["issuer"].strip() for match in signed if match), None)


def _published(lines: Sequence[Line]) -> Published | None:
    """The head's labelled day, else its bare one, else that above the signature."""
    head = [line.stamp for line in _until_items(lines[:_HEAD]) if line.stamp is not None]
    best = max(head, key=lambda stamp: stamp.trust, default=None)
    if best is not None:
        return best.published
    foot = [line.stamp for line in lines[-_FOOT:] if line.stamp is not None]
    dated = (stamp for stamp in reversed(foot) if stamp.trust >= Trust.BARE)
    return next((stamp.published for stamp in dated), None)


def _until_items(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if (
            line.stamp is None
            and _ITEM.match(line.text)
            and not _PATTERNS["subtitle"].match(line.text)
        ):
            return
        yield line


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE and _PATTERNS["sentence"].search(text) is not None


def _is_banner(cell: str) -> bool:
    """Banners are set wide: 보 도 자 료."""
    return _PATTERNS["banner"].fullmatch("".join(cell.split())) is not None


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\s)\s++\|\s+|\t+", text) if cell.strip(" |")]
