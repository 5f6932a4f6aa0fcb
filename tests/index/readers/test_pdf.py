from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.errors import SourceError
from index.readers.pdf import read_pdf
from index.records import Document, Published, document_id
from tests.index.readers.pages import BODY, SENTENCES
from tests.index.readers.pdf import Sheet, drawn, wrapped

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
        pages=(0,),
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


def _latin(*lines: str) -> str:
    sheet = Sheet()
    sheet.line("In the spring of this year people came from all over the country,")
    for line in lines:
        sheet.line(line)
    return read_pdf(sheet.bytes(), "a.pdf").text


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        (
            "The library that stands at the river of the town of Garam was cre-",
            "ated in the old mill of the town of Garam.",
            "was created in",
        ),
        (
            "The library that stands at the river of the town of Garam is well-",
            "known far beyond the town of Garam now.",
            "is well-known far",
        ),
        (
            "The books that stand on the shelves of the ground floor and of 2019-",
            "2020 came from the old mill of the town.",
            "of 2019-2020 came",
        ),
        (
            "Whoever wants to come and read the books should please call 02-",
            "1234 and ask for the library of the town.",
            "call 02-1234 and",
        ),
        (
            "For the better part of the year the library was closed for COVID-",
            "19 and then opened again in the spring.",
            "for COVID-19 and",
        ),
        (
            "Before it was moved to the river the library stood in the part A-",
            "B of the old mill, near the river there.",
            "part A-B of",
        ),
        (
            "The re-use plan of the town and of the country around it is to re-",
            "use the old mill of the town of Garam.",
            "to re-use the",
        ),
        (
            "Nobody in the town of Garam knew how old it was, the old mill -",
            "built long ago – stands near the river.",
            "mill - built",
        ),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_where_it_is_there_for_the_break_alone(
    left: str, right: str, whole: str
) -> None:
    assert whole in _latin(left, right)


def test_a_range_and_a_number_are_not_parted_at_the_end_of_a_line() -> None:
    text = _latin(
        "Whoever wants to know about the library may read the book of 2019–",
        "2020, which tells of all that was built and written then.",
    )
    assert "of 2019–2020, which" in text


def test_a_ligature_has_all_its_letters() -> None:
    text = r"Sta\201 of the o\200ce at the di\200cult cli\201 ate \202sh."
    assert read_pdf(drawn(text, {0o200: "ffi", 0o201: "ff", 0o202: "ﬁ"}), "a.pdf").text == (
        "Staff of the office at the difficult cliff ate fish."
    )


@pytest.mark.parametrize("mark", ["1) ", "1. ", "* ", "[1] "])
def test_a_footnote_does_not_cut_a_sentence_in_two(mark: str) -> None:
    first, *rest = wrapped(SENTENCES[1], 250, syllables=False)
    sheet = Sheet()
    sheet.paragraph(SENTENCES[0], 250)
    sheet.line(first)
    sheet.line(f"{mark}두레천은 가람시를 흐르는 내다.", y=90, size=8)
    sheet.page()
    for line in rest:
        sheet.line(line)
    assert read_pdf(sheet.bytes(), "a.pdf").text.split("\n") == [
        *SENTENCES[:2],
        f"{mark}두레천은 가람시를 흐르는 내다.",
    ]


def test_small_letters_amid_the_text_stay_where_they_are() -> None:
    sheet = Sheet()
    sheet.paragraph(SENTENCES[0])
    sheet.line("1) 층별 안내", size=8)
    sheet.paragraph(SENTENCES[2])
    assert read_pdf(sheet.bytes(), "a.pdf").text.split("\n")[1] == "1) 층별 안내"


def test_the_page_of_every_place_is_known() -> None:
    first, *rest = wrapped(SENTENCES[1], 250, syllables=False)
    sheet = Sheet()
    sheet.line(_TITLE, size=20)
    sheet.page()
    sheet.paragraph(SENTENCES[0], 250)
    sheet.line(first)
    sheet.page()
    for line in rest:
        sheet.line(line)
    sheet.page()
    sheet.page()
    sheet.paragraph(SENTENCES[2])
    document = read_pdf(sheet.bytes(), "a.pdf")
    assert document.text == BODY
    places = ("방직", first, rest[0], SENTENCES[2])
    assert [document.page_of(BODY.index(place)) for place in places] == [2, 2, 3, 5]


def test_letters_that_the_file_does_not_tell_are_refused_rather_than_read_as_signs() -> None:
    text = r"!\"#$%&'*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 3
    private = drawn("ABCDEF GHIJKL " * 9, {code: chr(0xE000 + code) for code in range(65, 77)})
    bytes_ = "".join(f"\\{byte:o}" for byte in SENTENCES[0].encode("cp949"))
    for data in (drawn(text, {}, names=True), drawn(text * 2, {}), private, drawn(bytes_, {})):
        with pytest.raises(SourceError, match="pdf_unmapped"):
            read_pdf(data, "a.pdf")


def test_a_few_letters_without_a_name_are_left_out() -> None:
    sentence = "The library of Garam opened in the old mill of the town today"
    data = drawn(rf"{sentence}\201", {}, names=True, unnamed=range(0o201, 0o202))
    assert read_pdf(data, "a.pdf").text == sentence


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


def test_the_word_for_any_press_release_and_the_name_of_an_outlet_are_no_headlines() -> None:
    sheet = Sheet("보도자료")
    sheet.line("보 도 자 료", size=30)
    sheet.line("새벽신문", size=26)
    sheet.line("")
    sheet.line(_TITLE, size=16)
    sheet.line("")
    for sentence in SENTENCES:
        sheet.paragraph(sentence)
    assert read_pdf(sheet.bytes(), "a.pdf").title == _TITLE


def _grid(sheet: Sheet, rows: Sequence[Sequence[str]], *, top: float, ruled: bool = False) -> None:
    """A table at a height; a cell may have two lines, which are set above and below its middle."""
    for at, row in enumerate(rows):
        middle = top - 34 * at
        if ruled:
            sheet.rule(72, 520, middle + 20)
        for column, cell in enumerate(row):
            lines = cell.split("\n")
            for number, line in enumerate(lines):
                y = middle + 6.5 * (len(lines) - 1 - 2 * number)
                sheet.line(line, 80 + 150 * column, y)
    if ruled:
        sheet.rule(72, 520, top - 34 * len(rows) + 20)


@pytest.mark.parametrize("ruled", [False, True], ids=["without rules", "with rules"])
def test_a_table_is_read_row_by_row_with_its_blank_cells(ruled: bool) -> None:
    sheet = Sheet()
    sheet.paragraph(SENTENCES[0])
    _grid(
        sheet,
        [("구분", "작년", "올해"), ("책(권)", "72,100", "90,000"), ("자리", "", "300")],
        top=600,
        ruled=ruled,
    )
    sheet.line(SENTENCES[2], y=400)
    assert read_pdf(sheet.bytes(), "a.pdf").text.split("\n") == [
        SENTENCES[0],
        "구분 | 작년 | 올해",
        "책(권) | 72,100 | 90,000",
        "자리 | – | 300",
        SENTENCES[2],
    ]


@pytest.mark.parametrize("by_rows", [True, False], ids=["row by row", "column by column"])
def test_three_narrow_columns_of_prose_are_no_table(by_rows: bool) -> None:
    columns = [wrapped(sentence * 2, 130, syllables=False) for sentence in SENTENCES]
    shortest = min(map(len, columns))
    places = [
        (60.0 + 165 * column, 700 - 18.0 * at, line)
        for column, lines in enumerate(columns)
        for at, line in enumerate(lines[:shortest])
    ]
    if by_rows:
        places.sort(key=lambda place: -place[1])
    sheet = Sheet()
    for x, y, line in places:
        sheet.line(line, x, y)
    assert "|" not in read_pdf(sheet.bytes(), "a.pdf").text


def test_the_lines_of_a_cell_between_two_rules_belong_together() -> None:
    sheet = Sheet()
    sheet.paragraph(SENTENCES[0])
    rows = [
        ("층수", "무엇", "시간"),
        ("1층", "어린이 책과\n쉬는 자리", "9시"),
        ("2층", "열람실", "22시"),
    ]
    _grid(sheet, rows, top=600, ruled=True)
    assert read_pdf(sheet.bytes(), "a.pdf").text.split("\n")[1:] == [
        "층수 | 무엇 | 시간",
        "1층 | 어린이 책과 쉬는 자리 | 9시",
        "2층 | 열람실 | 22시",
    ]


def test_an_item_with_a_hanging_indent_is_one_sentence() -> None:
    sheet = Sheet()
    sheet.paragraph(SENTENCES[0])
    item = f"○ {SENTENCES[1]}"
    first, *rest = wrapped(item, 370, syllables=False)
    sheet.line(first, y=500)
    for at, line in enumerate(rest, 1):
        sheet.line(line, 84, 500 - 17.6 * at)
    sheet.line("○ 문의는 시청으로", y=500 - 17.6 * (len(rest) + 1))
    assert read_pdf(sheet.bytes(), "a.pdf").text.split("\n")[1:] == [item, "○ 문의는 시청으로"]


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
