"""Bytes of unknown encoding to text, for Korean files."""

from __future__ import annotations

import codecs
import logging
import re
import unicodedata

from index.errors import SourceError

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
    """Text in NFC: by its BOM, the pattern of zero bytes, strict UTF-8, strict CP949.

    What is none of these is read as the better of UTF-8 and CP949, with U+FFFD in place of the
    broken characters and a warning in the log.

    Raises:
        SourceError: the bytes are not text.
    """
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise SourceError(source, "not_text", kind=kind)
    text = _decode(data, source)
    if _is_binary(text):
        raise SourceError(source, "binary")
    return unicodedata.normalize("NFC", text)


def _decode(data: bytes, source: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding, source)
    wide = _wide_encoding(data)
    if wide is not None:
        return _replacing(data, wide, source)
    for encoding in ("utf-8", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # A file that was cut or patched in one place still has most of its characters right.
    encoding = min(("utf-8", "cp949"), key=lambda name: _broken(data[:_SAMPLE], name))
    return _replacing(data, encoding, source)


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


def _broken(data: bytes, encoding: str) -> int:
    return data.decode(encoding, "replace").count("\ufffd")


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
    return controls > _CONTROL_SHARE * len(sample) or sample.count("\ufffd") > len(sample) / 3
