from __future__ import annotations

from tests.bot.cli.conftest import Shell


def test_words_are_added_listed_and_removed(shell: Shell) -> None:
    assert shell("words", "add", "첨성별곡단").code == 0
    (word,) = shell("words", "list", "--json").objects
    assert word == {"form": "첨성별곡단", "tag": "NNP"}
    assert shell("words", "remove", "첨성별곡단").code == 0
    assert shell("words", "list").out == ""


def test_a_new_word_has_everything_analysed_again_and_says_so_first(shell: Shell) -> None:
    shell("reindex")
    shell("words", "add", "첨성별곡단")
    result = shell("reindex", "--json")
    assert "기사 8건을 모두 다시 분석해요" in result.err
    assert result.objects[0]["reanalysed"] == 8


def test_what_cannot_be_a_word_is_refused(shell: Shell) -> None:
    assert shell("words", "add", "두 낱말").code == 2
    assert shell("words", "add", "낱말", "JKS").code == 2
    assert shell("words", "remove", "없는말").code == 1
