"""Which line breaks of a PDF fell on blanks.

Korean may be broken at any syllable or at blanks only, and a PDF does not tell which. Joining all
lines with nothing, or all with a blank, is wrong for one of them; so the way of breaking is found
out from the room that lines leave, and where syllables are broken each break is judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from index.korean.hangul import is_hangul
from index.korean.line_ends import ALONE, COMPLETE, DEPENDENT, ENDING
from index.readers import Glue
from index.readers.pdf_lines import SOFT_HYPHEN, TELLING, Pages, PdfLine, margin

# Ems that a line leaves free where syllables are broken: less than one and its spacing.
_ROOM = 1.15
_BROKEN_AT_BLANKS = 0.3  # share of lines that leave more than a syllable's room
_TRAILING = 0.2  # share of lines with a printed blank behind them, which tells all

_CLOSING = re.compile(r"[.,!?)\]}’”」』》〉%…·:;~]")
_OPENING = re.compile(
    r"(?:[(\[{‘“「『《〈]|(?<=\S)[·~/-]|(?<=\d)[–—])$"
)  # or a sign that stands within words
_PAUSE = re.compile(r"[.,?!;:…”’)\]」』》〉]$")
_WORD_START = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/%_-]*|\S")
_LATIN = re.compile(r"[A-Za-z]")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_BROKEN_WORD = re.compile(r"(?<![\w-])[^\W\d_]+-$")
_LOWER = re.compile(r"[a-zß-ÿ]")
_BEFORE_HYPHEN = frozenset("all ex half high long low non self short so well".split())


class Joiner:
    """Puts blanks, or none, between the lines of a paragraph.

    Args:
        groups: all paragraphs of the document, which tell together how its lines are broken.
        glue: asked where neither that nor the letters around a break tell enough.
        at_blanks: whether lines are broken at blanks only; None finds it out from their room.
    """

    def __init__(
        self,
        groups: Sequence[Sequence[PdfLine]],
        by_page: Pages,
        glue: Glue | None,
        at_blanks: bool | None = None,
    ) -> None:
        self._glue = glue
        broken = [
            (above, line, margin(above, group, by_page))
            for group in groups
            for above, line in pairwise(group)
        ]
        trailing = sum(above.trailing_space for above, _, _ in broken)
        self._printed = len(broken) > 0 and _TRAILING * len(broken) <= trailing < len(broken)
        self._at_blanks = _is_broken_at_blanks(broken) if at_blanks is None else at_blanks
        self._words = Counter(
            _bare(word) for group in groups for line in group for word in line.text.split(" ")[1:-1]
        )

    def join(self, group: Sequence[PdfLine]) -> tuple[str, list[int]]:
        """The text of a paragraph on one line, and where in it each of its lines begins."""
        text, starts = group[0].text, [0]
        for above, line in pairwise(group):
            if self._hyphenated(above.text, line.text):
                text = text[:-1]
            elif self._blank(above, line):
                text += " "
            starts.append(len(text))
            text += line.text
        return text, starts

    def _hyphenated(self, left: str, right: str) -> bool:
        """Whether a line ends in a hyphen that is there for the break alone.

        One that the text writes elsewhere too stays, and so does that of compounds, numbers and
        names.
        """
        if left.endswith(SOFT_HYPHEN):
            return True
        broken = _BROKEN_WORD.search(left)
        if broken is None or not _LOWER.match(right):
            return False
        head, tail = broken[0][:-1], _bare(right.split(" ", 1)[0])
        if head.lower() in _BEFORE_HYPHEN or self._words[f"{head}-{tail}"]:
            return False
        apart = self._words[head] and self._words[tail]
        return bool(self._words[head + tail]) or not apart

    def _blank(self, above: PdfLine, line: PdfLine) -> bool:
        if self._printed:
            return above.trailing_space
        if _OPENING.search(above.text) or _CLOSING.match(line.text):
            return False
        return self._at_blanks or self._judge(above.text, line.text)

    def _judge(self, left: str, right: str) -> bool:
        """Whether a blank was lost at a break between syllables."""
        head, tail = left.rsplit(" ", 1)[-1], right.split(" ", 1)[0]
        if _LATIN.match(right):
            return True  # words in Latin letters are not broken, and hardly stand within others
        if _THOUSANDS.match(right) and left[-1:] == "," and left[-2:-1].isdigit():
            return False
        if _PAUSE.search(left):
            # A quotation is followed by its particle: “…”라고.
            return not (left[-1] in "”’)」』》〉" and is_hangul(right[:1]))
        if left[-1].isdigit() and not right[0].isspace():
            return False
        whole, apart = self._words[_bare(head + tail)], self._words[_bare(head)]
        if whole != apart and len(head) > 1:  # single syllables stand by themselves all over
            return apart > whole
        if ENDING.match(right):
            return False
        if COMPLETE.search(head) or head in ALONE or DEPENDENT.match(right):
            return True
        if self._glue is not None:
            return self._glue([left, right]) == f"{left} {right}"
        return False


def _bare(word: str) -> str:
    return word.strip(".,?!;:()[]“”‘’'\"『』「」《》〈〉")


def _is_broken_at_blanks(broken: Sequence[tuple[PdfLine, PdfLine, float]]) -> bool:
    """Whether lines leave more room than a syllable needs, be it at their end or in wide blanks."""
    spaces = sorted(space for above, _, _ in broken for space in above.spaces)
    if not broken:
        return True
    usual = spaces[len(spaces) // 10] if spaces else 0.0
    roomy = 0
    for above, line, right in broken:
        stretch = sum(max(0.0, space - usual) for space in above.spaces)
        room = (right - above.x1) / above.em + stretch
        # A word in Latin letters is never broken: its line may leave room either way.
        unit = _WORD_START.match(line.text)
        letters = len(unit[0]) if unit else 1
        roomy += room > _ROOM + 0.6 * (letters - 1)
    if roomy == 0 and len(broken) < TELLING:
        return not any(is_torn(line.text) for _, line, _ in broken)
    return roomy >= _BROKEN_AT_BLANKS * len(broken)


def is_torn(right: str) -> bool:
    """Whether a line plainly begins within a word."""
    tail = right.split(" ", 1)[0]
    return (
        ENDING.match(right) is not None
        or _CLOSING.match(right) is not None
        or ((len(_bare(tail)) == 1 and is_hangul(_bare(tail))) and _bare(tail) not in ALONE)
    )
