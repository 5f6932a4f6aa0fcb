from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.errors import SourceError
from index.readers.pdf import read_pdf
from index.records import Document, Published, document_id
from tests.index.readers.pages import BODY, SENTENCES
from tests.index.readers.pdf import Sheet, wrapped

_TITLE = "가람시, 방직 공장 터에 새 도서관"


def _article(*, syllables: bool, justify: bool = False, width: float = 380) -> bytes:
    sheet = Sheet()
    sheet.line(_TITLE, size=20)
    sheet.line("")
    sheet.line("새벽신문 홍가람 기자")
    sheet.line("입력 2024.03.05 10:42")
    sheet.line("")
    for sentence in SENTENCES:
        sheet.paragraph(sentence, width, syllables=syllables, justify=justify)
    return sheet.bytes()


def test_an_article_in_pdf_is_read() -> None:
    assert read_pdf(_article(syllables=False), "기사/글.pdf") == Document(
        doc_id=document_id("기사/글.pdf"),
        source="기사/글.pdf",
        title=_TITLE,
        text=BODY,
        outlet="새벽신문",
        author="홍가람",
        published=Published.fromisoformat("2024-03-05T10:42"),
    )


@pytest.mark.parametrize("width", [200, 260, 320, 380])
@pytest.mark.parametrize("justify", [False, True], ids=["ragged", "justified"])
def test_lines_that_are_broken_at_blanks_get_their_blanks_back(width: int, justify: bool) -> None:
    data = _article(syllables=False, justify=justify, width=width)
    assert read_pdf(data, "a.pdf").text == BODY


@pytest.mark.parametrize("width", [200, 260, 320, 380])
def test_words_that_are_broken_become_whole(width: int) -> None:
    """A blank that fell into a break may be lost; no word is torn."""
    text = read_pdf(_article(syllables=True, width=width), "a.pdf").text
    assert text.replace(" ", "") == BODY.replace(" ", "")
    torn = set(text.split()) - set(BODY.split())
    assert all(word not in BODY for word in torn)


def test_doubtful_breaks_are_left_to_the_judge() -> None:
    text = "가람시는 두레천가에 새로운 도서관 건물 하나를 지었으며 앞으로 열람실 자리를 늘린다."
    asked: list[Sequence[str]] = []

    def glue(lines: Sequence[str]) -> str:
        asked.append(lines)
        return " ".join(lines)

    sheet = Sheet()
    for line in (
        "가람시는 두레천가에 새로운 도서관 건",
        "물 하나를 지었으며 앞으로 열람실 자리",
        "늘린다.",
    ):
        sheet.line(line)
    read_pdf(sheet.bytes(), "a.pdf", glue)
    assert text.startswith(asked[0][0])


def test_running_heads_and_page_numbers_are_dropped() -> None:
    sheet = Sheet()
    for number, sentence in enumerate(SENTENCES, 1):
        sheet.line("가람시 소식지 제12호", y=810, size=9)
        sheet.paragraph(sentence)
        sheet.line(f"- {number} -", x=290, y=30, size=9)
        sheet.page()
    assert read_pdf(sheet.bytes(), "a.pdf").text == BODY


def test_what_a_browser_prints_around_a_page_is_dropped_but_for_its_address() -> None:
    sheet = Sheet()
    sheet.line("26. 11. 23. 오후 4:33", x=30, y=820, size=8)
    sheet.line("새 도서관 - 새벽신문", x=300, y=820, size=8)
    for sentence in SENTENCES:
        sheet.paragraph(sentence)
    sheet.line("https://www.dawn.example.kr/news/articleView.html?idxno=20431", x=30, y=20, size=8)
    sheet.line("1/1", x=540, y=20, size=8)
    document = read_pdf(sheet.bytes(), "a.pdf")
    assert document.text == BODY
    assert document.url == "https://www.dawn.example.kr/news/articleView.html?idxno=20431"
    assert document.published is None


def test_a_paragraph_goes_on_over_the_page() -> None:
    first, *rest = wrapped(SENTENCES[1], 250, syllables=False)
    sheet = Sheet()
    sheet.paragraph(SENTENCES[0], 250)
    sheet.line(first)
    sheet.page()
    for line in rest:
        sheet.line(line)
    assert read_pdf(sheet.bytes(), "a.pdf").text == "\n".join(SENTENCES[:2])


@pytest.mark.parametrize("by_rows", [True, False], ids=["row by row", "column by column"])
def test_two_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    left = wrapped(" ".join(SENTENCES), 200, syllables=False)
    other = "두레천에는 올해도 벚꽃이 활짝 피었다. " + SENTENCES[0].replace("도서관", "미술관")
    right = wrapped(f"{other} {SENTENCES[2]} {other}", 200, syllables=False)
    places = [(72.0, 700 - 18.0 * at, line) for at, line in enumerate(left)]
    places += [(320.0, 700 - 18.0 * at, line) for at, line in enumerate(right)]
    if by_rows:
        places.sort(key=lambda place: -place[1])
    sheet = Sheet()
    sheet.line("가람시와 두레천의 봄", x=200, y=760, size=20)
    for x, y, line in places:
        sheet.line(line, x, y)
    text = read_pdf(sheet.bytes(), "a.pdf").text
    assert " ".join(SENTENCES) in text.replace("\n", " ")
    assert other in text.replace("\n", " ")


def test_lists_and_short_lines_stay_apart() -> None:
    sheet = Sheet()
    sheet.paragraph(SENTENCES[0])
    for item in ("▲ 가는 길 두레역", "▲ 쉬는 날 월요일"):
        sheet.line(item)
    assert read_pdf(sheet.bytes(), "a.pdf").text.split("\n")[-2:] == [
        "▲ 가는 길 두레역",
        "▲ 쉬는 날 월요일",
    ]


def test_title_and_author_of_the_file_serve_where_the_text_has_none() -> None:
    sheet = Sheet(_TITLE, "홍가람")
    for sentence in SENTENCES:
        sheet.paragraph(sentence)
    document = read_pdf(sheet.bytes(), "a.pdf")
    assert (document.title, document.author) == (_TITLE, "홍가람")
    assert document.published is None


def _locked() -> bytes:
    sheet = Sheet(password="비밀".encode().hex())
    sheet.paragraph(SENTENCES[0])
    return sheet.bytes()


def _empty() -> bytes:
    sheet = Sheet()
    sheet.page()
    return sheet.bytes()


def _long() -> bytes:
    sheet = Sheet()
    for _ in range(1_001):
        sheet.page()
    return sheet.bytes()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_locked(), "locked"),
        (_empty(), "pdf_without_text"),
        (_long(), "pdf_too_long"),
        (b"%PDF-1.7 nothing else", "pdf_damaged"),
        (_article(syllables=False)[:400], "pdf_damaged"),
    ],
    ids=["locked", "scanned", "long", "no PDF", "cut"],
)
def test_what_cannot_be_read_is_told(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_pdf(data, "a.pdf")
    assert caught.value.code == code
