"""HWPX files, written part by part as the Hangul word processor does."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_HP = 'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"'
_HS = 'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"'


def paragraph(*runs: str) -> str:
    return "<hp:p>" + "".join(f"<hp:run>{run}</hp:run>" for run in runs) + "</hp:p>"


def text(content: str) -> str:
    return f"<hp:t>{content}</hp:t>"


def plain(*lines: str) -> str:
    return "".join(paragraph(text(line)) for line in lines)


def inside(name: str, content: str) -> str:
    """Paragraphs within a header, a note, a caption, a cell, a text box."""
    return f"<hp:{name}><hp:subList>{content}</hp:subList></hp:{name}>"


def table(*rows: tuple[str, ...]) -> str:
    body = "".join(
        "<hp:tr>" + "".join(inside("tc", plain(cell)) for cell in row) + "</hp:tr>" for row in rows
    )
    return f"<hp:tbl>{body}</hp:tbl>"


def section(*content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><hs:sec {_HS} {_HP}>{"".join(content)}</hs:sec>'


def properties(title: str = "", creator: str = "") -> str:
    return (
        '<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:metadata>'
        f'<opf:title>{title}</opf:title><opf:meta name="creator" content="text">{creator}</opf:meta>'
        '<opf:meta name="CreatedDate" content="text">2026-11-23T10:00:00Z</opf:meta>'
        "</opf:metadata></opf:package>"
    )


def hwpx(*sections: str, parts: Mapping[str, str] | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/hwp+zip", zipfile.ZIP_STORED)
        for number, content in enumerate(sections):
            package.writestr(f"Contents/section{number}.xml", content)
        for name, content in (parts or {}).items():
            package.writestr(name, content)
    return file.getvalue()
