"""Every sentence that a user reads, in Korean and English.

``ko.toml`` and ``en.toml`` hold what chats and terminals are told, ``terminal.*.toml`` what only
terminals are, ``errors.*.toml`` what errors of the index are to people (see `bot.texts.errors`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def say(language: Language, key: str, **values: object) -> str:
    """The sentence named `key`. Raises KeyError for an unknown key or a missing value."""
    return texts(language)[key].format(**values)


@cache
def texts(language: Language) -> dict[str, str]:
    """All sentences of a language by their keys, with their places for values."""
    found: dict[str, str] = {}
    for name in (f"{language}.toml", f"terminal.{language}.toml"):
        found |= tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return found


def language_of(text: str) -> Language:
    """English for a text with Latin letters and no Hangul, else Korean."""
    hangul = any("가" <= letter <= "힣" or "ㄱ" <= letter <= "ㅣ" for letter in text)
    latin = any(letter.isascii() and letter.isalpha() for letter in text)
    return "en" if latin and not hangul else "ko"


def terminal_language(environ: Mapping[str, str]) -> Language:
    """The language of a terminal, by its locale; Korean where that names no language, as C does."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((value for name in names if (value := environ.get(name))), "")
    spoken = locale.partition(".")[0].partition("_")[0].lower()
    return "ko" if spoken in {"", "c", "posix", "ko"} else "en"
