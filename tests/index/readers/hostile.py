"""Documents that mean ill, each made by a function so that nothing large lies in the project."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"
_HS = "http://www.hancom.co.kr/hwpml/2011/section"


def _zip(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), data)
    return file.getvalue()


def _word(body: str) -> bytes:
    return f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'.encode()


def _pdf(stream: bytes, *, filters: str = "/FlateDecode") -> bytes:
    """One page with one stream; the table of references is left for the reader to mend."""
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n",
            f"4 0 obj<</Length {len(stream)}/Filter[{filters}]>>stream\n".encode(),
            stream,
            b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        )
    )


def _boxes(depth: int) -> bytes:
    box = "<w:p><w:r><w:txbxContent>"
    end = "</w:txbxContent></w:r></w:p>"
    return _zip(word__document_xml=_word(f"{box * depth}<w:p/>{end * depth}"))


def _tables(depth: int) -> bytes:
    table, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return _zip(word__document_xml=_word(table * depth + end * depth))


def _many_cells() -> bytes:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>가</w:t></w:r></w:p></w:tc>" * 1000 + "</w:tr>"
    return _zip(word__document_xml=_word(f"<w:tbl>{row * 400}</w:tbl>"))


def _section(body: str) -> bytes:
    text = f'<hs:sec xmlns:hs="{_HS}" xmlns:hp="{_HP}">{body}</hs:sec>'
    return _zip(mimetype=b"application/hwp+zip", Contents__section0_xml=text.encode())


def _nested_hwpx(depth: int) -> bytes:
    open_, end = "<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:subList>", "</hp:subList></hp:tc></hp:tr>"
    return _section(open_ * depth + (end + "</hp:tbl></hp:run></hp:p>") * depth)


def _laughs() -> bytes:
    entities = '<!ENTITY a0 "ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    return _zip(
        word__document_xml=(
            f'<!DOCTYPE x [{entities}]><w:document xmlns:w="{_W}"><w:body><w:p><w:r>'
            "<w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
        ).encode()
    )


def _nested_mhtml(depth: int) -> bytes:
    parts = [
        f"Content-Type: multipart/related; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(depth)
    ]
    return "".join(parts).encode()


def _spreadsheet() -> bytes:
    return _zip(xl__workbook_xml=b"<workbook/>", xl__worksheets__sheet1_xml=b"<worksheet/>")


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "boxes.docx": lambda: _boxes(40),
    "deep boxes.docx": lambda: _boxes(5_000),
    "tables.docx": lambda: _tables(3_000),
    "cells.docx": _many_cells,
    "laughs.docx": _laughs,
    "bomb.docx": lambda: _zip(word__document_xml=b" " * (60 * 2**20)),
    "sheet.docx": _spreadsheet,
    "nested.hwpx": lambda: _nested_hwpx(2_000),
    "bomb.hwpx": lambda: _section("<hp:p><hp:run><hp:t>가</hp:t></hp:run></hp:p>" * 400_000),
    "zeros.pdf": lambda: _pdf(
        zlib.compress(zlib.compress(bytes(2**30), 9)), filters="/FlateDecode" * 2
    ),
    "text.pdf": lambda: _pdf(zlib.compress(b"BT /F1 9 Tf (a) Tj ET\n" * 2_000_000)),
    "divs.html": lambda: b"<html><body>" + b"<div>" * 200_000 + "가람시".encode(),
    "comments.html": lambda: b"<!---->" * 580 + b"x",
    "tables.html": lambda: b"<html><table><tr><td>" * 5_000 + "가람시".encode(),
    "attributes.html": lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(200_000)),
    "script.html": lambda: (
        b'<html><script type="application/ld+json">' + b"[" * 500_000 + b"</script>"
    ),
    "nested.mhtml": lambda: _nested_mhtml(3_000),
    "links.md": lambda: b"[a](<b" * 50_000,
    "emphasis.md": lambda: b"*a **b _c __d " * 20_000,
    "quotes.md": lambda: b">" * 100_000 + b"a",
    "lists.md": lambda: b"\n".join(b" " * (2 * n) + b"* a" for n in range(2_000)),
    "front.md": lambda: b"---\na: " + b"[" * 100_000 + b"\n---\n\nb",
    "aliases.md": lambda: (
        b"---\na0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(
            b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 10)
        )
        + b"---\n\ntext"
    ),
    "blanks.txt": lambda: "가 ".encode() + b" " * 3_000_000 + "나".encode(),
    "letters.txt": lambda: "가".encode() * 1_000_000,
    "lines.txt": lambda: "가\n".encode() * 700_000,
    "brackets.txt": lambda: b"(" * 400_000,
    "bylines.txt": lambda: "기자 = ".encode() * 40_000,
    "dates.txt": lambda: b"2024.01.01 " * 40_000,
    "copyright.txt": lambda: "ⓒ 무단전재 ".encode() * 30_000,
}
