"""Messages of a chat as bubbles of an SVG: text with its entities, buttons below.

An SVG has no line breaks of its own, so lines are broken here by estimated widths: fonts differ,
and the estimates are on the wide side.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from tests.botapi.errors import Json

_SIZE, _LINE = 14, 21  # px: of the letters, and from one line to the next
_COLUMN, _GAP, _EDGE, _PAD = 440, 8, 12, 12  # px
_BUBBLE = 392  # px, at most
_BUTTON = 32  # px
_INDENT = 12  # px, of a quote
_FONT = "'Apple SD Gothic Neo','Noto Sans KR','Malgun Gothic',sans-serif"
_BLUE = "#2b7ac0"
_STYLES = {
    "bold": ' font-weight="700"',
    "italic": ' font-style="italic" fill="#5c6670"',
    "underline": ' text-decoration="underline"',
    "text_link": f' fill="{_BLUE}"',
    "url": f' fill="{_BLUE}"',
    "bot_command": f' fill="{_BLUE}"',
}
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})

# A letter and the kinds of the entities that cover it.
Letter = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message as it stood at one moment.

    Attributes:
        mine: from the person, not from the bot.
        data: the message as the Bot API shows it.
        pressed: the words on the button that is pressed next.
    """

    mine: bool
    data: Json
    pressed: str = ""

    @property
    def text(self) -> str:
        """What is read in it; of a file its name."""
        document = self.data.get("document")
        words = [f"📄 {document['file_name']}"] if document else []
        return "\n".join([*words, *filter(None, [self.data.get("text"), self.data.get("caption")])])

    @property
    def buttons(self) -> list[list[str]]:
        rows = (self.data.get("reply_markup") or {}).get("inline_keyboard", [])
        return [[button["text"] for button in row] for row in rows]


def draw(columns: Sequence[Sequence[Bubble]]) -> str:
    """Conversations side by side, as one SVG."""
    parts, tallest = [], 0
    for number, column in enumerate(columns):
        top = _EDGE
        for bubble in column:
            drawn, height = _bubble(bubble, number * _COLUMN, top)
            parts += drawn
            top += height + _GAP
        tallest = max(tallest, top)
    width, height = len(columns) * _COLUMN, tallest - _GAP + _EDGE
    lines = (f"M{n * _COLUMN} 0v{height}" for n in range(1, len(columns)))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
            f' width="{width}" height="{height}" font-family="{_FONT}" font-size="{_SIZE}">',
            f'<rect width="{width}" height="{height}" fill="#e8eff4"/>',
            f'<path d="{" ".join(lines)}" stroke="#cfd9e1"/>' if len(columns) > 1 else "",
            *parts,
            "</svg>\n",
        ]
    )


def _bubble(bubble: Bubble, left: int, top: int) -> tuple[list[str], int]:
    """Its elements and its height."""
    lines = list(_wrapped(bubble))
    longest = max(_indent(line) + _width(line) for line in lines)
    for row in bubble.buttons:
        every = max(_width([(letter, frozenset()) for letter in text]) for text in row)
        longest = max(longest, (every + 20) * len(row) - 2 * _PAD)
    width = min(_BUBBLE, round(longest) + 2 * _PAD)
    x = left + (_COLUMN - _EDGE - width if bubble.mine else _EDGE)
    height = len(lines) * _LINE + 2 * _PAD - 4
    colour = "#d9f2c7" if bubble.mine else "#ffffff"
    drawn = [f'<rect x="{x}" y="{top}" width="{width}" height="{height}" rx="12" fill="{colour}"/>']
    y = top + _PAD - 2
    for quoted, group in groupby(lines, _is_quoted):
        block = list(group)
        if quoted:
            drawn.append(
                f'<path d="M{x + _PAD + 1.5} {y}v{len(block) * _LINE}" stroke="{_BLUE}"'
                ' stroke-width="3"/>'
            )
        for line in block:
            drawn.append(_line(line, x + _PAD + _indent(line), y + _LINE - 6))
            y += _LINE
    below = top + height
    for row in bubble.buttons:
        drawn += _buttons(row, bubble.pressed, x, below + 4, width)
        below += _BUTTON + 4
    return drawn, below - top


def _line(line: Sequence[Letter], x: float, y: int) -> str:
    spans = []
    for kinds, group in groupby(line, key=lambda letter: letter[1]):
        words = escape("".join(letter for letter, _ in group), quote=False)
        style = "".join(sorted({_STYLES[kind] for kind in kinds if kind in _STYLES}))
        if style.count(" fill=") > 1:  # a link in italics is coloured as a link
            style = style.replace(' fill="#5c6670"', "")
        spans.append(f"<tspan{style}>{words}</tspan>" if style else words)
    return f'<text x="{x:g}" y="{y}" xml:space="preserve">{"".join(spans)}</text>'


def _buttons(row: Sequence[str], pressed: str, left: int, top: int, width: int) -> Iterator[str]:
    each = (width - 4 * (len(row) - 1)) / len(row)
    for number, text in enumerate(row):
        x = left + number * (each + 4)
        back, front = (_BLUE, "#ffffff") if text == pressed else ("#cadbe8", "#1d4f7c")
        yield (
            f'<rect x="{x:.1f}" y="{top}" width="{each:.1f}" height="{_BUTTON}" rx="8"'
            f' fill="{back}"/>'
        )
        yield (
            f'<text x="{x + each / 2:.1f}" y="{top + 21}" text-anchor="middle" font-size="13"'
            f' fill="{front}">{escape(text, quote=False)}</text>'
        )


def _wrapped(bubble: Bubble) -> Iterator[list[Letter]]:
    """The lines, broken between words, and within those that are longer than a line."""
    line: list[Letter] = []
    for paragraph in _paragraphs(_letters(bubble)):
        line = []
        for space, group in groupby(paragraph, key=lambda letter: letter[0] == " "):
            word = list(group)
            room = _BUBBLE - 2 * _PAD - _indent(paragraph)
            if not space and line and _width([*line, *word]) > room:
                yield line
                line = []
            for letter in word:
                if not space and _width([*line, letter]) > room:
                    yield line
                    line = []
                line.append(letter)
        yield line


def _letters(bubble: Bubble) -> Iterator[Letter]:
    """Entities count in UTF-16 units from the beginning of the message's own text."""
    entities = bubble.data.get("entities") or bubble.data.get("caption_entities") or []
    own = str(bubble.data.get("text") or bubble.data.get("caption") or "")
    yield from ((letter, frozenset()) for letter in bubble.text.removesuffix(own))
    at = 0
    for letter in own:
        kinds = (e["type"] for e in entities if e["offset"] <= at < e["offset"] + e["length"])
        yield letter, frozenset(kinds)
        at += 2 if ord(letter) > 0xFFFF else 1


def _paragraphs(letters: Iterator[Letter]) -> Iterator[list[Letter]]:
    paragraph: list[Letter] = []
    for letter in letters:
        if letter[0] == "\n":
            yield paragraph
            paragraph = []
        else:
            paragraph.append(letter)
    yield paragraph


def _is_quoted(line: Sequence[Letter]) -> bool:
    return bool(line) and bool(line[0][1] & _QUOTES)


def _indent(line: Sequence[Letter]) -> int:
    return _INDENT if _is_quoted(line) else 0


def _width(line: Sequence[Letter]) -> float:
    """Pixels, estimated: 1 em a letter of Hangul, 0.55 em one of Latin."""
    return _SIZE * sum(_em(letter) * (1.05 if "bold" in kinds else 1) for letter, kinds in line)


def _em(letter: str) -> float:
    if letter == " ":
        return 0.32
    if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF:
        return 1.0
    return 0.72 if letter.isupper() else 0.55


def pressed(bubble: Bubble, button: str) -> Bubble:
    """The same with one of its buttons pressed."""
    return replace(bubble, pressed=button)
