from __future__ import annotations

import pytest

from index.pages.bylines import Byline, parse_byline


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("홍가람 기자", ("홍가람",), None),
        ("홍가람기자", ("홍가람",), None),
        ("기자명 홍가람 기자", ("홍가람",), None),
        ("/홍가람 기자", ("홍가람",), None),
        ("홍가람 기자 garam@dawn.example.kr", ("홍가람",), None),
        ("[홍가람 기자 garam@dawn.example.kr]", ("홍가람",), None),
        ("홍가람(garam@dawn.example.kr)", ("홍가람",), None),
        ("홍가람 기자 구독", ("홍가람",), None),
        ("홍가람 기자의 다른기사 보기", ("홍가람",), None),
        ("홍가람 경제부 기자", ("홍가람",), None),
        ("사회부 홍가람 기자", ("홍가람",), None),
        ("홍가람 IT전문기자", ("홍가람",), None),
        ("홍가람 논설위원", ("홍가람",), None),
        ("워싱턴=홍가람 특파원", ("홍가람",), None),
        ("서울 홍가람 기자", ("홍가람",), None),
        ("남궁가람 기자", ("남궁가람",), None),
        ("박영국 기자", ("박영국",), None),
        ("글·사진 홍가람 기자", ("홍가람",), None),
        ("글 홍가람 사진 이누리 기자", ("홍가람", "이누리"), None),
        ("홍가람·이누리 기자", ("홍가람", "이누리"), None),
        ("홍가람 기자, 이누리 인턴기자", ("홍가람", "이누리"), None),
        ("새벽신문 홍가람 기자", ("홍가람",), "새벽신문"),
        ("홍가람 한빛닷컴 객원기자", ("홍가람",), "한빛닷컴"),
        ("작성자: 달봄", ("달봄",), None),
        ("by 달봄", ("달봄",), None),
        ("홍가람 과학 전문기자", ("홍가람",), None),
        ("홍가람 인턴 기자", ("홍가람",), None),
        ("새벽경제 홍가람 수석 기자", ("홍가람",), "새벽경제"),
        ("정치경제 홍가람 기자 garam@a.example", ("홍가람",), None),
        ("취재기자 홍가람", ("홍가람",), None),
        ("홍가람 기자 외 1명", ("홍가람",), None),
        ("새벽뉴스 홍가람 abc159@", ("홍가람",), "새벽뉴스"),
        ("지금까지 두레에서 YTN 홍가람입니다. (garam@a.example)", ("홍가람",), "YTN"),
        ("새벽뉴스 홍가람입니다.", ("홍가람",), "새벽뉴스"),
        ("지금까지 가람시에서 새벽뉴스 홍가람이었습니다.", ("홍가람",), "새벽뉴스"),
    ],
)
def test_bylines_name_their_authors(
    line: str, authors: tuple[str, ...], outlet: str | None
) -> None:
    assert parse_byline(line) == Byline(authors, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "기자",
        "인턴기자 모집",
        "파업 참가 기자",
        "홍가람 기자는 그렇게 썼다.",
        "홍가람 기자가 다녀왔습니다.",
        "가람시, 겨울 축제에 로봇 안내원 20대 배치",
        "가온증권은 목표 주가를 6만원으로 올렸다. /홍가람 기자",
        "글쓰기 모임",
        "홍가람 " * 30 + "기자",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert parse_byline(line) is None
