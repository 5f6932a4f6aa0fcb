from __future__ import annotations

import json
from pathlib import Path

from tests.bot.cli.conftest import Shell, Write


def test_what_is_exported_is_imported_elsewhere(shell: Shell, write: Write, tmp_path: Path) -> None:
    shell("reindex")
    exported = shell("export").out
    empty = tmp_path / "empty"
    empty.mkdir()
    other = Shell(tmp_path / "other", empty)
    result = other("import", "--json", str(write("all.jsonl", exported)))
    assert [item["outcome"] for item in result.objects] == ["added"] * 8
    assert other("export").out == exported
    for context in other.opened:
        context.store.close()


def test_lines_that_are_no_articles_are_told_by_number(shell: Shell, write: Write) -> None:
    good = {"source": "x.txt", "title": "도서관", "text": "가람시가 도서관을 열었다."}
    lines = [
        "{",
        json.dumps(good, ensure_ascii=False),
        json.dumps(good | {"title": 3}),
        json.dumps(good | {"published": "어제"}),
        json.dumps(good | {"pages": [3, 1]}),
    ]
    result = shell("import", str(write("some.jsonl", "\n".join(lines))))
    assert result.code == 1
    assert "some.jsonl:1: JSON이 아니에요" in result.err
    assert "some.jsonl:3: ‘title’에 글이 있어야 해요" in result.err
    assert "some.jsonl:4: ‘published’에는" in result.err
    assert "some.jsonl:5: ‘pages’" in result.err
    assert "넣었어요" in result.out
