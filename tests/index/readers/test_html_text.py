from __future__ import annotations

import pytest

from index.errors import SourceError
from index.readers.html_text import (
    fragment_text,
    parse_html,
    strip_invisible,
    substance,
    take_captions,
    text_of,
)


def _text(html: str) -> str:
    tree = parse_html(html, "a.html")
    strip_invisible(tree)
    return text_of(tree)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>하나<p>둘", "하나\n둘"),
        ("하나<br>둘<br/><br>셋", "하나\n둘\n셋"),
        ("<div>하나<div>둘</div>셋</div>", "하나\n둘\n셋"),
        ("<p>하나\n  둘&nbsp;&nbsp;셋</p>", "하나 둘 셋"),
        ("<p>하<b>나</b>둘 <i> 셋</i></p>", "하나둘 셋"),
        ("<ul><li>하나<li>둘</ul>", "하나\n둘"),
        ("<p>하나<script>둘</script>셋<!-- 넷 -->다섯</p>", "하나셋다섯"),
        ("<p>하나<span style='DISPLAY: none'>둘</span><span hidden>셋</span></p>", "하나"),
        (f"<div style='display:none'>{'하나둘셋 ' * 80}</div>", ("하나둘셋 " * 80).strip()),
        ("<table><tr><td>하나<td>둘<tr><th>셋<td></table>", "하나 | 둘\n셋"),
        (f"<table><tr><td>{'하나 ' * 50}<td>둘</table>", ("하나 " * 50).strip() + "\n둘"),
        ("<pre>하나\n둘</pre>", "하나\n둘"),
        ("<pre>하나&#1;\x02\n둘<!-- 셋 --></pre>", "하나\n둘"),
        ("<table><tr><td>하\x01나&#2;<td>둘</table>", "하 나 | 둘"),
        ("<p>낱&shy;말</p>", "낱말"),
        ("<p>하나&#0;둘</p>", "하나\ufffd둘"),
        ("<?xml version='1.0' encoding='euc-kr'?><html><body>하나</body></html>", "하나"),
    ],
)
def test_text_is_what_a_browser_shows(html: str, text: str) -> None:
    assert _text(html) == text


@pytest.mark.parametrize("html", ["", "  ", "<!-- 하나 -->"])
def test_nothing_is_no_page(html: str) -> None:
    with pytest.raises(SourceError, match="page_empty"):
        parse_html(html, "a.html")


def test_captions_are_taken_out_of_the_text() -> None:
    tree = parse_html(
        "<div><figure><figcaption>하나<br>둘</figcaption></figure>앞<em class='img_desc'>셋</em>뒤"
        "<p class='photo-caption'>하나 둘</p><p class='capital'>넷</p></div>",
        "a.html",
    )
    assert take_captions(tree) == ["하나 둘", "셋"]
    assert text_of(tree) == "앞뒤\n넷"


def test_a_long_text_in_a_class_for_captions_is_no_caption() -> None:
    tree = parse_html(f"<div><p class='caption'>{'글이다. ' * 200}</p></div>", "a.html")
    assert take_captions(tree) == []


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("하나\n 둘\n\n", "하나\n둘"),
        ("<p>하나</p>둘", "하나\n둘"),
        ("하나 &lt; 둘", "하나 < 둘"),
        ("하나 &amp; 둘\n셋", "하나 & 둘\n셋"),
        ("", ""),
    ],
)
def test_a_piece_of_html_or_plain_text_becomes_text(html: str, text: str) -> None:
    assert fragment_text(html) == text


def test_menus_and_headlines_have_no_substance() -> None:
    assert substance("정치\n경제\n새 도서관 문 연다\n두레천 벚꽃 축제") == 0
    assert substance("가람시가 새 도서관을 열었다.") == len("가람시가 새 도서관을 열었다.")
