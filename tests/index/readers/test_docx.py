from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from lxml import etree

from index.errors import SourceError
from index.readers.docx import read_docx
from index.records import Document, Published, document_id
from tests.index.readers.pages import BODY, SENTENCES

_TITLE = "가람시, 방직 공장 터에 새 도서관"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(write: Callable[[Word], object]) -> bytes:
    document = docx.Document()
    write(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _paragraphs(*lines: str) -> Callable[[Word], object]:
    return lambda document: [document.add_paragraph(line) for line in lines]


def _xml(inner: str) -> bytes:
    """A document with raw XML for its only paragraph."""

    def write(document: Word) -> None:
        element = document.add_paragraph()._p
        for child in etree.fromstring(f"<w:p {_W}>{inner}</w:p>"):
            element.append(child)

    return _docx(write)


def test_an_article_in_word_is_read() -> None:
    def write(document: Word) -> None:
        document.core_properties.title = "보도자료"
        document.core_properties.author = "한누리"
        document.add_heading(_TITLE, 0)
        for line in ("입력 2024.03.05 10:42", *SENTENCES):
            document.add_paragraph(line)

    assert read_docx(_docx(write), "a.docx") == Document(
        doc_id=document_id("a.docx"),
        source="a.docx",
        title=_TITLE,
        text=BODY,
        author="한누리",
        published=Published.fromisoformat("2024-03-05T10:42"),
    )


def test_the_text_knows_its_author_better_than_the_file() -> None:
    def write(document: Word) -> None:
        document.core_properties.author = "한누리"
        _paragraphs(_TITLE, "새벽신문 홍가람 기자", "입력 2024.03.05", *SENTENCES)(document)

    assert read_docx(_docx(write), "a.docx").author == "홍가람"


@pytest.mark.parametrize("author", ["python-docx", "User", "Windows 사용자", "admin", "", "PC-01"])
def test_a_program_is_no_author(author: str) -> None:
    def write(document: Word) -> None:
        document.core_properties.author = author
        _paragraphs(*SENTENCES)(document)

    assert read_docx(_docx(write), "a.docx").author is None


def test_the_title_of_the_file_serves_where_the_text_has_none() -> None:
    def write(document: Word) -> None:
        document.core_properties.title = _TITLE
        _paragraphs(*SENTENCES)(document)

    assert read_docx(_docx(write), "a.docx").title == _TITLE


@pytest.mark.parametrize(
    "title",
    [
        *("", "제목 없음", "문서1", "Microsoft Word - a.doc", "x" * 200, "setup_31.exe", "ㅁ", "a"),
        *(
            "보도자료",
            "(보도참고자료) 최종_240305",
            "붙임 2",
            "PowerPoint 프레젠테이션",
            "Untitled-1",
        ),
    ],
)
def test_a_title_that_a_program_made_up_is_not_used(title: str) -> None:
    def write(document: Word) -> None:
        document.core_properties.title = title
        _paragraphs(*SENTENCES)(document)

    assert read_docx(_docx(write), "기사/도서관.docx").title == "도서관"


def test_the_day_on_which_the_file_was_written_is_not_that_of_the_article() -> None:
    assert read_docx(_docx(_paragraphs(*SENTENCES)), "a.docx").published is None


def test_tables_stand_where_they_stand_in_the_text() -> None:
    def write(document: Word) -> None:
        document.add_paragraph(SENTENCES[0])
        table = document.add_table(2, 2)
        for at, value in enumerate(("층", "책(권)", "1층", "2만")):
            table.cell(at // 2, at % 2).text = value
        document.add_paragraph(SENTENCES[2])

    lines = read_docx(_docx(write), "a.docx").text.split("\n")
    assert lines == [SENTENCES[0], "층 | 책(권)", "1층 | 2만", SENTENCES[2]]


def test_a_table_that_lays_the_page_out_is_read_cell_by_cell() -> None:
    def write(document: Word) -> None:
        table = document.add_table(1, 2)
        table.cell(0, 0).text = SENTENCES[0] * 2
        inner = table.cell(0, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "1층", "2만"

    lines = read_docx(_docx(write), "a.docx").text.split("\n")
    assert lines == [SENTENCES[0] * 2, "1층 | 2만"]


def test_captions_are_kept_apart() -> None:
    def write(document: Word) -> None:
        document.add_paragraph("새 도서관의 저녁", style="Caption")
        _paragraphs(*SENTENCES)(document)

    document = read_docx(_docx(write), "a.docx")
    assert document.captions == ("새 도서관의 저녁",)
    assert document.text == BODY


def test_tracked_changes_are_read_as_accepted() -> None:
    data = _xml(
        "<w:r><w:t xml:space='preserve'>가람시가 </w:t></w:r>"
        "<w:del><w:r><w:delText>옛 </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t xml:space='preserve'>새 </w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t>도서관을</w:t></w:r></w:hyperlink>"
        "<w:r><w:tab/><w:t>열었다.</w:t><w:br/><w:t>책은 9만 권이다.</w:t></w:r>"
    )
    assert read_docx(data, "a.docx").text == "가람시가 새 도서관을 열었다.\n책은 9만 권이다."


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p><w:r><w:t>{SENTENCES[2]}</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    data = _xml(
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        f"<w:r><w:t>{SENTENCES[0]}</w:t></w:r>"
    )
    assert read_docx(data, "a.docx").text == f"{SENTENCES[0]}\n{SENTENCES[2]}"


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def _read_xml(inner: str) -> str:
    return read_docx(_xml(inner), "a.docx").text


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ("<w:vanish/>", "가람시가 문을 연다."),
        ("<w:vanish w:val='1'/>", "가람시가 문을 연다."),
        ("<w:vanish w:val='false'/>", "가람시가 아직 알리지 말 것 문을 연다."),
        (
            "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>",
            "가람시가 아직 알리지 말 것 문을 연다.",
        ),
    ],
)
def test_hidden_text_stays_out(properties: str, text: str) -> None:
    runs = _run("가람시가 ") + _run("아직 알리지 말 것 ", properties) + _run("문을 연다.")
    assert _read_xml(runs) == text


def test_text_that_a_style_hides_stays_out() -> None:
    def write(document: Word) -> None:
        base = document.styles.add_style("Inner", WD_STYLE_TYPE.PARAGRAPH)
        base.font.hidden = True
        memo = document.styles.add_style("Memo", WD_STYLE_TYPE.PARAGRAPH)
        memo.base_style = base
        document.add_paragraph(SENTENCES[0])
        document.add_paragraph("부서 안에서만 볼 것", style=memo)

    assert read_docx(_docx(write), "a.docx").text == SENTENCES[0]


def test_what_stands_above_a_word_to_read_it_is_no_text() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{_run('がらむ')}</w:rt><w:rubyBase>{_run('加藍')}</w:rubyBase></w:ruby></w:r>"
    assert _read_xml(ruby + _run("시가 문을 열었다.")) == "加藍시가 문을 열었다."


def test_equations_are_read_where_they_stand() -> None:
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>"
    fraction = f"<m:f>{part.format('num', '서가')}{part.format('den', '2')}</m:f>"
    text = _run("자리는 ") + f"<m:oMath {m}>{fraction}</m:oMath>" + _run(" 개다.")
    assert _read_xml(text) == "자리는 서가/2 개다."


def test_moved_text_is_read_once_where_it_went() -> None:
    moved = "책은 9만 권이다."
    text = (
        f"<w:moveFrom>{_run(moved)}</w:moveFrom>{_run('가람시가 문을 연다. ')}"
        f"<w:moveTo>{_run(moved)}</w:moveTo>"
    )
    assert _read_xml(text) == f"가람시가 문을 연다. {moved}"


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next() -> None:
    def write(document: Word) -> None:
        first = document.add_paragraph("가람시가 새 ")
        first._p.get_or_add_pPr().append(
            etree.fromstring(f"<w:rPr {_W}><w:del w:id='1' w:author='x'/></w:rPr>")
        )
        _paragraphs("도서관을 열었다.", SENTENCES[2])(document)

    assert read_docx(_docx(write), "a.docx").text.split("\n") == [
        "가람시가 새 도서관을 열었다.",
        SENTENCES[2],
    ]


def test_rows_that_were_deleted_stay_out_and_merged_cells_keep_their_columns() -> None:
    def write(document: Word) -> None:
        document.add_paragraph(SENTENCES[0])
        table = document.add_table(4, 3)
        for at, value in enumerate(
            "요일 문 닫이 평일 9시 22시 휴일 10시 없음 폐지 0시 0시".split()
        ):
            table.cell(at // 3, at % 3).text = value if value != "없음" else ""
        table.cell(1, 1).merge(table.cell(2, 1)).text = "9시"
        table.rows[3]._tr.get_or_add_trPr().append(etree.fromstring(f"<w:del {_W} w:id='1'/>"))

    assert read_docx(_docx(write), "a.docx").text.split("\n")[1:] == [
        "요일 | 문 | 닫이",
        "평일 | 9시 | 22시",
        "휴일 | 9시 | –",
    ]


def _with_notes(data: bytes, **notes: str) -> bytes:
    """A document with notes of the id 2, and the separator that every program writes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for item in old.infolist():
            part = old.read(item)
            if item.filename == "word/_rels/document.xml.rels":
                named = "".join(
                    f'<Relationship Id="n{kind}" Target="{kind}s.xml" Type="{_KINDS}/{kind}s"/>'
                    for kind in notes
                )
                part = part.replace(b"</Relationships>", f"{named}</Relationships>".encode())
            new.writestr(item, part)
        for kind, text in notes.items():
            separator = f'<w:{kind} w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
            note = f'<w:{kind} w:id="2"><w:p>{_run(text)}</w:p></w:{kind}>'
            new.writestr(f"word/{kind}s.xml", f"<w:{kind}s {_W}>{separator}{note}</w:{kind}s>")
    return file.getvalue()


def test_footnotes_and_endnotes_follow_their_paragraph() -> None:
    def write(document: Word) -> None:
        for kind, text in zip(("footnote", "endnote"), SENTENCES[:2], strict=True):
            run = document.add_paragraph(text).add_run()._r
            run.append(etree.fromstring(f"<w:{kind}Reference {_W} w:id='2'/>"))

    data = _with_notes(_docx(write), footnote="두레천은 가람시의 내다.", endnote="2024년의 수다.")
    assert read_docx(data, "a.docx").text.split("\n") == [
        SENTENCES[0],
        "두레천은 가람시의 내다.",
        SENTENCES[1],
        "2024년의 수다.",
    ]


def test_the_strict_form_is_read_too() -> None:
    def write(document: Word) -> None:
        document.core_properties.author = "한누리"
        document.add_heading(_TITLE, 0)
        _paragraphs(*SENTENCES)(document)

    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_docx(write))) as old, zipfile.ZipFile(file, "w") as new:
        for item in old.infolist():
            part = old.read(item)
            for name in (b"wordprocessingml", b"officeDocument", b"drawingml"):
                transitional = b"http://schemas.openxmlformats.org/" + name + b"/2006/"
                part = part.replace(transitional, b"http://purl.oclc.org/ooxml/" + name + b"/")
            new.writestr(item, part)
    document = read_docx(file.getvalue(), "a.docx")
    assert (document.title, document.text, document.author) == (_TITLE, BODY, "한누리")


def _without(name: str) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_docx(_paragraphs(*SENTENCES)))) as old,
        zipfile.ZipFile(file, "w") as new,
    ):
        for item in old.infolist():
            if item.filename != name:
                new.writestr(item, old.read(item))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 not a zip", "package_damaged"),
        (_docx(_paragraphs(*SENTENCES))[:-3000], "package_damaged"),
        (_without("word/document.xml"), "docx_damaged"),
        (_without("[Content_Types].xml"), "docx_damaged"),
        (_without("_rels/.rels"), "docx_damaged"),
        (_docx(_paragraphs("", " ")), "no_body"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_docx(data, "a.docx")
    assert caught.value.code == code
