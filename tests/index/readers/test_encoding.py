from __future__ import annotations

import codecs
import logging
import random
import unicodedata

import pytest

from index.errors import SourceError
from index.readers.encoding import decode

_TEXT = "가람시가 도서관을 열었다.\n책은 9만 권이다. “고맙다.”\n"


def _as_windows(data: bytes) -> str:
    """As programs read Windows-1252: the five bytes that it leaves out are those of Latin-1."""
    return "".join(
        chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes((byte,)).decode("cp1252")
        for byte in data
    )


@pytest.mark.parametrize(
    "data",
    [
        _TEXT.encode(),
        codecs.BOM_UTF8 + _TEXT.encode(),
        _TEXT.encode("cp949"),
        _TEXT.encode("euc_kr"),
        codecs.BOM_UTF16_LE + _TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"),
        _TEXT.encode("utf-16-le"),
        _TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + _TEXT.encode("utf-32-le"),
        _TEXT.encode("iso2022_kr"),
        _TEXT.encode("iso2022_kr").removeprefix(b"\x1b$)C"),
        _TEXT.encode("johab"),
        _TEXT.encode().decode("latin-1").encode(),
        _as_windows(_TEXT.encode()).encode(),
        _TEXT.encode("cp949").decode("latin-1").encode(),
        unicodedata.normalize("NFD", _TEXT).encode(),
        unicodedata.normalize("NFD", _TEXT).encode("utf-16-le"),
    ],
    ids=[
        "utf-8",
        "utf-8 with BOM",
        "cp949",
        "euc-kr",
        "utf-16-le with BOM",
        "utf-16-be with BOM",
        "utf-16-le",
        "utf-16-be",
        "utf-32-le with BOM",
        "iso-2022-kr",
        "iso-2022-kr without its escape",
        "johab",
        "utf-8 saved as latin-1",
        "utf-8 saved as windows-1252",
        "cp949 saved as latin-1",
        "NFD",
        "NFD in utf-16-le",
    ],
)
def test_korean_encodings_are_recognised(data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert decode(data, "a.txt") == _TEXT
    assert not caplog.records


def test_syllables_outside_euc_kr_are_read() -> None:
    assert decode("똠방각하가 펲시를 샀다.".encode("cp949"), "a.txt") == "똠방각하가 펲시를 샀다."


def test_mostly_english_cp949_is_no_other_code_page() -> None:
    text = "The library of 가람시 opened today with 90,000 books."
    assert decode(text.encode("cp949"), "a.txt") == text


def test_truncated_utf8_loses_one_character_and_warns(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        text = decode(_TEXT.strip().encode()[:-1], "가람.txt")
    assert text == _TEXT.strip()[:-1] + "\ufffd"
    assert "가람.txt" in caplog.text
    assert "utf-8" in caplog.text


def test_patched_cp949_keeps_its_other_characters(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        text = decode(_TEXT.encode("cp949") + b"\xff\n", "a.txt")
    assert text == _TEXT + "\ufffd\n"
    assert "cp949" in caplog.text


def test_an_empty_file_is_empty_text() -> None:
    assert decode(b"", "a.txt") == ""


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not_text", "PDF"),
        (b"PK\x03\x04" + b"\0" * 40, "not_text", "ZIP (DOCX, HWPX)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, "not_text", "OLE (HWP, DOC, XLS, PPT)"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "not_text", "PNG"),
        (b"abc\0def", "binary", None),
        (bytes(range(256)) * 40, "binary", None),
        (b"\0" * 1000, "binary", None),
        (b"\x01\x02\x03\x04 text with controls \x05\x06", "binary", None),
    ],
)
def test_binary_files_are_refused_by_their_kind(data: bytes, code: str, kind: str | None) -> None:
    with pytest.raises(SourceError, match=r"^그림\.txt: ") as caught:
        decode(data, "그림.txt")
    assert (caught.value.code, caught.value.values.get("kind")) == (code, kind)


@pytest.mark.parametrize(
    "text",
    [
        "L’été à Genève: « déjà vu », naïve façade – 30 €.",
        "Ünlü şair Ágnes Čapek",
        "東京で新しい図書館が開いた。",
        "©®™ ± ½",
    ],
)
def test_other_languages_stay_as_they_are(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        (_TEXT * 3).encode().decode("cp949", "replace").encode(),
        (_TEXT * 3).encode("johab").decode("cp949", "replace").encode(),
        random.Random(7).randbytes(2_560).translate(None, bytes(range(128))),
    ],
    ids=["utf-8 read as cp949", "johab read as cp949", "high bytes"],
)
def test_letters_that_are_lost_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    assert caught.value.code == "garbled"
