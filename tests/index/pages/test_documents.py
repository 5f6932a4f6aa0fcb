from __future__ import annotations

import pytest

from index.pages.cleaning import Page, clean_page

_BODY = (
    "가람해양부(장관 김하늘)는 4월 7일 연안 등대 30곳에 새 등을 단다고 밝혔다.",
    "새 등은 안개 속에서도 20킬로미터 밖에서 보인다. 공사비 9억 원은 나라가 낸다.",
    "김하늘 장관은 “밤바다를 다니는 배가 길을 잃지 않게 하겠다”라고 말했다.",
)
_CONTACT = "담당 부서 | 항로표지과 | 책임자 | 과장 | 이노을 | (000-000-0101)"
_TITLE = "연안 등대 30곳에 새 등 단다"


def _page(*lines: str) -> Page:
    return clean_page("\n".join(lines))


@pytest.mark.parametrize(
    "head",
    [
        (
            "가람해양부 | 보도자료",
            "보도시점 | 2025. 4. 7.(월) 10:00 | 배포 | 2025. 4. 7.(월) 08:30",
        ),
        ("가람해양부 | 보도자료 | 보도시점 | 2025. 4. 7.(월) 10:00 | 배포 | 2025. 4. 7.(월)",),
        ("보도자료", "가람해양부", "보도시점", "2025. 4. 7.(월) 10:00", "배포", "2025. 4. 6.(일)"),
        (
            "보도자료 | 가람해양부",
            "배포일시 | 2025. 4. 7.(월)",
            "매수 | 총 3쪽",
            "담당부서 | 항로표지과",
        ),
        (
            "보 도 자 료",
            "가람해양부",
            "배포일: 2025. 4. 7.",
            "담당자: 이노을 과장",
            "“바다를 밝히다”",
        ),
        ("[보도자료]", "2025. 4. 7.(월)", "가람해양부"),
    ],
)
def test_a_press_release_is_told_by_its_head(head: tuple[str, ...]) -> None:
    subtitle = "- 상반기 서쪽 바다부터, 내년에는 모든 바다로"
    page = _page(*head, _TITLE, subtitle, *_BODY, _CONTACT)
    assert (page.title, page.outlet, page.author) == (_TITLE, "가람해양부", None)
    assert page.published is not None
    assert page.published.day.isoformat() == "2025-04-07"
    assert page.text.split("\n") == [*head, subtitle, *_BODY, _CONTACT]
    assert not page.is_page


@pytest.mark.parametrize(
    ("lines", "title", "outlet", "day"),
    [
        (
            (
                "가람시 공고 제2025-121호",
                "가람시 물길지기 모집 공고",
                "가람천을 함께 돌볼 물길지기를 다음과 같이 모집합니다.",
                "2025년 5월 2일",
                "가 람 시 장",
                "1. 모집 인원: 20명",
                "2. 모집 기간: 2025. 5. 7. ~ 5. 20.",
                "3. 문의: 하천과 000-000-0000",
            ),
            "가람시 물길지기 모집 공고",
            "가람시",
            "2025-05-02",
        ),
        (
            (
                "공 고 문",
                "제목 | 가람시 물길지기 모집",
                "기관 | 가람시",
                "공고일 | 2025. 5. 2.",
                "가. 신청 자격: 가람시에 사는 사람",
                "나. 접수 마감: 2025. 5. 20. 18:00",
            ),
            "가람시 물길지기 모집",
            "가람시",
            "2025-05-02",
        ),
        (
            (
                "두레군 고시 제2025 - 9호",
                "두레천 제방 정비 사업 시행",
                "하천법 제27조에 따라 다음과 같이 고시합니다.",
                "1. 사업 기간: 2025. 6. 1. ~ 2026. 5. 31.",
                "2. 사업비: 31억 원",
                "2025년 5월 2일",
                "두레군수",
            ),
            "두레천 제방 정비 사업 시행",
            "두레군",
            "2025-05-02",
        ),
    ],
)
def test_a_public_notice_is_told_by_its_head_and_signature(
    lines: tuple[str, ...], title: str, outlet: str, day: str
) -> None:
    page = _page(*lines)
    assert (page.title, page.outlet, page.author) == (title, outlet, None)
    assert page.published is not None
    assert page.published.day.isoformat() == day
    assert page.text.split("\n") == [line for line in lines if line != title]


_PLAN = (
    "2025. 3. 10.",
    "가람도서관 운영과",
    "1. 개요",
    "가. 행사명: 봄밤 책 읽기",
    "나. 일시: 2025. 4. 26.(토) 18:00 ~ 21:00",
    "다. 장소: 가람도서관 앞뜰",
    "2. 내용",
    "가. 낭독: 시인 두 사람",
    "나. 나눔: 읽은 책 바꾸기, 헌책 판매 금지",
    "3. 문의",
    "주소: 가람시 두레로 1",
    "전화: 000-000-0000",
    "4. 바라는 점",
    "가. 이웃이 책을 사이에 두고 만나는 자리가 될 것으로 봄",
)


@pytest.mark.parametrize(
    "lines",
    [
        _PLAN,
        tuple(line.replace("가. ", "① ").replace("나. ", "② ") for line in _PLAN),
        tuple(line.replace("가. ", "□ ").replace("나. ", "○ ") for line in _PLAN),
        tuple(line.replace("가. ", " - ").replace("나. ", " - ") for line in _PLAN),
        tuple(
            line.replace("1. ", "Ⅰ. ").replace("가. ", "(1) ").replace("나. ", "(2) ")
            for line in _PLAN
        ),
        (*_PLAN, "(c) 적용 범위", "(d) 저작권은 낸 사람에게 있음"),
    ],
)
def test_a_plan_in_outline_keeps_every_line_and_its_own_day(lines: tuple[str, ...]) -> None:
    page = _page("가람도서관 봄밤 책 읽기 운영 계획", *lines)
    assert page.title == "가람도서관 봄밤 책 읽기 운영 계획"
    assert page.published is not None
    assert page.published.isoformat() == "2025-03-10"
    assert (page.outlet, page.author) == (None, None)
    assert page.text.split("\n") == [line.strip() for line in lines]


def test_an_outline_without_a_day_of_its_own_has_none() -> None:
    page = _page("가람도서관 봄밤 책 읽기", *_PLAN[1:])
    assert page.published is None


@pytest.mark.parametrize(
    "lines",
    [
        (
            "가람도서관 이용 규칙",
            "제1조(목적) 이 규칙은 책을 빌리는 일을 정한다.",
            "제2조(시행) 2025년 3월 10일부터 쓴다.",
        ),
        (
            "작성일: 2025. 3. 10.",
            "작성자: 홍가람",
            "모임에서 정한 것",
            "다음 모임은 두레관에서 한다.",
        ),
        (
            "회의록",
            "일시: 2025. 3. 10. 10:00",
            "장소: 두레관",
            "참석: 홍가람, 김두레",
            "책장을 늘리기로 함",
        ),
        (
            "물건 목록",
            "등록번호: 12",
            "주소: 가람시 두레로 1",
            "대표: 홍가람",
            "책상 네 개와 걸상 여덟 개",
        ),
    ],
)
def test_what_offices_write_is_not_cleaned_as_a_page(lines: tuple[str, ...]) -> None:
    page = _page(*lines)
    assert not page.is_page
    kept = page.text.split("\n")
    assert [line for line in lines if line not in kept] in ([], [page.title])


def test_an_article_with_a_list_in_it_is_still_a_page() -> None:
    page = _page(
        "가람시, 물길지기 20명 모집",
        "홍가람 기자",
        "입력 2025.05.02 10:00",
        "[새벽신문 홍가람 기자] 가람시가 물길지기 20명을 뽑는다. 신청은 20일까지다.",
        "1. 신청 자격: 가람시에 사는 사람",
        "2. 하는 일: 가람천 돌보기",
        "3. 받는 것: 한 달 20만 원",
        "4. 신청: 시 누리집",
        "저작권자 ⓒ 새벽신문 무단전재 및 재배포 금지",
    )
    assert page.is_page
    assert (page.title, page.outlet, page.author) == (
        "가람시, 물길지기 20명 모집",
        "새벽신문",
        "홍가람",
    )
    assert len(page.text.split("\n")) == 5
