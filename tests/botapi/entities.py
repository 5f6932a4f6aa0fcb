"""Stretches of a text, counted as Telegram counts them: in UTF-16 units."""

from __future__ import annotations

from tests.botapi.errors import Json

# Which of two entities over one span comes first; all others stand at 50, as in TDLib.
_PRIORITIES = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}


def utf16(text: str) -> int:
    """Length in UTF-16 code units, what Telegram counts in."""
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)


def text_of(text: str, entity: Json) -> str:
    """What an entity covers."""
    raw = text.encode("utf-16-le", "surrogatepass")
    start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
    return raw[start:end].decode("utf-16-le", "replace")


def meets(one: Json, other: Json) -> bool:
    """They have at least one unit in common."""
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


def in_order(entities: list[Json]) -> list[Json]:
    """By offset, the longer first, then by kind."""
    return sorted(
        entities, key=lambda e: (e["offset"], -e["length"], _PRIORITIES.get(e["type"], 50))
    )
