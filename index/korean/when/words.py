"""Words that tell when: the table that resolving, marking, evidence and ranking share."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Years, counted from that of the article.
YEARS = {
    "지지난해": -2, "재작년": -2, "지난해": -1, "작년": -1, "올해": 0, "올": 0, "내년": 1, "내후년": 2,
}  # fmt: skip
# Months likewise, and weeks; written without blanks.
MONTHS = {
    "지지난달": -2, "지난달": -1, "저번달": -1, "이달": 0, "이번달": 0, "다음달": 1, "내달": 1,
    "다다음달": 2,
}  # fmt: skip
WEEKS = {"지난": -1, "저번": -1, "이번": 0, "다음": 1}
TODAY = {"그저께": -2, "그제": -2, "어제": -1, "오늘": 0, "내일": 1, "모레": 2, "글피": 3}
# Days from the day named before.
NAMED_BEFORE = {"이날": 0, "같은날": 0, "전날": -1, "다음날": 1, "이튿날": 1}
COUNTED_DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8,
    "아흐레": 9, "열흘": 10, "보름": 15,
}  # fmt: skip
COUNTED_MONTHS = {"두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6} | {
    str(n): n for n in range(2, 10)
}
WEEKDAYS = "월화수목금토일"
WEEKDAY = f"[{WEEKDAYS}](?:요일)?"
# Which of several that come again is meant.
WHICH = (
    "지난",
    "저번",
    "이번",
    "오는",
    "돌아오는",
    "다음",
    "매년",
    "매월",
    "매달",
    "매주",
    "해마다",
    "달마다",
)
NOW = ("현재", "최근", "당시", "당일")

# Words that are times by themselves, a kind a line: public holidays (관공서의 공휴일에 관한 규정) and memorial
# days (각종 기념일 등에 관한 규정), days of custom, the 24 terms of the year (월력요항) with the hottest days, and
# the parts of the year and the day. "*": it may be another word as well, and is a time with a particle
# such as 에 or 마다, or behind 지난, 오는 and the like. "_": a blank that may be left out.
_NAMED = """
holiday: 신정 새해 새해_첫날 설날 설* 구정 삼일절 3·1절 3.1절 어린이날 부처님_오신_날 석가탄신일 초파일 현충일 제헌절 광복절 추석 한가위 개천절 한글날 성탄절 크리스마스 노동절 근로자의_날 식목일 어버이날 스승의_날 국군의_날 장애인의_날 과학의_날 환경의_날 소방의_날
custom: 정월_대보름 대보름 단오 단옷날 유두* 칠석 칠월칠석 백중* 중양절 한식* 동짓날 하짓날 입춘날 섣달그믐 그믐날 보름날 보름* 초하루* 초하룻날 밸런타인데이 발렌타인데이 화이트데이 빼빼로데이 핼러윈 할로윈 추수감사절 부활절 성금요일 블랙프라이데이 만우절 라마단 춘절 수능일 수능_날 선거일 투표일 개교기념일 창립기념일 기념일* 생일* 명절 대명절
term: 입춘 우수* 경칩 춘분 청명* 곡우* 입하 소만* 망종* 하지* 소서* 대서* 입추 처서 백로* 추분 한로 상강 입동 소설* 대설* 동지* 소한 대한* 초복 중복* 말복 복날 삼복 삼복더위*
season: 봄* 여름* 가을* 겨울* 봄철 여름철 가을철 겨울철 초봄 늦봄 초여름 한여름 늦여름 초가을 늦가을 초겨울 한겨울 늦겨울 환절기 장마* 장마철 우기* 건기* 휴가철 성수기 비수기 농번기 농한기 수확기 수확철 모내기철 김장철 이사철 행락철 산란기 개화기* 단풍철 입시철 결혼철 연말연시
part of year: 연초 연말 연중* 연내 월초 월말 월중* 상반기 하반기 전반기* 후반기* 주초 주말 주중 평일 휴일* 공휴일 연휴* 황금연휴 방학* 봄방학 여름방학 겨울방학 학기_초 학기_말 새_학기 신학기 개학* 휴가* 1학기 2학기 초순* 중순* 하순*
part of day: 새벽* 아침* 오전 점심* 점심때 낮* 한낮 대낮 정오 오후 저녁* 초저녁 밤* 한밤 한밤중 자정 심야* 야간* 주간* 이른_아침 해_질_녘 해질녘 동틀_녘 동틀_무렵 해_뜰_무렵 새벽녘 저녁때
often: 매일 날마다 매시간 해마다 달마다 주마다 격주* 격월* 격년*
"""


def one_of(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first; a blank may stand where "_" is, and
    behind 지난, 다음 and the like."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(_apart(re.escape(word)) for word in ordered)


def _apart(word: str) -> str:
    within = re.sub(r"(지난|저번|이번|다음|같은)(?=[해달주날]$)", r"\1\\s?", word)
    return within.replace("_", r"\s?")


def named(kind: str = "", *, doubtful: bool = False) -> frozenset[str]:
    """The words of `_NAMED`, of one kind or all.

    Args:
        doubtful: those that may be other words, rather than the sure ones.
    """
    lines = (line.split(":") for line in _NAMED.splitlines() if line)
    found = (word for name, words in lines if kind in {"", name} for word in words.split())
    return frozenset(word.rstrip("*") for word in found if word.endswith("*") == doubtful)
