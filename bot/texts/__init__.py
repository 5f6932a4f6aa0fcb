"""Every sentence that a user reads, in Korean and English.

``ko.toml`` and ``en.toml`` hold what chats and terminals are told, ``terminal.*.toml`` what only
terminals are, ``errors.*.toml`` what errors of the index are to people (see `bot.texts.errors`).
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from bot.texts.josa import josa
from index.korean.hangul import has_hangul

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class _Formatter(string.Formatter):
    """Also with the particle of a value: ``{name:은/는}``."""

    def format_field(self, value: object, format_spec: str) -> str:
        if "/" in format_spec:
            return josa(str(value), format_spec)
        return str(super().format_field(value, format_spec))


_FORMATTER = _Formatter()


def say(language: Language, key: str, **values: object) -> str:
    """The sentence named `key`. Raises KeyError for an unknown key or a missing value."""
    return _FORMATTER.vformat(texts(language)[key], (), values)


def quoted(words: Sequence[str], language: Language) -> str:
    """Words as a sentence names them, one behind the other."""
    marks = "“{}”" if language == "en" else "‘{}’"
    return ", ".join(marks.format(word) for word in words)


@cache
def texts(language: Language) -> dict[str, str]:
    """All sentences of a language by their keys, with their places for values."""
    found: dict[str, str] = {}
    for name in (f"{language}.toml", f"terminal.{language}.toml"):
        found |= tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return found


def language_of(text: str) -> Language:
    """English for a text with Latin letters and no Hangul, else Korean."""
    latin = any(letter.isascii() and letter.isalpha() for letter in text)
    return "en" if latin and not has_hangul(text) else "ko"


def terminal_language(environ: Mapping[str, str]) -> Language:
    """The language of a terminal, by its locale; Korean where that names no language, as C does."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((value for name in names if (value := environ.get(name))), "")
    spoken = locale.partition(".")[0].partition("_")[0].lower()
    return "ko" if spoken in {"", "c", "posix", "ko"} else "en"
