from __future__ import annotations

import pytest

from index.errors import SourceError
from index.readers.mhtml import read_mhtml
from tests.index.readers.pages import SENTENCES

_ARTICLE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
_URL = "https://blog.example.kr/garam"


def _saved(*pages: str) -> bytes:
    parts = "".join(
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: {_URL}{f'/frame{number}' if number else ''}\r\n\r\n"
        f"<html><body>{page}</body></html>\r\n"
        for number, page in enumerate(pages)
    )
    head = f'From: <x>\r\nSnapshot-Content-Location: {_URL}\r\nContent-Type: multipart/related; boundary="b"'
    return f"{head}\r\n\r\n{parts}--b--\r\n".encode()


def test_the_frame_that_holds_the_article_is_read() -> None:
    data = _saved("<iframe src='frame1'></iframe><p>가람 이웃 글방</p>", _ARTICLE)
    document = read_mhtml(data, "a.mhtml")
    assert all(sentence in document.text for sentence in SENTENCES)
    assert document.url == _URL


def test_frames_beside_an_article_are_left_out() -> None:
    document = read_mhtml(_saved(_ARTICLE, "<p>지금 사면 두 권을 더 드려요.</p>"), "a.mhtml")
    assert "두 권을 더" not in document.text
    assert SENTENCES[0] in document.text


@pytest.mark.parametrize("pages", [(), ("",)])
def test_a_file_without_a_page_is_refused(pages: tuple[str, ...]) -> None:
    with pytest.raises(SourceError):
        read_mhtml(_saved(*pages), "a.mhtml")
