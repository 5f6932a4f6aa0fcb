from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Word
from lxml import etree

from index.errors import SourceError
from index.readers.docx import read_docx
from index.records import Document, Published, document_id
from tests.index.readers.pages import BODY, SENTENCES

_TITLE = "가람시, 방직 공장 터에 새 도서관"
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


@pytest.mark.parametrize("title", ["", "제목 없음", "문서1", "Microsoft Word - a.doc", "x" * 200])
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
