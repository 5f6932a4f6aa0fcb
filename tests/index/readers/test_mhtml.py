"""Pages saved whole, with their frames."""

from __future__ import annotations

import base64

import pytest

from index.errors import SourceError
from index.readers.mhtml import read_mhtml
from tests.index.readers.test_html_boxes import MARKED, PARAGRAPHS, TEXT, TITLE, page

_ADDRESS = "https://dawn.example/view?idxno=1"
_LONG = MARKED + MARKED.replace("가람시", "두레시").replace("극장", "책집")


def _saved(*parts: tuple[str, str]) -> bytes:
    """An MHTML file of HTML parts, each with the id by which frames name it."""
    lines = [
        *("From: <Saved by Blink>", f"Snapshot-Content-Location: {_ADDRESS}", "MIME-Version: 1.0"),
        *('Content-Type: multipart/related; type="text/html"; boundary="x"', ""),
    ]
    for name, html in parts:
        lines += ["--x", "Content-Type: text/html", f"Content-ID: <{name}>"]
        lines += ["Content-Transfer-Encoding: base64", ""]
        lines += [base64.b64encode(html.encode()).decode()]
    return "\r\n".join([*lines, "--x--", ""]).encode()


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="cid:f@mhtml.blink"></iframe>',
        "<frameset><frame src='cid:f@mhtml.blink'></frameset>",
    ],
)
def test_an_article_in_a_frame_is_read_with_the_head_of_its_page(frame: str) -> None:
    shell = page(f"<h1>{TITLE}</h1><p>홍가람 기자 | 입력 2025.03.04 09:10</p>{frame}")
    inner = f"<html><body><article>{MARKED}</article></body></html>"
    document = read_mhtml(_saved(("m@mhtml.blink", shell), ("f@mhtml.blink", inner)), "a.mhtml")
    assert (document.text, document.title, document.author) == (TEXT, TITLE, "홍가람")
    assert document.url == _ADDRESS


def test_a_frame_that_the_page_does_not_name_is_read_alone() -> None:
    inner = page(f"<article>{MARKED}</article>")
    data = _saved(("m", page("<ul><li>메뉴</li></ul>")), ("f", inner))
    assert read_mhtml(data, "a.mhtml").text == TEXT


def test_what_stands_in_the_frames_of_an_article_is_not_its_text() -> None:
    advert = page("<p>지금 새 자동차를 만나면 선물을 드립니다. 오늘 하루만 그렇습니다.</p>")
    main = page(f"<article>{_LONG}<iframe src='cid:f'></iframe></article>")
    text = read_mhtml(_saved(("m", main), ("f", advert)), "a.mhtml").text
    assert text.split("\n")[: len(PARAGRAPHS)] == list(PARAGRAPHS)
    assert "자동차" not in text


@pytest.mark.parametrize("parts", [(), (("m", page("<p>메뉴</p>")), ("f", "<p></p>"))])
def test_no_page_and_no_article_are_refused(parts: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(SourceError, match=r"mhtml_without_page|page_without_article"):
        read_mhtml(_saved(*parts), "a.mhtml")
