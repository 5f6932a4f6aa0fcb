"""Text as Telegram stores it: parsed, trimmed, with the entities that it finds by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tests.botapi.entities import in_order, meets, utf16
from tests.botapi.errors import Json, bad_request
from tests.botapi.html import MarkupError, parse_html
from tests.botapi.links import checked_link

TEXT_LIMIT = 4096  # UTF-16 units after parsing
CAPTION_LIMIT = 1024
_BYTES_LIMIT = 1 << 15  # of the text as sent
_ENTITIES_LIMIT = 100  # further ones are ignored

_FOUND = (
    ("url", re.compile(r"\bhttps?://[^\s<>\"']+[^\s<>\"'.,:;!?)\]]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)),
    (
        "url",
        re.compile(r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|net|org|kr|io|me|ai)\b(?:/\S*)?", re.I),
    ),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{2,31}\b", re.ASCII)),
    (
        "bot_command",
        re.compile(r"(?<![\w/>@])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])", re.ASCII),
    ),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}")),
)
_EXPLICIT = frozenset(
    "bold italic underline strikethrough spoiler blockquote expandable_blockquote code pre "
    "text_link text_mention custom_emoji".split()
)
# Entities that only the server itself may set: silently dropped where a bot sends them.
_AUTOMATIC = frozenset(
    "mention hashtag cashtag bot_command url email phone_number bank_card_number".split()
)


@dataclass(frozen=True, slots=True)
class FormattedText:
    text: str
    entities: tuple[Json, ...] = ()

    def fields(self, text_key: str, entities_key: str) -> Json:
        """As fields of a Message; nothing for an empty text."""
        if not self.text:
            return {}
        found: Json = {text_key: self.text}
        return found | ({entities_key: list(self.entities)} if self.entities else {})


def format_text(text: str, parse_mode: str = "", entities: Any = None) -> FormattedText:
    """What a bot sends, made into what is stored.

    Raises:
        RefusedError: the mark-up is wrong, the parse mode is not HTML, an entity is malformed, or the
            text as sent is over 32,768 bytes.
    """
    if len(text.encode("utf-8", "surrogatepass")) > _BYTES_LIMIT:
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    if not text or mode in ("", "none"):
        return finish(text, _explicit(entities))
    if mode != "html":
        raise bad_request("Unsupported parse_mode")
    try:
        return finish(*parse_html(text))
    except MarkupError as exc:
        raise bad_request(f"Can't parse entities: {exc}") from exc


def finish(text: str, entities: list[Json]) -> FormattedText:
    """Trim, drop what may not nest, and add the entities that Telegram finds in plain text."""
    text = text.replace("\r", "")
    trimmed = text.lstrip()
    cut = utf16(text) - utf16(trimmed)
    trimmed = trimmed.rstrip()
    length = utf16(trimmed)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, length)
        if start < end:
            kept.append(entity | {"offset": start, "length": end - start})
    kept = _allowed_to_nest(in_order(kept))
    kept += _found(trimmed, kept)
    return FormattedText(trimmed, tuple(in_order(kept)[:_ENTITIES_LIMIT]))


def _allowed_to_nest(entities: list[Json]) -> list[Json]:
    """Nothing lies within code, and no quote within a quote. Expects outer before inner."""
    kept: list[Json] = []
    for entity in entities:
        around = [other for other in kept if meets(other, entity)]
        quote = entity["type"].endswith("blockquote")
        if any(other["type"] in ("code", "pre") for other in around):
            continue
        if quote and any(other["type"].endswith("blockquote") for other in around):
            continue
        kept.append(entity)
    return kept


def _found(text: str, taken: list[Json]) -> list[Json]:
    blocking = [e for e in taken if e["type"] in ("code", "pre", "text_link", "text_mention")]
    found: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            if kind == "url" and checked_link(match.group()) is None:
                continue
            offset = utf16(text[: match.start()])
            entity = {"type": kind, "offset": offset, "length": utf16(match.group())}
            if not any(meets(entity, other) for other in blocking + found):
                found.append(entity)
    return found


def _explicit(entities: Any) -> list[Json]:
    """The entities that a bot gives itself; anything but a list counts as none, as on the server."""
    if not isinstance(entities, list):
        return []
    kept = []
    for entity in entities:
        if not isinstance(entity, dict):
            raise bad_request("Can't parse MessageEntity: expected an Object")
        for name in ("offset", "length"):
            if not isinstance(entity.get(name), int):
                raise bad_request(f'Can\'t parse MessageEntity: Field "{name}" must be a Number')
        kind = entity.get("type")
        if kind in _AUTOMATIC:
            continue
        if kind not in _EXPLICIT:
            raise bad_request("Can't parse MessageEntity: Unsupported type specified")
        kept.append(dict(entity))
    return kept
