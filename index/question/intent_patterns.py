"""The forms of small talk and of questions about the articles themselves.

All are matched against a question without its blanks: they are the first thing left out in a chat.
"""

from __future__ import annotations

import re

from index.records import SmallTalk, Subject


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE | re.IGNORECASE)


# Marks and emoticons that may follow anything.
_TAIL = r"[!?.~,…^ㅎㅋㅠㅜ]*"

# Each must match the whole question.
SMALL_TALK: tuple[tuple[SmallTalk, re.Pattern[str]], ...] = (
    (
        "laughter",
        _pattern(
            rf"[ㅋㅎㅍ!?.~^]*[ㅋㅎ]{{2,}}[ㅋㅎ!?.~^]*|푸?(?:하{{2,}}|호{{2,}}|히{{2,}}|크{{2,}}){_TAIL}"
        ),
    ),
    (
        "greeting",
        _pattern(
            rf"""(?:안녕(?:하세요|하십니까|하신가요)? | 하이 | 헬로우? | 여보세요
            | 반가(?:워|워요|웠어요) | 반갑습니다 | 좋은(?:아침|저녁|하루)(?:이에요|입니다|이야)?
            | hi | hello | hey | good(?:morning|evening))
            (?:기사봇|봇|여러분|there)? (?:님|아|야|요)? {_TAIL}"""
        ),
    ),
    (
        "thanks",
        _pattern(
            rf"""(?:정말|진짜|너무|와|아주|오)?
            (?:고마(?:워|워요|웠어요|웠습니다) | 고맙(?:습니다|네|네요|다)
            | 감사(?:해|해요|합니다|드려요|드립니다) | 땡큐
            | 수고(?:했어|했어요|하셨어요|하세요|하셨습니다) | 잘했어(?:요)? | 최고(?:야|예요|네요)?
            | ㄱㅅ | ㄳ | thanks?(?:you)? | thankyou) {_TAIL}"""
        ),
    ),
    ("mood", _pattern(r"[ㅠㅜㅡ.]+|[^\w]+|[ㄱ-ㅎㅏ-ㅣ!?.~]+")),
    (
        "farewell",
        _pattern(
            rf"""(?:잘(?:가|가요|자|자요|있어|있어요) | 안녕히(?:가세요|계세요|주무세요)
            | 다음에(?:봐|봐요|또봐요) | 또(?:봐|봐요|올게|올게요) | 바이(?:바이)?
            | bye(?:bye)? | goodnight) {_TAIL}"""
        ),
    ),
    (
        "identity",
        _pattern(
            rf"""(?:너는?|넌|네|니|당신은?|기사봇은?|봇은?)
            (?:누구|뭐|뭐하는|정체|이름|사람|로봇|ai|인공지능)
            (?:봇|거|애|가|이|는|은)? (?:뭐|누구|있)? (?:야|니|냐|이야|예요|이에요|인가요|입니까|지|죠|세요)?
            {_TAIL} | whoareyou {_TAIL}"""
        ),
    ),
    (
        "help",
        _pattern(
            rf"""(?:너는?|넌|기사봇은?)? (?:뭐|뭘|무엇을?|어떤걸?|무슨질문)(?:를|을)?
            (?:할수있|물어볼수있|물어봐도|물어보면|물어볼까|해줄수있|할줄알) \w{{0,6}} {_TAIL}
            | (?:도움말|사용법|사용방법|도와줘요?|어떻게(?:써|쓰는거야|사용해|쓰나|쓰면돼)요?|help) {_TAIL}"""
        ),
    ),
)

# A word for the article itself; study groups put in 자료 and 문서.
_ARTICLE = r"(?:(?:기사|글|뉴스|보도|칼럼|문서|자료|기고|사설|원문)(?:들)?)"
_CAME_OUT = (
    r"(?:나온|나왔|쓴|썼|쓰인|쓰였|써진|써졌|작성|보도된?|게재|발행|올라|실린|실렸|공개|등록|출고)"
)

# Each may match anywhere; the first that does decides.
METADATA: tuple[tuple[Subject, re.Pattern[str]], ...] = (
    (
        "author",
        _pattern(
            r"""(?:누가|누구가)(?:쓴|썼|작성|쓰셨|취재)
            | (?:쓴|작성한|취재한|적은)(?:사람|기자|분|이)
            | 글쓴이 | 작성자 | 필자
            | 기자(?:가|는|의|님은?)?(?:이름|성함|누구|누군)
            | (?:담당|취재|어느|어떤)기자
            | who(?:wrote|haswritten|isthe(?:author|reporter|writer)) | (?:author|reporter)of(?:this|the)article"""
        ),
    ),
    (
        "published",
        _pattern(
            rf"""언제(?:쯤)?{_CAME_OUT}(?:거|건|{_ARTICLE})
            | {_ARTICLE}[은는이가를을]?언제(?:쯤)?(?:{_CAME_OUT}|거|꺼|것)
            | (?:작성|보도|게재|발행|등록|입력|출고)(?:일자?|날짜|시각|시간)
            | {_ARTICLE}의?(?:날짜|일자)
            | (?:며칠|몇월며칠|몇년도?|몇년몇월)(?:에?(?:나온|쓴)|자)?{_ARTICLE}
            | ^언제(?:쯤)?(?:나왔|썼|나온거)(?:어|어요|나요|니|죠|을까|야|예요)?[?!.]*$
            | when(?:was|did)(?:this|the|it)?(?:article|story|news)?(?:published|written|comeout|appear)"""
        ),
    ),
    (
        "outlet",
        _pattern(
            rf"""(?:어디|어느(?:매체|신문|신문사|언론|언론사|방송사?|곳)|무슨(?:매체|신문|언론사?))
              (?:에서|에)?(?:나온|낸|쓴|실린|보도한|올라온)?{_ARTICLE}
            | {_ARTICLE}[은는이가의]?(?:출처|매체|언론사|신문사
              |어디(?:서|에서|에)?(?:나온|나왔|낸|냈|쓴|썼|실린|실렸|보도|거|꺼|것))
            | ^[이그]?(?:출처|매체|언론사)[가는]?(?:어디|뭐|누구)
            | (?:what|which)(?:newspaper|outlet|media)"""
        ),
    ),
    (
        "link",
        _pattern(
            rf"""(?:{_ARTICLE}|출처)의?(?:링크|주소|url|유알엘)
            | ^(?:링크|원문)(?:좀)?(?:줘|주세요|보여줘?|알려줘?)"""
        ),
    ),
    (
        "title",
        _pattern(rf"{_ARTICLE}의?(?:제목|헤드라인) | ^(?:제목|헤드라인)(?:이|은|은?뭐|알려|좀)"),
    ),
    (
        "count",
        _pattern(
            rf"""{_ARTICLE}[은는이가를을]?(?:모두|다|총|전부|지금)?
              (?:몇(?:개|건|편|꼭지|가지)|얼마나(?:있|많))
            | 몇(?:개|건|편|꼭지)의?{_ARTICLE}
            | {_ARTICLE}의?(?:개수|갯수|건수|수)[는가를]?(?:몇|얼마|알려|어떻|\?|$)
            | howmany(?:articles|stories|documents)"""
        ),
    ),
    (
        "list",
        _pattern(
            rf"""(?:무슨|어떤|어느){_ARTICLE}[이가를을]?(?:있|가지고|들어|보유|갖고)
            | {_ARTICLE}의?(?:목록|리스트)
            | (?:모든|전체){_ARTICLE}
            | ^(?:최신|최근|오늘|새로운?)?{_ARTICLE}[를을]?(?:좀|다|모두|전부)*(?:보여|알려|구경)
            | {_ARTICLE}[는은이가]?(?:뭐|어떤게|무엇이)가?있
            | (?:what|which)articles(?:are|do) | list(?:of)?(?:all)?(?:the)?articles"""
        ),
    ),
    (
        "lead",
        _pattern(
            rf"""(?:무슨|어떤){_ARTICLE}(?:인가|이야|야|이에요|예요|입니까|인지|지)
            | {_ARTICLE}[은는이의가]?(?:무슨|어떤)?(?:내용|줄거리|요약)[이은을좀]?
              (?:뭐|무엇|알려|요약|정리|이야|인가|이에요|예요|보여|해|\?|$)
            | {_ARTICLE}[를을]?좀?(?:요약|(?:보여|알려|찾아)(?:줘|주))
            | whatis(?:this|the)article(?:about)?"""
        ),
    ),
)

# Words that belong to such a question itself; whatever else it holds must name the article.
FRAME = frozenset(
    """
    기사 글 뉴스 보도 칼럼 문서 자료 기고 사설 원문 기자 작성자 글쓴이 필자 작성 취재 담당 게재 발행 등록 입력
    출고 공개 작성일 보도일 게재일 발행일 등록일 입력일 날짜 일자 시각 출처 매체 언론 언론사 신문 신문사 방송사
    방송 링크 주소 url 유알엘 제목 헤드라인 목록 리스트 내용 줄거리 요약 정리 전체 모두 전부 총 지금 현재 년 월 일
    년도 개수 갯수 건수 실리다 올라오다 오르다 적다 가지다 갖다 보이다 보여주다 알리다 알려주다 찾다 구경 최신 최근 오늘 새롭다 건 거 보유 입력일자 작성일자
    article articles story stories news document documents author reporter writer wrote written
    published appear come out newspaper outlet media list all registered
    """.split()
)
