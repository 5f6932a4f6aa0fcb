from __future__ import annotations

import pytest

from index.pages.printed_names import authors_in, clean_title, is_portal, outlet_in


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("새 도서관 문 연다", "새 도서관 문 연다"),
        ("새 도서관 문 연다 | 새벽신문", "새 도서관 문 연다"),
        ("새 도서관 문 연다 - 새벽신문", "새 도서관 문 연다"),
        ("새 도서관 문 연다 : 네이버 뉴스", "새 도서관 문 연다"),
        ("새 도서관 문 연다 - 새벽신문 | 다음뉴스", "새 도서관 문 연다"),
        ("새 도서관 문 연다 < 지역 < 기사본문 - 새벽신문", "새 도서관 문 연다"),
        ("새벽신문 - 새 도서관 문 연다", "새 도서관 문 연다"),
        ("[새벽신문] 새 도서관 문 연다", "새 도서관 문 연다"),
        ("[속보] 새 도서관 문 연다", "[속보] 새 도서관 문 연다"),
        ("홍두레 관장 - “밤에도 연다”", "홍두레 관장 - “밤에도 연다”"),
        ("도서관 | 책 | 사람", "도서관 | 책 | 사람"),
        ("  새 도서관\n 문 연다 ", "새 도서관 문 연다"),
        ("새벽신문", None),
        ("새벽신문 | 네이버 뉴스", None),
        ("", None),
    ],
)
def test_a_headline_is_freed_of_outlet_section_and_portal(raw: str, title: str | None) -> None:
    assert clean_title(raw, "새벽신문") == title


@pytest.mark.parametrize(
    ("raw", "outlet"),
    [
        ("새벽신문", "새벽신문"),
        ("매일봄; 네이버", "매일봄"),
        ("한빛경제 | 네이버", "한빛경제"),
        ("네이버 뉴스", None),
        ("Daum", None),
        ("새벽신문 - 뉴스", "새벽신문"),
        ("달봄의 서재", "달봄의 서재"),
        ("https://www.example.kr", None),
        ("@dawn", None),
        ("", None),
    ],
)
def test_an_outlet_is_named_without_the_portal(raw: str, outlet: str | None) -> None:
    assert outlet_in(raw) == outlet


@pytest.mark.parametrize(
    ("raw", "authors"),
    [
        ("홍가람", ["홍가람"]),
        ("홍가람 기자", ["홍가람"]),
        ("홍가람 기자 (garam@dawn.example.kr)", ["홍가람"]),
        ("홍가람 기자 garam@dawn.example.kr", ["홍가람"]),
        ("새벽신문 홍가람 기자", ["홍가람"]),
        ("홍가람, 김누리", ["홍가람", "김누리"]),
        ("By Jane Doe", ["Jane Doe"]),
        ("달봄", ["달봄"]),
        ("새벽신문", []),
        ("새벽신문; 네이버", []),
        ("온누리뉴스", []),
        ("관리자", []),
        ("https://www.facebook.com/dawn", []),
        ("garam@dawn.example.kr", []),
        ("", []),
    ],
)
def test_authors_are_people(raw: str, authors: list[str]) -> None:
    assert authors_in(raw, "새벽신문") == authors


@pytest.mark.parametrize(
    ("name", "portal"),
    [("네이버", True), ("네이버 뉴스", True), ("한빛경제 | 다음", True), ("다음세대신문", False)],
)
def test_a_portal_is_told_from_an_outlet(name: str, portal: bool) -> None:
    assert is_portal(name) is portal
