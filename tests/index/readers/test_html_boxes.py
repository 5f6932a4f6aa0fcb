"""What surrounds articles on pages, in the markup of many outlets: none of it is text."""

from __future__ import annotations

import pytest

from index.readers.html import read_html
from index.records import Document

TITLE = "가람시, 옛 부두 창고를 극장으로"
PARAGRAPHS = (
    "가람시는 4일 옛 부두 창고를 작은 극장으로 고친다고 밝혔다. 공사비는 7억 원이다.",
    "극장은 객석 120개를 갖추고 오는 9월 문을 연다. 표값은 정하지 않았다.",
    "한누리 시장은 “누구나 무대에 설 수 있는 집을 만들겠다”고 말했다.",
)
TEXT = "\n".join(PARAGRAPHS)
MARKED = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
WRAPPERS = (
    "article",
    "div itemprop='articleBody'",
    "div id='article-view-content-div'",
    "div class='wrap_unknown'",
)
_LINKS = "".join(
    f'<li><a href="/{n}">두레천 물고기 {n}마리 돌아왔다 시민 반겨</a></li>' for n in range(1, 9)
)
_LEDES = "".join(
    f'<div class="item"><a href="/{n}">두레천 물고기 돌아왔다 {n}</a>'
    f"<p>두레천에 물고기가 다시 돌아왔다고 두레시가 {n}일 밝혔다. 시는 물을 맑게 한다.</p></div>"
    for n in range(1, 5)
)


def page(body: str, head: str = "", title: str = f"{TITLE} - 새벽일보") -> str:
    return (
        f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:site_name" content="새벽일보">{head}</head><body>{body}</body></html>'
    )


def wrapped(inner: str, wrapper: str, top: str = "") -> str:
    return page(f"<h1>{TITLE}</h1>{top}<{wrapper}>{inner}</{wrapper.split()[0]}>")


def read(html: str) -> Document:
    return read_html(html.encode(), "a.html")


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize(
    "box",
    [
        f'<div class="related"><h3>관련기사</h3><ul>{_LINKS}</ul></div>',
        f'<div id="relation_news"><ul>{_LINKS}</ul></div>',
        f"<h4>많이 본 뉴스</h4><ul>{_LINKS}</ul>",
        f"<div><strong>이 시각 주요뉴스</strong><div>{_LINKS}</div></div>",
        f'<div class="xyz"><ul>{_LINKS}</ul></div>',
        f'<div class="related">{_LEDES}</div>',
        f"<div><h3>관련기사</h3>{_LEDES}</div>",
        '<p>[관련기사]</p><p><a href="/1">두레천 물고기 돌아왔다 시민 반겨</a></p>',
        '<p>▶ <a href="/1">두레천 물고기 돌아왔다</a></p><p>☞ 두레시 버스 늘린다</p>',
        "<p>기사 URL이 복사되었습니다.</p><p>카카오톡 페이스북 트위터</p><button>공유</button>",
        "<p>저작권자 © 새벽일보 무단전재 및 재배포 금지</p><p>새벽을 여는 신문</p>",
        '<div class="copyright">ⓒ 새벽일보, 무단 전재 금지</div><p>내일을 먼저 읽는 새벽일보</p>',
        "<p>홍가람 기자 외 1명</p>",
        "<p>$$ARTICLEAD$$</p><p>{{banner}}</p>",
        "<p>홍가람 기자 garam@dawn.example</p><p>내일을 먼저 읽는 새벽일보</p>",
        '<div class="reporter_box"><b>홍가람 기자</b><p>늘 현장에서 뵙겠습니다.</p></div>',
        '<div class="newsletter"><p>매일 아침 뉴스레터를 받아 보세요. 지금 신청하면 됩니다.</p></div>',
        "<p>▶ 새벽일보 카카오톡 채널을 추가하고 소식을 확인하세요</p>",
        "<p>유튜브에서 새벽일보를 만나보세요!</p>",
        '<div class="suggest"><h4>추천 검색어</h4><span>가람시</span> <span>극장</span></div>',
        "<p>#가람시 #극장 #부두</p>",
        '<div class="comment"><h3>댓글 2</h3><p>정말 기다렸습니다. 빨리 가고 싶네요.</p></div>',
        '<span class="sr-only">기사 본문 끝</span>',
        "<noscript>자바스크립트를 켜야 댓글을 볼 수 있습니다.</noscript>",
        "<p>이 기사는 유료회원 전용 기사입니다.</p><p>로그인 후 이용하실 수 있습니다.</p>",
    ],
)
def test_boxes_in_and_behind_the_article_are_no_text(box: str, wrapper: str) -> None:
    top = "<p>홍가람 기자 | 입력 2025.03.04 09:10</p>"
    document = read(wrapped(MARKED + box, wrapper, top))
    assert document.text == TEXT
    assert (document.title, document.outlet, document.author) == (TITLE, "새벽일보", "홍가람")
    assert document.published is not None
    assert document.published.isoformat() == "2025-03-04T09:10"


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize(
    "box",
    [
        '<div class="news_sum_group"><p>뉴스 요약쏙</p><p>AI 요약은 핵심 내용을 빠르게 제공합니다.</p>'
        "<p>가람시가 창고를 극장으로 고쳐 시민의 무대를 만듭니다. 공사비는 7억입니다.</p></div>",
        "<section><h2>AI 요약</h2><ul><li>가람시가 창고를 극장으로 고쳐요.</li></ul></section>",
        '<div class="box"><strong>3줄 요약</strong><p>가람시가 창고를 극장으로 고칩니다.</p></div>',
    ],
)
def test_summaries_by_machines_are_no_text(box: str, wrapper: str) -> None:
    assert read(wrapped(box + MARKED, wrapper)).text == TEXT
    assert read(wrapped(MARKED, wrapper, box)).text == TEXT


def test_json_ld_tells_where_the_article_ends() -> None:
    more = "<p>두레시는 같은 날 버스를 늘린다고 밝혔다. 아침에는 10분마다 다닌다.</p>"
    stated = " ".join(PARAGRAPHS)
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x",'
        f'"articleBody":"{stated}"}}</script>'
    )
    html = page(f"<h1>{TITLE}</h1><article>{MARKED}{more}</article>", head)
    assert read(html).text == TEXT
    assert read(html.replace(stated, PARAGRAPHS[0])).text.endswith("다닌다.")


def test_a_small_box_named_like_a_part_of_the_article_is_not_the_article() -> None:
    html = page(f'<div class="summary"><article>{MARKED}</article></div>')
    assert read(html).text == TEXT


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize(
    "paragraph",
    [
        "극장은 객석 120개를 갖추고 9월 문을 연다. 표값은 정하지 않았다. (사진=가람시 제공)",
        "극장은 오는 9월 4일 부두에서 문을 연다고 시가 밝혔다. [사진=가람시]",
        "한누리 시장은 지난 4일 극장 짓는 곳을 찾아 일꾼들을 만났다. (가람시 제공)",
        "① 표는 누리집에서 산다.",
        "객석 120개, 9월 문 연다",
        "때: 9월 4일",
    ],
)
def test_paragraphs_of_every_kind_stay(paragraph: str, wrapper: str) -> None:
    first, *others = PARAGRAPHS
    inner = "".join(f"<p>{text}</p>" for text in (first, paragraph, *others))
    assert read(wrapped(inner, wrapper)).text.split("\n") == [first, paragraph, *others]


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize(
    ("anchor", "reporter"),
    [
        ("[앵커]", "[기자]"),
        ("◀ 앵커 ▶", "◀ 리포트 ▶"),
        ("<앵커>".replace("<", "&lt;"), "&lt;기자>"),
        ("【 앵커멘트 】", "【 기자 】"),
    ],
)
def test_the_anchors_words_stay(anchor: str, reporter: str, wrapper: str) -> None:
    led = ("가람시가 옛 창고를 극장으로 고칩니다.", "홍가람 기자가 보도합니다.")
    told = ("부두 끝 낡은 창고입니다. 문을 닫은 지 20년입니다.", "시는 이곳을 극장으로 고칩니다.")
    inner = "".join(
        f"<p>{line}</p>" for line in (anchor, *led, reporter, *told, "새벽뉴스 홍가람입니다.")
    )
    document = read(wrapped(inner, wrapper, "<p>홍가람 기자 | 입력 2025.03.04 09:10</p>"))
    assert document.text.split("\n") == [*led, *told]
    assert document.author == "홍가람"


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_tables_keep_their_rows_and_columns(wrapper: str) -> None:
    table = (
        "<table><caption>승객 수</caption><thead><tr><th>해<th>승객<th>배</thead>"
        "<tr><td>2023년<td><td>3척<tr><td rowspan=2>2024년<td>12만 명<td>4척"
        "<tr><td>13만 명<td>5척<tr><td colspan=3>가람시</table>"
    )
    rows = ["승객 수", "해 | 승객 | 배", "2023년 | – | 3척"]
    rows += ["2024년 | 12만 명 | 4척", "2024년 | 13만 명 | 5척", "가람시"]
    assert read(wrapped(MARKED + table, wrapper)).text.split("\n") == [*PARAGRAPHS, *rows]


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_an_article_without_scripts_is_read(wrapper: str) -> None:
    assert read(wrapped(f"<noscript>{MARKED}</noscript>", wrapper)).text == TEXT
