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


def is_name(text: str) -> bool:
    """Whether a text is nothing but what could be a Korean name."""
    return re.fullmatch(NAME, text) is not None


def is_outlet(name: str) -> bool:
    """Whether a short string reads as the name of a newspaper, agency or broadcaster."""
    return (
        2 <= len(name) <= 20
        and _OUTLET.fullmatch(name) is not None
        and _NOT_OUTLET.fullmatch(name) is None
    )


def is_place(text: str) -> bool:
    """Whether a text is one of the places that datelines name."""
    return _PLACE.fullmatch(text) is not None


def is_heading(text: str) -> bool:
    """Whether a text is one that stands in brackets before headlines, paragraphs and credits."""
    return _NOT_OUTLET.fullmatch(text.replace(" ", "")) is not None
