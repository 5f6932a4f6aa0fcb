"""What errors of the index are to people: ``errors.ko.toml`` and ``errors.en.toml``.

Each code has `what` happened and, where anything can be done, what to `do`; either may have words of
its own for one place, as `do_chat`. A chat never names a command of a shell.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from bot.texts import Language
from index.errors import GisabotError
from index.plain import flat

Place = Literal["terminal", "chat"]
PLACES: tuple[Place, ...] = get_args(Place)

_LONGEST = 1_500  # characters; a message of Telegram holds 4,096

UNKNOWN = "unknown"
"""The key of what is said of a code without a sentence, as a later version may have stored it."""


def told(language: Language, error: GisabotError | str, place: Place) -> str:
    """One line: where, what, what to do. What an older version stored as a sentence stays one."""
    if isinstance(error, str):
        return error
    what, remedy = said(language, error, place)
    return flat(f"{error.where}: {what} {remedy}", _LONGEST)


def said(language: Language, error: GisabotError, place: Place) -> tuple[str, str]:
    """What happened, and what to do; the second is empty where nothing can be done."""
    parts = sentences(language).get(error.code, {})
    try:
        what, remedy = (
            parts.get(f"{part}_{place}", parts.get(part, "")).format_map(error.values)
            for part in ("what", "do")
        )
    except (KeyError, ValueError):  # stored by a version with other values
        what = ""
    if what:
        return what, remedy
    parts = sentences(language)[UNKNOWN]
    return parts["what"].format(code=error.code), parts["do"]


@cache
def sentences(language: Language) -> dict[str, dict[str, str]]:
    """The parts of what is said, by codes, with their places for values."""
    path = Path(__file__).with_name(f"errors.{language}.toml")
    return dict(tomllib.loads(path.read_text(encoding="utf-8")))
