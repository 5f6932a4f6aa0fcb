"""The kinds of answers, and the nouns that ask for one: 대표 for a person, 높이 for a number."""

from __future__ import annotations

from typing import Literal

Wanted = Literal["person", "place", "time", "number", "reason", "manner", "thing"]

REASON_NOUNS = frozenset("이유 원인 까닭 계기 동기".split())

_BY_LAST_NOUN: tuple[tuple[Wanted, frozenset[str]], ...] = (
    (
        "person",
        frozenset(
            """사람 인물 저자 작가 감독 배우 가수 왕 황제 대통령 장군 의원 총리 장관 교수 선수 아들 딸 아버지
            어머니 부인 아내 남편 형 동생 제자 스승 대표 회장 사장 이사장 소장 원장 팀장 단장 검사 판사 총장 위원장
            후보 시장 도지사 군수 이장 화가 작곡가 소설가 시인 학자 과학자 기자 변호사 의사 사령관 주인공 멤버 창립자
            설립자 창업자 창시자 발명가 연구원 책임자 ceo""".split()
        ),
    ),
    (
        "place",
        frozenset(
            """곳 장소 나라 국가 도시 지역 지방 마을 섬 산 강 위치 고향 출생지 수도 학교 대학 대학교 병원 공항
            역 본사 경기장 극장 대륙 소재지""".split()
        ),
    ),
    (
        "time",
        frozenset("날 날짜 시기 연도 년도 해 시대 세기 시점 일자 일시 요일 생일".split()),
    ),
    (
        "number",
        frozenset(
            """수 개수 인원 인구 금액 액수 가격 요금 비용 공사비 나이 길이 높이 크기 무게 면적 비율 확률 점수 거리
            횟수 규모 속도 온도 지지율 득표율 시청률 매출 매출액 이익 영업이익 예산 개월 정도""".split()
        ),
    ),
    ("reason", REASON_NOUNS),
)


def kind_of(noun: str) -> Wanted:
    """The kind of answer that the value of this noun is."""
    for kind, nouns in _BY_LAST_NOUN:
        if noun in nouns or (kind == "place" and noun.endswith(("지역", "국가", "도시"))):
            return kind
    return "thing"
