"""The letters of a page that places point into."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from tests.benchmarks.field_pages import Page, squeezed

_HTML = """<html><head><title>강물 축제</title><style>p {color: red}</style></head>
<body><p>축제는 <b>5월 3일</b>에&nbsp;열린다.</p><script>var body = "숨은 본문";</script></body></html>"""


def _page(folder: Path, data: bytes, name: str = "10_강물 축제.html") -> Page:
    path = folder / name
    path.write_bytes(data)
    return Page.read(path)


def test_what_a_browser_shows_is_visible_without_white_space(tmp_path: Path) -> None:
    assert _page(tmp_path, _HTML.encode()).visible == "강물축제축제는5월3일에열린다."


def test_what_stands_only_within_a_script_is_found_in_the_raw_letters(tmp_path: Path) -> None:
    page = _page(tmp_path, _HTML.encode())
    start = page.raw.index("숨은본문")
    assert page.at([start, start + 4], raw=True) == "숨은본문"
    assert page.at([0, 4], raw=False) == "강물축제"


def test_the_encoding_of_a_page_makes_no_difference(tmp_path: Path) -> None:
    pages = [
        _page(tmp_path, _HTML.encode("cp949", errors="xmlcharrefreplace")),
        _page(tmp_path, _HTML.encode("utf-8-sig")),
        _page(tmp_path, unicodedata.normalize("NFD", _HTML).encode()),
    ]
    assert len({page.visible for page in pages}) == 1


def test_a_text_file_is_visible_as_a_whole(tmp_path: Path) -> None:
    page = _page(tmp_path, "첫 줄\n둘째 <줄>".encode(), "글.txt")
    assert page.visible == page.raw == "첫줄둘째<줄>"


def test_a_name_is_matched_by_a_pattern_white_space_aside(tmp_path: Path) -> None:
    page = _page(tmp_path, _HTML.encode(), "10_강물\u00a0축제.html")
    assert page.is_named("10_*.html")
    assert page.is_named("10_강물 축제.html")
    assert not page.is_named("1_*.html")
    assert squeezed(page.name) == "10_강물축제.html"
