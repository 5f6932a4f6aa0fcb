from __future__ import annotations

import re
import string
from itertools import product
from pathlib import Path
from typing import cast

import pytest

from bot.texts import LANGUAGES, Language
from bot.texts.errors import PLACES, UNKNOWN, Place, said, sentences, told
from index.errors import CODES, Code, GisabotError, SourceError, Value

_ROOT = Path(__file__).parents[3]
_VALUES: dict[str, Value] = {
    "kinds": ".md, .pdf",
    "reason": "No such file or directory",
    "size_mb": 50,
    "limit_mb": 20,
    "kind": "PNG",
    "pages": 1234,
    "limit": 1000,
    "line": 3,
    "field": "published",
    "got": "'yesterday'",
    "host": "news.example.kr",
    "address": "127.0.0.1",
    "status": 503,
    "version": 9,
    "n": 2,
}
_SHELL = re.compile(r"\b(?:gisabot|make|pip|python) [a-z]")
_HANGUL = re.compile("[가-힣]")
_CASES = sorted(product(CODES, LANGUAGES, PLACES))


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _error(code: str) -> SourceError:
    parts = sentences("ko")[code].values()
    names = set().union(*map(_places, parts))
    return SourceError("a.md", cast(Code, code), **{name: _VALUES[name] for name in names})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_sentence_and_no_sentence_is_without_a_code(language: Language) -> None:
    assert set(sentences(language)) == CODES | {UNKNOWN}


def test_every_code_is_raised_somewhere() -> None:
    sources = [
        path.read_text(encoding="utf-8")
        for room in ("index", "bot")
        for path in (_ROOT / room).rglob("*.py")
        if path != _ROOT / "index" / "errors.py"
    ]
    assert {code for code in CODES if not any(f'"{code}"' in text for text in sources)} == set()


@pytest.mark.parametrize(("code", "language", "place"), _CASES)
def test_every_error_is_told_in_each_language_and_place(
    code: str, language: Language, place: Place
) -> None:
    error = _error(code)
    line = told(language, error, place)
    what, remedy = said(language, error, place)
    assert line == f"a.md: {what} {remedy}".rstrip()
    assert "{" not in line.replace("{…}", "")
    assert f"({code})" not in line
    for part in filter(None, (what, remedy)):
        assert (_HANGUL.search(part) is not None) == (language == "ko")
    if place == "chat":
        assert _SHELL.search(line) is None


@pytest.mark.parametrize("code", sorted(CODES | {UNKNOWN}))
def test_both_languages_have_the_same_parts_with_the_same_values(code: str) -> None:
    korean, english = (sentences(language)[code] for language in LANGUAGES)
    assert {k: _places(v) for k, v in korean.items() if not k.endswith("_chat")} == {
        k: _places(v) for k, v in english.items() if not k.endswith("_chat")
    }
    assert korean["what"]


def test_korean_errors_are_polite() -> None:
    for code, parts in sentences("ko").items():
        for text in parts.values():
            for sentence in re.split(r"(?<=\.)\s+", text):
                plain = re.sub(r"\([^()]*\)|: \{kinds\}", "", sentence).rstrip(".")
                assert plain.endswith("요"), (code, sentence)


def test_a_terminal_may_be_told_a_command_where_a_chat_is_told_what_to_send() -> None:
    error = SourceError("a.xml", "feed_no_article")
    assert "gisabot feeds add" in told("en", error, "terminal")
    assert told("en", error, "chat").endswith("Send me its address to register it.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_of_a_later_version_is_told_as_such(language: Language) -> None:
    error = GisabotError("a.md", cast(Code, "of_tomorrow"), n=1)
    assert "of_tomorrow" in told(language, error, "chat")
    lacking = GisabotError("a.pdf", "pdf_too_long", pages="many")
    assert "pdf_too_long" in told(language, lacking, "chat")


def test_a_sentence_of_an_older_version_stays_as_it_is() -> None:
    assert told("en", "a.kr: 서버가 답하지 않아요.", "chat") == "a.kr: 서버가 답하지 않아요."
