"""Articles made up by rule, in any number: for measuring speed, not quality."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from index.records import Document, document_id

_FIRST = (
    "가 나 다 라 마 바 사 아 자 차 카 타 파 하 고 노 도 로 모 보 소 오 조 초 코 토 포 호".split()
)
_SECOND = "람 빛 솔 온 결 울 샘 별 들 길 움 찬 린 한 담 봄 슬 윤 혁 준 진 서 율 하 람".split()
_THING = (
    "도서관 공장 다리 병원 학교 시장 박물관 항구 연구소 배터리 로봇 위성 반도체 신약 백신 열차 공원 경기장"
    " 극장 축제 전시회 발전소 터널 저수지 양식장 온실 데이터센터 충전소 물류센터 공항"
).split()
_PLACE = "가람시 나루시 다온군 라온시 마루군 바른시 새벽군 아리시 자람군 차오름시 큰들군 타래시 푸른군 하늘시".split()
_ACT = "열었다 지었다 넓혔다 고쳤다 옮겼다 공개했다 멈췄다 다시 시작했다 나누어 맡았다 시험했다".split()
_WHY = "주민이 늘었기 물이 모자랐기 길이 막혔기 예산이 남았기 기술이 바뀌었기 법이 달라졌기".split()


@dataclass(frozen=True, slots=True)
class Made:
    """Documents, and questions that they answer."""

    documents: list[Document]
    questions: list[str]


def make(sentences: int, *, seed: int = 1) -> Made:
    """About so many sentences, eight an article in two paragraphs, and a hundred questions."""
    numbers = random.Random(seed)
    documents = [_article(n, numbers) for n in range(max(1, sentences // 8))]
    picked = numbers.choices(documents, k=100)
    return Made(documents, [_question(document, numbers) for document in picked])


def _article(number: int, numbers: random.Random) -> Document:
    place, thing = numbers.choice(_PLACE), numbers.choice(_THING)
    firm, person = (
        f"{_name(numbers)}{numbers.choice(['전자', '건설', '랩스', '소프트'])}",
        _name(numbers),
    )
    lines = "\n".join(" ".join(_sentences(place, thing, firm, person, numbers)) for _ in range(2))
    source = f"generated/{number}.txt"
    return Document(
        document_id(source),
        source,
        f"{firm}, {place}에 {thing} 연다",
        lines,
        outlet="가람일보",
        author=person,
    )


def _sentences(
    place: str, thing: str, firm: str, person: str, numbers: random.Random
) -> Iterator[str]:
    year, count, cost = numbers.randint(1990, 2026), numbers.randint(3, 999), numbers.randint(2, 99)
    yield f"{firm} 대표 {person}은 {year}년 {place}에 새 {thing}을 {numbers.choice(_ACT)}."
    yield f"이 {thing}에는 모두 {cost}억원이 들었고 {count}명이 일한다."
    yield f"{place}는 {numbers.choice(_WHY)} 때문에 {firm}의 제안을 받아들였다고 밝혔다."
    yield f"{_name(numbers)} 교수는 “{thing}과 {numbers.choice(_THING)}을 함께 보아야 한다”고 말했다."


def _question(document: Document, numbers: random.Random) -> str:
    firm = document.title.split(",")[0]
    return numbers.choice(
        [
            f"{firm} 대표는 누구인가요?",
            f"{firm}이 새로 연 것은 무엇이야?",
            f"{document.title.split()[1].removesuffix('에')}는 왜 {firm}의 제안을 받아들였어?",
            f"{firm}에서 몇 명이 일하나요?",
        ]
    )


def _name(numbers: random.Random) -> str:
    return numbers.choice(_FIRST) + numbers.choice(_SECOND) + numbers.choice(_SECOND)
