"""Footers of Korean news pages: copyright notices, address and registration of the outlet."""

from __future__ import annotations

import re

from index.pages.names import is_heading, is_outlet

# "(c) 적용 범위" is the third item of a list; a notice goes on with a year, a name of the trade or
# 무단 전재.
_C = (
    r"(?:ⓒ|©|copyright(?:\s?\(c\))?|(?<=저작권자)\s?\(c\)"
    r"|\(c\)(?=\s?(?:\d{4}|by\b|[A-Z])|.{0,40}(?:무단|금지)))"
)
_COPYRIGHT = re.compile(
    rf"^[\s<\[(【〈*※•]*(?:저작권자|저작권은|{_C})"
    r"|all\s?rights\s?reserved"
    r"|(?:무단\s?(?:전재|전제|복제|배포|도용|사용|게재)|재배포|재가공|AI\s?학습).{0,40}"
    r"(?:금지|금합니다|금함|불허|불가)(?![가-힣])"
    r"|저작권법(?:의|에\s?의해|에\s?따라)?\s?(?:보호|의\s?보호)",
    re.IGNORECASE,
)

# What footers name before a colon. The Act on the Promotion of Newspapers (신문법) makes every
# internet newspaper show most of these.
_LABELS = (
    r"(?:대표\s?)?전화(?:번호)?|팩스|Tel|Fax|이메일|E-?mail|대표\s?메일|고객\s?센터|독자\s?센터",
    r"제호|매체명|법인명|상호|회사명|발행소|호스팅\s?(?:서비스)?\s?(?:제공)?",
    r"(?:인터넷신문|정기간행물|신문사업|사업자)?\s?등록\s?번호|통신판매(?:업)?\s?(?:신고)?\s?(?:번호)?",
    r"(?:등록|발행|창간)\s?(?:연월)?일자?",
    r"발행인|편집인|발행\s?[·ㆍ,/]\s?편집인|인쇄인|편집국장|주필|대표이사|대표자?|사장",
    r"청소년\s?보호\s?(?:책임자|정책)|개인정보\s?(?:보호|관리|처리)?\s?책임자|고충\s?처리인",
    r"주소|본사|지사|소재지|우편번호",
    r"(?:광고|제휴|구독)\s?(?:및\s?제휴\s?)?문의",
)
# Links at the foot of the page.
_LINKS = (
    r"(?:회사|매체|신문사|언론사)\s?소개|이용\s?약관|개인정보\s?(?:처리|취급)\s?방침",
    r"청소년\s?보호\s?정책|이메일\s?(?:주소)?\s?무단\s?수집\s?거부|윤리\s?(?:강령|헌장)",
    r"저작권\s?(?:보호)?\s?(?:정책|규약|안내)|고충\s?처리(?:인)?|편집\s?(?:규약|원칙)",
    r"(?:광고|제휴|구독)\s?(?:안내|문의|신청)|기사\s?제보|불편\s?신고|(?:찾아)?오시는\s?길|RSS",
    r"ND\s?소프트|인터넷신문(?:윤리)?위원회|한국인터넷신문협회|한국신문윤리위원회",
    r".{0,20}(?:자율\s?)?심의.{0,10}(?:준수|서약).{0,6}",
)
_MASTHEAD = re.compile(rf"(?:{'|'.join(_LABELS)})\s?[:：|]\s?.*|{'|'.join(_LINKS)}", re.IGNORECASE)
_LINK_ROW = re.compile(
    r"회사\s?소개|이용\s?약관|개인정보|청소년\s?보호|윤리\s?강령|광고\s?문의|고충\s?처리|저작권\s?보호|"
    r"기사\s?제보|사이트맵|오시는\s?길|등록\s?번호|사업자|발행인|편집인|대표\s?전화|통신판매"
)
_ADDRESS = re.compile(
    r"(?:\(?우?\)?\s?\d{5}\)?\s?)?"
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|제주|충청?[남북]|전라?[남북]|경상?[남북])"
    r"(?:특별자치[시도]|특별시|광역시|시|도)?\s(?:[가-힣]{1,5}[시군구]\s?){0,2}"
    r".{0,10}(?:로|길|동|읍|면|리|가)\s?\d+.*"
)

# Where an article was taken from, at its foot: [Source : 매체], 기사제공 매체, (출처=매체).
_SOURCE = re.compile(
    r"[\[(【<]?\s?(?P<label>Source|출처|기사\s?(?:제공|출처)|제공\s?(?:매체|언론사)|언론사(?:명)?|매체(?:명)?|뉴스\s?제공)"
    r"\s?[:：=|]?\s?(?P<name>[^\[\](){}<>:：=|]{2,20}?)\s?[\])】>]?",
    re.IGNORECASE,
)
_PAPER = re.compile(r"(?:제호|매체명)\s?[:：]\s?(?P<name>[^(|/,]{2,30})")
_SLOGAN = re.compile(r"^[\"'‘“`][^\"'’”`]{2,30}[\"'’”`]\s*")
_HOLDER = re.compile(
    rf"(?:{_C}|저작권자)[\s:：]*(?:(?:{_C}|by)[\s:：]*){{0,3}}"
    r"(?:\d{4}(?:\s?[-~]\s?\d{4})?)?[\s.]*(?:\(주\)|㈜|주식회사)?\s?"
    r"(?P<name>[^,.()<>\[\]|\d][^,.()<>\[\]|]{0,30}?)\s*"
    r"(?:[,.()<>\[\]|&]|무단|재배포|all\s?rights|co\b|inc\b|corp\b|$)",
    re.IGNORECASE,
)


def is_copyright(line: str) -> bool:
    """Whether a line holds a copyright notice (prose about copyright may look alike)."""
    return _COPYRIGHT.search(line) is not None


def is_masthead(line: str) -> bool:
    """Whether a short line holds address, registration, editors or terms of an outlet."""
    return bool(
        _MASTHEAD.fullmatch(line)
        or _ADDRESS.fullmatch(line)
        or len(set(_LINK_ROW.findall(line))) > 1
    )


def source_of(line: str) -> str | None:
    """The outlet that a line names as the article's source; None where it names none.

    출처 alone also names the source of pictures and figures: there the name has to read as an
    outlet's.
    """
    match = _SOURCE.fullmatch(line.strip())
    if match is None or (match["label"] == "출처" and not is_outlet(match["name"])):
        return None
    named = re.search(r"[:：=|]", line) is not None or is_outlet(match["name"])
    return match["name"].strip() if named and not is_heading(match["name"]) else None


def outlet_of(line: str) -> str | None:
    """The outlet that a line of masthead (제호) or copyright names; None where it names none."""
    match = _PAPER.search(line) or _HOLDER.search(line)
    return _SLOGAN.sub("", match["name"]).strip() or None if match else None
