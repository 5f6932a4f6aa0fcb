from __future__ import annotations

import pytest

from index.pages.bylines import Byline
from index.pages.leads import split_lead, split_tail


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
        ("[서울=누리뉴스]홍가람 기자 = ", ("홍가람",), "누리뉴스"),
        ("[새벽뉴스=홍가람]", ("홍가람",), "새벽뉴스"),
        ("[새벽경제(가람)=홍가람 기자] ", ("홍가람",), "새벽경제"),
        ("[OSEN=가람, 홍가람 기자] ", ("홍가람",), "OSEN"),
        ("[새벽신문ㅣ가람=홍가람 기자] ", ("홍가람",), "새벽신문"),
        ("(가람=누리통신) 홍가람 = ", ("홍가람",), "누리통신"),
        ("[가람=홍가람 기자] ", ("홍가람",), None),
        ("(새벽뉴스=홍가람 과학 전문기자)", ("홍가람",), "새벽뉴스"),
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
        (" ◎공감 누리통신 garam@nuri.example.kr", None),
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
        "그는 답하지 않았다. (저작권 문제는 그대로 남았다)",
        "<저작권자 ⓒ 새벽신문, 무단전재 및 재배포 금지>",
        "뽑는 사람은 다음과 같다. ▶청년 20명 ▶노인 10명",
    ],
)
def test_last_sentences_stay_whole(paragraph: str) -> None:
    assert split_tail(paragraph) == (None, len(paragraph))
