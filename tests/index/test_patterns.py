from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.patterns import Patterns

_ROOT = Path(__file__).parent.parent.parent
_FILES = sorted(
    path.relative_to(_ROOT).as_posix()
    for path in _ROOT.glob("index/**/*.txt")
    if "see `index.patterns.Patterns`" in path.read_text(encoding="utf-8").replace("\n# ", " ")
)


def _patterns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, flags: int = re.IGNORECASE
) -> Patterns:
    name = f"tables_of_{tmp_path.name}"
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "forms.txt").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return Patterns(name, "forms.txt", flags)


def test_a_table_matches_any_of_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = _patterns(tmp_path, monkeypatch, "# 새와 배\n[things]\n나비|새\n# 물 위\n배\n")[
        "things"
    ]
    assert [word for word in ("나비", "새", "배", "나", "물 위") if found.fullmatch(word)] == [
        "나비",
        "새",
        "배",
    ]


def test_a_row_goes_on_where_the_next_line_is_indented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _patterns(tmp_path, monkeypatch, "[things]\n(?:나비|\n    새)교\n")["things"]
    assert found.pattern == "(?:나비|새)교"


def test_a_table_stands_within_those_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "[bird]\n까치\n참새\n[nest]\n{bird}집{1,2}\n"
    found = _patterns(tmp_path, monkeypatch, text)["nest"]
    assert found.fullmatch("까치집집")
    assert not found.fullmatch("집")


def test_rows_with_names_keep_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "[kinds]\nfirst = a = b\nsecond = c\nfirst = d\n"
    rows = _patterns(tmp_path, monkeypatch, text, 0).named("kinds")
    assert [(name, row.pattern) for name, row in rows] == [
        ("first", "a = b"),
        ("second", "c"),
        ("first", "d"),
    ]


def test_a_table_that_is_not_there_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KeyError):
        _patterns(tmp_path, monkeypatch, "[things]\n배\n")["birds"]


@pytest.mark.parametrize("name", _FILES)
def test_every_row_of_every_file_is_an_expression(name: str) -> None:
    room, file = name.rsplit("/", 1)
    patterns = Patterns(room.replace("/", "."), file, 0)
    text = (_ROOT / name).read_text(encoding="utf-8")
    tables = re.findall(r"^\[(\w+)\]$", text, re.MULTILINE)
    assert tables
    assert len(tables) == len(set(tables))
    for table in tables:
        assert patterns[table].pattern
