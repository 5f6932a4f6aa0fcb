from __future__ import annotations

import logging

import pytest

from index.errors import SourceError
from index.readers.markdown import read_markdown
from index.records import Document, Published, document_id


def _read(text: str, source: str = "글/도서관.md") -> Document:
    return read_markdown(text.encode(), source)


def _matter(fields: str) -> Document:
    return _read(f"---\n{fields}\n---\n본문이다.\n")


def test_front_matter_fills_the_document() -> None:
    document = _read(
        "---\n"
        "title: 가람시 새 도서관\n"
        "outlet: 새벽신문\n"
        "author: 홍가람\n"
        "published: 2024-03-05 10:42\n"
        "url: https://dawn.example.kr/1?idxno=2\n"
        "digest_by: 기사봇\n"
        "---\n\n"
        "가람시가 도서관을 열었다.\n"
    )
    assert document == Document(
        doc_id=document_id("글/도서관.md"),
        source="글/도서관.md",
        title="가람시 새 도서관",
        text="가람시가 도서관을 열었다.",
        outlet="새벽신문",
        author="홍가람",
        published=Published.fromisoformat("2024-03-05T10:42"),
        url="https://dawn.example.kr/1?idxno=2",
        digest_by="기사봇",
    )


def test_front_matter_may_name_its_fields_as_site_generators_do() -> None:
    document = _matter(
        "date: 2024-03-05T10:42:00+09:00\nauthors: [홍가람]\nlink: https://dawn.example.kr/1"
    )
    assert document.published == Published.fromisoformat("2024-03-05T10:42")
    assert document.author == "홍가람"
    assert document.url == "https://dawn.example.kr/1"
    both = _matter("published: 2024-03-05\ndate: 2025-01-01")
    assert both.published == Published.fromisoformat("2024-03-05")


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05 10:42:59", "2024-03-05T10:42"),
        ("2024-03-05T10:42:00+09:00", "2024-03-05T10:42"),
        ("2024-03-05T01:42:00Z", "2024-03-05T10:42"),
        ('"2024.03.05 오후 3:10"', "2024-03-05T15:10"),
        ("2024년 3월 5일", "2024-03-05"),
    ],
)
def test_dates_may_be_written_as_yaml_or_as_newspapers_do(value: str, iso: str) -> None:
    published = _matter(f"published: {value}").published
    assert published is not None
    assert published.isoformat() == iso


def test_several_authors_are_joined() -> None:
    assert _matter("author: [홍가람, 이누리]").author == "홍가람, 이누리"


def test_empty_fields_are_not_known() -> None:
    document = _matter("outlet:\nauthor: ''\npublished: null")
    assert (document.outlet, document.author, document.published) == (None, None, None)


@pytest.mark.parametrize(
    ("fields", "field", "wanted", "got"),
    [
        ("title: 2024", "title", "text", "'2024'"),
        ("title: [가, 나]", "title", "text", "[…]"),
        ("outlet: {이름: 새벽신문}", "outlet", "text", "{…}"),
        ("author: [홍가람, 3]", "author", "text", "[…]"),
        ("published: 어제", "published", "date", "'어제'"),
        ("published: 20240305", "published", "date", "'20240305'"),
        ("published: true", "published", "date", "true"),
        ("url: dawn.example.kr", "url", "url", "'dawn.example.kr'"),
        ("url: javascript:alert(1)", "url", "url", "'javascript:alert(1)'"),
        ("digest_by: 1.5", "digest_by", "text", "'1.5'"),
    ],
)
def test_wrong_types_are_named_with_file_field_wanted_and_got(
    fields: str, field: str, wanted: str, got: str
) -> None:
    with pytest.raises(SourceError) as caught:
        _matter(fields)
    assert caught.value.where == "글/도서관.md"
    assert caught.value.code == f"front_matter_no_{wanted}"
    assert caught.value.values == {"field": field, "got": got}


@pytest.mark.parametrize(
    ("fields", "code", "values"),
    [
        ("title: '닫지 않은 따옴표", "front_matter_no_yaml_at", {"line": 3}),
        ("title: 가: 나", "front_matter_no_yaml_at", {"line": 2}),
        ("published: 2024-13-45", "front_matter_no_yaml", {}),
        ("- 목록", "front_matter_no_mapping", {"got": "[…]"}),
        ("그냥 글", "front_matter_no_mapping", {"got": "'그냥 글'"}),
        ("a: " + "[" * 5000, "front_matter_no_yaml", {}),
        ("a: !!python/object/apply:os.getcwd []", "front_matter_no_yaml_at", {"line": 2}),
    ],
)
def test_broken_front_matter_is_refused(fields: str, code: str, values: dict[str, object]) -> None:
    with pytest.raises(SourceError) as caught:
        _matter(fields)
    assert (caught.value.code, caught.value.values) == (code, values)


def test_front_matter_that_never_ends_is_named() -> None:
    with pytest.raises(SourceError, match="front_matter_unclosed"):
        _read("---\ntitle: 도서관\n\n가람시가 도서관을 열었다.\n")


def test_values_that_hold_themselves_a_billion_times_are_refused_quickly() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{new}: &{new} [{', '.join(f'*{old}' for _ in range(9))}]\n"
        for old, new in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    with pytest.raises(SourceError, match="front_matter_no_text field='title'"):
        _matter(f"{bomb}title: *k")


def test_unknown_fields_are_ignored_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        document = _matter("title: 도서관\ntags: [책]")
    assert document.title == "도서관"
    assert "tags" in caplog.text
    assert "글/도서관.md" in caplog.text


def test_blocks_become_lines_of_plain_text() -> None:
    document = _read(
        "---\ntitle: 도서관\n---\n"
        "# 새로 문 연 곳\n\n"
        "가람시가 **새** 도서관을 *열었다*. 자세한 것은 [누리집](https://a.example.kr)에\n"
        "있다. `AI` 안내도 <https://b.example.kr> 있다.\n\n"
        "- 책 9만 권\n- 자리\n  1. 300석\n\n"
        "> 늦었지만 다행이다.\n\n"
        "| 층 | 무엇 |\n|---|---|\n| 1 | **책** |\n| 2 |  |\n\n"
        "```python\nprint('책')\n\nprint(2)\n```\n\n"
        "---\n\n"
        "끝 문장이다.  \n바로 다음 줄이다.\n"
    )
    assert document.text.split("\n") == [
        "새로 문 연 곳",
        "가람시가 새 도서관을 열었다. 자세한 것은 누리집에 있다. AI 안내도 https://b.example.kr 있다.",
        "책 9만 권",
        "자리",
        "300석",
        "늦었지만 다행이다.",
        "층 | 무엇",
        "1 | 책",
        "2 | –",
        "print('책')",
        "print(2)",
        "끝 문장이다.",
        "바로 다음 줄이다.",
    ]


def test_emphasis_before_a_korean_particle_leaves_no_asterisks() -> None:
    assert _read("**『골목의 서가』**를 읽었다. **(새 책)**이다.\n").text == (
        "『골목의 서가』를 읽었다. (새 책)이다."
    )


def test_characters_that_mean_nothing_stay() -> None:
    text = "값은 3~5만 원, 2 * 3 = 6, a_b_c, ▲책 ▲자리, 100% & 『책』."
    assert _read(text).text == text


def test_comments_scripts_and_tags_go_and_their_text_stays() -> None:
    document = _read(
        "<!-- 고칠 것: 날짜 -->\n\n"
        "도서관은 <b>밤</b>에도 연다.<!-- 확인 --> 책은<br>9만 권이다.\n\n"
        "<details>\n<summary>더 보기</summary>\n자리는 300석이다.\n<script>no()</script>\n</details>\n"
    )
    assert document.text.split("\n") == [
        "도서관은 밤에도 연다. 책은",
        "9만 권이다.",
        "더 보기",
        "자리는 300석이다.",
    ]


def test_descriptions_of_images_become_captions() -> None:
    document = _read("본문이다. ![새 도서관](a.png)\n\n![새 도서관](b.png)\n\n![](c.png)\n")
    assert document.text == "본문이다."
    assert document.captions == ("새 도서관",)


def test_the_heading_is_the_title_where_front_matter_names_none() -> None:
    document = _read("<!-- 초고 -->\n# 새 **도서관**\n\n본문이다.\n\n## 자리\n\n300석이다.\n")
    assert document.title == "새 도서관"
    assert document.text == "본문이다.\n자리\n300석이다."


def test_a_heading_that_repeats_the_title_stands_once() -> None:
    document = _read("---\ntitle: 새 도서관\n---\n# 새 도서관\n\n본문이다.\n")
    assert (document.title, document.text) == ("새 도서관", "본문이다.")


def test_without_heading_and_front_matter_the_file_names_the_title() -> None:
    assert _read("본문이다.\n\n# 뒤에 온 제목\n").title == "도서관"


def test_deeply_nested_quotes_are_kept() -> None:
    assert _read("> " * 60 + "깊은 곳의 문장이다.\n").text == "깊은 곳의 문장이다."


@pytest.mark.parametrize("text", ["", "---\ntitle: 도서관\n---\n", "# 제목뿐\n", "<!-- 없음 -->"])
def test_a_file_without_a_body_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="markdown_without_body"):
        _read(text)


def test_cp949_and_crlf_are_read() -> None:
    data = "---\r\ntitle: 도서관\r\n---\r\n본문이다.\r\n".encode("cp949")
    document = read_markdown(data, "a.md")
    assert (document.title, document.text) == ("도서관", "본문이다.")
