"""PDF files of Korean text, set line by line."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "HYSMyeongJo-Medium"  # known to every PDF program; nothing is embedded
_TOP, _BOTTOM, _LEFT = 760, 80, 72  # points


class Sheet:
    """Writes lines from top to bottom, as a word processor would."""

    def __init__(self, title: str = "", author: str = "", password: str | None = None) -> None:
        _register()
        self._file = io.BytesIO()
        lock = StandardEncryption(password) if password else None
        self._canvas = Canvas(self._file, pagesize=(595, 842), encrypt=lock)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._y: float = _TOP

    def line(self, text: str, x: float = _LEFT, y: float | None = None, size: int = 11) -> None:
        """One line; at a height of its own, or below the last."""
        if y is None:
            self._y -= 1.6 * size
            y = self._y
        self._canvas.setFont(_FONT, size)
        self._canvas.drawString(x, y, text)

    def rule(self, x0: float, x1: float, y: float) -> None:
        """A stroke across the page."""
        self._canvas.line(x0, y, x1, y)

    def paragraph(
        self, text: str, width: float = 380, *, syllables: bool = False, justify: bool = False
    ) -> None:
        """Broken at blanks, or between syllables; with a gap below."""
        lines = wrapped(text, width, syllables=syllables)
        for at, line in enumerate(lines):
            if self._y < _BOTTOM:
                self.page()
            if justify and at < len(lines) - 1:
                self._justified(line, width)
            else:
                self.line(line)
        self._y -= 10

    def page(self) -> None:
        """Go on on the next page."""
        self._canvas.showPage()
        self._y = _TOP

    def bytes(self) -> bytes:
        self._canvas.save()
        return self._file.getvalue()

    def _justified(self, line: str, width: float) -> None:
        self._y -= 1.6 * 11
        text = self._canvas.beginText(_LEFT, self._y)
        text.setFont(_FONT, 11)
        # Blanks are widened: the pen is moved, as real programs do.
        extra = (width - _width(line)) / max(line.count(" "), 1)
        x = float(_LEFT)
        for word in line.split(" "):
            text.setTextOrigin(x, self._y)
            text.textOut(word + " ")
            x += _width(word + " ") + extra
        self._canvas.drawText(text)


def drawn(
    text: str,
    told: Mapping[int, str],
    *,
    names: bool = False,
    unnamed: Iterable[int] = range(33, 127),
) -> bytes:
    """A file of one line, letter by letter as the font numbers them.

    Args:
        text: a string of PDF, with octal escapes.
        told: the letters of a number, where that is not its own letter.
        names: the font gives its glyphs names that tell nothing, those of `unnamed`.
    """
    pairs = " ".join(
        f"<{code:02x}> <{letters.encode('utf-16-be').hex()}>" for code, letters in told.items()
    )
    table = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        "1 beginbfrange <20> <7e> <0020> endbfrange\n"
        f"{len(told)} beginbfchar {pairs} endbfchar endcmap"
    )
    differences = " ".join(f"{code} /g{code}" for code in unnamed)
    encoding = f"/Encoding<</Differences[{differences}]>>" if names else ""
    to_unicode = "/ToUnicode 6 0 R" if told else ""
    stream = f"BT /F1 9 Tf 20 700 Td ({text}) Tj ET"
    return _file(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 2400 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Garam/FirstChar 0/LastChar 255"
        f"/Widths[{'500 ' * 256}]{encoding}{to_unicode}>>",
        f"<</Length {len(table)}>>stream\n{table}\nendstream",
    )


def _file(*objects: str) -> bytes:
    body, places = "%PDF-1.4\n", ""
    for number, content in enumerate(objects, 1):
        places += f"{len(body):010d} 00000 n \n"
        body += f"{number} 0 obj\n{content}\nendobj\n"
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{places}"
    end = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}{table}{end}".encode("latin-1")


def wrapped(text: str, width: float, *, syllables: bool, size: int = 11) -> list[str]:
    """The lines of a paragraph; a blank at a break is not printed."""
    lines, line = [], ""
    for piece in _pieces(text, syllables):
        if line and _width((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()]


def _pieces(text: str, syllables: bool) -> Sequence[str]:
    return list(text) if syllables else [f" {word}" for word in text.split(" ")]


def _register() -> None:
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))


def _width(text: str, size: int = 11) -> float:
    _register()
    return float(pdfmetrics.stringWidth(text, _FONT, size))
