from __future__ import annotations

import pytest

from index.errors import SourceError
from tests.bot.cli.conftest import Shell


def test_a_corrected_article_is_listed_and_answered_from_as_it_was_corrected(shell: Shell) -> None:
    shell("reindex")
    (edited,) = shell(
        "edit",
        "--json",
        "나비대교",
        "--author",
        "한누리 기자",
        "--published",
        "2024-03-05",
        "--url",
        "",
    ).objects
    assert (edited["author"], edited["published"], edited["url"]) == ("한누리", "2024-03-05", None)
    assert edited["corrected"]["author"] == {"value": "한누리", "as_read": "류해솔"}
    assert shell("reindex", "--json").objects[0]["changed"] == 0
    (answer,) = shell("ask", "--json", "--top", "1", "나비대교 길이는?").objects
    assert answer["hits"][0]["citation"]["author"] == "한누리"


def test_a_correction_can_be_looked_at_and_taken_back(shell: Shell) -> None:
    shell("reindex")
    shell("edit", "나비대교", "--author", "한누리", "--outlet", "저녁일보")
    shown = shell("edit", "나비대교").out
    assert "글쓴이: 한누리 (읽은 대로는 류해솔)" in shown
    assert "매체: 저녁일보" in shown
    assert "매체" not in shell("edit", "나비대교", "--reset", "outlet").out.split("\n", 1)[1]
    assert "고친 것이 없어요" in shell("edit", "나비대교", "--reset", "all").out
    assert "류해솔" in shell("show", "나비대교").out


def test_what_cannot_stand_in_a_field_is_refused(shell: Shell) -> None:
    shell("reindex")
    with pytest.raises(SourceError, match="no_date"):
        shell("edit", "나비대교", "--published", "어느 봄날")
    with pytest.raises(SourceError, match="title_empty"):
        shell("edit", "나비대교", "--title", "")
