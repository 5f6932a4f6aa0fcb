"""Plain text whose lines were cut at one width, as e-mail and copies of PDFs have it.

Each line of a text is a paragraph to everything behind the readers, so that a sentence would end
with its line. What tells a paragraph's last line from the others, and a break within a word from
one at a blank, is known of the lines of a PDF; the lines here are laid out as if printed. Of 70
encyclopaedia articles (KorQuAD 1.0 dev part 1), cut at four widths, the right passage comes first
for 0.958 of 553 questions by words alone; with each line a paragraph it was 0.881.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.readers import Glue
from index.readers.pdf_breaks import is_torn
from index.readers.pdf_lines import TELLING, PdfLine
from index.readers.pdf_paragraphs import ENDS, PRINT, Measure, paragraphs
from index.readers.wire import LONGEST_TEXT

# In letters of Hangul: lines of verse are narrower, paragraphs on one line wider.
_NARROWEST = 14.0
_WIDEST = 90.0
_ROOM = 1.5  # of a full line, beside that of the word that did not fit
_FULL = 0.6  # share of the text in lines that are full
_WITHIN_A_SENTENCE = 0.6  # share of full lines that end none
# Shares of lines that begin with the rest of a word: of those articles 95% are above 0.15 where
# syllables are broken, and 95% below 0.08 where not. Between these the room of lines tells.
_AT_BLANKS, _ANYWHERE = 0.12, 0.2


# In print, by the number of letters, in the columns of a terminal.
_MEASURES = (PRINT, Measure(1.0, 1.0), Measure(0.5, 0.5))


def unwrapped(text: str, glue: Glue | None = None) -> str:
    """Each paragraph on one line where lines were cut at one width; any other text as it is.

    Args:
        glue: judges breaks that may be within a word; see `Glue`.
    """
    longest = max(map(len, text.split("\n")))
    if len(text) > LONGEST_TEXT or not _NARROWEST <= longest <= 3 * _WIDEST:
        return text
    laid = [(measure, list(_lines(text, measure))) for measure in _MEASURES]
    lines, full = max(
        ((lines, _full(lines, measure)) for measure, lines in laid), key=lambda each: len(each[1])
    )
    if not full:
        return text
    torn = sum(is_torn(line.text) for _, line in full)
    at_blanks = None
    if torn < _AT_BLANKS * len(full):
        at_blanks = True
    elif torn > max(TELLING, _ANYWHERE * len(full)):
        at_blanks = False
    return "\n".join(paragraph.text for paragraph in paragraphs([lines], glue, at_blanks))


def _lines(text: str, measure: Measure) -> Iterator[PdfLine]:
    """The lines that are not blank, as if printed in letters of one size, 1 point high."""
    for number, line in enumerate(text.split("\n")):
        words = " ".join(line.split())
        if words:
            indent = measure.of(line[: len(line) - len(line.lstrip())])
            yield PdfLine(
                page=0,
                text=words,
                x0=indent,
                y0=-float(number),
                x1=indent + measure.of(words),
                y1=1.0 - number,
                em=1.0,
                trailing_space=line[-1:].isspace(),
                spaces=(),
            )


def _full(lines: Sequence[PdfLine], measure: Measure) -> list[tuple[PdfLine, PdfLine]]:
    """The lines behind which the next word had no room, each with the line below it; none where
    most of the text does not stand in such lines."""
    right = max((line.x1 for line in lines), default=0.0)
    if len(lines) <= TELLING or not _NARROWEST <= right <= _WIDEST:
        return []
    full = [
        (above, line)
        for above, line in pairwise(lines)
        if above.y0 - line.y0 == 1
        and right - above.x1 < measure.of(line.text.split(" ", 1)[0]) + _ROOM
    ]
    within = sum(ENDS.search(above.text) is None for above, _ in full)
    share = sum(above.x1 for above, _ in full) / sum(line.x1 for line in lines)
    return full if share >= _FULL and within >= _WITHIN_A_SENTENCE * len(full) else []
