from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from index.errors import SourceError
from index.readers.package import open_package, read_xml


def _zip(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def _refused(data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_xml(open_package(data, "a.hwpx"), "part", "a.hwpx")
    assert caught.value.where == "a.hwpx"
    return caught.value


def test_a_part_is_read() -> None:
    root = read_xml(open_package(_zip(part="<a>가람</a>".encode()), "a.hwpx"), "part", "a.hwpx")
    assert root.text == "가람"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert _refused(_zip(part=b"<a/>", bomb=bytes(201 * 2**20))).code == "package_too_large"


def test_a_part_that_is_too_large_is_refused() -> None:
    assert _refused(_zip(part=bytes(51 * 2**20))).code == "body_too_large"


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(_zip(part=b"<a>" + b" " * 10_000 + b"</a>"))
    size = (10_007).to_bytes(4, "little")
    at = data.rindex(size)
    data[at : at + 4] = (100).to_bytes(4, "little")
    assert _refused(bytes(data)).code == "package_damaged"


def test_thousands_of_parts_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for number in range(10_001):
            package.writestr(str(number), b"")
    assert _refused(file.getvalue()).code == "package_too_large"


def test_entities_that_multiply_are_refused() -> None:
    names = "abcdefgh"
    bomb = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("z" + names, names, strict=False)
    )
    xml = f'<!DOCTYPE a [<!ENTITY z "하">{bomb}]><a>&h;</a>'
    assert _refused(_zip(part=xml.encode())).code == "package_damaged"


def test_entities_do_not_read_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("비밀", encoding="utf-8")
    xml = f'<!DOCTYPE a [<!ENTITY f SYSTEM "{secret.as_uri()}">]><a>가람&f;</a>'
    root = read_xml(open_package(_zip(part=xml.encode()), "a.hwpx"), "part", "a.hwpx")
    assert b"\xeb\xb9\x84" not in etree.tostring(root, encoding="utf-8")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        _zip(other=b"<a/>"),
        _zip(part=b"<a>"),
        _zip(part=b""),
        _zip(part=b"\xff\xfe\xfd"),
        _zip(part=b"<a/>" * 1000)[:-60],
        _zip(part=b"<a>" + bytes(range(256)) * 20).replace(b"\x41\x42", b"\x00\x00"),
    ],
    ids=[str(number) for number in range(8)],  # the bytes hold the clock
)
def test_a_damaged_file_is_told(data: bytes) -> None:
    assert _refused(data).code == "package_damaged"


def test_a_locked_part_is_told() -> None:
    data = bytearray(_zip(part=b"<a/>"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert _refused(bytes(data)).code == "locked"
