from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

import bot
import bot.texts
from bot.cli import parser
from bot.texts import LANGUAGES, Language, language_of, say, terminal_language, texts


def _places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _only(name: str) -> dict[str, str]:
    path = Path(bot.texts.__file__).with_name(f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_language_has_every_sentence_with_the_same_places() -> None:
    korean = texts("ko")
    for language in LANGUAGES:
        other = texts(language)
        assert other.keys() == korean.keys()
        assert {key: _places(text) for key, text in other.items()} == {
            key: _places(text) for key, text in korean.items()
        }


def test_korean_sentences_are_polite() -> None:
    for key, text in texts("ko").items():
        for sentence in text.split("\n"):
            if sentence.endswith("다."):
                assert sentence.endswith(("니다.", "습니다.")), key


def test_what_chats_are_told_names_no_shell_command() -> None:
    for language in LANGUAGES:
        for key, text in _only(language).items():
            assert re.search(r"\bgisabot [a-z]|\bmake (?:bot|chat)\b", text) is None, key


def test_english_sentences_hold_no_korean() -> None:
    examples = {"start", "help_page"}
    for key, text in texts("en").items():
        assert key in examples or re.search("[가-힣]", text) is None, key


def test_every_sentence_for_terminals_is_said_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    helped: set[str] = set()

    def recorded(language: Language, key: str, **values: object) -> str:
        helped.add(key)
        return say(language, key, **values)

    monkeypatch.setattr(parser, "_say", recorded)
    parser.build_parser()
    root = Path(bot.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in root.rglob("*.py"))
    terminal = _only("terminal.ko")
    said = {key for key in terminal if f'"{key}"' in code or f"'{key}'" in code}
    assert terminal.keys() - said - helped == set()


def test_values_take_their_places() -> None:
    assert say("ko", "count", documents=3) == "등록된 기사는 모두 3건이에요."


@pytest.mark.parametrize(
    ("text", "language"),
    [("Who is it?", "en"), ("CEO 누구?", "ko"), ("ㅋㅋ", "ko"), ("", "ko"), ("123", "ko")],
)
def test_the_language_of_a_text_is_told_by_its_letters(text: str, language: Language) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "ko"),
        ({"LANG": ""}, "ko"),
        ({"LANG": "C.UTF-8"}, "ko"),
        ({"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LC_MESSAGES": "en", "LANG": "ko_KR.UTF-8"}, "en"),
        ({"LC_ALL": "ko_KR.eucKR", "LC_MESSAGES": "en"}, "ko"),
    ],
)
def test_the_language_of_a_terminal_is_told_by_its_locale(
    environ: dict[str, str], language: Language
) -> None:
    assert terminal_language(environ) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_of_the_chat_is_one_of_the_terminal(language: Language) -> None:
    folder = Path(bot.texts.__file__).parent
    chat, terminal = (
        tomllib.loads((folder / f"{name}{language}.toml").read_text(encoding="utf-8")).keys()
        for name in ("", "terminal.")
    )
    assert chat & terminal == set()
