from __future__ import annotations

import pytest

from index.errors import SourceError
from index.readers.hwpx import read_hwpx
from index.records import Document, Published, document_id
from tests.index.readers.hwpx import (
    hwpx,
    inside,
    paragraph,
    plain,
    properties,
    section,
    table,
    text,
)
from tests.index.readers.pages import BODY, SENTENCES

_TITLE = "가람시, 방직 공장 터에 새 도서관"


def _lines(*content: str) -> list[str]:
    return read_hwpx(hwpx(section(*content)), "기사/글.hwpx").text.split("\n")


def test_a_press_release_becomes_its_article() -> None:
    content = section(
        plain("새벽신문 홍가람 기자", "입력 2024.03.05 10:42", _TITLE, *SENTENCES),
    )
    data = hwpx(content, parts={"Contents/content.hpf": properties(_TITLE, "admin")})
    assert read_hwpx(data, "기사/글.hwpx") == Document(
        doc_id=document_id("기사/글.hwpx"),
        source="기사/글.hwpx",
        title=_TITLE,
        text=BODY,
        outlet="새벽신문",
        author="홍가람",
        published=Published.fromisoformat("2024-03-05T10:42"),
    )


def test_the_day_on_which_the_file_was_written_is_not_that_of_the_article() -> None:
    data = hwpx(section(plain(*SENTENCES)), parts={"Contents/content.hpf": properties()})
    assert read_hwpx(data, "a.hwpx").published is None


def test_sections_are_read_in_their_order() -> None:
    sections = [section(plain(f"{n}번째 절의 글이다.")) for n in range(12)]
    lines = read_hwpx(hwpx(*sections), "a.hwpx").text.split("\n")
    assert lines == [f"{n}번째 절의 글이다." for n in range(12)]


def test_the_runs_of_a_paragraph_are_one_line() -> None:
    runs = paragraph(text("가람시가 "), text("새 도서관을"), text(" 열었다."))
    assert _lines(runs) == ["가람시가 새 도서관을 열었다."]


def test_marks_within_the_text_are_read() -> None:
    marks = "가람시가<hp:tab/>새<hp:nbSpace/>도서관을<hp:markpenBegin/> 열<hp:markpenEnd/>었다."
    assert _lines(paragraph(text(marks + "<hp:lineBreak/>책은 9만 권이다."))) == [
        "가람시가 새 도서관을 열었다.",
        "책은 9만 권이다.",
    ]


def test_rows_of_a_table_are_lines() -> None:
    rows = table(("층", "책(권)"), ("1층", "2만"), ("", ""))
    assert _lines(plain(SENTENCES[0]), paragraph(rows), plain(SENTENCES[2])) == [
        SENTENCES[0],
        "층 | 책(권)",
        "1층 | 2만",
        SENTENCES[2],
    ]


def test_a_table_that_lays_the_page_out_is_read_cell_by_cell() -> None:
    assert _lines(paragraph(table((SENTENCES[0] * 2, SENTENCES[1])))) == [
        SENTENCES[0] * 2,
        SENTENCES[1],
    ]


def test_notes_and_text_boxes_follow_their_paragraph_and_running_heads_go() -> None:
    note = f"<hp:ctrl>{inside('footNote', plain('두레천은 가람시를 흐르는 내다.'))}</hp:ctrl>"
    head = f"<hp:ctrl>{inside('header', plain('가람시 보도자료'))}</hp:ctrl>"
    box = f"<hp:rect>{inside('drawText', plain('문의는 시청으로 하면 된다.'))}</hp:rect>"
    assert _lines(paragraph(head, text("두레천이 맑아졌다."), note, box)) == [
        "두레천이 맑아졌다.",
        "두레천은 가람시를 흐르는 내다.",
        "문의는 시청으로 하면 된다.",
    ]


def test_captions_are_kept_apart() -> None:
    picture = f"<hp:pic>{inside('caption', plain('새 도서관의 저녁'))}</hp:pic>"
    document = read_hwpx(hwpx(section(paragraph(picture), plain(*SENTENCES))), "a.hwpx")
    assert document.captions == ("새 도서관의 저녁",)
    assert document.text == BODY


_GONE, _KEPT = "<hp:deleteBegin TcId='1'/>", "<hp:deleteEnd TcId='1'/>"


def test_deleted_text_stays_out_wherever_it_ends() -> None:
    inserted = "<hp:insertBegin TcId='2'/>9만<hp:insertEnd TcId='2'/>"
    assert _lines(
        paragraph(text(f"책은 {_GONE}7만{_KEPT}{inserted} 권이다.")),
        paragraph(text(f"자리는 {_GONE}200"), text(f"석이 아니라 {_KEPT}300석이다.")),
        plain(SENTENCES[2]),
    ) == ["책은 9만 권이다.", "자리는 300석이다.", SENTENCES[2]]


def test_a_deletion_may_be_marked_beside_the_text() -> None:
    runs = paragraph(text("책은 "), _GONE, text("7만"), _KEPT, text("9만 권이다."))
    assert _lines(runs) == ["책은 9만 권이다."]


def test_a_deletion_over_paragraphs_takes_their_borders_with_it() -> None:
    lost = paragraph(table(("옛", "표")))
    assert _lines(
        paragraph(text(f"가람시가 {_GONE}옛")),
        plain("도서관을 닫고"),
        lost,
        paragraph(text(f"또 {_KEPT}새 도서관을 열었다.")),
        plain(SENTENCES[2]),
    ) == ["가람시가 새 도서관을 열었다.", SENTENCES[2]]


def test_words_are_read_without_what_stands_above_them() -> None:
    word = "<hp:dutmal><hp:mainText>두레천</hp:mainText><hp:subText>내</hp:subText></hp:dutmal>"
    assert _lines(paragraph(word, text("이 맑아졌다."))) == ["두레천이 맑아졌다."]
    assert _lines(paragraph(text(f"맑은 {word}이다."))) == ["맑은 두레천이다."]


def test_signs_printed_over_each_other_and_equations_stand_in_their_sentence() -> None:
    sign = "<hp:compose composeText='나'><hp:charPr prIDRef='1'/></hp:compose>"
    equation = "<hp:equation><hp:script>{서가} over 2</hp:script></hp:equation>"
    assert _lines(
        paragraph(text("등급은 "), sign, text("이고 자리는 "), equation, text(" 개다."))
    ) == ["등급은 나이고 자리는 서가/2 개다."]


def test_letters_that_are_a_drawing_can_be_the_title() -> None:
    drawn = paragraph("<hp:textart text='가람시 책 잔치'><hp:textartPr/></hp:textart>")
    document = read_hwpx(hwpx(section(drawn, plain(*SENTENCES))), "a.hwpx")
    assert (document.title, document.text) == ("가람시 책 잔치", BODY)


def test_cells_of_a_table_stand_at_their_columns() -> None:
    def cell(column: int, content: str, span: str = "") -> str:
        place = f"<hp:cellAddr colAddr='{column}' rowAddr='0'/>"
        inner = f"<hp:subList>{plain(content)}</hp:subList>"
        return f"<hp:tc>{inner}{place}<hp:cellSpan {span}/></hp:tc>"

    rows = (
        cell(0, "구분") + cell(1, "평일") + cell(2, "휴일"),
        cell(0, "열람실", "rowSpan='2'") + cell(1, "22시") + cell(2, ""),
        cell(1, "") + cell(2, "18시"),
    )
    content = "".join(f"<hp:tr>{row}</hp:tr>" for row in rows)
    assert _lines(plain(SENTENCES[0]), paragraph(f"<hp:tbl>{content}</hp:tbl>"))[1:] == [
        "구분 | 평일 | 휴일",
        "열람실 | 22시 | –",
        "열람실 | – | 18시",
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 not a zip", "package_damaged"),
        (b"", "package_damaged"),
        (hwpx(), "hwpx_without_body"),
        (hwpx("<hs:sec>"), "package_damaged"),
        (hwpx(section(plain("  "))), "no_body"),
        (
            hwpx(
                section(plain("x")),
                parts={
                    "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:m"><m:file-entry>'
                    "<m:encryption-data/></m:file-entry></m:manifest>"
                },
            ),
            "locked",
        ),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_hwpx(data, "a.hwpx")
    assert caught.value.code == code
