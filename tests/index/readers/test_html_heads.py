"""Titles, reporters and dates as heads of pages give them."""

from __future__ import annotations

import pytest

from tests.index.readers.test_html_boxes import MARKED, TITLE, WRAPPERS, page, read

_SITE = '<meta property="og:site_name" content="새벽일보">'


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} - 새벽일보",
        f"{TITLE}-새벽일보",
        f"{TITLE}-사회ㅣ새벽일보",
        f"{TITLE} - 사회 | 새벽일보",
        f"{TITLE} : 새벽일보",
        f"{TITLE}|새벽일보",
        f"{TITLE}ㅣ새벽일보",
        f"{TITLE} – 새벽일보",
        f"{TITLE} &lt; 지역 &lt; 기사본문 - 새벽일보",
        f"새벽일보 - {TITLE}",
        f":: 새벽일보 :: {TITLE}",
        f"{TITLE} : 뉴스 : 새벽일보",
    ],
)
def test_title_and_outlet_are_told_apart_in_the_title_of_the_page(title: str) -> None:
    html = page(f"<h2>{TITLE}</h2><article>{MARKED}</article>", title=title).replace(_SITE, "")
    document = read(html)
    assert (document.title, document.outlet) == (TITLE, "새벽일보")


@pytest.mark.parametrize(
    "title", ["Document", "새벽일보", "", "제목 없음", "기사보기", "Untitled-1"]
)
def test_a_title_that_tells_nothing_gives_way_to_the_headline(title: str) -> None:
    head = f'<meta property="og:title" content="{title}">'
    top = f"<div class='top'><h2>{TITLE}</h2><span>입력 2025.03.04 09:10</span></div>"
    assert read(page(f"{top}<article>{MARKED}</article>", head, title)).title == TITLE


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (
            '<meta name="author" content="새벽일보"><meta name="author" content="홍가람 기자">',
            "홍가람",
        ),
        (
            '<meta name="author" content="홍가람"><meta name="author" content="김두레">',
            "홍가람, 김두레",
        ),
        (
            '<meta property="article:author" content="새벽일보"><meta name="byl" content="홍가람">',
            "홍가람",
        ),
        ('<meta name="author" content="홍가람 기자 garam@dawn.example">', "홍가람"),
        ('<meta name="author" content="홍가람 과학 전문기자">', "홍가람"),
        ('<meta name="author" content="관리자">', None),
        ('<meta name="author" content="AI생성 기자">', None),
    ],
)
def test_reporters_are_persons(head: str, author: str | None) -> None:
    assert read(page(f"<article>{MARKED}</article>", head)).author == author


@pytest.mark.parametrize(
    "foot", ["[Source : 한빛경제]", "기사제공 한빛경제", "제공 언론사: 한빛경제"]
)
def test_the_source_of_an_article_comes_before_the_frame_around_it(foot: str) -> None:
    html = page(
        f"<h3>{TITLE}</h3><h6>홍가람 2025. 3. 4. 09:10</h6><section>{MARKED}</section><h6>{foot}</h6>"
        "<footer>Copyright &copy; 2025 모아봄 all rights reserved</footer>",
        title=TITLE,
    ).replace(_SITE, "")
    assert read(html).outlet == "한빛경제"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("25.03.04 09:10", "2025-03-04T09:10"),
        ("입력 25.03.04", "2025-03-04"),
        ("25/03/04 09:10", "2025-03-04T09:10"),
        ("등록일 2025.03.04 수정일 2025.03.09", "2025-03-04"),
        ("등록일 2025.03.04</p><p>수정일 2025.03.09", "2025-03-04"),
        ("수정 2025.03.09 10:00</p><p>입력 2025.03.04 09:10", "2025-03-04T09:10"),
        ("발행일 : 2025.03.04 | 최종수정 2025.03.09", "2025-03-04"),
        ("게시 2025-03-04 09:10 수정 2025-03-09 10:00", "2025-03-04T09:10"),
        ("작성 : 2025.03.04 09:10", "2025-03-04T09:10"),
        (
            "<span>입력</span> <em>2025.03.04. 오전 9:10</em> <i>수정</i> <em>2025.03.09</em>",
            "2025-03-04T09:10",
        ),
    ],
)
@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_the_day_it_came_out_is_the_date(line: str, iso: str, wrapper: str) -> None:
    foot = "<footer>등록번호 서울 아1 | 등록일 2009.08.03 | 발행인 김하늘</footer>"
    for html in (
        f"<h1>{TITLE}</h1><div><p>{line}</p></div><{wrapper}>{MARKED}</{wrapper.split()[0]}>",
        f"<{wrapper}><h1>{TITLE}</h1><div><p>{line}</p></div>{MARKED}</{wrapper.split()[0]}>",
    ):
        document = read(page(html + foot))
        assert document.published is not None
        assert document.published.isoformat() == iso
        assert "2025" not in document.text
