"""Pages that hold no article are told from those that do."""

from __future__ import annotations

import pytest

from index.errors import SourceError
from tests.index.readers.test_html_boxes import MARKED, TEXT, TITLE, page, read

_HEADLINES = "".join(
    f'<li><a href="/{n}">가람시 소식 {n}, 부두에 배 {n}척 들어왔다</a></li>' for n in range(12)
)
_TOLD = "가람시 부두에 배가 {}척 들어왔다고 시가 {}일 밝혔다. 부두는 온종일 북적였다."
_LEDES = "".join(
    f'<div class="item"><h3><a href="/{n}">가람시 소식 {n}, 배가 들어왔다</a></h3>'
    f"<p>{_TOLD.format(n, n)}</p><span>2025.03.0{n % 9 + 1} 09:10</span></div>"
    for n in range(12)
)
_ARTICLES = "".join(
    f'<article><h2><a href="/{n}">가람시 소식 {n}, 배가 들어왔다</a></h2><p>{_TOLD.format(n, n)}</p>'
    "</article>"
    for n in range(12)
)
_LINKED = "".join(
    f'<a href="/{n}"><strong>가람시 소식 {n}</strong><p>{_TOLD.format(n, n)}</p></a>'
    for n in range(12)
)


@pytest.mark.parametrize(
    ("code", "html"),
    [
        (
            "removed",
            page(f"<div>삭제되었거나 존재하지 않는 기사입니다.</div><ul>{_HEADLINES}</ul>"),
        ),
        ("removed", page(f"<p>해당 기사는 삭제되었습니다.</p><h3>많이 본 뉴스</h3>{_LEDES}")),
        ("removed", page(f"<ul>{_HEADLINES}</ul><div>요청하신 페이지를 찾을 수 없습니다.</div>")),
        ("removed", page("<p>일시적인 오류가 발생했습니다. 잠시 후 다시 시도해 주세요.</p>")),
        ("removed", page("<p>비공개 기사이거나 권한이 없습니다. 돌아가 주세요.</p>")),
        ("without_article", page(f"<ul>{_HEADLINES}</ul>", title="새벽일보")),
        ("without_article", page(f"<h2>사회</h2>{_LEDES}", title="사회 - 새벽일보")),
        ("without_article", page(f"<main><h1>전체기사</h1><section>{_LEDES}</section></main>")),
        ("without_article", page(f"<h1>사회</h1>{_ARTICLES}", title="사회 - 새벽일보")),
        ("without_article", page(_LINKED, title="새벽일보")),
        ("without_article", page(f"<h1>'극장' 검색 결과 120건</h1>{_LEDES}", title="검색")),
        ("without_article", page("<p>계속 이용하시려면 쿠키 사용에 동의해 주세요.</p>")),
        ("of_check", page("<h2>Checking if the site is secure</h2>", title="Just a moment...")),
        ("of_check", page("<p>로봇이 아닙니다. 아래 글자를 넣어 주세요.</p>", title="보안 확인")),
        ("of_check", page("<h1>404 Not Found</h1><p>nginx</p>", title="404 Not Found")),
        ("of_check", page("<p>You don't have permission.</p>", title="Access Denied")),
        (
            "needs_login",
            page(
                "<h1>로그인</h1><form>아이디 <input> 비밀번호 <input></form>"
                "<p>새벽일보 회원이 되시면 더 많은 기사를 보실 수 있습니다. 지금 가입해 보세요.</p>"
            ),
        ),
    ],
)
def test_a_page_that_is_something_else_is_refused_by_what_it_is(code: str, html: str) -> None:
    with pytest.raises(SourceError, match=f"page_{code}"):
        read(html)


@pytest.mark.parametrize(
    "beside",
    [
        f"<ul>{_HEADLINES}</ul>",
        "<p>로그인</p><p>회원가입</p><p>아이디 찾기</p>",
        "<p>삭제된 댓글입니다.</p>",
    ],
)
def test_an_article_beside_such_things_is_read(beside: str) -> None:
    head = '<meta property="og:type" content="article">'
    article = f"<h1>{TITLE}</h1><article>{MARKED}</article>"
    assert read(page(f"{beside}{article}", head)).text == TEXT
    assert read(page(f"{article}{beside}", head)).text == TEXT


@pytest.mark.parametrize(
    "notice",
    [
        "이 기사는 유료회원 전용 기사입니다.",
        "로그인하시면 기사 전문을 보실 수 있습니다.",
        "나머지 내용을 보시려면 구독해 주세요.",
    ],
)
def test_an_article_that_is_cut_for_subscribers_is_told(notice: str) -> None:
    document = read(page(f"<article>{MARKED}<div class='pay'><p>{notice}</p></div></article>"))
    assert document.text == TEXT
    assert document.cut


def test_a_whole_article_is_not_told_to_be_cut() -> None:
    html = page(f"<p>회원용 콘텐츠입니다.</p><article>{MARKED}</article><p>로그인</p>")
    assert not read(html).cut
