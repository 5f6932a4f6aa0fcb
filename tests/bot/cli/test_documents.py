from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SourceError
from tests.bot.cli.conftest import Shell, Write

_LIBRARY = "# 가람시 도서관 문 열어\n\n가람시 도서관의 관장은 한바다다. 책은 9만 권이다."


def test_an_added_file_is_answered_from(shell: Shell, write: Write) -> None:
    (added,) = shell("add", "--json", str(write("a.md", _LIBRARY))).objects
    assert (added["outcome"], added["sentences"]) == ("added", 2)
    assert "한바다" in shell("ask", "가람시 도서관 관장은 누구야?").out


def test_an_added_file_survives_a_reindexing_and_follows_its_changes(
    shell: Shell, write: Write
) -> None:
    path = write("a.md", _LIBRARY)
    shell("add", str(path))
    path.write_text(_LIBRARY.replace("한바다", "민서준"), encoding="utf-8")
    (report,) = shell("reindex", "--json").objects
    assert report["changed"] == 1
    assert "민서준" in shell("ask", "가람시 도서관 관장은 누구야?").out


def test_the_same_text_is_noticed_and_not_added_twice(shell: Shell, write: Write) -> None:
    shell("add", str(write("a.md", _LIBRARY)))
    (again,) = shell("add", "--json", str(write("b.md", _LIBRARY))).objects
    assert again["outcome"] == "duplicate"
    assert again["twin"]["title"] == "가람시 도서관 문 열어"


def test_the_same_text_twice_in_one_go_is_noticed(shell: Shell, write: Write) -> None:
    one, two = (str(write(name, _LIBRARY)) for name in ("a.md", "b.md"))
    outcomes = [item["outcome"] for item in shell("add", "--json", one, two).objects]
    assert outcomes == ["added", "duplicate"]


def test_an_article_that_becomes_a_copy_of_another_is_one_with_it(
    shell: Shell, write: Write
) -> None:
    other = write("b.md", "# 다리\n\n나루시의 다리는 길다.")
    shell("add", str(write("a.md", _LIBRARY)), str(other))
    other.write_text(_LIBRARY, encoding="utf-8")
    shell("reindex")
    titles = [item["title"] for item in shell("list", "--json").objects]
    assert titles.count("가람시 도서관 문 열어") == 1
    assert "다리" not in titles


def test_a_near_copy_is_added_and_said(shell: Shell, write: Write) -> None:
    body = " ".join(
        f"가람시는 {n}번째 도서관을 {n}월에 열고 책 {n}만 권을 갖췄다." for n in range(1, 13)
    )
    shell("add", str(write("a.md", f"# 도서관 소식\n\n{body}")))
    other = write("b.md", f"# 도서관 이야기\n\n{body} 주민들은 손뼉을 쳤다고 한다.")
    (near,) = shell("add", "--json", str(other)).objects
    assert near["outcome"] == "added"
    assert near["twin"]["title"] == "도서관 소식"
    assert near["twin"]["share"] > 0.8


def test_the_same_address_is_said(shell: Shell, write: Write) -> None:
    front = "---\ntitle: {}\nurl: https://garam.example/1\n---\n\n{}"
    shell("add", str(write("a.md", front.format("하나", "가람시가 도서관을 열었다."))))
    other = write("b.md", front.format("둘", "다온군이 다리를 놓았다."))
    (near,) = shell("add", "--json", str(other)).objects
    assert near["twin"]["same_url"] is True


def test_what_cannot_be_added_is_told_and_the_rest_is_added(shell: Shell, write: Write) -> None:
    broken = write("broken.txt", "")
    broken.write_bytes(b"\x7fELF\x00\x01" * 400)
    result = shell("add", str(broken), "없는.txt", str(write("a.md", _LIBRARY)))
    assert result.code == 1
    assert "broken.txt" in result.err
    assert "없는.txt" in result.err
    assert "넣었어요" in result.out


def test_a_removed_article_is_no_longer_answered_from_until_undo(shell: Shell) -> None:
    shell("reindex")
    assert shell("remove", "나비대교").code == 0
    assert "2.4km" not in shell("ask", "나비대교 길이는?").out
    assert shell("undo").code == 0
    assert "2.4km" in shell("ask", "나비대교 길이는?").out
    assert shell("undo").code == 1


def test_only_the_last_removal_can_be_undone(shell: Shell) -> None:
    shell("reindex")
    shell("remove", "나비대교")
    shell("remove", "첨성", "폐배터리")
    restored = {item["doc_id"] for item in shell("undo", "--json").objects}
    assert len(restored) == 2
    assert "2.4km" not in shell("ask", "나비대교 길이는?").out


def test_the_version_before_a_change_can_be_brought_back(shell: Shell, write: Write) -> None:
    path = write("a.md", _LIBRARY)
    shell("add", str(path))
    path.write_text(_LIBRARY.replace("한바다", "민서준"), encoding="utf-8")
    shell("reindex")
    assert shell("undo", "가람시 도서관").code == 0
    assert "한바다" in shell("ask", "가람시 도서관 관장은 누구야?").out


def test_articles_are_listed_and_shown(shell: Shell) -> None:
    shell("reindex")
    listed = shell("list", "--json").objects
    assert len(listed) == 8
    (shown,) = shell("show", "--json", "나비대교").objects
    assert shown["author"] == "류해솔"
    for sentence in shown["sentences"]:
        assert shown["text"][sentence["start"] : sentence["end"]].strip()
    by_id = shell("show", str(shown["doc_id"])).out
    assert "〈나비대교 8월 개통" in by_id


def test_a_name_that_fits_none_or_several_is_refused(shell: Shell) -> None:
    shell("reindex")
    with pytest.raises(SourceError, match="article_unknown"):
        shell("show", "없는 기사")
    with pytest.raises(SourceError, match="article_ambiguous n=2"):
        shell("show", "로봇")
    assert shell("remove", "로봇").code == 1


def test_listing_an_empty_collection_writes_nothing(shell: Shell) -> None:
    assert shell("list").out == ""


def test_of_thousands_of_files_the_broken_ones_are_told_and_the_rest_indexed(
    shell: Shell, tmp_path: Path
) -> None:
    shell.sources = tmp_path / "many"
    shell.sources.mkdir()
    for n in range(2_000):
        text = f"가람시 {n}번 소식\n\n가람시 {n}번 도서관의 관장은 한바다 {n}호다."
        (shell.sources / f"{n:04}.txt").write_text(text, encoding="utf-8")
    for n in (3, 700, 1999):
        (shell.sources / f"{n:04}.txt").write_bytes(b"\x7fELF\x00\x01" * 400)
    result = shell("reindex", "--json")
    assert result.code == 1
    report, *broken = result.objects
    assert report["added"] == report["documents"] == 1_997
    assert [Path(item["where"]).name for item in broken] == ["0003.txt", "0700.txt", "1999.txt"]
