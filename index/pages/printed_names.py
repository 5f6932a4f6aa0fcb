"""Titles, outlets and authors as pages give them, and as they are printed."""

from __future__ import annotations

import re

from index.pages.bylines import parse_byline
from index.pages.names import is_name, is_outlet

_PORTAL = re.compile(
    r"(?:네이버|다음|네이트|줌|카카오|구글|NAVER|Daum|Nate|ZUM|MSN|Google|Kakao|티스토리|Tistory)"
    r"\s*(?:뉴스|블로그|카페|포스트|스포츠|엔터|연예|미디어|News|Blog|Sports)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[;|｜│ㅣ￨∣]\s*|\s+[-–—:·]\s+|\s*::\s*|\s+@\s*")
# These stand within headlines, too; a hyphen behind a Latin letter is a word's (K-방송).
_WEAK = re.compile(r"\s?(?<![A-Za-z])[-–—:]\s?(?=[^-–—:]{2,20}$)")
_FOLLOWS = re.compile(r"\s*[-–—:|｜│ㅣ￨∣<]+\s*(?=\S)")
_CRUMBS = re.compile(r"\s<\s")  # ND소프트: "제목 < 정치 < 기사본문 - 매체"
_SECTIONS = re.compile(
    r"(?:뉴스|기사)\s?(?:보기|상세|상세보기)?|기사\s?본문|본문|[가-힣]{2,4}일반|최신뉴스|속보|전체\s?기사|홈|정치|경제|사회|문화|국제|세계|스포츠|연예|산업|금융|증권|"
    r"부동산|IT|과학|생활|전국|지역|오피니언|사설|칼럼|News|Home"
)
_FRONT_BRACKET = re.compile(r"^\[(?P<name>[^\]]{2,20})\]\s*(?=\S)")
# What templates and programs write where a headline belongs.
_NO_TITLE = re.compile(
    r"document\s?\d*|untitled.*|index|제목\s?없음|무제|(?:기사|뉴스|게시글|상세)\s?(?:보기|상세|페이지|제목)|"
    r"new page.*|no title|title",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"AI(?:\s?생성)?(?:\s?기자)?|관리자|운영자|admin(?:istrator)?|webmaster|master|root|editor|unknown|익명|없음|-|null|"
    r"undefined|anonymous",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+\-]+@[\w.\-]+|https?://\S+|\(\s*\)|<\s*>")
_ROLE = re.compile(
    r"\s*(?:(?:선임|인턴|수습|객원|시민|대학생|사진|영상)?기자|특파원|논설위원|칼럼니스트|에디터|PD|"
    r"reporter|editor)\s*$",
    re.IGNORECASE,
)
_LONGEST_AUTHOR = 30  # characters of one name
_BLANKS = re.compile(r"\s+")


def is_portal(name: str) -> bool:
    """Whether a name, or a part of it, is that of a site that shows others' articles."""
    return any(_PORTAL.fullmatch(part) for part in _SEPARATOR.split(name.strip()))


def clean_title(raw: str, outlet: str | None) -> str | None:
    """A headline without the outlet, section and portal that titles of pages bear.

    None where nothing else is left.
    """
    title = _CRUMBS.split(_BLANKS.sub(" ", raw).strip())[0].strip(" :|ㅣ-–")
    cut = False
    while (shorter := _without_suffix(title, outlet, cut)) is not None:
        title, cut = shorter, True
    first = next(_SEPARATOR.finditer(title), None)
    if first is not None and _is_place(title[: first.start()], outlet):
        title = title[first.end() :]
    bracket = _FRONT_BRACKET.match(title)
    if bracket is not None and is_same_name(bracket["name"], outlet):
        title = title[bracket.end() :]
    return None if not title or _NO_TITLE.fullmatch(title) or _is_place(title, outlet) else title


def _without_suffix(title: str, outlet: str | None, cut: bool) -> str | None:
    """A title without what stands behind its last separator; None where that is the headline's."""
    strong = list(_SEPARATOR.finditer(title))
    if strong and _is_place(title[strong[-1].end() :], outlet):
        return title[: strong[-1].start()].rstrip()
    weak = _WEAK.search(title)
    if weak is None or not title[: weak.start()].strip():
        return None
    tail = title[weak.end() :]
    if is_same_name(tail, outlet) or (is_outlet(tail) and len(tail) > 2) or _PORTAL.fullmatch(tail):
        return title[: weak.start()].rstrip()
    if cut and _SECTIONS.fullmatch(tail.strip()):
        return title[: weak.start()].rstrip()
    return None


def suffix_behind(headline: str, title: str) -> str | None:
    """What follows a headline in a title that begins with it, behind a separator; else None."""
    if len(headline) < len(title) and title.startswith(headline):
        rest = _FOLLOWS.match(title, len(headline))
        if rest is not None:
            return title[rest.end() :].strip() or None
    return None


def outlet_around(title: str) -> str | None:
    """The outlet that a title ends or begins with, where it reads as one."""
    parts = [part for part in _SEPARATOR.split(title) if part]
    weak = _WEAK.search(title)
    tails = [*parts[1:][-1:], *([title[weak.end() :]] if weak else []), *parts[:-1][:1]]
    return next((t.strip() for t in tails if is_outlet(t.strip()) and not is_portal(t)), None)


def outlet_in(raw: str) -> str | None:
    """The outlet's name out of ``매체; 네이버``, ``매체 | 네이버 뉴스``; None for the portal alone."""
    parts = [part.strip() for part in _SEPARATOR.split(_BLANKS.sub(" ", raw).strip())]
    own = [p for p in parts if p and not _PORTAL.fullmatch(p) and not _SECTIONS.fullmatch(p)]
    own = [p for p in own if not p.startswith(("http", "@", "www.")) and not is_name(p)]
    return next((part for part in own if is_outlet(part)), own[0] if own else None)


def authors_in(raw: str, outlet: str | None) -> list[str]:
    """Names without role and address; empty where the outlet or nobody is named."""
    raw = _BLANKS.sub(" ", raw).strip()
    byline = parse_byline(raw)
    if byline is not None and byline.authors:
        return list(byline.authors)
    names: list[str] = []
    for part in re.split(r"[,;|·]|\s{2,}|\sand\s", _ADDRESS.sub(" ", raw)):
        name = re.sub(r"^by\s+", "", _ROLE.sub("", part.strip()), flags=re.IGNORECASE).strip(" =()")
        if not name or len(name) > _LONGEST_AUTHOR or _NOBODY.fullmatch(name):
            continue
        if not is_same_name(name, outlet) and not is_outlet(name) and not _PORTAL.fullmatch(name):
            names.append(name)
    return list(dict.fromkeys(names))


def _is_place(part: str, outlet: str | None) -> bool:
    part = part.strip()
    return bool(
        is_same_name(part, outlet)
        or is_outlet(part)
        or _PORTAL.fullmatch(part)
        or _SECTIONS.fullmatch(part)
    )


def is_same_name(name: str, outlet: str | None) -> bool:
    """Whether two names are one but for blanks and capitals."""
    return outlet is not None and name.replace(" ", "").lower() == outlet.replace(" ", "").lower()
