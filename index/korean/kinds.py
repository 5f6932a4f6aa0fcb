"""The kinds of answers, and the nouns that ask for one: 대표 for a person, 높이 for a number."""

from __future__ import annotations

from typing import Literal

Wanted = Literal["person", "place", "time", "number", "reason", "manner", "thing"]

# Nouns by the kind of answer that is their value. Of persons: posts, which one holds at a time and another
# later; works and ranks; what stands behind a name alone; kin; and the rest. "-": it says how is asked,
# not what of. That such a noun stands nowhere is no evidence; that it stands there ranks.
_NOUNS = """
post: ceo cfo cto 감독 과장 관장 교장 교황 구청장 국왕 국장 군수 단장 대변인 대사 대통령 대표 대표이사 도지사 명예회장 본부장 부사장 부위원장 부장 부총리 부회장 사무총장 사장 서장 센터장 소장 수석대변인 시장 실장 원내대표 원장 위원장 위원회장 은행장 의장 이사장 장관 조합장 주장 지부장 지사 지점장 지회장 차관 차장 책임자 청장 총감독 총리 총영사 총장 총재 최고경영자 팀장 학장 행장 회장
work: 가수 간사 검사 경감 경위 경정 골키퍼 공격수 과학자 교수 기자 논설위원 대령 대위 리포터 박사 발명가 배우 변호사 변호인 부장판사 사령관 상무 선수 선임기자 소령 소설가 수비수 시인 아나운서 애널리스트 앵커 연구원 연구위원 왕 위원 의사 의원 이사 이사관 이장 인턴기자 작가 작곡가 장군 전략가 전무 주임 중령 중위 총경 총무 칼럼니스트 코치 투수 특파원 판사 포수 학자 화가 황제 회원 후보
address: 씨 양- 군 책임
kin: 남편 동생 딸 부인 스승 아내 아들 아버지 어머니 제자 형
person: 멤버 분- 사람- 설립자 인물- 저자 주인공 창립자 창시자 창업자
place: 강 경기장 고향 곳- 공항 국가- 극장 나라- 대륙 대학 대학교 도시- 마을 병원 본사 산 섬 소재지 수도 역 위치- 장소- 지방 지역- 출생지 학교
firm: 기관- 기업- 단체- 업체- 조직- 회사-
time: 날- 날짜- 년도- 생일 세기 시기- 시대 시점- 연도- 요일- 일시- 일자- 해-
number: 가격 개수- 개월 거리 공사비 규모- 금액- 길이 나이 높이 득표율 매출 매출액 면적 무게 비용 비율 속도 수- 시청률 액수- 영업이익 예산 온도 요금 이익 인구 인원- 점수 정도- 지지율 크기 확률 횟수
reason: 계기- 까닭- 동기 원인- 이유-
thing: 개- 개념- 갯수- 것- 결과- 과정- 관련- 기간- 내용- 단어- 답- 답변- 대답- 대상- 대해- 때- 뜻- 말- 명- 명칭- 목적- 목표- 방법- 방식- 배경- 사실- 상황- 설명- 성함- 소식- 숫자- 시간- 얘기- 여부- 예- 예시- 용어- 유형- 의도- 의미- 이름- 이야기- 일- 절차- 점- 정보- 정의- 제목- 종류- 주제- 질문- 취지- 특징- 표현- 현황-
"""
_PERSONS = ("post", "work", "kin", "person")


def nouns(*kinds: str) -> frozenset[str]:
    """The nouns of some kinds, by the names of the lines of `_NOUNS`."""
    lines = (line.split(": ") for line in _NOUNS.splitlines() if line)
    return frozenset(w.rstrip("-") for name, words in lines if name in kinds for w in words.split())


REASON_NOUNS = nouns("reason")
ANSWER_KINDS = frozenset(word[:-1] for word in _NOUNS.split() if word.endswith("-"))
_PLACES = nouns("place")
_LONG_PLACES = tuple(word for word in _PLACES if len(word) > 1)
_KINDS: dict[str, Wanted] = {
    **dict.fromkeys(nouns(*_PERSONS), "person"),
    **dict.fromkeys(_PLACES, "place"),
    **dict.fromkeys(nouns("time"), "time"),
    **dict.fromkeys(nouns("number"), "number"),
    **dict.fromkeys(REASON_NOUNS, "reason"),
}


def kind_of(noun: str) -> Wanted:
    """The kind of answer that the value of this noun is."""
    found = _KINDS.get(noun)
    return found or ("place" if noun.endswith(("지역", "국가", "도시")) else "thing")


def is_place(noun: str) -> bool:
    """Whether a noun is, or ends in, a kind of place."""
    return noun in _PLACES or noun.endswith(_LONG_PLACES)
