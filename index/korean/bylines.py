"""The names by which outlets and reporters are asked for."""

from __future__ import annotations

import re

_PAREN = re.compile(r"\s|\(.*?\)|\[.*?\]")
# What is cut from the name of an outlet in speech, where the rest is no word of its own.
_SHORT = {"연합뉴스": "연합", "경향신문": "경향", "동아일보": "동아", "오마이뉴스": "오마이"}
# The last word of a name, and what its first letter gets for it: 매경, 한경; 머투.
_ENDINGS = {"경제": "경", "투데이": "투"}
_ROLES = frozenset("기자 특파원 논설위원 앵커 선임기자 인턴기자".split())
_NAME = re.compile(r"[가-힣]{2,4}|[A-Za-z][A-Za-z .'-]+[A-Za-z]")
_POLITE = "님"


def compact(text: str) -> str:
    """A text without blanks and quotation marks, lower-case."""
    return re.sub(r"[\s‘’“”'\"·…]", "", text).lower()


def without_polite(word: str) -> str:
    """A name without 님."""
    return word.removesuffix(_POLITE)


def outlet_names(outlet: str | None) -> tuple[str, ...]:
    """The name of an outlet and its common short forms, without blanks."""
    if not outlet:
        return ()
    plain = compact(_PAREN.sub("", outlet))
    names = [compact(outlet), plain, *(compact(part) for part in outlet.split() if len(part) > 3)]
    names += [
        f"{plain[0]}{letter}"
        for ending, letter in _ENDINGS.items()
        if plain.endswith(ending) and len(plain) > len(ending) + 1
    ]
    if plain in _SHORT:
        names.append(_SHORT[plain])
    return tuple(dict.fromkeys(names))


def people(author: str | None) -> tuple[str, ...]:
    """The names in a byline, without their roles."""
    names = _NAME.findall(author or "")
    return tuple(compact(name) for name in names if name not in _ROLES)
