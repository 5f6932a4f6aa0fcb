"""Telegram's HTML: what it accepts, and its messages with byte offsets for what it does not.

Works on UTF-8 bytes, as offsets in the messages are bytes into the text as sent, while offsets and
lengths of entities are UTF-16 units of the text that remains.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.botapi.entities import in_order, utf16
from tests.botapi.errors import Json
from tests.botapi.links import link_entity

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_SPACES = b" \t\r\n\0\x0b"
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_TOKEN = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
_BAD_UNICODE = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


class MarkupError(Exception):
    """The text cannot be parsed; the message is TDLib's, without the server's prefix."""


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    offset: int  # UTF-16 units into the output
    start: int  # index into the output's pieces


def parse_html(text: str) -> tuple[str, list[Json]]:
    """The plain text and its entities, outer before inner.

    Raises:
        MarkupError: unknown tag, unbalanced tags, malformed attribute.
    """
    return _Parser(text.encode("utf-8", "surrogatepass")).parse()


class _Parser:
    def __init__(self, source: bytes) -> None:
        self._source = source
        self._at = 0
        self._out: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        while (byte := self._peek()) is not None:
            if byte == b"<":
                self._tag()
            elif byte == b"&" and (decoded := self._reference()) is not None:
                self._write(decoded)
            else:
                self._plain()
        if self._open:
            tag = self._open[-1].tag
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{tag}"')
        text = "".join(self._out)
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise MarkupError(_BAD_UNICODE)
        for entity in self._entities:
            entity.pop("_language", None)
        return text, in_order(self._entities)

    def _peek(self) -> bytes | None:
        return self._source[self._at : self._at + 1] or None

    def _plain(self) -> None:
        end = self._at + 1
        while end < len(self._source) and self._source[end] not in b"<&":
            end += 1
        self._write(self._source[self._at : end].decode("utf-8", "surrogatepass"))
        self._at = end

    def _write(self, text: str) -> None:
        self._out.append(text)
        self._length += utf16(text)

    def _reference(self) -> str | None:
        """Decode ``&…;`` here and step over it; None, unmoved, where it is none."""
        source, start = self._source, self._at + 1
        if source[start : start + 1] == b"#":
            hexadecimal = source[start + 1 : start + 2] == b"x"
            digits = b"0123456789abcdefABCDEF" if hexadecimal else b"0123456789"
            first = start + (2 if hexadecimal else 1)
            end = _span(source, first, digits)
            value = int(source[first:end] or b"0", 16 if hexadecimal else 10)
            if value == 0 or value >= 0x10FFFF or end - self._at >= 10:
                return None
            decoded = chr(value)
        else:
            end = start
            while source[end : end + 1].isalpha():
                end += 1
            named = _NAMED.get(source[start:end])
            if named is None:
                return None
            decoded = named
        self._at = end + (source[end : end + 1] == b";")
        return decoded

    def _tag(self) -> None:
        begin = self._at
        self._at += 1
        if self._peek() == b"/":
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _name(self) -> str:
        start = self._at
        while (byte := self._peek()) is not None and byte not in _SPACES and byte != b">":
            self._at += 1
        return self._source[start : self._at].decode("utf-8", "replace").lower()

    def _skip_spaces(self) -> None:
        self._at = _span(self._source, self._at, _SPACES)

    def _start_tag(self, begin: int) -> None:
        tag = self._name()
        if self._peek() is None:
            raise MarkupError(f"Unclosed start tag at byte offset {begin}")
        if tag not in _TYPES:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        while self._peek() != b">":
            self._skip_spaces()
            if self._peek() == b">":
                break
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value, argument)
        self._at += 1
        if tag == "span" and argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self._open.append(_Open(tag, argument, self._length, len(self._out)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        start = self._at
        while (byte := self._peek()) is not None and byte not in _SPACES + b"=>":
            self._at += 1
        name = self._source[start : self._at].decode("utf-8", "replace")
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_spaces()
        if self._peek() is None:
            raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        if self._peek() != b"=":
            return name, ""
        self._at += 1
        self._skip_spaces()
        if self._peek() is None:
            raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = self._quoted() if self._peek() in (b'"', b"'") else self._token()
        if self._peek() is None:
            raise MarkupError(f"Unclosed start tag at byte offset {begin}")
        return name, value

    def _token(self) -> str:
        start = self._at
        self._at = _span(self._source, start, _TOKEN)
        following = self._peek()
        if following is not None and following not in _SPACES and following != b">":
            raise MarkupError(f"Unexpected end of name token at byte offset {start}")
        return self._source[start : self._at].decode().lower()

    def _quoted(self) -> str:
        quote = self._peek()
        self._at += 1
        value: list[bytes] = []
        while (byte := self._peek()) is not None and byte != quote:
            if byte == b"&" and (decoded := self._reference()) is not None:
                value.append(decoded.encode("utf-8", "surrogatepass"))
            else:
                value.append(byte)
                self._at += 1
        if self._peek() == quote:
            self._at += 1
        return b"".join(value).decode("utf-8", "replace")

    def _end_tag(self, begin: int) -> None:
        if not self._open:
            raise MarkupError(f"Unexpected end tag at byte offset {begin}")
        self._at += 1
        found = self._name()
        self._skip_spaces()
        if self._peek() != b">":
            raise MarkupError(f"Unclosed end tag at byte offset {begin}")
        self._at += 1
        opened = self._open[-1]
        if found and found != opened.tag:
            raise MarkupError(
                f"Unmatched end tag at byte offset {begin}, "
                f'expected "</{opened.tag}>", found "</{found}>"'
            )
        if self._length > opened.offset:
            if opened.tag == "a" and not opened.argument:
                opened = replace(opened, argument="".join(self._out[opened.start :]))
            self._close(opened)
        self._open.pop()

    def _close(self, opened: _Open) -> None:
        entity: Json = {
            "type": _TYPES[opened.tag],
            "offset": opened.offset,
            "length": self._length - opened.offset,
        }
        if opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdecimal() or int(opened.argument) == 0:
                raise MarkupError("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "a":
            linked = link_entity(opened.argument)
            if linked is None:
                return
            entity |= linked
        elif opened.tag in ("pre", "code"):
            if self._join_code(opened, entity):
                return
            entity["_language"] = opened.argument
        self._entities.append(entity)

    def _join_code(self, opened: _Open, entity: Json) -> bool:
        """``<pre><code class="language-x">`` over one span is one entity with a language."""
        last = self._entities[-1] if self._entities else {}
        other = "code" if opened.tag == "pre" else "pre"
        same = last.get("type") == other and all(
            last[key] == entity[key] for key in ("offset", "length")
        )
        language = last.get("_language") if opened.tag == "pre" else opened.argument
        if same and language:
            last |= {"type": "pre", "language": language}
            return True
        return False


def _argument(tag: str, name: str, value: str, before: str) -> str:
    """What an attribute says; all but these few are allowed and mean nothing."""
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id")):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    if (tag, name) == ("blockquote", "expandable"):
        return "1"
    return before


def _span(source: bytes, start: int, allowed: bytes) -> int:
    """The first index from `start` on whose byte is not in `allowed`."""
    while start < len(source) and source[start] in allowed:
        start += 1
    return start
