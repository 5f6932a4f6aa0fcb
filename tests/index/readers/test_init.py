from __future__ import annotations

import io
import subprocess
import sys

import docx
import pytest

from index.errors import SourceError
from index.readers import SUFFIXES, read
from tests.index.readers.hwpx import hwpx, plain, section
from tests.index.readers.pages import BODY, NDSOFT, OLD, SENTENCES
from tests.index.readers.pdf import Sheet


def _pdf() -> bytes:
    sheet = Sheet()
    for sentence in SENTENCES:
        sheet.paragraph(sentence)
    return sheet.bytes()


def _docx() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for sentence in SENTENCES:
        document.add_paragraph(sentence)
    document.save(file)
    return file.getvalue()


_MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.kr/view?idxno=1\r\n"
    "Subject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n------B\r\n'
    "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    f'<html><body><div itemprop="articleBody">{BODY.replace(chr(10), "<br>")}</div></body></html>'
    "\r\n------B--\r\n"
).encode()

_FORMATS = {
    "pdf": _pdf(),
    "docx": _docx(),
    "hwpx": hwpx(section(plain(*SENTENCES))),
    "html": NDSOFT.encode(),
    "mhtml": _MHTML,
    "text": BODY.encode(),
    "utf16": BODY.encode("utf-16"),
    "html in utf16": NDSOFT.encode("utf-16-le"),
}


@pytest.mark.parametrize(
    "name", ["a.txt", "a.pdf", "a.html", "a.docx", "a.PDF", "a", "https://a.kr/x?a=1.pdf"]
)
@pytest.mark.parametrize("data", _FORMATS.values(), ids=_FORMATS)
def test_a_file_is_read_as_what_it_is_whatever_it_is_called(data: bytes, name: str) -> None:
    assert read(data, name).text == BODY


@pytest.mark.parametrize("name", ["a.md", "b/가.MD", "a.markdown"])
def test_markdown_is_known_by_its_name(name: str) -> None:
    assert (
        read("# 제목\n\n**가람시**가 문을 열었다.".encode(), name).text == "가람시가 문을 열었다."
    )


def test_a_piece_of_html_is_known_by_the_content_type() -> None:
    piece = f'<div class="x" itemprop="articleBody">{SENTENCES[0]}</div>'.encode()
    assert read(piece, "https://a.kr/1", "Text/HTML; charset=euc-kr").text == SENTENCES[0]
    assert "<div" in read(piece, "https://a.kr/1", "text/plain").text


def test_a_content_type_is_not_believed_against_the_bytes() -> None:
    assert read(_FORMATS["pdf"], "https://a.kr/1", "text/html").text == BODY
    assert read(OLD.encode("cp949"), "https://a.kr/1", "application/pdf").outlet == "두레일보"


def test_an_address_is_known_by_its_path_not_its_query() -> None:
    assert read("# 제목\n\n글이다.".encode(), "https://a.kr/a.md?x=b.txt").title == "제목"


def test_a_page_that_a_browser_saved_whole_knows_its_address() -> None:
    assert read(_MHTML, "a.mhtml").url == "https://www.example.kr/view?idxno=1"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_OLE + b"HWP Document File", "hwp_unread"),
        (_OLE + "WordDocument".encode("utf-16-le"), "doc_unread"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (_OLE, "office_unread"),
        (b"{\\rtf1 a}", "rtf_unread"),
        (b"PK\x03\x04" + bytes(100), "archive_unread"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "feed_no_article"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not_text"),
        (b"", "file_empty"),
        (b" \n\t", "file_empty"),
        (b"From: a\nContent-Type: multipart/related; boundary=x\n\n--x--", "mhtml_without_page"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(data, "a.txt")
    assert caught.value.code == code


def test_every_suffix_is_in_lower_case_with_its_dot() -> None:
    assert {suffix for suffix in SUFFIXES if suffix[0] != "." or suffix != suffix.lower()} == set()
    assert {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".hwpx", ".mhtml"} <= SUFFIXES


def test_reading_markdown_loads_no_heavy_library() -> None:
    """The bot that reads only its own notes does not pay for PDF, Word and the web."""
    code = (
        "import sys; from index.readers import read; read('# 가\\n\\n글이다.'.encode(), 'a.md');"
        "heavy = {'trafilatura', 'htmldate', 'pypdfium2', 'docx', 'feedparser', 'httpcore'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
