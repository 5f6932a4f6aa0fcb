"""Which words of a question stand nowhere in the articles: only what was looked for by its letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from index.korean.equivalents import load_equivalents
from index.korean.folding import fold
from index.korean.lexicon import QUESTION_WORDS
from index.korean.particles import is_particle
from index.question.query import QueryTerm

_LONGEST_NAMED = 20  # letters
_MOST_NAMED = 5  # words; more are no question about anything

# What begins with a number or an asking word.
_NEVER_NAMED = re.compile("|".join((r"\d", *sorted(QUESTION_WORDS))))
# Between blanks and brackets, without the marks at its ends.
_WRITTEN = re.compile(r"[^\W_](?:[^\s()\[\]{}<>]*[^\W_])?")


def unknown_words(
    text: str, words: Sequence[QueryTerm], stands: Callable[[str], bool]
) -> tuple[str, ...]:
    """The words of a question that stand nowhere, as the user wrote them, each whole.

    A word that holds a known one is not named, for what is not known of it may be an ending; nor
    is a number, which articles write in many ways.

    Args:
        words: those of `text`, as the collection knows them.
        stands: whether letters stand anywhere in the collection.
    """
    found: dict[str, None] = {}
    starts = [item.term.start for item in words]
    for written in _WRITTEN.finditer(text):
        first, last = (bisect_left(starts, place) for place in written.span())
        inside = words[first:last]
        if not inside or not all(map(_is_unknown, inside)) or _NEVER_NAMED.match(written[0]):
            continue
        noun = text[written.start() : inside[-1].term.end]
        word = noun if is_particle(written[0][len(noun) :]) else written[0]
        if 1 < len(word) <= _LONGEST_NAMED and not _stands(noun, inside, stands):
            found.setdefault(word)
        if len(found) == _MOST_NAMED:
            break
    return tuple(found)


def _is_unknown(item: QueryTerm) -> bool:
    return item.is_noun and not item.known and not item.generic


def _stands(noun: str, inside: Sequence[QueryTerm], stands: Callable[[str], bool]) -> bool:
    """Whether a noun, its longest piece or an equivalent of it stands anywhere."""
    longest = max((item.term.form for item in inside), key=len)
    words = [noun, *load_equivalents().of(fold(noun))]
    if len(longest) > 1:
        words += [longest, *load_equivalents().of(longest)]
    return any(map(stands, words))
