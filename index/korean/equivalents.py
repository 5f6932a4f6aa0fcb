"""Words that stand for one another: AI and 에이아이, NAVER and 네이버, 워크샵 and 워크숍.

By three means: lists kept by hand (`equivalents.txt`, `english.txt`), the names of Latin letters, and syllables
that loanwords are spelled with in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from itertools import product

_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "에이 비 시 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 아르 에스 티 유 브이 더블유 엑스 와이 제트".split(),
        strict=True,
    )
)
_NAMES = {name: letter for letter, name in _LETTERS.items()} | {"씨": "c", "알": "r"}
_NAMED_LETTER = re.compile("|".join(sorted(_NAMES, key=len, reverse=True)))
_ABBREVIATION = re.compile(r"[a-z]{2,5}")

# Pairs of syllables that one loanword is spelled with (워크숍, 콘텐츠, 리더십, 주스 are the standard).
_TWO_WAYS = ("숍샵", "콘컨", "십쉽", "주쥬", "조죠", "저져", "차챠", "메매")
_VARIANTS = {a: pair for pair in _TWO_WAYS for a in pair}
_LISTS = ("english.txt", "equivalents.txt")
_MOST_VARIANTS = 3  # syllables of a word


class Equivalents:
    """Which words may be looked for in place of another.

    Args:
        groups: words that stand for one another.
    """

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._others: dict[str, dict[str, None]] = {}
        for group in groups:
            words = list(group)
            for word in words:
                others = self._others.setdefault(word, {})
                others.update((other, None) for other in words if other != word)

    def of(self, form: str) -> tuple[str, ...]:
        """The words that `form` may stand for, the surest first; without itself."""
        found = dict.fromkeys(self._others.get(form, {}))
        found.update(dict.fromkeys(_letters(form)))
        found.update(dict.fromkeys(spellings(form)))
        return tuple(found)

    def listed(self, form: str) -> tuple[str, ...]:
        """Those of the list alone."""
        return tuple(self._others.get(form, ()))


def spellings(form: str) -> tuple[str, ...]:
    """The other ways to spell a loanword, known or not."""
    if sum(letter in _VARIANTS for letter in form) > _MOST_VARIANTS:
        return ()
    choices = product(*(_VARIANTS.get(letter, letter) for letter in form))
    return tuple(word for word in map("".join, choices) if word != form)


@lru_cache(maxsize=1)
def load_equivalents() -> Equivalents:
    """The lists that ship with the project; read once."""
    folder = files("index.korean")
    texts = (folder.joinpath(name).read_text(encoding="utf-8") for name in _LISTS)
    lines = (line for text in texts for line in text.splitlines() if line and line[0] != "#")
    return Equivalents([word.strip() for word in line.split("=")] for line in lines)


def _letters(form: str) -> tuple[str, ...]:
    """An abbreviation by the names of its letters, and the other way round."""
    if _ABBREVIATION.fullmatch(form):
        return ("".join(_LETTERS[letter] for letter in form),)
    latin, end = [], 0
    for match in _NAMED_LETTER.finditer(form):
        if match.start() != end:
            return ()
        latin.append(_NAMES[match.group()])
        end = match.end()
    return ("".join(latin),) if end == len(form) and len(latin) > 1 else ()
