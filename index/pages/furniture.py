"""What surrounds an article on a Korean news page, told line by line.

The tables hold regular expressions that have to match a whole line, blanks and bullets at its
edges left out; one idea a row.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from index.pages.masthead import is_copyright, is_masthead

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
_COUNT = r"\s?[:：\[(]?\s?[\d,.]*(?:만|천)?\s?(?:개|명|회)?\s?[\])]?"

_COMMENTS = (
    rf"(?:전체\s?)?(?:댓글|덧글|의견)\s?(?:수|쓰기|달기|남기기|보기|목록|운영원칙|정책)?{_COUNT}",
    r"댓글을?\s?(?:입력|남겨|작성|달아).{0,30}|첫\s?댓글.{0,20}|댓글\s?(?:최신|순공감|과거|추천)순.*",
    rf"[\d,]+\s?개의\s?(?:댓글|의견)|공감{_COUNT}\s댓글{_COUNT}|comments?{_COUNT}",
)
_OTHERS = r"(?:기사|뉴스|글|이슈|랭킹|검색어|콘텐츠|포토|영상|포스트|토픽|헤드라인)"
_SECTION = (
    rf"(?:이\s?기사와?\s?)?(?:관련|연관)(?:된|있는)?\s?(?:{_OTHERS}|키워드|태그)(?:\s?더?\s?보기|\s?목록)?",
    rf"(?:당신|회원님|독자님?|나)[을를]?\s?위한\s?(?:추천\s?)?{_OTHERS}|(?:에디터|편집자)\S?\s?(?:픽|추천|PICK)\S{{0,3}}|"
    rf"(?:Editor\S{{0,2}}s?|HOT|BEST|Today)\s?(?:Pick|Click|News|Issue)S?|(?:핫|베스트)\s?(?:클릭|이슈)|인기\s?급상승.{{0,6}}|"
    rf"(?:지금|요즘)\s?(?:뜨는|핫한|주목받는)\s?{_OTHERS}|이런\s?{_OTHERS}는?\s?어때요\??|TOP\s?{_OTHERS}|이슈\s?포토|"
    rf".{{2,10}}\s(?:주요|추천|인기)\s?{_OTHERS}|오늘의\s?(?:핫\s?)?이슈",
    rf"(?:가장\s?)?많이\s?(?:본|읽은|읽힌|찾는|공유한|댓글\s?달린)\s?{_OTHERS}?(?:\s?(?:TOP)?\s?\d+)?",
    r"(?:오늘의?|이\s?시각|실시간|지금|최신|분야별|섹션별|화제의|추천|인기|주간|주요|핫|HOT)\s?"
    rf"(?:많이\s?본\s?|주요\s?|인기\s?|추천\s?|헤드라인\s?)?{_OTHERS}(?:\s?(?:TOP)?\s?\d+)?",
    rf"(?:함께|같이)\s?(?:볼|보면\s?좋은|읽을|읽으면\s?좋은)\s?(?:만한\s?)?{_OTHERS}",
    rf"(?:당신이|회원님이)\s?좋아할\s?만한\s?{_OTHERS}|.{{2,12}}\s헤드라인",
    rf"(?:포토|카드|영상|동영상|헤드라인)\s?뉴스|(?:뉴스|기사)\s?랭킹|랭킹\s?뉴스|키워드\s?관련\s?{_OTHERS}",
    rf"(?:이|같은)\s?(?:카테고리|시리즈|섹션|분야|기자)의?\s?(?:다른\s?|인기\s?|최신\s?)?{_OTHERS}.{{0,6}}",
    rf"(?:.{{2,20}}의\s?)?다른\s?{_OTHERS}(?:\s?(?:더\s?)?보기)?",
    rf".{{2,12}}\s?(?:에서|의)\s?(?:많이\s?본|인기|주요)\s?{_OTHERS}|이웃\s?글|태그",
)
_PLACES = (
    r"(?:페이스북|트위터|엑스|X|카카오톡|카카오스토리|카톡|카스|URL\s?복사|(?:네이버\s?)?(?:블로그|밴드)|텔레그램|"
    r"라인|링크드인|인스타그램|유튜브|이?메일|facebook|twitter|kakao(?:talk|story)?|band|telegram|line)"
)
_VERBS = r"(?:공유|퍼가기|보내기|스크랩|인쇄|프린트|저장|듣기|추천|신고|구독|복사)"
_BUTTONS = (
    r"(?:홈|HOME|메뉴|전체\s?메뉴|로그인|로그아웃|회원가입|마이페이지|(?:통합\s?)?검색|닫기|열기|더\s?보기|"
    r"목록(?:으로)?|이전|다음|(?:맨\s?)?위로|TOP|PC\s?(?:버전|화면)|모바일\s?(?:버전|웹)|사이트맵|접기|"
    r"펼치기|수정|삭제|차단|취소|확인|레이어\s?닫기|재생|일시정지|음소거)"
)
# A row of menu entries.
_MENU = (
    r"(?:전체\s?기사|속보|최신|정치|경제|사회|문화|국제|세계|스포츠|연예|오피니언|사설|칼럼|산업|금융|증권|"
    r"부동산|IT|과학|생활|전국|지역|북한|건강|포토|영상|홈|태그|방명록|라이프|여행|책|교육|사람|날씨|TV)"
)
_TOOL = (
    # sharing and keeping
    rf"(?:이\s?)?(?:기사|글|뉴스|페이지|SNS|URL|링크|주소)?(?:를|로)?\s?(?:URL|SNS|기사)?\s?{_VERBS}"
    rf"\s?(?:하기|합니다|해\s?주세요)?{_COUNT}(?:\s?(?:닫기|열기))?",
    rf"(?:{_PLACES}\s?(?:\(?으\)?로|에)?\s?(?:기사\s?)?(?:공유|보내기)?(?:하기)?[\s,|/·]*)+",
    r"(?:기사\s?|페이지\s?)?(?:URL|주소|링크)[이가를]?\s?(?:클립보드에\s?)?(?:복사|저장)\s?(?:되었|됐|했|하였)습니다\.?"
    r"(?:\s?원하는\s?곳에.{0,20})?|(?:이\s?)?(?:기사|링크|게시글)[을를가]?\s?(?:스크랩|저장|추천)(?:되었|됐|했)습니다\.?",
    # template tokens that a script should have replaced
    r"(?:\$\$\w+\$\$|\{\{[^{}]*\}\}|\$\{[^{}]*\}|%%\w+%%|@@\w+@@|#\{\w+\}|\[\[\w+\]\]|__\w+__)",
    # reading aids
    r"(?:본문\s?)?(?:글자|글씨|폰트)\s?(?:크기.{0,12}|크게|작게|키우기|줄이기)|(?:본문\s?)?요약(?:봇|\s?보기)?",
    r"(?:텍스트\s?|기사\s?)?음성(?:으로)?\s?(?:변환|듣기|재생|서비스).{0,12}",
    r"가(?:[\s+\-]?가){0,4}[+\-]?|(?:화면|이미지|사진)\s?(?:확대|축소|크게|원본).{0,6}|크게\s?보기",
    r"본문\s?(?:바로가기|듣기|영역|읽기)|(?:주\s?메뉴\s?)?바로\s?가기|기사\s?(?:원문|본문)|번역\s?설정",
    r"기사의?\s?본문\s?내용은\s?이\s?글자\s?크기로.{0,10}",
    # reactions and counters
    r"(?:추천|비추천|공감|비공감|반대|답글(?:쓰기)?|조회수?|읽음|좋아요|싫어요|views?|hits?)"
    rf"{_COUNT}(?:\s(?:댓글|추천|공감){_COUNT})*",
    r"(?:쏠쏠정보|흥미진진|공감백배|분석탁월|후속강추|훈훈해요|슬퍼요|화나요|기뻐요|놀라워요|추천해요|"
    rf"후속기사\s?원해요|유익해요|응원해요){_COUNT}",
    rf"(?:채널\s?|기자\s?|뉴스레터\s?|알림\s?)?(?:구독|팔로우|응원|후원)(?:하기|신청|중|수)?{_COUNT}",
    r"(?:이\s?)?기사[를가]?\s?(?:읽고\s?난\s?기분|어땠나요|어떠셨나요|마음에\s?드셨|유익하셨).{0,20}",
    r"(?:(?:좋아요|훈훈해요|슬퍼요|화나요|놀라워요|추천해요|후속기사\s?원해요|감동이에요|유익해요)\s?[\d,]*\s?){2,}",
    r"PICK\s?안내|언론사가\s?.{0,20}선정한\s?기사입니다\.?|(?:전체|모두|원문)\s?보기|기사\s?전체\s?보기",
    # navigation
    rf"{_MENU}(?:[\s|/·,]+{_MENU})*",
    rf"{_BUTTONS}(?:[\s|/·]*{_BUTTONS})*|(?:이전|다음)\s?{_OTHERS}(?:\s?보기)?|홈{_MENU}+(?:일반)?",
    r"(?:상단|본문|하단)\s?영역|현재\s?위치|스크롤.{0,10}상태바|검색어를?\s?입력.{0,10}|언어\s?변경",
    r"(?:홈|HOME)(?:\s?[>›»/|]\s?.{1,15}){1,4}|[가-힣A-Z·/&]{2,10}(?:\s?[>›»]\s?[가-힣A-Z·/&]{2,12}){1,4}",
    r"MY\s?뉴스(?:\s?설정)?|(?:.{2,12}\s?)?언론사\s?홈?\s?바로가기|기자\s?(?:페이지|프로필|정보)",
    r"기사\s?섹션\s?분류\s?안내|이\s?기사는\s?언론사에서.{2,30}분류했습니다\.?",
    # advertisements, addresses, tags
    r"\[?\(?(?:AD\.?|광고|끝|Advertisement|Sponsored|스폰서|파워링크)\)?\]?(?:\s?(?:닫기|건너뛰기|정보))?",
    r"https?://\S+|[\w.+\-]+@[A-Za-z0-9.\-]+|#\S+(?:[\s,]+#\S+)*|\d{1,3}\s?/\s?\d{1,3}",
    r"첨부\s?파일.{0,20}|\S{1,60}\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png)(?:\s?\(.{1,20}\))?",
    # broadcasters: speaker marks that stand alone, credits
    r"[\[<【◀(]\s?(?:앵커|기자|리포트|앵커\s?멘트|아나운서|리포터|진행자|인터뷰|현장음|녹취|ANC|VCR|INT|END|영상)"
    r"\s?[\]>】▶)]?|Video\s?Player|동영상\s?뉴스",
    r"\(?(?:영상\s?|화면\s?|자료\s?)?(?:취재|편집|촬영|디자인|그래픽|CG|VJ|음향|자막|구성|카메라)"
    r"(?:\s?기자)?\s?[:：=]\s?[가-힣·,/:\s]{2,40}\)?",
)
# These need not be the whole line.
_PLUG = (
    r"(?:확인하세요|만나\s?보세요|클릭하세요|구독하세요|가입하세요|바로\s?가기)[.!~]*\s?(?:[▶▷→☞>]+)?$",
    r"기자\s?외\s?\d+[명인]|AI가?\s?(?:자동으로\s?)?(?:요약|생성)한|뉴스\s?스탠드|언론사\s?편집\s?뉴스|뉴스레터\s?(?:구독|신청|받)|(?:지금|바로)\s?구독|구독과\s?좋아요",
    r"(?:카카오톡?|네이버|유튜브|텔레그램|구글\s?뉴스|다음|포털).{0,20}"
    r"(?:구독|(?:친구|채널)\s?추가|만나\s?보|팔로우|확인하세요)",
    r"제보\s?(?:하기|전화|메일|이메일|카톡|카카오톡|번호|는|하려면|안내)|제보를?\s?(?:기다|받습|부탁)",
    r"(?:기사|뉴스|독자|시청자)\s?(?:문의\s?및\s?)?제보|제보\s?[:：]|제보해\s?주세요|(?:앱|어플)(?:을|를)?\s?(?:다운로드|설치)",
    r"기사의?\s?섹션\s?정보는|언론사는\s?개별\s?기사를|이\s?기사를?\s?(?:추천|공유|구독)",
    r"기사\s?보내기|^이\s?글자크기로|^\(예시\)\s?가장\s?빠른\s?뉴스",
    r"후원(?:하기|해\s?주세요|계좌)|광고\s?차단|쿠키.{0,20}(?:동의|허용)|자바스크립트|JavaScript",
    r"바로\s?가기(?:\s?$|\s?-)|(?:기사|뉴스)\s?더\s?보기$",
)
_POINTER = re.compile(r"[▶▷►☞☎◎]|[\[<]?관련\s?(?:기사|뉴스)[\]>]|관련\s?기사\s?[:：]")


def _any(rows: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


_IS_COMMENTS, _IS_SECTION, _IS_TOOL, _HAS_PLUG = map(_any, (_COMMENTS, _SECTION, _TOOL, _PLUG))
_IS_SUMMARY = re.compile(
    r"^(?:AI|뉴스|기사|본문|핵심|[3세]\s?줄)\s?(?:기사\s?|뉴스\s?|본문\s?)?(?:[3세]\s?줄\s?)?요약.{0,4}$|전체\s?(?:맥락|내용)을\s?(?:더\s?)?이해하"
)
_PAYWALL = re.compile(
    r"(?:유료|회원|구독자?|프리미엄|로그인)[^.\n]{0,20}(?:전용|기사입니다|콘텐츠입니다)"
    r"|(?:로그인|구독|회원\s?가입|결제)[^.\n]{0,30}(?:전문|나머지|이어서|계속|전체|이용)[^.\n]{0,20}"
    r"(?:볼|읽|보실|읽으실|이용|확인|하실)"
    r"|(?:전문|나머지|이어서|계속|전체)[^.\n]{0,30}(?:로그인|구독|회원\s?가입|결제)[^.\n]{0,20}"
    r"(?:필요|해\s?주세요|하세요|가능)"
)
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
    if _IS_COMMENTS.fullmatch(bare):
        return Furniture.COMMENTS
    if _IS_SUMMARY.search(bare):
        return Furniture.SUMMARY
    if _IS_SECTION.fullmatch(bare.strip(_FRAME)):
        return Furniture.SECTION
    if not bare or _IS_TOOL.fullmatch(bare) or _HAS_PLUG.search(bare) or is_paywall(bare):
        return Furniture.TOOL
    pointer = _POINTER.match(line.lstrip(" \xa0")) is not None
    if _SENTENCE_END.search(bare) and not (pointer and _UNSTOPPED.search(bare)):
        return None
    if pointer:
        return Furniture.TOOL
    return Furniture.MASTHEAD if is_masthead(bare) else None


def is_paywall(line: str) -> bool:
    """Whether a line tells that the rest of an article is for those who log in or pay."""
    return _REPORTS.search(line) is None and _PAYWALL.search(line) is not None
