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
from index.records import Published

_HEAD = 25  # lines among which the head ends
_FOOT = 10  # lines in which a public notice is dated and signed
_FEWEST_ITEMS = 4
_ITEM_SHARE = 0.3
_PROSE = 45  # characters from which a line is no headline
_TITLE = range(4, 91)

# Items of an outline, as Korean offices number them.
_ITEM = re.compile(
    r"(?:\d{1,2}[.)]|[가-하][.)]|\(?\d{1,2}\)|\([가-하]\)|[①-⑳㉠-㉻ⓐ-ⓩ]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\.?|[IVX]{1,4}\.|"
    r"[□■○●◦ㅇ❍❏◇◆▶▷ㆍ·•∙※*\-–—])\s*(?=\S)|제\s?\d{1,3}\s?[조장절]"
)
_BANNER = re.compile(
    r"[\[<【(]?(?:(?:보도|참고|설명|해명|브리핑)(?:참고|설명|해명)?자료|공고문?|고시|알림|안내문?|입찰공고|채용공고|회의록|"
    r"pressrelease)[\])】>]?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<issuer>[가-힣A-Za-z·\s]{2,20}?)?\s?(?:공고|고시|훈령|예규|조례|규칙|지침)\s?제?\s?\d[\d\s\-–]*호.*"
)
_LABELS = (
    r"보도\s?(?:시점|일시|가능)?|배포(?:\s?(?:일시?|시점|처))?|엠바고|담\s?당\s?(?:부서|자|관|과)?|책임자|문의(?:처)?|연락처|"
    r"전화|수\s?신(?:자)?|발\s?신(?:자)?|참\s?조|문서\s?번호|시행\s?(?:일자?)?|작성\s?(?:일자?|자|부서)|자료\s?(?:제공|생산)|"
    r"매수|쪽수|총\s?\d+\s?쪽|사진|누리집|홈페이지|이메일|팩스|부서|기관(?:명)?|제공\s?(?:일자?|부서)?|즉시\s?보도.*|일시|장소"
)
_LABEL = re.compile(rf"(?:{_LABELS})\s?(?:[:：].*)?")
_TITLE_LABEL = re.compile(
    r"(?:제\s*목|건\s*명|공\s*고\s*명|사업명|안\s*건)\s*(?:[:：]\s*(?P<title>.+))?"
)
_ISSUER = re.compile(
    r"[가-힣A-Za-z·\s]{1,18}(?:부|처|청|시|도|군|구|과|국|실|팀|위원회|공사|공단|재단|대학교?|협회|연구원|진흥원|센터|은행|"
    r"교육청|시청|군청|구청|의회|본부|학교|조합|㈜|주식회사)"
)
_OFFICE = re.compile(
    r".*(?:부|처|청|위원회|시|도|군|구|공사|공단|재단|교육청|시청|군청|구청|의회|원|본부)"
)
_SIGNED = re.compile(
    r"(?P<issuer>[가-힣\s]{2,15}?)\s?(?:시장|군수|구청장|도지사|장관|청장|교육감|이사장|원장|총장|사장|위원장|회장)"
)
_SUBTITLE = re.compile(r"[-–—▸▹·※*“\"'‘<(＜「『]")
_SENTENCE = re.compile(r"(?:다|요|함|음|임)\.$")


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
        _is_banner(cell) or _NUMBER.fullmatch(cell)
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
        if _ITEM.match(line.text) and not _SUBTITLE.match(line.text):
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
            match = _TITLE_LABEL.fullmatch(cell)
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
    if _is_banner(cell) or _NUMBER.fullmatch(cell) or _LABEL.fullmatch(cell):
        return True
    if find_stamp(cell) is not None or _SUBTITLE.match(cell) or _SENTENCE.search(cell):
        return True
    above = _cells(lines[at - 1].text) if at else []
    if len(above) == 1 and _LABEL.fullmatch(above[0]):  # the value of a label on its own line
        return True
    return _ISSUER.fullmatch(cell) is not None and len(cell.split()) <= 3


def _without_labels(cells: Sequence[str]) -> list[str]:
    """The cells that are no labels, nor the values behind them."""
    kept: list[str] = []
    value = False
    for cell in cells:
        label = _LABEL.fullmatch(cell) is not None
        if not label and not value:
            kept.append(cell)
        value = label and not value
    return kept


def _issuer(lines: Sequence[Line]) -> str | None:
    for line in lines[:_HEAD]:
        cells = _cells(line.text)
        for cell in cells:
            number = _NUMBER.fullmatch(cell)
            if number is not None and number["issuer"]:
                return number["issuer"].strip()
        beside = [cell for cell in cells if _ISSUER.fullmatch(cell) and not _LABEL.fullmatch(cell)]
        if beside and _OFFICE.fullmatch(beside[0]):
            return beside[0]
    signed = (_SIGNED.fullmatch(line.text) for line in reversed(lines[-_FOOT:]))
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
        if line.stamp is None and _ITEM.match(line.text) and not _SUBTITLE.match(line.text):
            return
        yield line


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE and _SENTENCE.search(text) is not None


def _is_banner(cell: str) -> bool:
    """Banners are set wide: 보 도 자 료."""
    return _BANNER.fullmatch("".join(cell.split())) is not None


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\s)\s++\|\s+|\t+", text) if cell.strip(" |")]
