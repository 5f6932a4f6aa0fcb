from __future__ import annotations

import pytest

from tests.botapi.entities import utf16
from tests.botapi.html import MarkupError, parse_html


def _kinds(html: str) -> list[tuple[str, int, int]]:
    _, entities = parse_html(html)
    return [(e["type"], e["offset"], e["length"]) for e in entities]


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("가<b>나", 'Can\'t find end tag corresponding to start tag "b"'),
        ("가나<h1>다</h1>", 'Unsupported start tag "h1" at byte offset 6'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a<b", "Unclosed start tag at byte offset 1"),
        ("가</b>", "Unexpected end tag at byte offset 3"),
        (
            "<b>가<i>나</b></i>",
            'Unmatched end tag at byte offset 12, expected "</i>", found "</b>"',
        ),
        ("<b>가</b", "Unclosed end tag at byte offset 6"),
        ("<a =x>가</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x,y>가</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x>가</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<span>가</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("&#55357;", "Text contains invalid Unicode characters after decoding HTML entities"),
    ],
)
def test_malformed_html_is_refused_with_the_byte_offset(html: str, message: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse_html(html)
    assert str(caught.value).startswith(message)


def test_offsets_of_entities_are_counted_in_utf16_units() -> None:
    assert _kinds("😀가 <b>나다</b>") == [("bold", 4, 2)]
    assert utf16("😀가") == 3


def test_every_documented_tag_becomes_its_entity() -> None:
    html = (
        "<b>1</b><strong>2</strong><i>3</i><em>4</em><u>5</u><ins>6</ins><s>7</s><strike>8</strike>"
        '<del>9</del><span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler><code>c</code>'
        "<pre>d</pre><blockquote>e</blockquote><blockquote expandable>f</blockquote>"
        '<a href="https://example.com/">g</a>'
    )
    assert [kind for kind, _, _ in _kinds(html)] == [
        "bold", "bold", "italic", "italic", "underline", "underline", "strikethrough",
        "strikethrough", "strikethrough", "spoiler", "spoiler", "code", "pre", "blockquote",
        "expandable_blockquote", "text_link",
    ]  # fmt: skip


def test_nested_tags_give_the_outer_entity_first() -> None:
    assert _kinds("<blockquote expandable>가 <b>나</b></blockquote>") == [
        ("expandable_blockquote", 0, 3),
        ("bold", 2, 1),
    ]


def test_an_empty_tag_and_a_tag_without_a_name_at_its_end_are_allowed() -> None:
    assert parse_html("가<b></b>")[1] == []
    assert _kinds("<i>가</>") == [("italic", 0, 1)]


def test_only_four_named_references_and_numbers_are_decoded() -> None:
    text, _ = parse_html("&lt;&gt;&amp;&quot;&#44032;&#xac01;&nbsp;&laquo;&")
    assert text == '<>&"가각&nbsp;&laquo;&'


def test_code_within_pre_keeps_its_language() -> None:
    _, entities = parse_html('<pre><code class="language-python">x</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://example.com/a?b=1&amp;c=2", "https://example.com/a?b=1&c=2"),
        ("example.com", "http://example.com/"),
        ("https://한국.kr/기사", "https://한국.kr/기사"),
    ],
)
def test_a_link_is_kept_with_a_scheme(href: str, url: str) -> None:
    _, entities = parse_html(f'<a href="{href}">가</a>')
    assert [e["url"] for e in entities] == [url]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "http://localhost/x", "file:///etc/passwd"]
)
def test_a_link_that_leads_nowhere_is_dropped_without_a_word(href: str) -> None:
    assert parse_html(f'<a href="{href}">가</a>') == ("가", [])


def test_a_link_to_a_user_becomes_a_mention() -> None:
    _, entities = parse_html('<a href="tg://user?id=42">민지</a>')
    assert entities == [{"type": "text_mention", "offset": 0, "length": 2, "user": {"id": 42}}]
