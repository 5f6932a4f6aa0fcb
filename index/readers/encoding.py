"""Bytes of unknown encoding to text, for Korean files."""

from __future__ import annotations

import codecs
import logging
import re
import unicodedata
from contextlib import suppress

from index.errors import SourceError
from index.readers.legible import hangul_share, is_garbled, strangeness

_log = logging.getLogger(__name__)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP (DOCX, HWPX)",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "OLE (HWP, DOC, XLS, PPT)",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "RIFF (WAV, AVI, WebP)",
    b"ID3": "MP3",
    b"\x1f\x8b\x08": "gzip",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "RAR",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x7fELF": "ELF",
    b"MZ\x90\x00": "EXE",
    b"SQLite format 3\x00": "SQLite",
    b"HWP Document File": "HWP",
}
# What switches between sets of letters in seven bits (ISO/IEC 2022, RFC 1557).
_ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp_2"))
_SHIFT = b"\x0e"
_UNDOUBLED = 0.5  # share of Hangul from which a second reading is believed
_SAMPLE = 65_536  # bytes or characters; a binary file gives itself away within them
_TEXT_CONTROLS = b"\t\n\r\f\v\x1a\x1b"
_CONTROL_SHARE = 0.005
# ASCII, general and CJK punctuation, jamo, Hangul: read with the wrong byte order, or when it is
# no UTF-16 at all, text falls nearly everywhere else.
_KOREAN = re.compile(
    r"[\t\n\r -~\u2000-\u206f\u3000-\u303f\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"
)
_KOREAN_SHARE = 0.8


def decode(data: bytes, source: str) -> str:
    """Text in NFC: by its BOM, the pattern of zero bytes, ISO-2022-KR, strict UTF-8, CP949, Johab.

    What is none of these is read as the best of the last three, with U+FFFD in place of the broken
    characters and a warning in the log. A text that was read in a wrong encoding and saved so is
    turned back where all its letters are still there.

    Raises:
        SourceError: the bytes are not text, or its letters are lost.
    """
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise SourceError(source, "not_text", kind=kind)
    text = _undoubled(_decode(data, source))
    if _is_binary(text):
        raise SourceError(source, "binary")
    if is_garbled(text[:_SAMPLE]):
        raise SourceError(source, "garbled")
    return unicodedata.normalize("NFC", text)


def _decode(data: bytes, source: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding, source)
    wide = _wide_encoding(data)
    if wide is not None:
        return _replacing(data, wide, source)
    seven = _seven_bits(data)
    if seven is not None:
        return seven
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    # A file that was cut or patched in one place still has most of its characters right; nearly
    # any bytes are valid Johab, which is looked for last.
    sample = data[:_SAMPLE]
    encoding = min(
        ("cp949", "utf-8", "johab"), key=lambda name: strangeness(sample.decode(name, "replace"))
    )
    return _replacing(data, encoding, source)


def _seven_bits(data: bytes) -> str | None:
    """The text of a file that shifts between sets of letters, None where it is no such file."""
    for escape, encoding in _ESCAPES:
        if escape in data[:_SAMPLE]:
            with suppress(UnicodeDecodeError):
                return data.decode(encoding)
    if _SHIFT in data[:_SAMPLE] and data.isascii():  # the escape was told in the head of a letter
        with suppress(UnicodeDecodeError):
            return (_ESCAPES[0][0] + data).decode("iso2022_kr")
    return None


def _undoubled(text: str) -> str:
    """A text that was read in a wrong encoding and saved, as it was before; any other as it is."""
    sample = text[:_SAMPLE]
    if sample.isascii() or hangul_share(sample) >= _UNDOUBLED:
        return text
    for wrong, right in (("latin", "utf-8"), ("latin", "cp949"), ("cp949", "utf-8")):
        with suppress(UnicodeError):
            bytes_ = _latin_bytes(text) if wrong == "latin" else text.encode(wrong)
            again = bytes_.decode(right)
            if hangul_share(again[:_SAMPLE]) >= _UNDOUBLED and not is_garbled(again[:_SAMPLE]):
                return again
    return text


def _latin_bytes(text: str) -> bytes:
    """What was read as Windows-1252, or as Latin-1 where that has no letter."""
    return b"".join(letter.encode("latin-1" if letter <= "\xff" else "cp1252") for letter in text)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without BOM: ASCII blanks and line breaks leave zeros in every other byte only."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even + odd == 0 or len(data) % 2:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(encoding, "replace")
    korean = len(_KOREAN.findall(text))
    return encoding if korean >= _KOREAN_SHARE * len(text) else None


def _replacing(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        broken = text.count("\ufffd")
        _log.warning("%s: read as %s, with %d broken characters", source, encoding, broken)
        return text


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    if "\0" in sample:
        return True
    controls = sum(ord(c) < 32 and ord(c) not in _TEXT_CONTROLS for c in sample)
    return controls > _CONTROL_SHARE * len(sample)
