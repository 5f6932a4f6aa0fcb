"""The forms of small talk.

All are matched against a question without its blanks: they are the first thing left out in a chat.
"""

from __future__ import annotations

import re

from index.records import SmallTalk


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE | re.IGNORECASE)


# Marks and emoticons that may follow anything.
_TAIL = r"[!?.~,…^ㅎㅋㅠㅜ]*"

# What is said of an answer, or of its getting across, and asks nothing.
_AGREED = r"(?:오키|오케이?|ㅇㅋ|ok(?:ay)?|ㅇㅇ|응|넵|넹|네|그래|알겠(?:어요?|습니다)|알았(?:어요?|습니다)|굿)"
_FELT = (
    r"(?:그렇|그랬|몰랐|복잡하|어렵|신기하|대단하|놀랍|재밌|재미있|웃기|슬프|안타깝|아쉽|무섭|답답하|황당하|심하|"
    r"멋지|좋|어이없|충격이|안됐|많|크|비싸|싸|길|짧|빠르|느리|쩐|쩔)"
)

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
            rf"""(?:정말|진짜|너무|와|아주|오|아|네|넵|응|{_AGREED})?
            (?:고마(?:워|워요|웠어요|웠습니다) | 고맙(?:습니다|네|네요|다)
            | 감사(?:해|해요|합니다|드려요|드립니다) | 땡큐
            | 수고(?:했어|했어요|하셨어요|하세요|하셨습니다) | 잘했어(?:요)? | 최고(?:야|예요|네요)?
            | ㄱㅅ | ㄳ | thanks?(?:you)? | thankyou) {_TAIL}"""
        ),
    ),
    (
        "remark",
        _pattern(
            rf"""(?:아|와|우와|오|헐|음|흠|어머|에이|아이고|진짜|정말|완전|너무|되게|꽤|좀|엄청|역시|참){{0,3}}
            (?:{_AGREED} | 헐 | 대박(?:이다|이네|사건)? | 세상에 | 어머나 | 아하 | 오호 | 글쿠나
            | (?:그렇|그랬|몰랐|{_FELT})(?:네요?|구나|군요?|는데|다|어요?|아요?)) {_TAIL}"""
        ),
    ),
    (
        "remark",
        _pattern(
            rf"""(?:아|와|우와|오|헐|음|흠|어머|에이|아이고|진짜|정말|완전|너무|되게|꽤|좀|엄청|역시|참){{0,3}}
            (?:{_AGREED} | 헐 | 대박(?:이다|이네|사건)? | 세상에 | 어머나 | 아하 | 오호
            | {_FELT}(?:네요?|구나|군요?|구만)) [!.~,…^ㅎㅋㅠㅜ]*"""
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
