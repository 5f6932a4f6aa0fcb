from __future__ import annotations

from index.pages.names import is_heading, is_name, is_outlet, is_place


def test_outlets_are_told_from_headings() -> None:
    assert all(map(is_outlet, ("새벽신문", "누리통신", "가람데일리", "한빛TV", "숲프레스")))
    assert not any(map(is_outlet, ("경제", "헤드라인 뉴스", "김가람", "도서관", "오늘의 뉴스")))


def test_known_outlets_are_told_where_their_names_do_not_show_it() -> None:
    assert all(map(is_outlet, ("YTN", "채널A", "한겨레", "포포투", "JIBS 제주방송", "정책브리핑")))


def test_desks_are_no_outlets() -> None:
    desks = ("정치경제", "정치경제부", "디지털뉴스", "사회부", "전국", "연예스포츠")
    assert not any(map(is_outlet, desks))
    assert all(map(is_outlet, ("산업경제신문", "매일경제", "한국경제")))


def test_korean_names_are_told_by_surname_and_length() -> None:
    assert all(map(is_name, ("홍가람", "이솔", "남궁가람", "박영국")))
    assert not any(map(is_name, ("도서관장님", "뉴스", "가", "Hong", "홍가람 기자")))


def test_places_of_datelines_and_headings_in_brackets_are_no_outlets() -> None:
    assert is_place("서울")
    assert not is_place("서울신문")
    assert is_heading("인터뷰")
    assert is_heading("오늘의 날씨")
    assert not is_heading("새벽신문")
