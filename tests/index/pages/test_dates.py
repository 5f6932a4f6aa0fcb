from __future__ import annotations

import pytest

from index.pages.dates import Trust, find_published, find_stamp, is_stamp_label, without_dates


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("  • 승인 2024.03.05 10:42", "2024-03-05T10:42"),
        ("입력 : 2024-03-05 10:42:59", "2024-03-05T10:42"),
        ("기사입력 2024/03/05 10:42", "2024-03-05T10:42"),
        ("송고시간 2024-03-05 10:42", "2024-03-05T10:42"),
        ("2024/03/05 10:42 송고", "2024-03-05T10:42"),
        ("등록 2024.03.05 10:42", "2024-03-05T10:42"),
        ("등록일시 2024.03.05 10:42", "2024-03-05T10:42"),
        ("[입력] 2024.03.05", "2024-03-05"),
        ("입력 2024.03.05 (21:14)", "2024-03-05T21:14"),
        ("기사입력: 2024/03/05 [16:41]  최종편집: ⓒ 새벽신문", "2024-03-05T16:41"),
        ("입력2024.03.05. 오후 3:12", "2024-03-05T15:12"),
        ("등록 2024-03-05 오전 7:30:05", "2024-03-05T07:30"),
        ("2024년 3월 5일 화요일 오전 12시 10분", "2024-03-05T00:10"),
        ("2024년 3월 5일 오후 12시 10분", "2024-03-05T12:10"),
        ("2024년 3월 5일 오후 3시", "2024-03-05T15:00"),
        ("2024.03.05 (화) 10:42", "2024-03-05T10:42"),
        ("2024. 3. 5. 10:42", "2024-03-05T10:42"),
        ("2024.03.05 PM 3:10", "2024-03-05T15:10"),
        ("2024-03-05 3:10 PM", "2024-03-05T15:10"),
        ("2024\xa0년 3월 5일", "2024-03-05"),
        ("2024-03-05", "2024-03-05"),
        ("24.03.05 10:42", "2024-03-05T10:42"),
        ("입력 24.03.05", "2024-03-05"),
        ("98.03.05 10:42", "1998-03-05T10:42"),
        ("24-03-05", "2024-03-05"),
        ("등록일 2024.03.05 수정일 2024.03.09", "2024-03-05"),
        ("보도시점 2024. 3. 5.(화) 10:42", "2024-03-05T10:42"),
        ("2024-03-05T10:42:00+09:00", "2024-03-05T10:42"),
        ("홍가람 기자 | 2024.03.05 10:42 | 조회수 1,234", "2024-03-05T10:42"),
        ("달봄  2024. 3. 5. 10:42", "2024-03-05T10:42"),
    ],
)
def test_stamps_of_korean_pages_are_read(line: str, iso: str) -> None:
    published = find_published(line)
    assert published is not None
    assert published.isoformat() == iso


@pytest.mark.parametrize(
    "line",
    [
        "수정 2024.03.06 11:00 | 입력 2024.03.05 10:42",
        "입력 2024.03.05 10:42 | 업데이트 2024.03.06 11:00",
        "2024.03.05 10:42 입력 | 2024.03.06 11:00 수정",
        "기자명 홍가람 기자   입력 2024.03.05 10:42  수정 2024.03.06 05:57  댓글 0  좋아요 1",
    ],
)
def test_the_first_release_outranks_the_update(line: str) -> None:
    published = find_published(line)
    assert published is not None
    assert published.isoformat() == "2024-03-05T10:42"


def test_an_update_alone_is_taken_but_trusted_less_than_a_bare_date() -> None:
    update, bare = find_stamp("최종수정 2024.03.06 11:00"), find_stamp("2024.03.05 10:42")
    assert update is not None
    assert bare is not None
    assert Trust.OUTLET < update.trust < bare.trust < Trust.RELEASED


def test_other_time_zones_become_the_wall_clock_in_seoul() -> None:
    published = find_published("2024-03-05T23:42:00Z")
    assert published is not None
    assert published.isoformat() == "2024-03-06T08:42"
    published = find_published("2024-03-05T02:42:00-0500")
    assert published is not None
    assert published.isoformat() == "2024-03-05T16:42"


@pytest.mark.parametrize(
    "line", ["등록일 : 2011-02-03", "발행일: 2011.03.01", "창간일 2011년 3월 1일"]
)
def test_days_of_the_outlets_registration_are_not_the_articles(line: str) -> None:
    assert find_published(line) is None
    stamp = find_stamp(line)
    assert stamp is not None
    assert stamp.trust is Trust.OUTLET


@pytest.mark.parametrize(
    "line",
    [
        "",
        "회의는 2024년 3월 5일 10시에 열린다.",
        "2024년 3월 5일 주요 일정",
        "원서 접수 기간 2024.03.05 ~ 2024.03.06",
        "2024.13.05",
        "2024.02.30",
        "버전 2024.3.5.1",
        "입력 2024.03",
        "2024.03.05 25:99",
        "05.24.03 10:42",
        "판 24.03.05 나옴",
        "나. 일시: 2024. 3. 5.(화) 13:00",
        "일시: 2024. 3. 5.(화) 13:00",
        "1. 2024. 3. 5.",
        "(1) 2024. 3. 5. 10:00",
        "① 2024. 3. 5. 10:00",
        "마감 2024.3.5 18:00",
        "2024. 3. 5. 10:00 ~ 12:00",
        "2024.03.05 10:42 " + "가" * 200,
    ],
)
def test_what_is_no_stamp_gives_no_date(line: str) -> None:
    assert find_published(line) is None


def test_a_label_may_stand_alone() -> None:
    assert is_stamp_label("입력 :")
    assert is_stamp_label("최종수정")
    assert not is_stamp_label("입력 장치")


def test_what_stands_beside_the_date_is_left() -> None:
    line = "홍가람 기자 입력 2024.03.05 10:42 수정 2024.03.06 05:57"
    assert without_dates(line).split() == ["홍가람", "기자"]


def test_a_clock_makes_a_registry_line_a_stamp_of_the_article() -> None:
    assert find_published("등록일 2024.03.05") is None
    stamped = find_published("등록일 2024.03.05 09:30")
    assert stamped is not None
    assert stamped.isoformat() == "2024-03-05T09:30"
