"""The forms of questions about the articles themselves.

All are matched against a question without its blanks: they are the first thing left out in a chat.
Such a question is a frame around a word for the article; what stands before the frame says which
articles are meant (`HEAD_END`, `HEAD_START`), what stands behind the word must be of the frame
(`TAIL`). "기사 삭제 요구한 사람 누구" has such a word and is none, for 삭제 is of no frame.
"""

from __future__ import annotations

import re

from index.korean.pieces import Pieces
from index.records import Subject


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE | re.IGNORECASE)


# Words for the article; those that begin or end other words, and study groups' 자료 and 문서, only
# where they begin with a word of the question.
ARTICLE = _pattern(
    r"기사 | (?P<apart>뉴스|보도|칼럼|사설|기고문?|글|자료|문서|원문|단독|거|것|건|꺼)"
)
# Of these, what needs 기자 or 쓴 beside it (김가람 기자가 쓴 거, 나비대교 단독 쓴 사람).
ONLY_WRITTEN = frozenset({"단독", "거", "것", "건", "꺼"})
# The questions that the first of these may ask: 누구 꺼 asks for an owner.
SCOOP = "단독"
# These name writings of any kind (공개된 문서의 이름은?): a list of them must be asked for in so many
# words.
WEAK = frozenset({"글", "문서", "자료", "원문", "보도", "기고", "기고문", "칼럼"})
# Whose 기사 drives or repairs; 가짜뉴스 is what articles tell of.
NO_ARTICLE = _pattern(
    r"(?:택시|버스|운전|트럭|배달|대리|화물|수리|설치|배송|퀵|택배|정비|지게차|굴착기|크레인|가짜|페이크)$"
)
NO_ARTICLE_AHEAD = _pattern(
    r"(?:님|식당|회생|자격|단|도|작위|룸|피드|로벌|자(?!료)|쓰기|씨체|자수)"
)

_END = r"""(?:이?야|임|인가|인가요|이에요|예요|에요|이고|이니|입니까|이지|이죠|죠|지|냐|니|나|나요|요|어|아|여|해|음|슴|슈|데|은데
    |는데|대|네|네요|까|까요|을까|을까요|습니까|습니다|ㅂ니까|입니다|하나요|한가요|던가|더라|였지|였더라|이더라|래|라고|좀|쫌)"""
_CAME_OUT = (
    r"(?:나온|나왔|나옴|쓴|썼|쓰인|쓰였|써진|써졌|작성한?|작성된|작성됐|작성했|보도한?|보도된|보도됐|게재한?|게재된|게재됐|발행한?|발행된|발행됐"
    r"|올라온|올라왔|올린|올렸|실린|실렸|공개된?|등록된|등록됐|입력된|출고된?|출고됐|낸|냈|내보낸)"
)
_WRITTEN = (
    r"(?:쓴|썼|씀|쓰신|쓰셨|써|작성한|작성했|작성하신|작성|취재한|취재했|취재|적은|적었|기고한)"
)
_GIVE = r"""(?:(?:보여|알려|찾아|말해|가르쳐|골라|추천해|읽어|정리해|모아|뽑아|띄워|불러|꺼내|설명해|요약해)
    (?:줘|줄래|줄수|주세|주실|주시|주십|주라|주|달라|다오|봐|볼래|볼수|드려)? | 보고싶 | 읽고싶 | 궁금 | 부탁 | 구해
    | 해(?:줘|주|달라|봐|드려) | 줘 | 주세 | 주십 | 줄래 | 줄수 | 달라 | 주라 | 볼래 | 볼수 | 볼만 | 검색 | 찾 | 보자)"""

# What may stand behind the word for the article, over and over until the end.
_STARTS = rf"""
    좀|쫌|알아|아는|알고|중|중에|중에서|중엔|가운데|말고|혹시|그럼|지금|현재|여기|모두|다|전부|총|전체|하나|한개|한건|몇개만|더|또|다른|관련된?
    |누가|누구(?:를|가|꺼|거|임)?|누군|언제|언제쯤|언제(?:꺼|거)|어디|어디서|어디에|어디에서|어디꺼|어느|어떤|무슨|무엇|뭐|뭔|뭘|뭣|머|모|며칠|몇|얼마나|어케|어떻게
    |{_CAME_OUT}|{_WRITTEN}|사람|기자(?:분|님|명)?|분|이름|성함|글쓴이|작성자|필자
    |날짜|일자|시각|시간|시|월|일|년도|년|날|때|꺼|거|것|건|껀|걸
    |출처|매체|언론사?|신문사?|방송사?|회사|곳|데
    |링크|주소|url|유알엘|원문|전문|본문|제목|헤드라인|목록|리스트|개수|갯수|건수|수|개|편|꼭지|가지|종류
    |내용|줄거리|요약|정리|핵심|요지|간단히|간단하게|간략히|간략하게|짧게|세줄|네줄|다섯줄|한줄|\d줄|자세히|자세하게
    |가장|제일|젤|맨|최신순|최근순|최신|최근|새로운|오래된|처음|먼저|나중|마지막|첫|오늘|어제
    |있|없|되|돼|됐|했|하|할|들어|들어간|들어있|가지고|갖고|보유|나열|존재
    |{_GIVE}|[?!.~,…^ㅋㅎㅠㅜㅇ]+
"""
# Only within a word: 나이 begins with an ending, and is a word of what is told.
_ENDINGS = rf"들|은|는|이|가|을|를|의|도|만|요|자|쯤|에|게|서|에서|로|으로|었|았|였|이었|인|입|이|봐|바|{_END}"
_PIECES = rf"{_STARTS}|{_ENDINGS}"
STARTS = _pattern(_STARTS)
# What a question may end with before it names what the articles are about.
FINISHED = _pattern(rf"(?:{_GIVE}|{_END}|누구|뭐|언제|어디|링크|요약|목록|[?!.])$")
TAIL = Pieces(_pattern(_PIECES))
# Behind the word for the article: it is told of there, not asked for.
TOLD_OF = _pattern(
    r"(?:에(?!대|관|서?나왔|서나온거)|와|과|처럼|라고|라는|란|로|으로|보다|마다|하고|때문|같은)"
)

# What may stand right before the word for the article, behind what the articles are about.
HEAD_END = Pieces(
    _pattern(
        rf"""
    누가{_WRITTEN} | 언제쯤?{_CAME_OUT}? | 어디(?:(?:서|에서|에)?{_CAME_OUT})?
    | (?:어느|무슨|어떤)(?:매체|신문|신문사|언론|언론사|방송|방송사|곳)(?:의|에서|에)?{_CAME_OUT}?
    | 누구 | 며칠(?:자|날)?(?:에?{_CAME_OUT})? | 몇(?:월며칠|년도?|년몇월|시)(?:에?{_CAME_OUT})? | 몇(?:개|건|편|꼭지)의?
    | (?:무슨|어떤|어느|뭔) | (?:모든|전체|전부|등록된|다른|또다른|딴|비슷한|다음|더)
    | (?:이|그|저|해당|방금|아까|위|위의|방금본|아까본|지금|이거|그거|이런|그런)
    | (?:와|과|이랑|랑|하고)?(?:관련된?|관련한|관련해서?|연관된|관한|대한|관해서?|대해서?|다룬|다루는|언급된|언급한|들어간|들어가는|나온|나오는)
    | (?:에|을|를|이|가)(?:관련된?|관련한|관련해서?|관한|대한|관해서?|대해서?|다룬|다루는|언급된|언급한|나온|나오는|들어간)
    | {_CAME_OUT}
    | (?:가장|제일|젤|맨|최고로)?(?:오래된|처음|먼저|첫|최근|최신|새|새로운|새로|나중|마지막|옛날|늦게|빨리)(?:에|으로)?(?:{_CAME_OUT})?
    """
    )
)
# Of these, what may follow without a blank on what the articles are about; 이 of 손제이 may not.
GLUED = _pattern(
    r"(?:와|과|이랑|랑|하고)?(?:관련|연관)|(?:에|에게)(?:관련|관한|대한|관해|대해)|관한|대한|다룬|나온|나오는|언급|들어간|누가|언제|가장|제일"
    rf"|(?:을|를|이|가)(?:다룬|다루는|언급|나온|나오는|들어간)|{_CAME_OUT}"
)
# Before what the articles are about: asking words and the like that were put first.
HEAD_START = _pattern(
    rf"""^(?:혹시|너는?|넌|니가|네가|그럼|그러면|근데|그런데|저기|음|아|야|그리고|여기|지금)*
    (?P<asks>(?:누가|(?:어느|어떤|무슨)기자(?:가|분이|님이))(?:{_WRITTEN}{_END}?)? | 언제{_CAME_OUT}{_END}? | 어디(?:서|에서)(?:{_CAME_OUT}{_END}?)?
    | (?:가장|제일|젤|맨)(?:오래된|처음|최근|최신|마지막)(?:에)?{_CAME_OUT}? | 최신 | 최근)?"""
)

OLDEST = _pattern(
    r"(?:가장|제일|젤|맨)(?:오래된|처음|먼저|옛날|빨리|첫)|오래된순|^첫(?:번째)?기사|첫기사"
)
LATEST = _pattern(
    rf"(?:가장|제일|젤|맨)(?:최근|최신|새로운|새로|나중|마지막|늦게)|^마지막(?:으로|에)?(?:{_CAME_OUT})?기사"
)
# 김가람 기자가 쓴, before the word for the article or in its place.
WRITTEN = _pattern(rf"{_CAME_OUT}|{_WRITTEN}")
REPORTER = _pattern(
    r"(?P<name>[가-힣]{2,4}?)\s?(?P<role>기자|특파원|논설위원|앵커|리포터)(?:님)?(?:이|가|는|은|의|께서)?"
    rf"\s?(?:{_WRITTEN})?\s?(?:어떤|무슨)?$"
)
# 제목에 나비 들어간
TITLED = _pattern(
    r"(?:제목|헤드라인)(?:에|이|으로)\s?[‘'\"“]?(?P<words>.+?)[’'\"”]?\s?(?:이|가|이라는|라는|이라고|라고|으로|로)?\s?"
    r"(?:말이|단어가|글자가)?\s?(?:들어간|들어가는|들어있는|들어가있는|있는|나온|나오는|포함된|쓰인|붙은|달린|들어갔|포함한|시작하는)\s?$"
)
# Not 보도: any news reports.
NAMED_ARTICLE = re.compile(r"기사(?!님|회생)|칼럼|사설")
# What joins what the articles are about to the word for them: 나비대교*의*, 11월 1일*자*, 남도방송*에서* 낸.
JOINS = re.compile(r"(?:에서|꺼|(?<=\d일)자|의)$")
BY_WHOM = re.compile(r"(?:에서|이|가|에|의)$")
ASKS_FACTS = ("누가", "언제", "어디")
ASKS_LIST = _pattern(rf"있|없|목록|리스트|몇|{_GIVE}")
OTHERS = _pattern(r"다른|딴|비슷한|더(?:보여|있|없|찾|알려)|또(?:있|없|보여|뭐|다른)|말고")
POINTS = _pattern(r"^(?:이|그|저|해당|방금|아까|위)(?:의|본|거)?$|이거|그거|방금|아까")

# What is asked about the articles, by the frame with the word for the article; the first decides.
_ARTICLE = r"(?:기사|뉴스|보도|칼럼|사설|기고문?|글|자료|문서|원문|단독|거|것|건|꺼)들?"
SUBJECTS: tuple[tuple[Subject, re.Pattern[str]], ...] = (
    (
        "author",
        _pattern(
            rf"""누(?:가|구가)\w{{0,8}}?{_WRITTEN} | {_WRITTEN}(?:사람|기자|분|이(?![가-힣]))
            | 글쓴이 | 작성자 | 필자 | 기자명 | 기자(?:분|님)?(?:가|는|의|은|이)?(?:이름|성함|누구|누군|좀|알려|$|[?])
            | (?:담당|취재|어느|어떤|무슨)기자 | ^누구{_ARTICLE} | {_ARTICLE}(?:는|은)?누구(?:꺼|거|야|임|지|$)"""
        ),
    ),
    (
        "published",
        _pattern(
            r"""언제 | (?:작성|보도|게재|발행|등록|입력|출고)(?:일자?|날짜|시각|시간) | 날짜 | 일자(?!리)
            | 며칠 | 몇(?:월|년|시|일(?:자|날))"""
        ),
    ),
    ("link", _pattern(r"링크 | 주소 | url | 유알엘 | 원문")),
    (
        "outlet",
        _pattern(
            rf"""출처 | 매체 | 언론 | (?:어느|무슨|어떤|어디)(?:신문|방송|회사|곳|데)
            | 어디(?:에)?(?:서|에서)?{_CAME_OUT} | 어디(?:꺼|거|것|야|임|지|인|이|에요|예요|언론|매체|$|[?])
            | ^어디{_ARTICLE} | 신문사 | 방송사"""
        ),
    ),
    (
        "count",
        _pattern(
            r"몇(?:개(?!만)|건|편|꼭지|가지) | 얼마나(?:있|많|돼|되) | 개수 | 갯수 | 건수 | 수(?:는|가|를)?(?:몇|얼마|알려|[?]|$)"
        ),
    ),
    ("text", _pattern(r"자세히 | 자세하게 | 전문(?!가) | 본문")),
    (
        "summary",
        _pattern(
            r"""요약 | 줄거리 | 핵심 | 요지 | (?:세|네|한|다섯|\d)줄 | 간단히 | 간략 | 짧게 | 정리(?:해|좀|$|[?])
            | (?:무슨|어떤)?내용 | (?:이|그|해당|무슨|어떤)기사(?:인가|이?야|이에요|예요|입니까|인지|지|임)"""
        ),
    ),
    ("title", _pattern(r"제목 | 헤드라인")),
)

# Questions of this kind without a word for the article mean the article in hand, or the only one:
# how each begins; `PLEASE` must make up the rest.
_POINTING = r"(?:혹시|그럼|근데)?(?:이|그|저)?(?:거|건|것은?|게|기사|글)?(?:은|는|의|를)?"
PLEASE = Pieces(
    _pattern(
        rf"""도|좀|쫌|만|은|는|이|가|을|를|의|더|또|뭐|뭔|뭐였|어디|누구|누군|이름|성함|분|님|거|건|것|꺼|있|없|할|했|되|가능|인
        |습|정도|링크|주소|본|{_GIVE}|{_END}|[?!.~ㅋㅎ]+"""
    )
)
_SHORT = r"(?:세줄|네줄|한줄|\d줄|짧게|간단히|간단하게|간략히)?(?:로|로만|만)?"
IN_HAND: tuple[tuple[Subject, re.Pattern[str]], ...] = (
    ("author", _pattern(rf"{_POINTING}누가{_WRITTEN}")),
    ("author", _pattern(rf"{_POINTING}(?:담당|취재)?(?:기자|글쓴이|작성자|필자)")),
    ("author", _pattern(rf"{_POINTING}{_WRITTEN}(?:사람|기자|분)")),
    ("published", _pattern(rf"{_POINTING}(?:언제쯤?|몇(?:시|일|월며칠)에?){_CAME_OUT}")),
    ("published", _pattern(rf"{_POINTING}(?:언제|며칠|몇일)(?:자)?(?:거|꺼|것)")),
    (
        "published",
        _pattern(rf"{_POINTING}(?:작성|보도|게재|발행|등록|입력)(?:일자?|날짜|시각|시간)"),
    ),
    ("link", _pattern(rf"{_POINTING}(?:출처)?의?(?:링크|원문|원본|url|유알엘)")),
    ("link", _pattern(r"출처주소|주소(?=좀|줘|주세요|알려)")),
    ("outlet", _pattern(rf"{_POINTING}(?:출처|매체|언론사|신문사|방송사)")),
    (
        "outlet",
        _pattern(
            rf"{_POINTING}(?:어디|어느신문|어느언론사?|어느매체)(?:에서|서|에)?{_CAME_OUT}(?=거|건|것|꺼)"
        ),
    ),
    ("outlet", _pattern(rf"{_POINTING}(?:어디|어느|무슨)(?:신문|방송|언론사?|매체)")),
    ("title", _pattern(rf"{_POINTING}(?:제목|헤드라인)")),
    (
        "summary",
        _pattern(rf"{_POINTING}(?:내용)?[좀을]*{_SHORT}(?:내용)?(?:요약|정리|줄거리|핵심)"),
    ),
    (
        "text",
        _pattern(
            rf"{_POINTING}(?:내용)?[좀을]*더?(?:자세히|자세하게|자세한내용|전문|본문|전체내용)"
        ),
    ),
    ("count", _pattern(r"(?:총|모두|다해서|전부)?몇건(?=이나|정도|있|이야|인|$|[?])")),
    ("others", _pattern(r"(?:다른|딴|비슷한|관련)(?:거|것|건|기사|뉴스)")),
)

# English: each may match anywhere, in a question without its blanks.
ENGLISH: tuple[tuple[Subject, re.Pattern[str]], ...] = (
    (
        "author",
        _pattern(
            r"who(?:wrote|haswritten|isthe(?:author|reporter|writer)of)(?:the|this|that)(?:article|story|news|report)"
            r"|(?:author|reporter|writer)of(?:this|the|that)(?:article|story)"
        ),
    ),
    (
        "published",
        _pattern(
            r"when(?:was|did|is)(?:this|the|that)(?:article|story|news)(?:.*)(?:published|written|comeout|appear|from)"
            r"|(?:date|publicationdate)of(?:this|the|that)(?:article|story)"
        ),
    ),
    (
        "outlet",
        _pattern(
            r"(?:what|which)(?:newspaper|outlet|media)(?:published|wrote|is|ran)?|(?:source|outlet)of(?:this|the)(?:article|story)"
        ),
    ),
    ("link", _pattern(r"(?:link|url|address)(?:to|of|for)(?:this|the|that)(?:article|story)")),
    ("title", _pattern(r"(?:title|headline)of(?:this|the|that)(?:article|story)")),
    ("count", _pattern(r"howmany(?:articles|stories|documents)")),
    (
        "summary",
        _pattern(
            r"whatis(?:this|the)article(?:about)?|summar(?:y|ize|ise)(?:of)?(?:this|the|that)?(?:article|story)"
        ),
    ),
    (
        "list",
        _pattern(
            r"(?:what|which)articles(?:are|do)|list(?:of)?(?:all)?(?:the)?articles"
            r"|(?:any|show|find|list|have|get)(?:me)?(?:all|the|some|other|more)?(?:articles|news|stories)(?:about|on|by|from|$|[?.])"
            r"|^(?:articles|news|stories)(?:about|on|by|from)"
        ),
    ),
)
# English words of the frame; whatever else stands there names the article.
ENGLISH_FRAME = frozenset(
    """
    article articles story stories news document documents author reporter writer wrote written
    published appear come out newspaper outlet media list all registered link url address title
    headline summary summarize summarise show find any some get other more have date publication
    source ran run report
    """.split()
)
