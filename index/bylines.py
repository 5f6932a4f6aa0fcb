"""Who wrote an article and for whom: bylines, and the prefix before an article's first words."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The one hundred or so commonest surnames, from the census of 2015, two-syllable ones apart.
_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천"
    "방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감"
    "호갈동음온팽승간상시범빈좌계라"
)
_NAME = re.compile(rf"[{_SURNAMES}][가-힣]{{1,2}}|(?:남궁|황보|선우|제갈|독고|사공)[가-힣]{{1,2}}")
_ROLE = re.compile(
    r"(?:[가-힣A-Z]{0,6}전문|선임|인턴|수습|객원|시민|대학생|학생|사진|영상|취재|책임|편집|여행)?기자|"
    r"(?:순회)?특파원|통신원|(?:수석)?논설위원|논설실장|해설위원|편집위원|기획위원|전문위원|칼럼니스트|"
    r"에디터|리포터|앵커|아나운서|기상캐스터|작가|PD|피디|편집장|편집국장|주필|(?:선임)?대기자"
)
_ROLE_TAIL = re.compile(rf"(?P<name>[가-힣]{{2,4}}?)(?:{_ROLE.pattern})")
_DEPARTMENT = re.compile(
    r"글|사진|영상|취재|촬영|편집|그래픽|"
    r"[가-힣]{0,4}(?:정치|경제|사회|문화|국제|체육|산업|금융|증권|과학|전국|지역|편집|사진|보도|취재|생활|"
    r"디지털|콘텐츠|탐사|기획|부동산|바이오|미래|정책|법조|교육|뉴스|라이프|IT|온라인|스포츠|연예|기동|특별취재)"
    r"\d?(?:부|팀|국|센터|본부)"
)
_OUTLET = re.compile(
    r".*(?:신문|일보|뉴스|투데이|경제|데일리|타임스|타임즈|미디어|방송|저널|통신|매일|헤럴드|비즈|포스트|"
    r"닷컴|위클리|이코노미|이코노미스트|리포트|프레스|인사이트|TV|티브이|매거진|리뷰|와이어|트리뷴|뉴스\d{1,2}|"
    r"News|Times|Today|Daily|Post|\.com|\.co\.kr|\.kr)"
)
# Never an outlet: what stands in brackets before headlines and paragraphs, and datelines.
_NOT_OUTLET = re.compile(
    r"(?:앵커|기자|리포트|리포터|단독|속보|인터뷰|종합|사진|영상|포토|그래픽|표|자료|이미지|출처|제공|캡처|"
    r"칼럼|사설|기고|기획|특집|르포|인사|부고|알림|문|답|질문|답변|이슈|오늘|날씨|경제|정치|사회|문화|국제|"
    r"스포츠|연예|주간.*|오늘의.*|.*\d+보|.*브리핑|.*리포트|헤드라인\s?뉴스|톱\s?뉴스|주요\s?뉴스|뉴스)"
)
_PLACE = re.compile(
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|수원|성남|용인|"
    r"고양|창원|청주|전주|천안|춘천|원주|강릉|포항|김해|진주|여수|순천|목포|안동|의정부|평택|과천|무안|홍성|"
    r"도쿄|베이징|상하이|홍콩|워싱턴|뉴욕|런던|파리|베를린|모스크바|하노이|싱가포르|방콕|뉴델리|제네바|"
    r"실리콘밸리|로스앤젤레스|샌프란시스코|브뤼셀|카이로|이스탄불|로마|마드리드|자카르타|마닐라)"
)
_EMAIL = re.compile(
    r"[(<\[]?\s?[A-Za-z0-9_.+\-]{1,40}@[A-Za-z0-9\-]{1,40}(?:\.[A-Za-z0-9\-]{1,20}){1,4}\s?[)>\]]?"
)
_BESIDE = re.compile(
    r"구독하기|구독중|구독|팔로우|기자\s?페이지|(?:의\s?)?(?:다른\s?)?기사\s?(?:더\s?)?보기|다른\s?기사|"
    r"(?:댓글|좋아요|조회수?|추천|공감)\s?[:：]?\s?[\d,]+|프로필|메일\s?보내기|이메일|응원|페이스북|트위터"
)
_LABEL = re.compile(
    r"^(?:기자명|작성자|글쓴이|취재|글\s?[·/,&]\s?사진|글\s?[=:：]|by(?=\s)|작성|기고)\s?[:：=|]?\s?",
    re.I,
)
_TOKEN = re.compile(r"[가-힣A-Za-z0-9.&'\-]+")
_LONGEST_BYLINE = 80
_SIGN_OFF = re.compile(
    rf"(?:지금까지\s.{{0,30}})?\S{{0,10}}\s?뉴스,?\s(?P<name>{_NAME.pattern})(?:이었|였|입)(?:습)?니다\."
)
# The end of a sentence; not a dot within an address.
_SENTENCE_END = re.compile(r"[.?!][\"”’')\]]{0,2}(?:\s+|(?=[/\[(<])|$)")

_BRACKET = re.compile(r"\s*[\[(【<〈［]\s?([^\[\](){}<>【】〈〉［］\n]{2,40}?)\s?[\])】>〉］]\s*")
_EQUALS = re.compile(r"([^=\n]{2,60}?)\s*=\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Byline:
    """Names without their role, in the order of the page; the outlet where it is named with them."""

    authors: tuple[str, ...]
    outlet: str | None = None


def parse_byline(line: str, *, any_outlet: bool = False) -> Byline | None:
    """Reads a line, or what stands before ``=``, that holds nothing but a byline; else None.

    ``한빛경제 홍길동·김철수 기자 hong@example.kr``, ``글·사진 홍길동 기자``, ``작성자: 달봄``.

    Args:
        any_outlet: what stands before the names is the outlet even where it does not read as
            one, as within the brackets of a lead.
    """
    line = line.strip()
    if not 2 <= len(line) <= _LONGEST_BYLINE:
        return None
    sign_off = _SIGN_OFF.fullmatch(line)
    if sign_off:
        return Byline((sign_off["name"],))
    if _SENTENCE_END.search(line):
        return None
    label = _LABEL.match(line)
    email = _EMAIL.search(line)
    rest = _BESIDE.sub(" ", _EMAIL.sub(" ", line[label.end() if label else 0 :]))
    tokens = _TOKEN.findall(rest)
    if not tokens or len(tokens) > 12:
        return None
    if _has_role(tokens):
        return _with_roles(tokens, any_outlet)
    if label and len(tokens) <= 2 and len(rest.strip()) <= 20:
        return Byline((" ".join(tokens),))
    if email and all(_NAME.fullmatch(token) for token in tokens):
        return Byline(tuple(tokens))
    return None


def _has_role(tokens: list[str]) -> bool:
    return any(_ROLE.fullmatch(token) or _ROLE_TAIL.fullmatch(token) for token in tokens)


def _with_roles(tokens: list[str], any_outlet: bool) -> Byline | None:
    """Names are what stands right before a role; what leads them is outlet, place or department."""
    authors: list[str] = []
    outlet: list[str] = []
    waiting: list[str] = []
    for token in tokens:
        joined = _ROLE_TAIL.fullmatch(token)
        if joined and not _ROLE.fullmatch(token):
            waiting.append(joined["name"])
        elif not _ROLE.fullmatch(token):
            waiting.append(token)
            continue
        named, ahead = _split_names(waiting)
        if not named or (authors and ahead):
            return None
        if len(ahead) > 3 or not (any_outlet or all(_reads_as_outlet(word) for word in ahead)):
            return None
        authors += named
        outlet += ahead
        waiting = []
    if any(not _DEPARTMENT.fullmatch(token) for token in waiting):
        return None
    return Byline(tuple(dict.fromkeys(authors)), " ".join(outlet) or None)


def _split_names(tokens: list[str]) -> tuple[list[str], list[str]]:
    """The names at the end of `tokens`, and the outlet before them."""
    tokens = [token for token in tokens if not _DEPARTMENT.fullmatch(token)]
    behind = 0  # "홍길동 한빛닷컴 기자": the outlet between name and role
    while behind < len(tokens) - 1 and is_outlet(tokens[-1 - behind]):
        behind += 1
    tokens = tokens[len(tokens) - behind :] + tokens[: len(tokens) - behind]
    cut = len(tokens)
    while cut and _NAME.fullmatch(tokens[cut - 1]) and not is_outlet(tokens[cut - 1]):
        cut -= 1
    if cut == len(tokens) and tokens and re.fullmatch(r"[가-힣]{2,4}|[A-Z][a-z]+", tokens[-1]):
        cut -= 1  # a pen name or a foreign one
    ahead, named = tokens[:cut], tokens[cut:]
    if len(named) > 1 and not ahead and len(named[0]) == 2 and len(named[1]) == 3:
        ahead, named = named[:1], named[1:]  # a short outlet that could be a name: 한빛 홍길동
    ahead = [token for token in ahead if not _PLACE.fullmatch(token)]
    named = [token for token in named if not _PLACE.fullmatch(token)] or named[-1:]
    return named, ahead


def _reads_as_outlet(word: str) -> bool:
    return is_outlet(word) or len(word) >= 5 or word.isascii()


def is_outlet(name: str) -> bool:
    """Whether a short string reads as the name of a newspaper, agency or broadcaster."""
    return (
        2 <= len(name) <= 20
        and _OUTLET.fullmatch(name) is not None
        and _NOT_OUTLET.fullmatch(name) is None
    )


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
    if equals and named:
        end = equals.end()
        outlet = found.outlet if found and found.outlet else named.outlet
        found = Byline((found.authors if found else ()) + named.authors, outlet)
    if found is None or not paragraph[end:].strip():
        return None, 0
    return found, end


_NOTICE_TAIL = re.compile(
    r"\s*[<\[(]\s?(?:저작권|ⓒ|©|copyright|무단)[^<>\[\]]{0,120}[>\])]\s*$"
    r"|\s*(?:저작권자?\s?)?(?:ⓒ|©|copyright)[^<>\[\]]{0,100}(?:금지|reserved)\.?\s*$",
    re.IGNORECASE,
)
_POINTER_TAIL = re.compile(r"\s*[☞▶][^☞▶.]{0,40}(?:[\w.+\-]+@[\w.\-]+)?\s*$")


def split_tail(paragraph: str) -> tuple[Byline | None, int]:
    """Reads what follows the last sentence of an article: a byline, an address, a notice.

    Returns:
        the byline if there is one, and where the last sentence ends (code points).
    """
    notice = _NOTICE_TAIL.search(paragraph, max(0, len(paragraph) - 160))
    end = notice.start() if notice else len(paragraph)
    pointer = _POINTER_TAIL.search(paragraph, max(0, end - 80), end)
    end = pointer.start() if pointer else end
    for match in _SENTENCE_END.finditer(paragraph, max(1, end - _LONGEST_BYLINE - 2), end):
        tail = paragraph[match.end() : end].strip()
        if not tail:
            continue
        byline = parse_byline(tail)
        if byline is not None or _EMAIL.fullmatch(tail):
            return byline, match.end()
    return None, end


def _in_bracket(inner: str) -> Byline | None:
    left, equals, right = (part.strip() for part in inner.partition("="))
    if not equals:
        named = parse_byline(inner, any_outlet=True)
        if named:
            return named
        return Byline((), inner) if is_outlet(inner) else None
    if _NOT_OUTLET.fullmatch(left.replace(" ", "")) or not right:
        return None
    named = parse_byline(right, any_outlet=True)
    if named:
        own = None if _PLACE.fullmatch(left) else left
        return Byline(named.authors, named.outlet or own)
    if len(right) <= 20 and len(right.split()) <= 3 and len(left) <= 12:
        return Byline((), right)
    return None
