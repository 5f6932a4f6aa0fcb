from __future__ import annotations

import pytest

from index.bylines import Byline, is_outlet, parse_byline, split_lead, split_tail


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
        ("새벽뉴스 홍가람입니다.", ("홍가람",), None),
        ("지금까지 가람시에서 새벽뉴스 홍가람이었습니다.", ("홍가람",), None),
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


@pytest.mark.parametrize(
    ("prefix", "authors", "outlet"),
    [
        ("[새벽신문 홍가람 기자] ", ("홍가람",), "새벽신문"),
        ("[새벽 홍가람 기자] ", ("홍가람",), "새벽"),
        ("[새벽신문=홍가람 기자] ", ("홍가람",), "새벽신문"),
        ("[새벽신문 = 홍가람 기자] ", ("홍가람",), "새벽신문"),
        ("(가람=누리통신) 홍가람 기자 = ", ("홍가람",), "누리통신"),
        ("(도쿄·서울=누리통신) 홍가람 특파원 이누리 기자 = ", ("홍가람", "이누리"), "누리통신"),
        ("(부산=누리통신) 홍가람 기자·이누리 인턴기자 = ", ("홍가람", "이누리"), "누리통신"),
        ("【서울=누리】홍가람 기자 = ", ("홍가람",), "누리"),
        ("[베이징=새벽신문 홍가람 특파원] ", ("홍가람",), "새벽신문"),
        ("(누리통신) 홍가람 기자 = ", ("홍가람",), "누리통신"),
        ("홍가람 기자 = ", ("홍가람",), None),
        ("[새벽신문] ", (), "새벽신문"),
    ],
)
def test_the_lead_prefix_is_split_off(
    prefix: str, authors: tuple[str, ...], outlet: str | None
) -> None:
    assert split_lead(f"{prefix}도서관이 문을 열었다.") == (Byline(authors, outlet), len(prefix))


@pytest.mark.parametrize(
    "paragraph",
    [
        "도서관이 문을 열었다.",
        "[앵커] 도서관이 문을 열었습니다.",
        "[단독] 도서관이 문을 열었다.",
        "(사진=가람시) 도서관이 문을 열었다.",
        "(R&D) 예산이 늘었다.",
        "[오늘의 날씨] 맑겠다.",
        "이 식에서 값 = 3 이다.",
        "[새벽신문 홍가람 기자]",
        "",
    ],
)
def test_other_openings_stay(paragraph: str) -> None:
    assert split_lead(paragraph) == (None, 0)


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        (" 홍가람 기자 garam@dawn.example.kr", ("홍가람",)),
        (" /홍가람 기자", ("홍가람",)),
        ("[홍가람 새벽신문 기자]", ("홍가람",)),
        (" garam@dawn.example.kr", None),
        (" <저작권자 ⓒ 새벽신문, 무단전재 및 재배포 금지>", None),
        (" ☞공감 누리통신 garam@nuri.example.kr <저작권자ⓒ 누리통신. 무단전재-재배포 금지.>", None),
        ("Copyright © 새벽신문. All rights reserved. 무단 전재 및 재배포 금지.", None),
        (" 홍가람 기자 a@dawn.example.kr ⓒ 새벽신문 & , 무단전재 및 재배포 금지", ("홍가람",)),
        ("", None),
    ],
)
def test_what_follows_the_last_sentence_is_split_off(
    tail: str, authors: tuple[str, ...] | None
) -> None:
    body = "책은 2.5배 늘었다. “고맙다.”"
    byline, end = split_tail(body + tail)
    assert (body + tail)[:end].rstrip() == body
    assert (byline.authors if byline else None) == authors


@pytest.mark.parametrize(
    "paragraph",
    [
        "그는 말했다. 홍가람 기자는 그렇게 썼다.",
        "올라가고 있다. 가온증권은 목표 주가를 5만4,000원에서 6만2,000원으로 올렸다.",
        "문의는 garam@dawn.example.kr로 하면 된다.",
    ],
)
def test_last_sentences_stay_whole(paragraph: str) -> None:
    assert split_tail(paragraph) == (None, len(paragraph))


def test_outlets_are_told_from_headings() -> None:
    assert all(map(is_outlet, ("새벽신문", "누리통신", "가람데일리", "한빛TV", "숲프레스")))
    assert not any(map(is_outlet, ("경제", "헤드라인 뉴스", "김가람", "도서관", "오늘의 뉴스")))
