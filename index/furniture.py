"""What surrounds an article on a Korean news page, told line by line."""

from __future__ import annotations

import re
from enum import Enum, auto

# The rules hold for short lines; the copyright notice is the longest of them (characters).
_LONGEST = 100
_LONGEST_NOTICE = 200


class Furniture(Enum):
    """What kind of thing a line that is not the article's belongs to."""

    TOOL = auto()  # share buttons, font size, subscription, advertisements
    SECTION = auto()  # heads a list of other articles
    COMMENTS = auto()  # heads the readers' comments, or counts them
    COPYRIGHT = auto()
    MASTHEAD = auto()  # address, registration, editors, terms of use


_EDGES = " \t\xa0\u200b\ufeff•·∙●○■□◆◇▶▷►☞※|-–—>»+*"

_COMMENTS = re.compile(
    r"(?:전체\s?)?(?:댓글|의견|덧글)\s?(?:수|쓰기|달기|남기기|보기|목록|등록|운영원칙|정책)?\s?[\[(:]?\s?[\d,]*\s?[\])]?개?"
    r"|댓글을?\s?(?:입력|남겨|작성|달아|써).{0,30}|[\d,]+\s?개의\s?(?:댓글|의견)|내\s?댓글.{0,10}|(?:전체\s?)?댓글.{0,4}\(\d+\)|첫\s?댓글.{0,20}"
    r"|공감\s?[\d,]*\s?댓글\s?[\d,]*|댓글\s?(?:최신순|순공감순|과거순|추천순).*|comments?\s?\(?\d*\)?",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"[\[<【(]?\s?(?:"
    r"(?:이\s?기사와?\s?)?(?:관련|연관)\s?(?:기사|뉴스|콘텐츠|글|키워드|태그|영상|이슈|포스트)(?:\s?더\s?보기|\s?목록)?"
    r"|(?:많이|가장\s?많이)\s?(?:본|읽은|읽힌|찾는|공유한|댓글\s?달린)\s?(?:기사|뉴스|글)?(?:\s?(?:TOP|Top|top)?\s?\d*)?"
    r"|(?:오늘의?|이\s?시각|실시간|지금|최신|분야별|섹션별|화제의|추천|인기|주간|주요|핫|HOT|함께\s?(?:볼|읽을|보면\s?좋은)\s?만?한?|당신이\s?좋아할\s?만한|놓치면\s?안\s?될)"
    r"\s?(?:많이\s?본\s?|주요\s?|인기\s?|추천\s?|헤드라인\s?|관심\s?|핫\s?)?(?:기사|뉴스|이슈|랭킹|검색어|콘텐츠|글|포토|영상|헤드라인|토픽|포스트|클릭)(?:\s?(?:TOP|Top)?\s?\d*)?"
    r"|(?:뉴스|기사)?\s?랭킹(?:\s?뉴스)?|(?:포토|카드|영상|동영상)\s?뉴스|포토\s?갤러리|헤드라인\s?뉴스|(?:이|같은)\s?(?:카테고리|시리즈|섹션|분야)의?\s?(?:다른\s?)?(?:글|기사).{0,6}"
    r"|\S{2,12}\s?(?:기자)?의?\s?다른\s?(?:기사|글|뉴스).{0,8}|다른\s?(?:기사|글|뉴스)(?:\s?(?:더\s?)?보기)?|이\s?기자의?\s?다른\s?기사.{0,6}"
    r"|.{2,12}\s?(?:에서|의)\s?(?:많이\s?본|인기|주요)\s?(?:기사|뉴스)|(?:이전|다음)\s?(?:기사|글)|이웃\s?글|태그|인기\s?기사|추천\s?기사"
    r")\s?[\])>】]?\s?[:：]?"
)
_TOOL = re.compile(
    r"(?:이\s?)?(?:기사|글|뉴스|페이지)?를?\s?(?:SNS\s?)?(?:로\s?)?(?:공유|퍼가기|보내기|스크랩|인쇄|프린트|저장|듣기|추천|신고|좋아요)(?:하기|합니다|해\s?주세요)?\s?[\d,]*"
    r"|(?:SNS|URL|링크|주소|기사\s?URL|URL\s?주소)\s?(?:로\s?)?(?:공유|복사|보내기|기사\s?보내기)(?:하기)?(?:가\s?완료.{0,12})?"
    r"|(?:(?:페이스북|트위터|엑스|X|카카오톡|카카오스토리|카톡|카스|네이버\s?블로그|네이버\s?밴드|네이버밴드|밴드|블로그|텔레그램|라인|링크드인|인스타그램|유튜브|메일|이메일|핀터레스트|facebook|twitter|kakao|kakaotalk|band|telegram|line|email)\s?(?:으로|로|에)?\s?(?:공유|보내기|공유하기)?(?:\(으\)로)?(?:\s?기사\s?보내기)?[\s,|/·]*){1,12}"
    r"|(?:본문\s?)?(?:글자|글씨|폰트)\s?(?:크기)?\s?(?:를\s?)?(?:크게|작게|변경|조절|조정|설정|확대|축소|키우기|줄이기|보통|크기)?(?:하기|보기)?(?:\s?[+\-가])*"
    r"|가(?:[\s+\-]?가){0,4}[+\-]?|[+\-]|(?:화면|이미지|사진)?\s?(?:확대|축소)(?:하기|보기)?|(?:이미지|사진)\s?(?:크게|원본)?\s?보기|크게\s?보기"
    r"|본문\s?(?:요약봇?|바로가기|듣기|영역|읽기)|요약봇?|기사\s?(?:요약|원문|본문|듣기)|(?:텍스트\s?)?음성\s?(?:변환\s?)?(?:으로\s?)?(?:서비스\s?)?(?:듣기|사용하기|재생)?|번역(?:\s?(?:설정|beta.*))?|AI\s?(?:요약|음성|오디오).{0,12}"
    r"|(?:채널\s?|기자\s?|뉴스레터\s?|알림\s?)?(?:구독|팔로우|응원|후원)(?:하기|신청|중|수)?\s?[\d,.만천]*(?:\s?명)?|좋아요\s?[\d,]*|싫어요\s?[\d,]*|(?:쏠쏠정보|흥미진진|공감백배|분석탁월|후속강추|훈훈해요|슬퍼요|화나요|기뻐요|놀라워요|후속기사\s?원해요|추천해요|유익해요|웃겨요|응원해요)\s?[\d,]*"
    r"|(?:추천|비추천|공감|비공감|반대|답글|답글쓰기|조회|조회수|읽음|views?|hits?)\s?[:：]?\s?[\d,]*(?:\s?회)?(?:\s(?:댓글|추천|공감)\s?[\d,]*)?"
    r"|(?:홈|HOME|Home|메뉴|전체\s?메뉴|로그인|로그아웃|회원가입|마이페이지|검색|통합검색|닫기|열기|더\s?보기|더보기|목록|목록으로|이전|다음|위로|맨\s?위로|TOP|PC\s?(?:버전|화면)|모바일\s?(?:버전|웹)|사이트맵|바로가기|본문\s?바로가기|주\s?메뉴\s?바로가기|접기|펼치기|수정|삭제|신고|차단|등록|취소|확인|레이어\s?닫기|뒤로\s?가기|영상\s?닫기|재생|일시정지|음소거)(?:[\s|/·]+(?:홈|로그인|로그아웃|회원가입|마이페이지|검색|더\s?보기|목록|이전|다음|수정|삭제|신고))*"
    r"|(?:AD|AD\.|광고|Advertisement|Sponsored|스폰서|파워링크|\[광고\]|\(광고\))(?:\s?(?:닫기|건너뛰기|정보))?"
    r"|(?:홈|HOME|Home)(?:\s?[>›»/|]\s?.{1,15}){1,4}|[가-힣A-Z·/&]{2,10}(?:\s?[>›»]\s?[가-힣A-Z·/&]{2,12}){1,4}"
    r"|https?://\S+|[A-Za-z0-9_.+\-]+@[A-Za-z0-9.\-]+|#\S+(?:[\s,]+#\S+)*"
    r"|MY\s?뉴스(?:\s?설정)?|언론사홈?\s?(?:바로가기)?|기자\s?(?:페이지|프로필|정보|구독)|.{2,12}\s?언론사홈\s?바로가기|기사\s?섹션\s?분류\s?안내|이\s?기사는\s?언론사에서.{2,30}분류했습니다\.?"
    r"|\(?(?:영상|화면|자료|카메라|VJ|CG|그래픽|영상편집|영상취재|취재|촬영|편집|디자인|작가|음향|자막|구성|제작|기획)\s?(?:취재|편집|제공|기자|구성|디자인|조사)?\s?[:：=]\s?[가-힣·,/\s]{2,30}\)?"
    r"|\d+\s?/\s?\d+|\d{1,3}|Play|Video|Video\s?Player|동영상\s?뉴스|[\[<【]?(?:앵커|기자|리포트|앵커\s?멘트|인터뷰|VCR)[\]>】]",
    re.IGNORECASE,
)
_PLUG = re.compile(
    r"뉴스\s?스탠드|(?:카카오톡?|네이버|유튜브|텔레그램|구글\s?뉴스|다음).{0,20}(?:구독|친구\s?추가|채널\s?추가|만나\s?보세요|만나\s?보실|팔로우|확인하세요)"
    r"|제보\s?(?:하기|전화|메일|이메일|카톡|카카오톡|번호|는|를\s?(?:기다|받)|하려면|안내|창)|(?:기사|뉴스|독자|시청자)\s?제보|제보(?:해\s?주세요|를\s?부탁)"
    r"|(?:앱|어플)(?:을|를)?\s?(?:다운로드|설치)|뉴스레터\s?(?:구독|신청|받)|(?:지금|바로)\s?구독|구독(?:해\s?주세요|과\s?좋아요|하고\s)|언론사\s?편집\s?뉴스"
    r"|기사의?\s?섹션\s?정보는|언론사는\s?개별\s?기사를|이\s?기사를?\s?(?:추천|공유|구독|읽은|본)|후원(?:하기|해\s?주세요|계좌)|광고\s?차단|쿠키.{0,20}(?:동의|허용)|자바스크립트|JavaScript"
    r"|바로가기\s?$|바로\s?가기\s?-|(?:기사|뉴스)\s?더\s?보기$|대한민국\s?.{0,12}(?:대표|1등|No\.?\s?1).{0,10}(?:언론|신문|뉴스|미디어)$",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"^[\s\xa0]*(?:▶|▷|►|☞|☎|▣|◎|\[관련\s?(?:기사|뉴스)\]|<관련\s?(?:기사|뉴스)>|관련\s?기사\s?[:：])"
)
_COPYRIGHT = re.compile(
    r"^[\s<\[(【〈ⓒ©*※]*(?:저작권자|저작권은|copyright|ⓒ|©|\(c\))"
    r"|all\s?rights\s?reserved"
    r"|(?:무단\s?(?:전재|복제|배포|전제|도용|사용|게재)|재배포|재가공|AI\s?학습).{0,40}(?:금지|금합니다|금함|불허|불가|금하고)"
    r"|저작권법(?:의|에\s?의해|에\s?따라)?\s?(?:보호|의\s?보호)",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(
    r"(?:(?:대표\s?)?전화(?:번호)?|팩스|Tel|Fax|TEL|FAX|제호|매체명|법인명|상호|회사명|등록번호|등록일자?|등록연월일|발행일자?|창간일|발행인|편집인|발행\s?[·ㆍ,/]\s?편집인|편집국장|"
    r"대표이사|대표자?|사장|주필|인쇄인|청소년\s?보호\s?(?:책임자|정책)|개인정보\s?(?:보호|관리|처리)?\s?책임자|고충처리인|사업자\s?(?:등록)?\s?번호|통신판매(?:업)?(?:\s?신고)?(?:번호)?|"
    r"우편번호|주소|본사|지사|소재지|발행소|광고\s?(?:및\s?제휴\s?)?문의|제휴\s?문의|구독\s?문의|고객\s?센터|독자\s?센터|대표\s?메일|이메일|E-?mail|인터넷신문\s?등록번호|정기간행물\s?등록번호|신문사업\s?등록번호|호스팅\s?(?:서비스)?(?:\s?제공)?)"
    r"\s?[:：|]\s?.*"
    r"|(?:회사|매체|신문사|언론사)\s?소개|이용\s?약관|개인정보\s?(?:처리|취급)\s?방침|청소년\s?보호\s?정책|이메일\s?(?:주소)?\s?무단\s?수집\s?거부|저작권\s?(?:보호)?\s?(?:정책|규약|안내)|윤리\s?(?:강령|헌장)|"
    r"고충\s?처리(?:인)?|광고\s?(?:안내|문의)|제휴\s?(?:안내|문의)|구독\s?(?:안내|신청)|기사\s?제보|불편\s?신고|찾아오시는\s?길|오시는\s?길|편집\s?(?:규약|원칙)|자율\s?규약.{0,10}|RSS|"
    r"ND\s?소프트|인터넷신문위원회|인터넷신문윤리위원회|한국인터넷신문협회|한국신문윤리위원회|.{0,12}(?:심의|자율심의).{0,10}(?:준수|서약)(?:합니다|매체)?\.?"
)
_TERMS = re.compile(
    r"(?:회사소개|이용약관|개인정보|청소년보호|윤리강령|광고문의|고충처리|저작권보호|기사제보|사이트맵|찾아오시는)"
)
_NUMBERS = re.compile(r"(?:등록번호|사업자|발행인|편집인|대표전화|청소년보호책임자|통신판매)")
_ADDRESS = re.compile(
    r"(?:\(?우?\)?\s?\d{5}\)?\s?)?(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|충청[남북]도|전북|전남|전라[남북]도|경북|경남|경상[남북]도|제주)"
    r"(?:특별자치시|특별자치도|특별시|광역시|시|도)?\s?(?:[가-힣]{1,5}(?:시|군|구)\s?){0,2}.{0,10}(?:로|길|동|읍|면|리|가)\s?\d+.*"
)
_SENTENCE_END = re.compile(r"[가-힣](?:다|요|까|죠)[.?!]?[\"”’')\]]*$")


def furniture(line: str) -> Furniture | None:
    """What a line belongs to where it is not the article's; None for the article's own lines.

    Bullets, blanks and NBSP at the edges are left out of the decision. Long lines are never
    furniture: prose that mentions 관련기사 or 무단 전재 stays.
    """
    bare = line.strip(_EDGES)
    if len(bare) > _LONGEST_NOTICE:
        return None
    if not bare:
        return Furniture.TOOL if line.strip() else None
    if _COPYRIGHT.search(line) and not _says_more(bare):
        return Furniture.COPYRIGHT
    if len(bare) > _LONGEST:
        return None
    if _COMMENTS.fullmatch(bare):
        return Furniture.COMMENTS
    if _SECTION.fullmatch(bare):
        return Furniture.SECTION
    if _TOOL.fullmatch(bare) or (_PLUG.search(bare) and not _says_more(bare)):
        return Furniture.TOOL
    if _SENTENCE_END.search(bare):
        return None
    if _POINTER.match(line):
        return Furniture.TOOL
    if _is_masthead(bare):
        return Furniture.MASTHEAD
    return None


_TITLE_OF_PAPER = re.compile(r"(?:제호|매체명)\s?[:：]\s?(?P<name>[^(|/,]{2,30})")
_HOLDER = re.compile(
    r"(?:ⓒ|©|\(c\)|copyright|저작권자)[\s:：(]*(?:(?:ⓒ|©|\(c\)|copyright|by)[\s:：]*)*(?:\d{4}(?:\s?[-~]\s?\d{4})?)?[\s.]*"
    r"(?:\(주\)|㈜|주식회사)?\s?(?P<name>[^,.(<>\[\]|\d][^,.(<>\[\]|]{0,30}?)\s*"
    r"(?:[,.(<>\[\]|)&]|무단|all\s?rights|재배포|co\b|inc\b|corp\b|$)",
    re.IGNORECASE,
)


def outlet_of(line: str) -> str | None:
    """The outlet that a line of masthead (제호) or copyright names; None where it names none."""
    match = _TITLE_OF_PAPER.search(line) or _HOLDER.search(line)
    return match["name"].strip() or None if match else None


def _is_masthead(bare: str) -> bool:
    return bool(
        _MASTHEAD.fullmatch(bare)
        or _ADDRESS.fullmatch(bare)
        or len(_TERMS.findall(bare)) >= 2
        or len(_NUMBERS.findall(bare)) >= 2
    )


def _says_more(bare: str) -> bool:
    """Prose about copyright ends as reports do (…했다); notices end in 금지 or 금합니다."""
    return re.search(r"(?<!니)다\.[\"”’')]*$", bare) is not None
