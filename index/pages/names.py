"""Names of people, places and outlets, as far as their form tells."""

from __future__ import annotations

import re

# Common surnames of one syllable; a given name has one or two.
_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천"
    "방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감"
    "호갈동음온팽승간상시범빈좌계라"
)
NAME = rf"[{_SURNAMES}][가-힣]{{1,2}}|(?:남궁|황보|선우|제갈|독고|사공)[가-힣]{{1,2}}"
_OUTLET = re.compile(
    r".*(?:신문|일보|뉴스|투데이|경제|데일리|타임스|타임즈|미디어|방송|저널|통신|매일|헤럴드|비즈|포스트|"
    r"닷컴|위클리|이코노미|이코노미스트|리포트|프레스|인사이트|TV|티브이|매거진|리뷰|와이어|트리뷴|뉴스\d{1,2}|"
    r"News|Times|Today|Daily|Post|\.com|\.co\.kr|\.kr)"
)
# Outlets whose names do not show it.
_KNOWN_OUTLET = re.compile(
    r"(?:KBS|MBC|SBS|EBS|YTN|JTBC|MBN|OBS|CBS|BBS|TBS|KNN|TBC|TJB|JTV|CJB|G1|UBC|JIBS|KTV|BBC|CNN)"
    r"(?:\s?[가-힣]{2,4}방송|\s?뉴스)?|"
    r"한겨레(?:21)?|시사IN|뉴시스|프레시안|노컷뉴스|채널\s?A|TV\s?조선|디스패치|블로터|"
    r"(?:지디넷|ZDNet\s?)(?:코리아|Korea)|아이뉴스24|스포츠(?:동아|서울|조선|경향|한국)|OSEN|포포투|"
    r"인터풋볼|뉴스엔|(?:스타|엑스포츠|스포티비)뉴스|텐아시아|씨네21|마이데일리|더팩트|뉴스핌|조세일보|정책브리핑",
    re.IGNORECASE,
)
_DESK = (
    r"(?:앵커|기자|정치|경제|사회|문화|국제|체육|스포츠|연예|산업|금융|증권|과학|전국|지역|교육|생활|정책|"
    r"디지털|온라인|편집|사진|보도|취재|부동산|IT|라이프|오피니언|종합)"
)
# Never an outlet: what stands in brackets before headlines and paragraphs, and datelines.
_NOT_OUTLET = re.compile(
    rf"{_DESK}{{1,3}}(?:부|팀|국|면|뉴스)?|"
    r"(?:리포트|리포터|단독|속보|인터뷰|영상|포토|그래픽|표|자료|이미지|출처|제공|캡처|"
    r"칼럼|사설|기고|기획|특집|르포|인사|부고|알림|문|답|질문|답변|이슈|오늘|날씨|주간.*|오늘의.*|.*\d+보|.*브리핑|.*리포트|헤드라인\s?뉴스|톱\s?뉴스|주요\s?뉴스|뉴스)"
)
_PLACE = re.compile(
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|수원|성남|용인|"
    r"고양|창원|청주|전주|천안|춘천|원주|강릉|포항|김해|진주|여수|순천|목포|안동|의정부|평택|과천|무안|홍성|"
    r"도쿄|베이징|상하이|홍콩|워싱턴|뉴욕|런던|파리|베를린|모스크바|하노이|싱가포르|방콕|뉴델리|제네바|"
    r"실리콘밸리|로스앤젤레스|샌프란시스코|브뤼셀|카이로|이스탄불|로마|마드리드|자카르타|마닐라)"
)


def is_name(text: str) -> bool:
    """Whether a text is nothing but what could be a Korean name."""
    return re.fullmatch(NAME, text) is not None


def is_outlet(name: str) -> bool:
    """Whether a short string reads as the name of a newspaper, agency or broadcaster."""
    if not 2 <= len(name) <= 20:
        return False
    reads_so = _OUTLET.fullmatch(name) is not None and _NOT_OUTLET.fullmatch(name) is None
    return reads_so or _KNOWN_OUTLET.fullmatch(name) is not None


def is_place(text: str) -> bool:
    """Whether a text is one of the places that datelines name."""
    return _PLACE.fullmatch(text) is not None


def is_heading(text: str) -> bool:
    """Whether a text is one that stands in brackets before headlines, paragraphs and credits."""
    return _NOT_OUTLET.fullmatch(text.replace(" ", "")) is not None
