"""Texts that somebody else may have written to do harm, made by dice with a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from index.records import Document

_PIECES = (
    "가나다",
    "<b>",
    "</a>",
    "<blockquote>",
    "&amp;",
    "&",
    '"',
    "'",
    "[/red]",
    "[/…]",
    "[bold]",
    "\x1b[31m",
    "\x9b2J",
    "\n",
    "\r\n",
    "\u2028",
    "\u202e",
    "\u200b",
    "\x00",
    "😀",
    "👨‍👩‍👧‍👦",
    "\ud83d",
    "a" * 90,
    "한" * 300,
    " ",
    "{title}",
    "%s",
    "https://a.example/",
    "@gisa_bot",
    "/start",
)
_LONGEST = 12  # pieces of one field, most of the time
_RARELY = 0.02  # a field of many thousand letters


def text(dice: random.Random, *, most: int = _LONGEST) -> str:
    """One field; never empty."""
    if dice.random() < _RARELY:
        return dice.choice(_PIECES) * 1_500 + "글"
    return "".join(dice.choices(_PIECES, k=dice.randint(1, most))) + "글"


def documents(seed: int, count: int) -> Iterator[Document]:
    """Articles whose every field is hostile."""
    dice = random.Random(seed)
    for number in range(count):
        yield Document(
            doc_id=f"{number:016x}",
            source=text(dice),
            title=text(dice),
            text="\n".join(text(dice) for _ in range(dice.randint(1, 3))),
            outlet=text(dice) if dice.random() < 0.8 else None,
            author=text(dice) if dice.random() < 0.8 else None,
            url="https://a.example/" + text(dice) if dice.random() < 0.8 else None,
            digest_by=text(dice) if dice.random() < 0.3 else None,
        )
